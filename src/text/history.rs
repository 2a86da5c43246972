//! Words of a patient's history.

use super::{count, phrases, sentence, words};
use crate::ledger::id::UserId;

phrases! {
    choose_title = "History of a patient", "Eine Krankenakte";
    choose_lead = "Whom do you want to look up? The attempt goes into the access log, whether you may see it or not.", "Wen wollen Sie nachschlagen? Der Versuch kommt ins Zugriffsprotokoll, ob Sie die Akte sehen dürfen oder nicht.";
    patient = "Patient to look up", "Gesuchte Patientin/gesuchter Patient";
    look = "Show the history", "Krankenakte zeigen";
    empty = "There are no records yet.", "Es gibt noch keine Einträge.";
    empty_next = "A record appears here when the patient has approved it and a block has taken it in.", "Ein Eintrag erscheint hier, wenn die betroffene Person eingewilligt und ein Block ihn aufgenommen hat.";
    denied = "The patient and the administrators can see it there. Whoever writes down the root of the log can tell if it is ever taken out.", "Die betroffene Person und die Administration sehen ihn dort. Wer sich die Wurzel des Protokolls aufschreibt, merkt, falls er je herausgenommen wird.";
    version_label = "Version", "Fassung";
    approved = "approved", "eingewilligt";
    another = "Look up another patient", "Eine andere Krankenakte nachschlagen";
    not_a_reader = "This version is not sealed to you: it was written after you were let in, or the grant did not cover it then. Ask the patient to grant you access again; the new grant brings its key.", "Diese Fassung ist nicht für Sie versiegelt: Sie entstand erst nach Ihrer Freigabe, oder die Freigabe galt damals nicht für sie. Bitten Sie um eine neue Freigabe; die bringt den Schlüssel mit.";
    under = "Grant", "Freigabe";
    newest = "newest", "neueste";
    print = "Print, with all proofs", "Drucken, mit allen Beweisen";
    closed_title = "Four rules let somebody in. None of them fits:", "Vier Regeln öffnen eine Akte. Keine trifft zu:";
    no_administrator = "you are not an administrator", "Sie gehören nicht zur Administration";
    no_author = "you have written none of these records", "Sie haben keinen dieser Einträge verfasst";
    logged_title = "Your attempt is in the access log already", "Ihr Versuch steht schon im Zugriffsprotokoll";
    log_now = "The log with it:", "Das Protokoll mit ihm:";
    next_title = "What you can do", "Was Sie tun können";
    give_id = "Your user id, for the grant:", "Ihre Benutzerkennung, für die Freigabe:";
    to_grants = "What you have been granted", "Was Ihnen freigegeben ist";
    only_doctors = "Grants are for doctors alone. If you are one, sign in with that account.", "Freigaben gibt es nur für Ärztinnen und Ärzte. Sind Sie das, melden Sie sich mit jenem Konto an.";
}

/// The heading of a history.
pub fn title(name: &str) -> String {
    sentence!("History of {name}", "Krankenakte von {name}")
}

/// How many records may not be seen.
pub fn hidden(number: u32) -> String {
    sentence!(
        "{} not shown: you may not see them.",
        "{} nicht gezeigt: Sie dürfen sie nicht sehen.",
        count(
            u64::from(number),
            words!("more record is", "weiterer Eintrag wird"),
            words!("more records are", "weitere Einträge werden")
        )
    )
}

/// Who wrote a version.
pub fn by(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}

/// The number of a version.
pub fn version(number: usize) -> String {
    format!("{} {number}", version_label())
}

/// What unfolds the proof of a version.
pub fn proof(number: usize, height: u64) -> String {
    sentence!(
        "Proof that version {number} stands in block {height}",
        "Beweis, dass Fassung {number} in Block {height} steht"
    )
}

/// That a version says what the one before said.
pub fn nothing_differs(before: usize) -> String {
    sentence!("It says the same as version {before}.", "Sie sagt dasselbe wie Fassung {before}.")
}

/// The label of the button that opens the receipt of a version.
pub fn receipt(number: usize) -> String {
    sentence!("Receipt of version {number} …", "Beleg für Fassung {number} …")
}

/// The heading over the receipt of a version.
pub fn receipt_title(number: usize) -> String {
    sentence!("Receipt of version {number}", "Beleg für Fassung {number}")
}

/// Of which chain a printed sheet is.
pub fn printed(ledger: &str, height: u64) -> String {
    sentence!(
        "From the ledger {ledger}, whose block {height} is",
        "Aus dem Ledger {ledger}, dessen Block {height} lautet"
    )
}

/// That somebody is not the patient.
pub fn not_the_patient(patient: &UserId) -> String {
    sentence!("you are not {patient}", "Sie sind nicht {patient}")
}

/// That somebody has no grant.
pub fn no_grant(patient: &UserId) -> String {
    sentence!("no grant of {patient} for you is live", "keine Freigabe von {patient} gilt für Sie")
}

/// Whom to ask for what.
pub fn ask_for_grant(patient: &UserId) -> String {
    sentence!(
        "Ask {patient} for a grant. It is given on the patient's page of grants, and lets you read once a block has taken it in.",
        "Bitten Sie {patient} um eine Freigabe. Sie wird auf der Seite «Freigaben» erteilt und gilt, sobald ein Block sie aufgenommen hat."
    )
}
