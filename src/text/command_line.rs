//! What the command line says of what it has done.

use super::{count, short};
use crate::ledger::state::State;

/// What a generated ledger holds.
pub fn generated(state: &State, transactions: u64, waiting: u64) -> String {
    let tip = state.tip();
    format!(
        "{} of {} in {}, {} waiting; head {}.",
        count(transactions, "transaction", "transactions"),
        count(state.accounts().count() as u64, "person", "people"),
        count(tip.height.0 + 1, "block", "blocks"),
        waiting,
        short(&tip.hash)
    )
}

/// That a file could not be written, and what to do.
pub fn not_written(cause: &str) -> String {
    format!("The file cannot be written ({cause}). Check the folder, its permissions, and the room on the disk.")
}
