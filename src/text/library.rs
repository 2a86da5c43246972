//! Words of the list of ledgers that a device keeps.

use super::{bytes, count, phrases};
use crate::protocol::LedgerCard;

phrases! {
    TITLE = "Ledgers of this device";
    EMPTY = "This device keeps no ledger yet.";
    EMPTY_NEXT = "Found one, or open a file.";
    OPEN_ONE = "Open";
    IS_OPEN = "open";
    DAMAGED = "does not open";
    DAMAGED_NEXT = "Its database is damaged. Import a file of it that was exported before, or delete it.";
    LAST_OPENED = "last opened";
    RENAME_TITLE = "Call it something else here";
    RENAME_LEAD = "Only on this device: the chain keeps the name that its founder gave it.";
    NEW_NAME = "Name on this device";
    RENAME = "Keep the name";
    RENAMED = "The ledger is called something else here now.";
    DELETE_TITLE = "Delete a ledger from this device";
    DELETE_LOST = "What is in no file is gone for good then: blocks, waiting transactions, access log, and the keys of its accounts.";
    EXPORT_FIRST = "Export it first";
    EXPORT_OPENS = "That opens it, and writes a file with the contents, and with the accounts under their passwords.";
    CANNOT_EXPORT = "It does not open, so it cannot be exported first.";
    CONFIRM = "Type its name to delete it";
    DELETE = "Delete the ledger";
}

/// The label of the button that opens a ledger.
pub fn open(name: &str) -> String {
    format!("{OPEN_ONE} {name}")
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
    let Some(height) = card.height else { return DAMAGED_NEXT.to_owned() };
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
