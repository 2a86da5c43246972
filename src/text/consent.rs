//! Words of the page on which patients consent.

use super::{phrases, sentence};

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
    approved = "You have approved the record. The next block takes it in.", "Sie haben in den Eintrag eingewilligt. Der nächste Block nimmt ihn auf.";
    refused = "You have refused the record. It will not become part of your history.", "Sie haben den Eintrag abgelehnt. Er wird nicht Teil Ihrer Krankenakte.";
    amount = "Amount", "Betrag";
    insurance = "Insurance number", "Versichertennummer";
    note = "Note", "Notiz";
    date = "Written on", "Verfasst am";
    commitment = "Transaction", "Transaktion";
    share_lead = "The versions that are in the chain when you approve are opened to that doctor, until you revoke it on the page of grants. There is no new content in this: nothing is added to your history.", "Die Fassungen, die bei Ihrer Einwilligung in der Kette sind, werden für diese Ärztin oder diesen Arzt geöffnet, bis Sie das auf der Seite «Freigaben» widerrufen. Neuen Inhalt gibt es dabei nicht: Zu Ihrer Krankenakte kommt nichts hinzu.";
    share_approved = "You have approved the share. It holds once a block has taken it in.", "Sie haben in die Weitergabe eingewilligt. Sie gilt, sobald ein Block sie aufgenommen hat.";
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
