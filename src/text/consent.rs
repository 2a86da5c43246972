//! Words of the page on which patients consent.

use super::{grouped, phrases, sentence};
use crate::ledger::number::Height;

phrases! {
    title = "Waiting for your consent", "Wartet auf Ihre Einwilligung";
    lead = "Nothing becomes part of your history before you have said yes to it. Read it, then decide.", "Nichts wird Teil Ihrer Krankenakte, bevor Sie ja dazu gesagt haben. Lesen Sie es, und entscheiden Sie dann.";
    empty = "Nothing waits for your consent.", "Nichts wartet auf Ihre Einwilligung.";
    empty_next = "When a doctor submits a record about you, it appears here.", "Reicht eine Ärztin oder ein Arzt einen Eintrag über Sie ein, erscheint er hier.";
    more = "About your data", "Über Ihre Daten";
    who_saw = "Who has seen what, when, and under which rule", "Wer was gesehen hat, wann, und nach welcher Regel";
    who_may = "Who may read, and taking it back", "Wer lesen darf, und das zurücknehmen";
    opened = "opened for you; matches its commitment", "für Sie geöffnet; passt zum Commitment";
    approve = "Approve", "Einwilligen";
    refuse = "Refuse …", "Ablehnen …";
    refuse_title = "Refuse this record", "Diesen Eintrag ablehnen";
    refuse_now = "Refuse the record", "Eintrag ablehnen";
    is_included = "in the chain", "in der Kette";
    is_gone = "not here any more", "nicht mehr hier";
    gone = "This device does not have the proposal any more.", "Dieses Gerät hat den Vorschlag nicht mehr.";
    to_block = "Look at the block", "Block ansehen";
    approved_title = "Approved, not yet in a block", "Eingewilligt, noch in keinem Block";
    approved_at = "Approved", "Eingewilligt";
    refused = "You have refused the record. It will not become part of your history.", "Sie haben den Eintrag abgelehnt. Er wird nicht Teil Ihrer Krankenakte.";
    amount = "Amount", "Betrag";
    insurance = "Insurance number", "Versichertennummer";
    note = "Note", "Notiz";
    date = "Written on", "Verfasst am";
    commitment = "Transaction", "Transaktion";
    share_lead = "The versions that are in the chain when you approve are opened to that doctor, until you revoke it on the page of grants. There is no new content in this: nothing is added to your history.", "Die Fassungen, die bei Ihrer Einwilligung in der Kette sind, werden für diese Ärztin oder diesen Arzt geöffnet, bis Sie das auf der Seite «Freigaben» widerrufen. Neuen Inhalt gibt es dabei nicht: Zu Ihrer Krankenakte kommt nichts hinzu.";
    share_refuse_title = "Refuse this share", "Diese Weitergabe ablehnen";
    share_refuse_now = "Refuse the share", "Weitergabe ablehnen";
    share_refused = "You have refused the share. The doctor may read no more than before.", "Sie haben die Weitergabe abgelehnt. Niemand darf dadurch mehr lesen als zuvor.";
}

/// What a proposal to share asks.
pub fn share(author: &str, target: &str, record_id: &str) -> String {
    sentence!(
        "{author} asks you to let {target} read the record {record_id}.",
        "{author} bittet Sie, {target} den Eintrag {record_id} lesen zu lassen."
    )
}

/// Under the name of what waits.
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
    sentence!("Put {record_id} away", "{record_id} weglegen")
}
