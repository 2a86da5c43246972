//! The rule of anchors: signed by the log's own key, and never smaller or different than before.

use super::claims::Claims;
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::rejection::{AnchorFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::anchor::AnchorLog;
use crate::ledger::transaction::{Action, Payload};

/// An anchor goes on where the last one of that log ended.
pub fn fits(
    draft: &Draft<'_>,
    payload: &Payload,
    id: Hash,
    place: Option<Height>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let Action::AnchorLog(it) = &payload.action else { return Ok(()) };
    let invalid = || Reason::Anchor { fault: AnchorFault::Signature };
    claims.inside(|| it.claim(draft.founding().ledger), id, place, invalid);
    grows(draft, it).map_err(|fault| Reason::Anchor { fault })
}

fn grows(draft: &Draft<'_>, it: &AnchorLog) -> Result<(), AnchorFault> {
    match draft.anchor(it.log) {
        Some(before) if it.size < before.size => Err(AnchorFault::Shrunk { before: before.size, found: it.size }),
        Some(before) if it.size == before.size && it.root != before.root => Err(AnchorFault::Changed),
        _ => Ok(()),
    }
}
