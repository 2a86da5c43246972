//! The rules of a header (PROTOCOL, section 4).

use crate::ledger::block::{Block, Header};
use crate::ledger::election::{self, Turns};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::rejection::{Measure, Reason};
use crate::ledger::state::{State, Tip};

/// The most transactions of a block.
pub const MOST_TRANSACTIONS: usize = 1_000;

/// The most rounds that one block may pass over.
pub const MOST_ROUNDS: u64 = 1_000;

/// A header is of this ledger.
pub fn is_of_ledger(header: &Header, ledger: Hash) -> Result<(), Reason> {
    if header.ledger == ledger {
        return Ok(());
    }
    Err(Reason::Ledger { expected: Some(ledger), found: Some(header.ledger) })
}

/// A block names the hash of the one before.
pub fn links(header: &Header, tip: &Tip) -> Result<(), Reason> {
    if header.previous_hash == tip.hash {
        return Ok(());
    }
    Err(Reason::Link { expected: tip.hash, found: header.previous_hash })
}

/// A block's height is one more than its parent's.
pub fn height_advances(header: &Header, tip: &Tip) -> Result<(), Reason> {
    let expected = tip.height.next();
    if header.height == expected { Ok(()) } else { Err(Reason::Height { expected, found: header.height }) }
}

/// A block's slot is above its parent's, by 1,000 rounds at most.
pub fn slot_advances(header: &Header, state: &State) -> Result<(), Reason> {
    let parent = state.tip().slot;
    let at_least = Slot(parent.0 + 1);
    let at_most = Slot(parent.0 + MOST_ROUNDS * state.founding().parameters.delegates);
    if (at_least..=at_most).contains(&header.slot) {
        return Ok(());
    }
    Err(Reason::Slot { at_least, at_most, found: header.slot })
}

/// A block's time is not below its parent's, nor after `latest`.
pub fn time_advances(header: &Header, tip: &Tip, latest: Option<Timestamp>) -> Result<(), Reason> {
    if tip.timestamp <= header.timestamp && latest.is_none_or(|latest| header.timestamp <= latest) {
        return Ok(());
    }
    Err(Reason::Timestamp { not_before: tip.timestamp, not_after: latest, found: header.timestamp })
}

/// A block is forged by the delegate whose slot it is.
pub fn delegate_is_scheduled(header: &Header, turns: &Turns, state: &State) -> Result<(), Reason> {
    let expected = turns.delegate(header.slot, state.founding().parameters.delegates);
    if header.delegate_id == *expected {
        return Ok(());
    }
    Err(Reason::Delegate { expected: expected.clone(), found: header.delegate_id.clone() })
}

/// A block's nonce counts the blocks that its delegate forged before.
pub fn nonce_increments(header: &Header, state: &State) -> Result<(), Reason> {
    let expected = state.service(&header.delegate_id).forged;
    if header.nonce == expected { Ok(()) } else { Err(Reason::Nonce { expected, found: header.nonce }) }
}

/// A header names the root over the block's transactions.
pub fn root_matches<S>(block: &Block<S>) -> Result<(), Reason> {
    let (expected, found) = (block.computed_root(), block.header.merkle_root);
    if expected == found { Ok(()) } else { Err(Reason::MerkleRoot { expected, found }) }
}

/// A header counts the block's transactions.
pub fn count_matches<S>(block: &Block<S>) -> Result<(), Reason> {
    let (expected, found) = (block.transactions.len() as u64, block.header.transaction_count);
    if expected == found { Ok(()) } else { Err(Reason::TransactionCount { expected, found }) }
}

/// A block has 1,000 transactions at most.
pub fn transactions_within<S>(block: &Block<S>) -> Result<(), Reason> {
    let (most, found) = (MOST_TRANSACTIONS as u64, block.transactions.len() as u64);
    if found <= most { Ok(()) } else { Err(Reason::Size { of: Measure::Transactions, most, found }) }
}

/// The delegates whose slots a block passes over, each as often as that; none where a whole round or more was passed
/// over, since then nobody was there to blame (PROTOCOL, section 5).
pub fn passed_over(header: &Header, state: &State) -> Vec<UserId> {
    let seats = state.founding().parameters.delegates;
    let between = state.tip().slot.0 + 1..header.slot.0;
    if between.end - between.start >= seats {
        return Vec::new();
    }
    between.map(|slot| election::turns_at(state, Slot(slot)).delegate(Slot(slot), seats).clone()).collect()
}
