//! Sentences about passwords: why one is refused, and how long the next one has to wait.

use crate::ledger::password::WeakPassword;
use crate::text::{counts, phrases, sentence};

phrases! {
    repeated_password = "The password repeats the same few characters. Choose one with more variety; several words are easy to remember.", "Das Passwort wiederholt dieselben wenigen Zeichen. Wählen Sie ein abwechslungsreicheres; mehrere Wörter lassen sich leicht merken.";
    digits_password = "The password has digits but no letters, like a date or a telephone number. Choose one that contains words.", "Das Passwort hat Ziffern, aber keine Buchstaben, wie ein Datum oder eine Telefonnummer. Wählen Sie eines, das Wörter enthält.";
    sequence_password = "The password follows the order of the keyboard or of the alphabet. Attackers try such passwords first. Choose several words that do not belong together.", "Das Passwort folgt der Reihenfolge der Tastatur oder des Alphabets. Solche Passwörter werden bei Angriffen zuerst versucht. Wählen Sie mehrere Wörter, die nicht zusammengehören.";
    common_password = "The password is one of the most common ones, or a common word with a few more characters. Attackers try such passwords first. Choose several words that do not belong together.", "Das Passwort ist eines der häufigsten, oder ein häufiges Wort mit ein paar weiteren Zeichen. Solche Passwörter werden bei Angriffen zuerst versucht. Wählen Sie mehrere Wörter, die nicht zusammengehören.";
    name_password = "The password is mostly the user id or the name of the person, or the name of the ledger. Choose one that has nothing to do with them.", "Das Passwort besteht größtenteils aus der Benutzerkennung oder dem Namen der Person oder aus dem Namen des Ledgers. Wählen Sie eines, das nichts damit zu tun hat.";
}

/// Says how long the next password attempt has to wait.
pub(super) fn too_many_tries(seconds: u64) -> String {
    let seconds = counts::seconds(seconds);
    sentence!(
        "Several passwords in a row were wrong. You can try the next one in {seconds}.",
        "Mehrere Passwörter hintereinander waren falsch. Das nächste können Sie in {seconds} versuchen."
    )
}

/// Says why a new password is refused, and which to choose.
pub fn weak_password(fault: WeakPassword) -> String {
    match fault {
        WeakPassword::Short { least } => sentence!(
            "The password is shorter than {least} characters. Choose a longer one; several words are easy to \
             remember.",
            "Das Passwort ist kürzer als {least} Zeichen. Wählen Sie ein längeres; mehrere Wörter lassen sich leicht \
             merken."
        ),
        WeakPassword::Repeated => repeated_password().to_owned(),
        WeakPassword::Digits => digits_password().to_owned(),
        WeakPassword::Sequence => sequence_password().to_owned(),
        WeakPassword::Common => common_password().to_owned(),
        WeakPassword::Name => name_password().to_owned(),
    }
}
