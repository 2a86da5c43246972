//! Words of a patient's history.

use super::{count, phrases, sentence, words};
use crate::ledger::id::UserId;

phrases! {
    choose_title = "History of a patient", "Eine Krankenakte";
    choose_lead = "Which patient do you want to look up? The access log records the attempt, even if you may not see the history.", "Welche Person wollen Sie nachschlagen? Das Zugriffsprotokoll hält den Versuch fest, auch wenn Sie die Akte nicht sehen dürfen.";
    patient = "Patient to look up", "Gesuchte Patientin/gesuchter Patient";
    look = "Show the history", "Krankenakte zeigen";
    empty = "There are no records yet.", "Es gibt noch keine Einträge.";
    empty_next = "A record appears here when the patient has approved it and a block includes it.", "Ein Eintrag erscheint hier, wenn die betroffene Person eingewilligt und ein Block ihn aufgenommen hat.";
    denied = "The patient and the administrators can see it there. A person who writes down the root of the log can detect if the entry is removed later.", "Die betroffene Person und die Administration sehen ihn dort. Wer sich die Wurzel des Protokolls aufschreibt, kann erkennen, wenn er später entfernt wird.";
    version_label = "Version", "Fassung";
    approved = "approved", "eingewilligt";
    another = "Look up another patient", "Eine andere Krankenakte nachschlagen";
    not_a_reader = "This version is not sealed for you: it is newer than your grant, or the grant does not cover it. Ask the patient for a new grant; it contains the key of this version.", "Diese Fassung ist nicht für Sie versiegelt: Sie ist neuer als Ihre Freigabe, oder die Freigabe gilt nicht für sie. Bitten Sie um eine neue Freigabe; sie enthält den Schlüssel dieser Fassung.";
    under = "Grant", "Freigabe";
    newest = "newest", "neueste";
    print = "Print, with all proofs", "Drucken, mit allen Beweisen";
    closed_title = "Four rules allow access. None of them applies to you:", "Vier Regeln erlauben den Zugriff. Keine trifft auf Sie zu:";
    no_administrator = "you are not an administrator", "Sie gehören nicht zur Administration";
    no_author = "you have written none of these records", "Sie haben keinen dieser Einträge verfasst";
    logged_title = "Your attempt is already in the access log", "Ihr Versuch steht schon im Zugriffsprotokoll";
    log_now = "The access log with this entry:", "Das Protokoll mit diesem Eintrag:";
    next_title = "What you can do", "Was Sie tun können";
    give_id = "Your user id, for the grant:", "Ihre Benutzerkennung, für die Freigabe:";
    to_grants = "See what patients granted you", "Ansehen, was Ihnen freigegeben ist";
    only_doctors = "Only doctors can get grants. If you are a doctor, sign in with that account.", "Freigaben gibt es nur für Ärztinnen und Ärzte. Gehören Sie dazu, melden Sie sich mit diesem Konto an.";
}

/// The heading of a history.
pub fn title(name: &str) -> String {
    sentence!("History of {name}", "Krankenakte von {name}")
}

/// Says how many records may not be seen.
pub fn hidden(number: u32) -> String {
    sentence!(
        "{} not shown, because you have no access.",
        "{} nicht gezeigt, weil Sie keinen Zugriff haben.",
        count(
            u64::from(number),
            words!("more record is", "weiterer Eintrag wird"),
            words!("more records are", "weitere Einträge werden")
        )
    )
}

/// Names the author of a version.
pub fn by(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}

/// The number of a version.
pub fn version(number: usize) -> String {
    format!("{} {number}", version_label())
}

/// Returns the label of the control that opens the proof of a version.
pub fn proof(number: usize, height: u64) -> String {
    sentence!(
        "Proof that block {height} includes version {number}",
        "Beweis, dass Block {height} die Fassung {number} enthält"
    )
}

/// Says that a version is equal to the one before.
pub fn nothing_differs(before: usize) -> String {
    sentence!("The content is the same as in version {before}.", "Der Inhalt ist derselbe wie in Fassung {before}.")
}

/// The label of the button that opens the receipt of a version.
pub fn receipt(number: usize) -> String {
    sentence!("Receipt of version {number} …", "Beleg für Fassung {number} …")
}

/// The heading over the receipt of a version.
pub fn receipt_title(number: usize) -> String {
    sentence!("Receipt of version {number}", "Beleg für Fassung {number}")
}

/// Names the chain of a printed sheet.
pub fn printed(ledger: &str, height: u64) -> String {
    sentence!(
        "From the ledger {ledger}. The hash of block {height} is",
        "Aus dem Ledger {ledger}. Der Hash von Block {height} lautet"
    )
}

/// Says that the reader is not the patient.
pub fn not_the_patient(patient: &UserId) -> String {
    sentence!("you are not {patient}", "Sie sind nicht {patient}")
}

/// Says that the reader has no grant.
pub fn no_grant(patient: &UserId) -> String {
    sentence!("you have no active grant of {patient}", "Sie haben keine gültige Freigabe von {patient}")
}

/// Says whom to ask for access.
pub fn ask_for_grant(patient: &UserId) -> String {
    sentence!(
        "Ask {patient} for a grant. The patient creates it on the grants page, and you can read when a block \
         includes it.",
        "Bitten Sie {patient} um eine Freigabe. Sie wird auf der Seite «Freigaben» erteilt; lesen können Sie, \
         sobald ein Block sie aufgenommen hat."
    )
}
