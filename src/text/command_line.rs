//! The output of the command line.

use super::{count, kind, moment, short};
use crate::file::receipt::Receipt;
use crate::ledger::id::Hash;
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::rejection::Settlement;
use crate::ledger::state::{Genesis, Settled, State, Tip};
use crate::ledger::transaction::evidence::Evidence;

/// Says why a file was not read.
pub const CHANGED_MEANWHILE: &str =
    "The file changed while it was being read. Try again when no other program writes to it.";
/// Says what a merged file lacks.
pub const CONTENTS_LOST: &str =
    "The file with the chain that counts has no contents, so the merged file has none. Keep the other file.";

/// Counts the contents of a generated ledger.
pub fn generated(state: &State, transactions: u64, waiting: u64) -> String {
    let tip = state.tip();
    format!(
        "{} by {} in {}; {} waiting in the pool; head {}.",
        count(transactions, "transaction", "transactions"),
        count(state.accounts().count() as u64, "person", "people"),
        count(tip.height.0 + 1, "block", "blocks"),
        waiting,
        short(&tip.hash)
    )
}

/// Says that a file could not be written, and what to do.
pub fn not_written(cause: &str) -> String {
    format!("The file cannot be written ({cause}). Check the folder, its permissions and the free space on the disk.")
}

/// Says that a file could not be read, and what to do.
pub fn unreadable(cause: &str) -> String {
    format!("The file cannot be read ({cause}). Check its name and its permissions.")
}

/// Says what is wrong with the ledger that a receipt is compared with.
pub fn against(ledger: &str, what: &str) -> String {
    format!("The receipt cannot be compared with {ledger}. {what}")
}

/// Says what a receipt that was written proves.
pub fn receipt_written(receipt: &Receipt) -> String {
    format!(
        "the receipt of transaction {} ({}) in block {}. `medchain verify-receipt` compares it with a file of the \
         ledger.",
        short(&receipt.transaction.id()),
        kind(&receipt.transaction.payload.action),
        receipt.header.height
    )
}

/// Says what a receipt proves.
pub fn receipt_valid(transaction: &str, height: Height) -> String {
    format!("transaction {transaction} is in block {height} of the ledger.")
}

/// Says what a receipt does not prove, and where it says that it is.
pub fn receipt_refused(height: Height, transaction: &Hash, what: &str) -> String {
    format!("Block {height}, transaction {}: {what}", short(transaction))
}

/// Says why there is no receipt of a transaction that was refused or withdrawn.
pub fn no_receipt_of_settled(transaction: &Hash, settled: Settled) -> String {
    let (transaction, height) = (short(transaction), settled.place.height);
    let how = match settled.how {
        Settlement::InBlock => "included",
        Settlement::Refused => "refused",
        Settlement::Withdrawn => "withdrawn",
    };
    format!(
        "Transaction {transaction} was {how} in block {height}, so no block contains it. Ask for the receipt of \
         that refusal or withdrawal."
    )
}

/// Says why there is no receipt of a transaction that waits.
pub fn no_receipt_yet(transaction: &Hash) -> String {
    format!(
        "Transaction {} is in the pool, and no block contains it yet. Use a file that was exported later.",
        short(transaction)
    )
}

/// Says that there is no such transaction.
pub fn no_such_transaction(transaction: &Hash, height: Height) -> String {
    let transaction = short(transaction);
    format!("There is no transaction {transaction} in the blocks up to {height} or in the pool. Check its id.")
}

/// Says that two files are of different ledgers.
pub fn two_ledgers(first: &Genesis, second: &Genesis) -> String {
    format!(
        "The first file is of the ledger '{}' ({}) and the second of '{}' ({}). Choose two files of one ledger.",
        first.name,
        short(&first.ledger),
        second.name,
        short(&second.ledger)
    )
}

/// Says that two files have the same chain.
pub fn same_chain(height: Height) -> String {
    format!("Both files contain the same chain, up to block {height}.")
}

/// Says that one chain continues the other.
pub fn goes_on(taken: &str, other: &str, height: Height, other_height: Height) -> String {
    let more = count(height.0 - other_height.0, "block", "blocks");
    format!("{taken} continues the chain of {other} after block {other_height}: {more} more.")
}

/// Says which of two chains of a fork counts, and why.
pub fn taken(name: &str, fork_height: Height, ours: &Tip, theirs: &Tip) -> String {
    let why = if ours.irreversible != theirs.irreversible {
        format!(
            "its blocks are final up to {}, and those of the other chain up to {}",
            ours.irreversible, theirs.irreversible
        )
    } else if ours.height != theirs.height {
        format!(
            "both are final up to block {}, and its height is {}, the height of the other {}",
            ours.irreversible, ours.height, theirs.height
        )
    } else {
        format!(
            "both have the same height and are final up to the same block, and its head {} is the smaller of the \
             two hashes",
            short(&ours.hash)
        )
    };
    format!(
        "The two chains are the same below block {fork_height} and differ from there on. The chain in {name} counts: {why}."
    )
}

/// Says that the chain that does not count had irreversible blocks that the other one lacks.
pub fn lost_finality(other: &str, irreversible: Height) -> String {
    format!(
        "In {other}, the blocks up to {irreversible} were final. A device that has them rejects the chain that \
         counts: tell the people who use such a device."
    )
}

/// Says that a delegate signed twice.
pub fn signed_twice(evidence: &Evidence) -> String {
    let header = &evidence.first.header;
    format!(
        "'{}' signed two blocks for slot {}. To submit this as evidence, import both files into the application.",
        header.delegate_id, header.slot
    )
}

/// Says how many transactions returned to the pool or were left out.
pub fn pools(returned: u64, left_out: u64) -> Vec<String> {
    let mut lines = Vec::new();
    if returned > 0 {
        let what = count(returned, "transaction of the other chain waits", "transactions of the other chain wait");
        lines.push(format!("{what} for a block again."));
    }
    if left_out > 0 {
        let what = count(left_out, "waiting transaction breaks", "waiting transactions break");
        lines.push(format!("{what} a rule of the ledger and {} skipped.", if left_out == 1 { "was" } else { "were" }));
    }
    lines
}

/// Counts the contents of a merged file.
pub fn merged(state: &State, waiting: u64) -> String {
    let tip = state.tip();
    format!(
        "height {}, irreversible up to {}, head {}, {waiting} waiting.",
        tip.height,
        tip.irreversible,
        short(&tip.hash)
    )
}

/// Says that a file ends after this computer's clock.
pub fn ahead(head: Timestamp, now: Timestamp) -> String {
    format!(
        "Its newest block is dated {}, after this machine's clock, which shows {}. One of the two clocks is wrong, \
         and a device imports the file only after a person confirms it.",
        moment(head),
        moment(now)
    )
}
