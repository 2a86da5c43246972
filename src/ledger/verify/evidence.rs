//! The rule of evidence: one delegate signed two headers for one slot.

use crate::ledger::rejection::{EvidenceFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::evidence::Evidence;

/// The evidence convicts its delegate, and no evidence for that slot was accepted before.
pub fn proves_double_signing(draft: &Draft<'_>, action: &Action) -> Result<(), Reason> {
    let Action::Evidence(it) = action else { return Ok(()) };
    conflict(draft, it).map_err(|fault| Reason::Evidence { fault })
}

fn conflict(draft: &Draft<'_>, it: &Evidence) -> Result<(), EvidenceFault> {
    let (first, second) = (&it.first.header, &it.second.header);
    let ledger = draft.genesis().ledger;
    let same_turn = first.delegate_id == second.delegate_id && first.slot == second.slot;
    let (hash, other) = (first.hash(), second.hash());
    if !same_turn || first.ledger != ledger || second.ledger != ledger || hash == other {
        return Err(EvidenceFault::NoConflict);
    }
    let delegate = draft.account(&first.delegate_id).ok_or(EvidenceFault::Unknown)?.public_key;
    // Evidence is rare, so these two signatures do not wait for a batch.
    if !it.first.claim(hash, delegate).is_valid() || !it.second.claim(other, delegate).is_valid() {
        return Err(EvidenceFault::Signature);
    }
    if draft.is_punished(&(first.delegate_id.clone(), first.slot)) {
        let until = draft.candidate(&first.delegate_id).barred_until.unwrap_or_default();
        return Err(EvidenceFault::Punished { until });
    }
    Ok(())
}
