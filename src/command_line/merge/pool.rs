//! What waits after two chains became one.

use crate::file::verified::VerifiedSnapshot;
use crate::ledger::chain;
use crate::ledger::fork;
use crate::ledger::id::Hash;
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;
use crate::ledger::verify::Signatures;
use std::collections::BTreeMap;

/// The pool of the merged file.
pub struct Union {
    /// Oldest first.
    pub pool: Vec<Transaction>,
    /// How many come from blocks of the chain that was not taken.
    pub returned: u64,
    /// How many of the files' pools nobody can believe.
    pub left_out: u64,
}

/// Both pools and what returns from the other chain's blocks, without what the chain that is taken has settled.
///
/// A pool is the one part of a file that was not verified with it: what does not follow the rules where it waited, nor
/// here, is left out. What stood in a verified block follows them, and waits even where it does not fit here any more.
pub fn union(taken: &VerifiedSnapshot, other: &VerifiedSnapshot, returning: Vec<Transaction>) -> Union {
    let returning = fork::returning(returning, &taken.state);
    let (returned, mut left_out) = (returning.len() as u64, 0);
    let mut all: BTreeMap<Hash, Transaction> = returning.into_iter().map(|it| (it.id(), it)).collect();
    for (it, from) in taken.pool.iter().map(|it| (it, taken)).chain(other.pool.iter().map(|it| (it, other))) {
        let id = it.id();
        if taken.state.settled(id).is_some() {
            continue;
        }
        if !follows(it, &from.state) && !follows(it, &taken.state) {
            left_out += 1;
            continue;
        }
        let better = match all.remove(&id) {
            Some(known) => better_of(known, it.clone()),
            None => it.clone(),
        };
        all.insert(id, better);
    }
    let mut pool: Vec<(Hash, Transaction)> = all.into_iter().collect();
    pool.sort_by_key(|(id, it)| (it.payload.timestamp, *id));
    Union { pool: pool.into_iter().map(|(_, it)| it).collect(), returned, left_out }
}

fn follows(it: &Transaction, state: &State) -> bool {
    chain::judge(state, it, Signatures::Check).is_ok()
}

/// Of two forms of one transaction the one with the consent, and the content where either has it.
fn better_of(known: Transaction, offered: Transaction) -> Transaction {
    let (better, rest) = if known.approval.is_none() { (offered, known) } else { (known, offered) };
    Transaction { sealed: better.sealed.or(rest.sealed), ..better }
}
