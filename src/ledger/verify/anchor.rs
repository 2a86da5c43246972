//! The rules of anchors: the log's own key signs each, and no anchor contradicts the last one.

use super::claims::Claims;
use crate::ledger::id::Hash;
use crate::ledger::merkle::TreeHead;
use crate::ledger::number::Height;
use crate::ledger::rejection::{AnchorFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::anchor::AnchorLog;
use crate::ledger::transaction::{Action, Payload};
use std::cmp::Ordering;

/// An anchor has at least the size of the log's last anchor; with the same size it has the same root.
pub fn fits(
    draft: &Draft<'_>,
    payload: &Payload,
    id: Hash,
    place: Option<Height>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let Action::AnchorLog(it) = &payload.action else { return Ok(()) };
    let invalid = || Reason::Anchor { fault: AnchorFault::Signature };
    claims.inside(|| it.claim(draft.genesis().ledger), id, place, invalid);
    grows(draft, it).map_err(|fault| Reason::Anchor { fault })
}

fn grows(draft: &Draft<'_>, it: &AnchorLog) -> Result<(), AnchorFault> {
    let before = draft.anchor(it.log).unwrap_or_else(TreeHead::empty);
    match it.size.cmp(&before.size) {
        Ordering::Less => Err(AnchorFault::Shrunk { before: before.size, actual: it.size }),
        Ordering::Equal if it.root != before.root => Err(AnchorFault::Changed),
        Ordering::Equal | Ordering::Greater => Ok(()),
    }
}
