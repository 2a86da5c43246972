//! The pool after a merge.

use crate::file::verified::VerifiedSnapshot;
use crate::ledger::chain;
use crate::ledger::fork;
use crate::ledger::id::Hash;
use crate::ledger::rejection::{
    AnchorFault, ApprovalFault, AuthorFault, EvidenceFault, IdentifierFault, KeyFault, Reason, RecordFault, Rejection,
};
use crate::ledger::state::State;
use crate::ledger::transaction::{Identified, Transaction};
use crate::ledger::verify::Signatures;
use std::collections::BTreeMap;

/// The pool of the merged file.
pub struct Union {
    /// The transactions, the oldest first.
    pub pool: Vec<Transaction>,
    /// The number of transactions that return from blocks of the other chain.
    pub returned: u64,
    /// The number of transactions in the files' pools that can never be valid.
    pub left_out: u64,
}

/// Merges both pools and the transactions that return from the other chain, without those settled on the chain that
/// counts.
///
/// The pool of a file is not verified with its blocks. A transaction that broke a rule on its own chain, and can never
/// be valid on this one, is skipped. A transaction that is only invalid now (a record of a doctor whose registration
/// waits too) stays, and so does every transaction of a verified block.
pub fn union(taken: &VerifiedSnapshot, other: &VerifiedSnapshot, returning: Vec<Identified>) -> Union {
    let returning = fork::returning(returning, &taken.state);
    let (returned, mut left_out) = (returning.len() as u64, 0);
    let mut all: BTreeMap<Hash, Transaction> = returning.into_iter().map(|it| (it.id, it.transaction)).collect();
    for (it, from) in taken.pool.iter().map(|it| (it, taken)).chain(other.pool.iter().map(|it| (it, other))) {
        let it = Identified::from(it.clone());
        let id = it.id;
        if taken.state.settled(id).is_some() {
            continue;
        }
        if can_never_be_included(&it, &from.state) && can_never_be_included(&it, &taken.state) {
            left_out += 1;
            continue;
        }
        let better = match all.remove(&id) {
            Some(known) => better_of(known, it.transaction),
            None => it.transaction,
        };
        all.insert(id, better);
    }
    let mut pool: Vec<(Hash, Transaction)> = all.into_iter().collect();
    pool.sort_by_key(|(id, it)| (it.payload.timestamp, *id));
    Union { pool: pool.into_iter().map(|(_, it)| it).collect(), returned, left_out }
}

/// Returns `true` if a transaction breaks a rule in a way that no later block can change.
fn can_never_be_included(it: &Identified, state: &State) -> bool {
    let Err(Rejection { reason, .. }) = chain::check_pooled(state, it, Signatures::Check) else { return false };
    match reason {
        Reason::Author { fault: AuthorFault::Unknown, .. }
        | Reason::Approval { fault: ApprovalFault::Missing | ApprovalFault::By { .. } }
        | Reason::Identifier { fault: IdentifierFault::Taken | IdentifierFault::Presence, .. }
        | Reason::Key { fault: KeyFault::Taken, .. }
        | Reason::Grant { .. }
        | Reason::Balance { .. }
        | Reason::Vote { .. }
        | Reason::Evidence { fault: EvidenceFault::Unknown | EvidenceFault::Punished { .. } }
        | Reason::Anchor { fault: AnchorFault::Shrunk { .. } | AnchorFault::Changed } => false,
        Reason::Record { fault } => {
            matches!(fault, RecordFault::Members | RecordFault::Doctor { .. } | RecordFault::NotAProposal)
        }
        _ => true,
    }
}

/// Merges two forms of one transaction: the one with the approval, and the content if either has it.
fn better_of(known: Transaction, offered: Transaction) -> Transaction {
    let (better, rest) = if known.approval.is_none() { (offered, known) } else { (known, offered) };
    Transaction { sealed: better.sealed.or(rest.sealed), ..better }
}
