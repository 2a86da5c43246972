//! Forging: a delegate makes the next block, and fixes this device's access log in it.

use super::opened::{Advance, Opened, Step};
use super::platform::Platform;
use super::{Actor, Node, clock};
use crate::ledger::access_log;
use crate::ledger::block::Header;
use crate::ledger::chain;
use crate::ledger::election;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot};
use crate::protocol::{BlockCard, Fault, Reply};
use crate::storage::{Former, Shelf};

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Forges the next block: as the delegate whose turn it is, where that account was unlocked here to forge by itself;
    /// otherwise as the acting account.
    pub(super) async fn forge(&mut self, pass_over: bool) -> Result<Reply, Fault> {
        let opened = self.ledger()?;
        let (_, on_turn) = opened.next_turn();
        if !pass_over && opened.keyring.stays(&on_turn) {
            return self.forge_for(&on_turn).await.map(Reply::Forged);
        }
        let actor = self.actor()?;
        let slot = self.ledger()?.slot_to_forge(&actor.user_id, pass_over)?;
        self.forge_in(slot, &actor).await.map(Reply::Forged)
    }

    /// Forges the next block as an unlocked delegate whose turn it is.
    pub(super) async fn forge_for(&mut self, delegate: &UserId) -> Result<BlockCard, Fault> {
        let actor = self.actor_for(delegate)?;
        let slot = self.ledger()?.slot_to_forge(delegate, false)?;
        self.forge_in(slot, &actor).await
    }

    /// Forges the block that the plan has. The block, the mark that its slot is signed, the emptied pool and the log entry
    /// are one transaction of the store.
    async fn forge_in(&mut self, slot: Slot, actor: &Actor) -> Result<BlockCard, Fault> {
        self.time_to_forge()?;
        let (anchor, log_key) = self.anchor(actor).await?;
        let time = self.time_to_forge()?;
        let opened = self.ledger()?;
        let contents = opened.pool.contents(&opened.state, slot, time, anchor);
        let block = chain::forge(&opened.state, slot, time, contents, &actor.seed.signing_key());
        // As every other device will, when a file brings it.
        let outcome = chain::check(&opened.state, block, Some(clock::latest(self.platform.now())))?;
        let (header, hash) = (outcome.block.header.clone(), outcome.block.hash());
        let step = Step {
            blocks: vec![outcome.block],
            advance: Advance::By(Box::new(outcome.changes)),
            signed: Some((actor.user_id.clone(), slot)),
            notes: vec![actor.note(access_log::Action::Forge)],
            log_key,
            former: Former::Ends,
            ..Step::default()
        };
        self.write(step).await?;
        Ok(card(&header, hash, self.ledger()?.state.tip().irreversible))
    }
}

impl<S> Opened<S> {
    /// The next slot, and whose it is.
    pub(super) fn next_turn(&self) -> (Slot, UserId) {
        let seats = self.state.founding().parameters.delegates;
        let next = Slot(self.state.tip().slot.0 + 1);
        (next, election::turns_at(&self.state, next).delegate(next, seats).clone())
    }

    /// The slot that a delegate may sign: the next one, where it is its turn; otherwise, where those before may be
    /// passed over, its first one after that. Never one at or below a slot that it has signed, here or elsewhere, on
    /// this chain or on one that does not count any more.
    fn slot_to_forge(&self, delegate: &UserId, pass_over: bool) -> Result<Slot, Fault> {
        let (next, on_turn) = self.next_turn();
        if on_turn != *delegate && !pass_over {
            return Err(Fault::NotYourTurn { slot: next, delegate: on_turn });
        }
        let signed = self.marks.get(delegate).copied().unwrap_or_default();
        let first = next.max(Slot(signed.0 + 1));
        let no_turn = || match signed {
            signed if signed < next => Fault::NoTurn { delegate: delegate.clone() },
            highest => Fault::SlotSigned { slot: next, highest },
        };
        election::turn_of(&self.state, delegate, first).ok_or_else(no_turn)
    }
}

/// A block in one line.
pub fn card(header: &Header, hash: Hash, irreversible: Height) -> BlockCard {
    BlockCard {
        height: header.height,
        hash,
        slot: header.slot,
        timestamp: header.timestamp,
        delegate_id: header.delegate_id.clone(),
        transaction_count: header.transaction_count,
        irreversible: header.height <= irreversible,
    }
}
