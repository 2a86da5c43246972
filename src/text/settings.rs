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
    to_forge = "Choose the accounts where blocks are forged", "Konten wählen, wo Blöcke erzeugt werden";
    where_database = "Database", "Datenbank";
    system = "As the system", "Wie das System";
    light = "Light", "Hell";
    dark = "Dark", "Dunkel";
    where_title = "Where the ledger lives", "Wo das Ledger liegt";
    where_it_lives = "In this browser's own database, on this device. Nothing is sent anywhere. Clearing the browser's data deletes it, so export it now and then.", "In der Datenbank dieses Browsers, auf diesem Gerät. Nichts wird irgendwohin gesendet. Wer die Daten des Browsers löscht, löscht auch das Ledger; exportieren Sie es also ab und zu.";
    where_address = "Address", "Adresse";
    where_served = "Another address, another browser or a private window has ledgers of its own.", "Eine andere Adresse, ein anderer Browser oder ein privates Fenster hat eigene Ledger.";
    where_file = "This page was opened as a file. Firefox keeps the data of each such file apart: moved or renamed, the page opens with no ledgers. Chromium and Safari keep it for all pages that were opened as files.", "Diese Seite wurde als Datei geöffnet. Firefox hält die Daten jeder solchen Datei getrennt: Verschoben oder umbenannt öffnet sich die Seite ohne Ledger. Chromium und Safari halten sie für alle Seiten gemeinsam, die als Dateien geöffnet wurden.";
    kept = "Kept", "Aufbewahrt";
    persistent = "until you delete it", "bis Sie es löschen";
    not_persistent = "as long as the browser has room", "solange der Browser Platz hat";
    taken = "Space taken", "Belegter Platz";
    not_known = "this browser does not say", "dieser Browser sagt es nicht";
    persist = "Ask the browser to keep it", "Den Browser bitten, es zu behalten";
    persist_yes = "The browser keeps it until you delete it yourself.", "Der Browser behält es, bis Sie es selbst löschen.";
    persist_no = "The browser did not agree: short of room, it may delete the data. It may agree later, once this page is used more or bookmarked. Keep an exported file.", "Der Browser hat nicht zugestimmt: Fehlt ihm Platz, darf er die Daten löschen. Vielleicht stimmt er später zu, wenn diese Seite öfter benutzt oder als Lesezeichen abgelegt wird. Bewahren Sie eine exportierte Datei auf.";
    reminder = "Remind me of blocks that are in no file", "An Blöcke erinnern, die in keiner Datei stehen";
    reminder_hint = "A quiet line on the overview. Kept in this browser.", "Eine leise Zeile auf der Übersicht. Wird in diesem Browser gemerkt.";
    to_files = "Export the ledger on the files page", "Das Ledger auf der Seite «Dateien» exportieren";
    verify_title = "Verify the chain again", "Die Kette noch einmal prüfen";
    verify_lead = "Every block from the first on: links, roots, rules and all signatures.", "Jeder Block vom ersten an: Verkettung, Wurzeln, Regeln und alle Signaturen.";
    verify = "Verify the chain", "Kette prüfen";
    cancel = "Cancel the verification", "Prüfung abbrechen";
    close_title = "Another ledger", "Ein anderes Ledger";
    close_lead = "Closing this one locks its accounts; nothing is deleted.", "Beim Schließen werden seine Konten gesperrt; gelöscht wird nichts.";
    close = "Close the ledger", "Ledger schließen";
    closed = "The ledger is closed.", "Das Ledger ist geschlossen.";
    valid = "valid", "gültig";
    invalid = "invalid", "ungültig";
}

/// The times after which idle accounts can be locked.
pub fn idle_times() -> [&'static str; 3] {
    [words!("1 minute", "1 Minute"), words!("5 minutes", "5 Minuten"), words!("15 minutes", "15 Minuten")]
}

/// Which databases of the browser hold the ledgers.
pub fn databases(name: &str) -> String {
    sentence!("IndexedDB, '{name}' and one for each ledger", "IndexedDB, «{name}» und eine für jedes Ledger")
}

/// What the verification found.
pub fn verified(chain: &VerifiedChain) -> String {
    let blocks = counts::blocks(chain.blocks);
    let transactions = counts::transactions(chain.transactions);
    let signatures = counts::signatures(chain.signatures);
    match &chain.rejection {
        None => sentence!(
            "All is right: {blocks}, {transactions} and {signatures} were verified.",
            "Alles ist richtig. Geprüft: {blocks}, {transactions} und {signatures}."
        ),
        Some(found) => sentence!(
            "After {blocks} something is wrong. {}",
            "Danach stimmt etwas nicht (geprüft: {blocks}). {}",
            rejection(found)
        ),
    }
}
