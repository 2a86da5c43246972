//! Words of the list of ledgers that a device keeps.

use super::{bytes, counts, phrases, sentence, words};
use crate::protocol::LedgerCard;

phrases! {
    title = "Ledgers of this device", "Ledger auf diesem Gerät";
    empty = "This device keeps no ledger yet.", "Auf diesem Gerät liegt noch kein Ledger.";
    empty_next = "Create one, or open a file.", "Legen Sie eines an, oder öffnen Sie eine Datei.";
    is_open = "open", "offen";
    damaged = "does not open", "öffnet sich nicht";
    damaged_next = "Its database is damaged. Import a file of it that was exported before, or delete it.", "Seine Datenbank ist beschädigt. Importieren Sie eine früher exportierte Datei davon, oder löschen Sie es.";
    last_opened = "last opened", "zuletzt geöffnet";
    rename_title = "Call it something else here", "Hier anders nennen";
    rename_lead = "Only on this device: the chain keeps the name that it was created with.", "Nur auf diesem Gerät: Die Kette behält den Namen, mit dem das Ledger angelegt wurde.";
    new_name = "Name on this device", "Name auf diesem Gerät";
    rename_label = "Keep the name", "Namen übernehmen";
    renamed = "The ledger is called something else here now.", "Das Ledger heißt hier jetzt anders.";
    delete_title = "Delete a ledger from this device", "Ledger von diesem Gerät löschen";
    delete_lost = "What is in no file is gone for good then: blocks, waiting transactions, access log, and the keys of its accounts.", "Was in keiner Datei steht, ist dann endgültig weg: Blöcke, wartende Transaktionen, Zugriffsprotokoll und die Schlüssel seiner Konten.";
    export_first = "Export it first", "Zuerst exportieren";
    export_opens = "That opens it, and writes a file with the contents, and with the accounts under their passwords.", "Das öffnet es und schreibt eine Datei mit den Inhalten und mit den Konten unter ihren Passwörtern.";
    cannot_export = "It does not open, so it cannot be exported first.", "Es öffnet sich nicht, lässt sich also nicht zuerst exportieren.";
    confirm = "Type its name to delete it", "Tippen Sie seinen Namen, um es zu löschen";
    delete_label = "Delete the ledger", "Ledger löschen";
}

/// The label of the button that opens a ledger.
pub fn open(name: &str) -> String {
    sentence!("Open {name}", "{name} öffnen")
}

/// The label of the button that renames one.
pub fn rename(name: &str) -> String {
    sentence!("Rename {name} …", "{name} umbenennen …")
}

/// The label of the button that deletes one.
pub fn delete(name: &str) -> String {
    sentence!("Delete {name} …", "{name} löschen …")
}

/// How high a ledger is, how large, and how much of it is in no file.
pub fn measures(card: &LedgerCard) -> String {
    let Some(height) = card.height else { return damaged_next().to_owned() };
    sentence!("height {height} · {} · {}", "Höhe {height} · {} · {}", bytes(card.bytes), unexported(card.unexported))
}

/// How much of it is in no file.
fn unexported(blocks: u64) -> String {
    match blocks {
        0 => words!("all exported", "alles exportiert").to_owned(),
        _ => sentence!("{} never exported", "{} nie exportiert", counts::blocks(blocks)),
    }
}

/// What would be lost.
pub fn warning(card: &LedgerCard) -> String {
    let name = &card.name;
    match (card.height, card.unexported) {
        (None, _) => sentence!(
            "'{name}' does not open, so nobody knows what is in no file.",
            "«{name}» öffnet sich nicht, also weiß niemand, was in keiner Datei steht."
        ),
        (Some(_), 0) => sentence!(
            "Every block of '{name}' has been exported from here.",
            "Jeder Block von «{name}» wurde von hier exportiert."
        ),
        (Some(height), blocks) if blocks > height.0 => {
            sentence!("'{name}' was never exported from here.", "«{name}» wurde noch nie von hier exportiert.")
        }
        (Some(_), 1) => sentence!(
            "The newest block of '{name}' has never been exported from here.",
            "Der neueste Block von «{name}» wurde noch nie von hier exportiert."
        ),
        (Some(_), blocks) => sentence!(
            "The {blocks} newest blocks of '{name}' have never been exported from here.",
            "Die {blocks} neuesten Blöcke von «{name}» wurden noch nie von hier exportiert."
        ),
    }
}

/// That one is gone.
pub fn deleted(name: &str) -> String {
    sentence!("'{name}' is deleted from this device.", "«{name}» ist von diesem Gerät gelöscht.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::free_text::Name;
    use crate::ledger::id::Hash;
    use crate::ledger::number::{Height, Timestamp};

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
