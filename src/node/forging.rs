//! Forging: a delegate makes and signs the next block, which anchors this device's access log.

use super::open_ledger::{Advance, OpenLedger, Step};
use super::platform::Platform;
use super::{Actor, Node, clock};
use crate::ledger::access_log;
use crate::ledger::chain;
use crate::ledger::election;
use crate::ledger::header::Header;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot};
use crate::protocol::{BlockCard, Fault};
use crate::storage::{Former, Library};

impl<H: Library, P: Platform> Node<H, P> {
    /// Forges the next block: as the delegate of the next slot if that account was unlocked here to forge without a
    /// command, and otherwise as the acting account.
    pub(super) async fn forge(&mut self, pass_over: bool) -> Result<BlockCard, Fault> {
        let opened = self.ledger()?;
        let (_, on_turn) = opened.next_turn();
        if !pass_over && opened.keyring.stays(&on_turn) {
            return self.forge_for(&on_turn).await;
        }
        let actor = self.actor()?;
        let slot = self.ledger()?.slot_to_forge(&actor.user_id, pass_over)?;
        self.forge_in(slot, &actor).await
    }

    /// Forges the next block as an unlocked delegate whose turn it is.
    pub(super) async fn forge_for(&mut self, delegate: &UserId) -> Result<BlockCard, Fault> {
        let actor = self.actor_for(delegate)?;
        let slot = self.ledger()?.slot_to_forge(delegate, false)?;
        self.forge_in(slot, &actor).await
    }

    /// Forges the planned block. One transaction of the store contains the block, the signing mark, the removal from
    /// the pool and the log entry.
    async fn forge_in(&mut self, slot: Slot, actor: &Actor) -> Result<BlockCard, Fault> {
        self.time_to_forge()?;
        let (anchor, log_key) = self.anchor(actor).await?;
        let time = self.time_to_forge()?;
        let opened = self.ledger()?;
        let contents = opened.pool.contents(&opened.state, slot, time, anchor);
        let block = chain::forge(&opened.state, slot, time, contents, &actor.seed.signing_key());
        // Other devices will check the block in the same way when they import it.
        let outcome = chain::check(&opened.state, block, Some(clock::latest(self.platform.now())))?;
        let (header, hash) = (outcome.block.header.clone(), outcome.block.hash());
        let step = Step {
            blocks: vec![outcome.block].into(),
            advance: Advance::By(Box::new(outcome.changes)),
            signed: Some((actor.user_id.clone(), slot)),
            entries: vec![actor.entry(access_log::Action::Forge)],
            log_key,
            former: Former::Ends,
            ..Step::default()
        };
        self.write(step).await?;
        Ok(card(&header, hash, self.ledger()?.state.tip().irreversible))
    }
}

impl<S> OpenLedger<S> {
    /// Returns the next slot and its delegate.
    pub(super) fn next_turn(&self) -> (Slot, UserId) {
        let seats = self.state.genesis().parameters.delegates;
        let next = Slot(self.state.tip().slot.0 + 1);
        (next, election::schedule_at(&self.state, next).delegate(next, seats).clone())
    }

    /// Returns the slot that a delegate may sign: the next one if it is the delegate's, or with `pass_over` the
    /// delegate's first one from there on. It is always above the signing mark, which covers slots signed here or
    /// elsewhere, also on a chain that does not count.
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
        election::next_slot_of(&self.state, delegate, first).ok_or_else(no_turn)
    }
}

/// Returns the summary of a block.
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
