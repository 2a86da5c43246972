//! Words of the settings.

use super::{counts, phrases, rejection, sentence, words};
use crate::protocol::VerifiedChain;

phrases! {
    title = "Settings", "Einstellungen";
    look_title = "Language and appearance", "Sprache und Aussehen";
    language = "Language / Sprache", "Sprache / Language";
    theme = "Colours", "Farben";
    contrast = "Contrast", "Kontrast";
    more_contrast = "Stronger", "Stärker";
    motion = "Motion", "Bewegung";
    less_motion = "Reduced", "Weniger";
    idle_title = "Locking", "Sperren";
    idle = "Lock idle accounts after", "Unbenutzte Konten sperren nach";
    to_forge = "Choose the accounts that forge blocks", "Konten wählen, die Blöcke erzeugen";
    where_database = "Database", "Datenbank";
    system = "As the system", "Wie das System";
    light = "Light", "Hell";
    dark = "Dark", "Dunkel";
    where_title = "Where the ledger is stored", "Wo das Ledger gespeichert ist";
    where_it_lives = "The ledger is stored in this browser's own database, on this device. Nothing is sent to a server. If you clear the browser's data, the ledger is deleted, so export it regularly.", "Das Ledger ist in der Datenbank dieses Browsers gespeichert, auf diesem Gerät. Nichts wird an einen Server gesendet. Wenn Sie die Daten des Browsers löschen, wird auch das Ledger gelöscht; exportieren Sie es also regelmäßig.";
    where_address = "Address", "Adresse";
    where_served = "Another address, another browser or a private window has ledgers of its own.", "Eine andere Adresse, ein anderer Browser oder ein privates Fenster hat eigene Ledger.";
    where_file = "This page was opened as a file. Firefox stores separate data for each such file: if you move or rename the file, the page opens with no ledgers. Chromium and Safari store one set of data for all pages that were opened as files.", "Diese Seite wurde als Datei geöffnet. Firefox speichert die Daten für jede solche Datei getrennt: Wenn Sie die Datei verschieben oder umbenennen, öffnet sich die Seite ohne Ledger. Chromium und Safari speichern sie für alle Seiten gemeinsam, die als Dateien geöffnet wurden.";
    kept = "Stored", "Gespeichert";
    persistent = "until you delete it", "bis Sie es löschen";
    not_persistent = "until the browser needs the space", "bis der Browser den Platz braucht";
    taken = "Space used", "Belegter Platz";
    not_known = "this browser does not report it", "dieser Browser nennt ihn nicht";
    persist = "Ask the browser to keep the data", "Den Browser bitten, die Daten zu behalten";
    persist_yes = "The browser keeps the data until you delete it.", "Der Browser behält die Daten, bis Sie sie löschen.";
    persist_no = "The browser did not agree: it may delete the data when it needs the space. It may agree later, if you use this page more often or bookmark it. Keep an exported file.", "Der Browser hat nicht zugestimmt: Er darf die Daten löschen, wenn er den Platz braucht. Vielleicht stimmt er später zu, wenn Sie diese Seite öfter benutzen oder als Lesezeichen ablegen. Bewahren Sie eine exportierte Datei auf.";
    reminder = "Remind me of blocks that are in no file", "An Blöcke erinnern, die in keiner Datei stehen";
    reminder_hint = "The overview then shows a line about them. This browser stores the setting.", "Die Übersicht zeigt dann eine Zeile dazu. Dieser Browser speichert die Einstellung.";
    to_files = "Export the ledger on the files page", "Das Ledger auf der Seite «Dateien» exportieren";
    verify_title = "Verify the chain again", "Die Kette noch einmal prüfen";
    verify_lead = "This verifies every block from the first on: its link to the previous block, its Merkle root, the rules and all signatures.", "Geprüft wird jeder Block vom ersten an: die Verkettung mit dem vorherigen Block, die Merkle-Wurzel, die Regeln und alle Signaturen.";
    verify = "Verify the chain", "Kette prüfen";
    cancel = "Cancel the verification", "Prüfung abbrechen";
    close_title = "Another ledger", "Ein anderes Ledger";
    close_lead = "If you close this ledger, its accounts are locked; nothing is deleted.", "Wenn Sie dieses Ledger schließen, werden seine Konten gesperrt; gelöscht wird nichts.";
    close = "Close the ledger", "Ledger schließen";
    closed = "The ledger is closed.", "Das Ledger ist geschlossen.";
    valid = "valid", "gültig";
    invalid = "invalid", "ungültig";
}

/// The times after which idle accounts can be locked.
pub fn idle_times() -> [&'static str; 3] {
    [words!("1 minute", "1 Minute"), words!("5 minutes", "5 Minuten"), words!("15 minutes", "15 Minuten")]
}

/// Says which databases of the browser hold the ledgers.
pub fn databases(name: &str) -> String {
    sentence!("IndexedDB, '{name}' and one for each ledger", "IndexedDB, «{name}» und eine für jedes Ledger")
}

/// Says what the verification found.
pub fn verified(chain: &VerifiedChain) -> String {
    let blocks = counts::blocks(chain.blocks);
    let transactions = counts::transactions(chain.transactions);
    let signatures = counts::signatures(chain.signatures);
    match &chain.rejection {
        None => sentence!(
            "The chain is valid: {blocks}, {transactions} and {signatures} were verified.",
            "Die Kette ist gültig. Geprüft: {blocks}, {transactions} und {signatures}."
        ),
        Some(found) => sentence!(
            "The chain is invalid. Verified without a fault: {blocks}. {}",
            "Die Kette ist ungültig. Ohne Fehler geprüft: {blocks}. {}",
            rejection(found)
        ),
    }
}
