//! Words of the page on which patients consent.

use super::{grouped, phrases, sentence};
use crate::ledger::number::Height;

phrases! {
    title = "Waiting for your consent", "Wartet auf Ihre Einwilligung";
    lead = "A record becomes part of your history only with your consent. Read it, then decide.", "Ein Eintrag wird nur mit Ihrer Einwilligung Teil Ihrer Krankenakte. Lesen Sie ihn, und entscheiden Sie dann.";
    empty = "Nothing waits for your consent.", "Nichts wartet auf Ihre Einwilligung.";
    empty_next = "When a doctor submits a record about you, it appears here.", "Reicht eine Ärztin oder ein Arzt einen Eintrag über Sie ein, erscheint er hier.";
    more = "About your data", "Über Ihre Daten";
    who_saw = "See who has read your data, when, and under which rule", "Ansehen, wer Ihre Daten gelesen hat, wann und nach welcher Regel";
    who_may = "See who may read your records, and revoke access", "Ansehen, wer Ihre Einträge lesen darf, und Zugriff widerrufen";
    opened = "Decrypted for you; unchanged since the doctor signed it", "Für Sie entschlüsselt; unverändert, seit die Ärztin oder der Arzt es signiert hat";
    approve = "Approve", "Einwilligen";
    refuse = "Refuse …", "Ablehnen …";
    refuse_title = "Refuse this record", "Diesen Eintrag ablehnen";
    refuse_now = "Refuse the record", "Eintrag ablehnen";
    is_included = "in the chain", "in der Kette";
    is_gone = "no longer here", "nicht mehr hier";
    gone = "This device no longer has the proposal.", "Dieses Gerät hat den Vorschlag nicht mehr.";
    approved_title = "Approved, not yet in a block", "Eingewilligt, noch in keinem Block";
    approved_at = "Approved", "Eingewilligt";
    refused = "You have refused the record. It will not become part of your history.", "Sie haben den Eintrag abgelehnt. Er wird nicht Teil Ihrer Krankenakte.";
    amount = "Amount", "Betrag";
    insurance = "Insurance number", "Versichertennummer";
    note = "Note", "Notiz";
    date = "Written on", "Verfasst am";
    share_lead = "If you approve, this doctor can read the versions that are in the chain at that time, until you revoke the share on the grants page. Nothing is added to your history.", "Wenn Sie einwilligen, kann diese Ärztin oder dieser Arzt die Fassungen lesen, die dann in der Kette sind, bis Sie die Weitergabe auf der Seite «Freigaben» widerrufen. Zu Ihrer Krankenakte kommt nichts hinzu.";
    share_refuse_title = "Refuse this share", "Diese Weitergabe ablehnen";
    share_refuse_now = "Refuse the share", "Weitergabe ablehnen";
    share_refused = "You have refused the share. The doctor's access does not change.", "Sie haben die Weitergabe abgelehnt. Der Zugriff ändert sich dadurch nicht.";
}

/// Says what a proposal to share asks for.
pub fn share(author: &str, target: &str, record_id: &str) -> String {
    sentence!(
        "{author} asks you to let {target} read the record {record_id}.",
        "{author} bittet Sie, {target} den Eintrag {record_id} lesen zu lassen."
    )
}

/// Returns the note under the name of a waiting proposal.
pub fn from(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}

/// The note after an approval.
pub fn approved(record_id: &str, next: Height) -> String {
    let next = grouped(next.0);
    sentence!(
        "You have approved the record {record_id}. It waits for block {next}.",
        "Sie haben in den Eintrag {record_id} eingewilligt. Er wartet auf Block {next}."
    )
}

/// The note after the approval of a share.
pub fn share_approved(record_id: &str, next: Height) -> String {
    let next = grouped(next.0);
    sentence!(
        "You have approved the share of {record_id}. It takes effect with block {next}.",
        "Sie haben in die Weitergabe von {record_id} eingewilligt. Sie gilt ab Block {next}."
    )
}

/// The note after a refusal.
pub fn refused_note(record_id: &str, reason: &str) -> String {
    sentence!("You have refused {record_id}: {reason}", "Sie haben {record_id} abgelehnt: {reason}")
}

/// The outcome of a proposal that was approved.
pub fn waits(next: Height) -> String {
    sentence!("Approved, waits for block {}", "Eingewilligt, wartet auf Block {}", grouped(next.0))
}

/// The outcome of a proposal that a block took in.
pub fn included(height: Height) -> String {
    sentence!("Included in block {}", "Aufgenommen in Block {}", grouped(height.0))
}

/// The outcome of a proposal that was refused.
pub fn refused_for(reason: &str) -> String {
    sentence!("Refused: {reason}", "Abgelehnt: {reason}")
}

/// The outcome of a proposal that its author withdrew.
pub fn withdrawn_for(author: &str, reason: &str) -> String {
    sentence!("{author} has withdrawn it: {reason}", "{author} hat es zurückgezogen: {reason}")
}

/// The first block that can take in an approved proposal.
pub fn at_the_earliest(next: Height) -> String {
    sentence!("in block {} at the earliest", "frühestens in Block {}", grouped(next.0))
}

/// The accessible name of a proposal's button.
pub fn put_away(record_id: &str) -> String {
    sentence!("Dismiss {record_id}", "{record_id} ausblenden")
}
