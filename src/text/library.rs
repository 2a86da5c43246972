//! Words of the list of ledgers that a device keeps.

use super::{bytes, count, phrases};
use crate::protocol::LedgerCard;

phrases! {
    title = "Ledgers of this device";
    empty = "This device keeps no ledger yet.";
    empty_next = "Found one, or open a file.";
    open_one = "Open";
    is_open = "open";
    damaged = "does not open";
    damaged_next = "Its database is damaged. Import a file of it that was exported before, or delete it.";
    last_opened = "last opened";
    rename_title = "Call it something else here";
    rename_lead = "Only on this device: the chain keeps the name that its founder gave it.";
    new_name = "Name on this device";
    rename_label = "Keep the name";
    renamed = "The ledger is called something else here now.";
    delete_title = "Delete a ledger from this device";
    delete_lost = "What is in no file is gone for good then: blocks, waiting transactions, access log, and the keys of its accounts.";
    export_first = "Export it first";
    export_opens = "That opens it, and writes a file with the contents, and with the accounts under their passwords.";
    cannot_export = "It does not open, so it cannot be exported first.";
    confirm = "Type its name to delete it";
    delete_label = "Delete the ledger";
}

/// The label of the button that opens a ledger.
pub fn open(name: &str) -> String {
    format!("{} {name}", open_one())
}

/// The label of the button that renames one.
pub fn rename(name: &str) -> String {
    format!("Rename {name} …")
}

/// The label of the button that deletes one.
pub fn delete(name: &str) -> String {
    format!("Delete {name} …")
}

/// How high a ledger is, how large, and how much of it is in no file.
pub fn measures(card: &LedgerCard) -> String {
    let Some(height) = card.height else { return damaged_next().to_owned() };
    format!("height {height} · {} · {}", bytes(card.bytes), unexported(card.unexported))
}

/// How much of it is in no file.
fn unexported(blocks: u64) -> String {
    match blocks {
        0 => "all exported".to_owned(),
        _ => format!("{} never exported", count(blocks, "block", "blocks")),
    }
}

/// What would be lost.
pub fn warning(card: &LedgerCard) -> String {
    let name = &card.name;
    match (card.height, card.unexported) {
        (None, _) => format!("'{name}' does not open, so nobody knows what is in no file."),
        (Some(_), 0) => format!("Every block of '{name}' has been exported from here."),
        (Some(height), blocks) if blocks > height.0 => format!("'{name}' was never exported from here."),
        (Some(_), 1) => format!("The newest block of '{name}' has never been exported from here."),
        (Some(_), blocks) => format!("The {blocks} newest blocks of '{name}' have never been exported from here."),
    }
}

/// That one is gone.
pub fn deleted(name: &str) -> String {
    format!("'{name}' is deleted from this device.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;
    use crate::ledger::number::{Height, Timestamp};
    use crate::ledger::words::Name;

    #[test]
    fn a_warning_says_how_much_is_in_no_file() {
        let check = |height: Option<u64>, unexported, expected: &str| {
            let name = Name::parse("St. Anna").expect("a good name");
            let height = height.map(Height);
            let card =
                LedgerCard { ledger: Hash([1; 32]), name, opened_at: Timestamp(0), height, bytes: 9, unexported };
            assert_eq!(warning(&card), expected);
        };
        check(Some(4), 0, "Every block of 'St. Anna' has been exported from here.");
        check(Some(4), 1, "The newest block of 'St. Anna' has never been exported from here.");
        check(Some(4), 2, "The 2 newest blocks of 'St. Anna' have never been exported from here.");
        check(Some(4), 5, "'St. Anna' was never exported from here.");
        check(None, 0, "'St. Anna' does not open, so nobody knows what is in no file.");
    }
}
