//! Words of the page on which blocks are forged.

use super::{count, phrases};

phrases! {
    TITLE = "Forge a block";
    LEAD = "The delegate whose turn it is puts what is ready into a block, and signs it.";
    READY_TITLE = "Ready for the block";
    READY_EMPTY = "Nothing is ready. A block may be forged all the same; it then holds no transactions.";
    STUCK_TITLE = "Stuck";
    STUCK_LEAD = "These can no longer stand in this chain, for the reason given.";
    WAITING_TITLE = "Waiting for consent";
    MINE = "It is your turn.";
    LOOK = "Look at the block";
}

/// The label of the button.
pub fn forge(height: u64) -> String {
    format!("Forge block {height}")
}

/// Whose turn it is, where it is somebody else's.
pub fn theirs(delegate: &str) -> String {
    format!("It is the turn of '{delegate}'. Sign in with that account to forge.")
}

/// What came out.
pub fn forged(height: u64, transactions: u64) -> String {
    let transactions = count(transactions, "transaction", "transactions");
    format!("Block {height} is forged, with {transactions}, and is on disk.")
}
