//! Sentences about passwords: why one is refused, and how long the next one has to wait.

use crate::ledger::password::WeakPassword;
use crate::text::{counts, phrases, sentence};

phrases! {
    repeated_password = "The password repeats the same few characters. Choose one with more variety; several words are easy to keep.", "Das Passwort wiederholt dieselben wenigen Zeichen. Wählen Sie ein abwechslungsreicheres; mehrere Wörter lassen sich leicht merken.";
    digits_password = "The password has digits and no letters, as dates and telephone numbers do. Choose one with words in it.", "Das Passwort hat Ziffern und keine Buchstaben, wie Daten und Telefonnummern. Wählen Sie eines, in dem Wörter stehen.";
    sequence_password = "The password follows the keyboard or the alphabet. Those are tried first; choose several words that do not belong together.", "Das Passwort folgt der Tastatur oder dem Alphabet. Solche werden zuerst versucht; wählen Sie mehrere Wörter, die nicht zusammengehören.";
    common_password = "The password is one of the commonest, or a common word with a few characters around it. Those are tried first; choose several words that do not belong together.", "Das Passwort ist eines der häufigsten, oder ein häufiges Wort mit ein paar Zeichen darum. Solche werden zuerst versucht; wählen Sie mehrere Wörter, die nicht zusammengehören.";
    name_password = "The password is mostly the user id or the name of the person, or the name of the ledger. Choose one that has nothing to do with them.", "Das Passwort besteht größtenteils aus der Benutzerkennung oder dem Namen der Person oder aus dem Namen des Ledgers. Wählen Sie eines, das nichts damit zu tun hat.";
}

/// That the next password has to wait.
pub(super) fn too_many_tries(seconds: u64) -> String {
    let seconds = counts::seconds(seconds);
    sentence!(
        "There were several wrong passwords in a row. The next one can be tried in {seconds}.",
        "Es gab mehrere falsche Passwörter hintereinander. Das nächste lässt sich in {seconds} versuchen."
    )
}

/// Why a new password is refused, and which to choose.
pub fn weak_password(fault: WeakPassword) -> String {
    match fault {
        WeakPassword::Short { least } => sentence!(
            "The password is shorter than {least} characters. Choose a longer one; several words are easy to keep.",
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
