//! Words of the list of ledgers that a device keeps.

use super::{bytes, counts, phrases, sentence, words};
use crate::protocol::LedgerCard;

phrases! {
    title = "Ledgers on this device", "Ledger auf diesem Gerät";
    empty = "This device has no ledger yet.", "Dieses Gerät hat noch kein Ledger.";
    empty_next = "Create one, or open a file.", "Legen Sie eines an, oder öffnen Sie eine Datei.";
    is_open = "open", "offen";
    damaged = "cannot be opened", "lässt sich nicht öffnen";
    damaged_next = "Its database is corrupt. Import a file of the ledger that was exported earlier, or delete the ledger.", "Seine Datenbank ist beschädigt. Importieren Sie eine früher exportierte Datei des Ledgers, oder löschen Sie das Ledger.";
    last_opened = "last opened", "zuletzt geöffnet";
    rename_title = "Rename the ledger on this device", "Ledger auf diesem Gerät umbenennen";
    rename_lead = "The name changes only on this device: the chain keeps its first name.", "Der Name ändert sich nur auf diesem Gerät: Die Kette behält ihren ersten Namen.";
    new_name = "Name on this device", "Name auf diesem Gerät";
    rename_label = "Save the name", "Namen speichern";
    renamed = "The ledger has a new name on this device.", "Das Ledger hat auf diesem Gerät einen neuen Namen.";
    delete_title = "Delete a ledger from this device", "Ledger von diesem Gerät löschen";
    delete_lost = "Data that is in no file is lost permanently: blocks, waiting transactions, the access log, and the keys of the accounts.", "Daten, die in keiner Datei sind, gehen endgültig verloren: Blöcke, wartende Transaktionen, das Zugriffsprotokoll und die Schlüssel der Konten.";
    export_first = "Export it first", "Zuerst exportieren";
    export_opens = "The export opens the ledger and writes a file with the contents and the accounts. Each account stays encrypted with its password.", "Der Export öffnet das Ledger und schreibt eine Datei mit den Inhalten und den Konten. Jedes Konto bleibt mit seinem Passwort verschlüsselt.";
    cannot_export = "The ledger cannot be opened, so it cannot be exported first.", "Das Ledger lässt sich nicht öffnen, also auch nicht zuerst exportieren.";
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

/// Says the height and the size of a ledger, and how many blocks are in no file.
pub fn measures(card: &LedgerCard) -> String {
    let Some(height) = card.height else { return damaged_next().to_owned() };
    sentence!("height {height} · {} · {}", "Höhe {height} · {} · {}", bytes(card.bytes), unexported(card.unexported))
}

/// Says how many blocks of a ledger are in no file.
fn unexported(blocks: u64) -> String {
    match blocks {
        0 => words!("all in files", "alles in Dateien").to_owned(),
        _ => sentence!("{} never exported", "{} nie exportiert", counts::blocks(blocks)),
    }
}

/// Says what would be lost.
pub fn warning(card: &LedgerCard) -> String {
    let name = &card.name;
    match (card.height, card.unexported) {
        (None, _) => sentence!(
            "'{name}' cannot be opened, so it is not known which blocks are in no file.",
            "«{name}» lässt sich nicht öffnen; darum ist nicht bekannt, welche Blöcke in keiner Datei sind."
        ),
        (Some(_), 0) => sentence!(
            "Every block of '{name}' is in a file: exported from here, or imported here.",
            "Jeder Block von «{name}» steht in einer Datei: von hier exportiert oder hier importiert."
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

/// Says that a ledger was deleted.
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
        check(Some(4), 0, "Every block of 'St. Anna' is in a file: exported from here, or imported here.");
        check(Some(4), 1, "The newest block of 'St. Anna' has never been exported from here.");
        check(Some(4), 2, "The 2 newest blocks of 'St. Anna' have never been exported from here.");
        check(Some(4), 5, "'St. Anna' was never exported from here.");
        check(None, 0, "'St. Anna' cannot be opened, so it is not known which blocks are in no file.");
    }
}
