//! Forging: a delegate makes the next block.

use super::opened::{Advance, Opened, Step};
use super::platform::Platform;
use super::{Actor, Node};
use crate::ledger::access_log;
use crate::ledger::block::Header;
use crate::ledger::chain;
use crate::ledger::election;
use crate::ledger::id::Hash;
use crate::ledger::number::{Height, Slot};
use crate::protocol::{BlockCard, Fault, PoolState, Reply};
use crate::storage::Shelf;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Forges the next block of what is ready. The block, the mark that its slot is signed, the emptied pool and the log
    /// entry are one transaction of the store.
    pub(super) async fn forge(&mut self) -> Result<Reply, Fault> {
        let actor = self.actor()?;
        let opened = self.ledger()?;
        let slot = slot_to_forge(opened, &actor)?;
        let now = self.platform.now().max(opened.state.tip().timestamp);
        let ready = opened.pool.iter().filter(|(_, it)| it.state == PoolState::Ready);
        let offered: Vec<_> = ready.map(|(_, it)| it.transaction.clone()).collect();
        let (fit, _) = chain::select(&opened.state, slot, now, offered.into_iter());
        let block = chain::forge(&opened.state, slot, now, fit, &actor.seed.signing_key());
        let outcome = chain::check(&opened.state, block)?;
        let (header, hash) = (outcome.block.header.clone(), outcome.block.hash());
        let step = Step {
            blocks: vec![outcome.block],
            advance: Advance::By(Box::new(outcome.changes)),
            mark: Some((actor.user_id.clone(), slot)),
            notes: vec![actor.note(access_log::Action::Forge)],
            ..Step::default()
        };
        self.write(step).await?;
        Ok(Reply::Forged(card(&header, hash, self.ledger()?.state.tip().irreversible)))
    }
}

/// The slot that the acting account may sign: the next one, where it is its turn; or, where it has signed that one
/// already on a chain that this device has since lost, its first one after all that it has signed.
fn slot_to_forge<S>(opened: &Opened<S>, actor: &Actor) -> Result<Slot, Fault> {
    let seats = opened.state.founding().parameters.delegates;
    let next = Slot(opened.state.tip().slot.0 + 1);
    let delegate = election::turns_at(&opened.state, next).delegate(next, seats).clone();
    if delegate != actor.user_id {
        return Err(Fault::NotYourTurn { slot: next, delegate });
    }
    let signed = opened.marks.get(&actor.user_id).copied().unwrap_or_default();
    if signed < next {
        return Ok(next);
    }
    let own = |slot: &Slot| *election::turns_at(&opened.state, *slot).delegate(*slot, seats) == actor.user_id;
    (signed.0 + 1..=signed.0 + seats).map(Slot).find(own).ok_or(Fault::SlotSigned { slot: next, highest: signed })
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
