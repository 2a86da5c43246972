//! The rule of evidence: the same delegate and slot, two headers, both signed.

use crate::ledger::rejection::{EvidenceFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::evidence::Evidence;

/// Evidence shows what it says, and its delegate was not punished for that slot before.
pub fn convicts(draft: &Draft<'_>, action: &Action) -> Result<(), Reason> {
    let Action::Evidence(it) = action else { return Ok(()) };
    conflict(draft, it).map_err(|fault| Reason::Evidence { fault })
}

fn conflict(draft: &Draft<'_>, it: &Evidence) -> Result<(), EvidenceFault> {
    let (first, second) = (&it.first.header, &it.second.header);
    let ledger = draft.founding().ledger;
    let same_turn = first.delegate_id == second.delegate_id && first.slot == second.slot;
    let (hash, other) = (first.hash(), second.hash());
    if !same_turn || first.ledger != ledger || second.ledger != ledger || hash == other {
        return Err(EvidenceFault::NoConflict);
    }
    let delegate = draft.account(&first.delegate_id).ok_or(EvidenceFault::Unknown)?.public_key;
    // Rare, and a crime either way: these two do not wait for a batch.
    if !it.first.claim(hash, delegate).is_valid() || !it.second.claim(other, delegate).is_valid() {
        return Err(EvidenceFault::Signature);
    }
    if draft.is_punished(&(first.delegate_id.clone(), first.slot)) {
        let until = draft.candidate(&first.delegate_id).barred_until.unwrap_or_default();
        return Err(EvidenceFault::Punished { until });
    }
    Ok(())
}
