//! The rules of a header (docs/protocol.md, section 4).

use crate::ledger::block::Block;
use crate::ledger::election;
use crate::ledger::header::Header;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::rejection::{Measure, Reason};
use crate::ledger::schedule::MOST_ROUNDS;
use crate::ledger::schedule::Schedule;
use crate::ledger::state::{State, Tip};

/// The maximum number of transactions in a block.
pub const MOST_TRANSACTIONS: usize = 1_000;

/// A header is of this ledger.
pub fn is_of_ledger(header: &Header, ledger: Hash) -> Result<(), Reason> {
    if header.ledger == ledger {
        return Ok(());
    }
    Err(Reason::Ledger { expected: Some(ledger), actual: Some(header.ledger) })
}

/// A block names the hash of the block before it.
pub fn links(header: &Header, tip: &Tip) -> Result<(), Reason> {
    if header.previous_hash == tip.hash {
        return Ok(());
    }
    Err(Reason::Link { expected: tip.hash, actual: header.previous_hash })
}

/// A block's height is its parent's height plus 1.
pub fn height_advances(header: &Header, tip: &Tip) -> Result<(), Reason> {
    let expected = tip.height.next();
    if header.height == expected { Ok(()) } else { Err(Reason::Height { expected, actual: header.height }) }
}

/// A block's slot is above its parent's, by at most 1,000 rounds.
pub fn slot_advances(header: &Header, state: &State) -> Result<(), Reason> {
    let parent = state.tip().slot;
    let at_least = Slot(parent.0 + 1);
    let at_most = Slot(parent.0 + MOST_ROUNDS * state.genesis().parameters.delegates);
    if (at_least..=at_most).contains(&header.slot) {
        return Ok(());
    }
    Err(Reason::Slot { at_least, at_most, actual: header.slot })
}

/// A block's time is not before its parent's time and not after `latest`.
pub fn time_advances(header: &Header, tip: &Tip, latest: Option<Timestamp>) -> Result<(), Reason> {
    if tip.timestamp <= header.timestamp && latest.is_none_or(|latest| header.timestamp <= latest) {
        return Ok(());
    }
    Err(Reason::Timestamp { not_before: tip.timestamp, not_after: latest, actual: header.timestamp })
}

/// A block is forged by the delegate whose slot it is.
pub fn delegate_is_scheduled(header: &Header, schedule: &Schedule, state: &State) -> Result<(), Reason> {
    let expected = schedule.delegate(header.slot, state.genesis().parameters.delegates);
    if header.delegate_id == *expected {
        return Ok(());
    }
    Err(Reason::Delegate { expected: expected.clone(), actual: header.delegate_id.clone() })
}

/// A block's nonce is the number of blocks that its delegate forged before.
pub fn nonce_increments(header: &Header, state: &State) -> Result<(), Reason> {
    let expected = state.statistics(&header.delegate_id).forged;
    if header.nonce == expected { Ok(()) } else { Err(Reason::Nonce { expected, actual: header.nonce }) }
}

/// A header contains the Merkle root over the block's transactions.
pub fn root_matches<S>(block: &Block<S>) -> Result<(), Reason> {
    let (expected, actual) = (block.computed_root(), block.header.merkle_root);
    if expected == actual { Ok(()) } else { Err(Reason::MerkleRoot { expected, actual }) }
}

/// A header contains the number of the block's transactions.
pub fn count_matches<S>(block: &Block<S>) -> Result<(), Reason> {
    let (expected, actual) = (block.transactions.len() as u64, block.header.transaction_count);
    if expected == actual { Ok(()) } else { Err(Reason::TransactionCount { expected, actual }) }
}

/// A block has at most 1,000 transactions.
pub fn transactions_within<S>(block: &Block<S>) -> Result<(), Reason> {
    let (most, actual) = (MOST_TRANSACTIONS as u64, block.transactions.len() as u64);
    if actual <= most { Ok(()) } else { Err(Reason::Size { of: Measure::Transactions, most, actual }) }
}

/// Returns the delegate of each missed slot between a block and its parent. If a block skips a whole round or more, no
/// slot counts as missed, because then no delegate was active (docs/protocol.md, section 5).
pub fn passed_over(header: &Header, state: &State) -> Vec<UserId> {
    let seats = state.genesis().parameters.delegates;
    let between = state.tip().slot.0 + 1..header.slot.0;
    if between.end - between.start >= seats {
        return Vec::new();
    }
    between.map(|slot| election::schedule_at(state, Slot(slot)).delegate(Slot(slot), seats).clone()).collect()
}
