//! Words of the page on which doctors submit records.

use super::{phrases, sentence};

phrases! {
    title = "Submit a record", "Eintrag einreichen";
    lead = "What you write is sealed to you, the patient and the auditors before it leaves this form. It becomes a record when the patient has approved it and a block has taken it in.", "Was Sie schreiben, wird für Sie, die betroffene Person und das Audit versiegelt, bevor es dieses Formular verlässt. Es wird ein Eintrag, wenn die betroffene Person eingewilligt und ein Block es aufgenommen hat.";
    change = "What is this?", "Worum geht es?";
    add = "A new record", "Ein neuer Eintrag";
    update_label = "A new version of a record", "Eine neue Fassung eines Eintrags";
    patient = "Patient", "Patient/in";
    patient_hint = "The patient's user id on this ledger.", "Die Benutzerkennung auf diesem Ledger.";
    record_id = "Record id", "Eintragskennung";
    record_id_hint = "A suggestion; any id that is not taken will do. It stands in the chain, so it should say nothing about the patient.", "Ein Vorschlag; jede freie Kennung geht. Sie steht in der Kette, sollte also nichts über die Person verraten.";
    update_hint = "The id of the record that this is a new version of.", "Die Kennung des Eintrags, von dem dies eine neue Fassung ist.";
    hospital = "Hospital", "Klinik";
    hospital_hint = "Leave it empty for the one where you work.", "Leer für die, in der Sie arbeiten.";
    content = "What the record says", "Was der Eintrag sagt";
    kind = "Kind of record", "Art des Eintrags";
    kind_default = "Prescription", "Rezept";
    kind_hint = "For example prescription, finding, laboratory report.", "Zum Beispiel Rezept, Befund, Laborbericht.";
    insurance = "Insurance number", "Versichertennummer";
    insurance_hint = "May be left empty.", "Darf leer bleiben.";
    prescription = "Prescription or finding", "Rezept oder Befund";
    amount = "Amount in euros", "Betrag in Euro";
    amount_hint = "Euros and cents, for example 25.50. 0 where it costs nothing.", "Euro und Cent, zum Beispiel 25,50. 0, wo es nichts kostet.";
    amount_shape = "The amount is not euros and cents. Write it like 25 or 25.50, without a sign.", "Der Betrag besteht nicht aus Euro und Cent. Schreiben Sie ihn wie 25 oder 25,50, ohne Vorzeichen.";
    date = "Date", "Datum";
    date_hint = "The day on which it was written.", "Der Tag, an dem es verfasst wurde.";
    note = "Note", "Notiz";
    note_hint = "May be left empty.", "Darf leer bleiben.";
    submit = "Submit the record", "Eintrag einreichen";
    submitted = "The record is sealed and signed, and waits for the patient's consent.", "Der Eintrag ist versiegelt und signiert und wartet auf die Einwilligung.";
    own_title = "Your proposals", "Ihre Vorschläge";
    own_all = "Show all of them", "Alle zeigen";
    own_empty = "You have not submitted anything yet.", "Sie haben noch nichts eingereicht.";
    record = "Record", "Eintrag";
    withdraw_title = "Withdraw the proposal", "Vorschlag zurückziehen";
    withdraw_now = "Withdraw the proposal", "Vorschlag zurückziehen";
    withdrawn = "The proposal is withdrawn.", "Der Vorschlag ist zurückgezogen.";
    what = "What", "Was";
    share_title = "Share a record", "Eintrag weitergeben";
    share_lead = "A record that is in the chain can be opened to another doctor. The patient decides, and can take it back.", "Ein Eintrag, der in der Kette ist, lässt sich einer anderen Ärztin oder einem anderen Arzt öffnen. Die betroffene Person entscheidet und kann es zurücknehmen.";
    share_record = "Record to share", "Eintrag zum Weitergeben";
    share_record_hint = "The id of a record that you may read.", "Die Kennung eines Eintrags, den Sie lesen dürfen.";
    share_with = "Doctor to share with", "Weitergeben an";
    share_nobody = "There is no other doctor on this ledger yet.", "Auf diesem Ledger gibt es noch keine andere Ärztin und keinen anderen Arzt.";
    share_label = "Propose the share", "Weitergabe vorschlagen";
    shared = "The share is signed, and waits for the patient's consent.", "Die Weitergabe ist signiert und wartet auf die Einwilligung.";
}

/// The label of the button that prepares a share.
pub fn share(record_id: &str) -> String {
    sentence!("Share {record_id}", "{record_id} weitergeben")
}

/// What a share proposes, in the list of proposals.
pub fn shared_with(target: &str) -> String {
    sentence!("share with {target}", "Weitergabe an {target}")
}

/// The label of the button that opens the withdrawal of a share.
pub fn withdraw_share(record_id: &str) -> String {
    sentence!("Withdraw the share of {record_id} …", "Weitergabe von {record_id} zurückziehen …")
}

/// The label of the button that opens the withdrawal of a proposal.
pub fn withdraw(record_id: &str) -> String {
    sentence!("Withdraw {record_id} …", "{record_id} zurückziehen …")
}

/// The label of the button that starts a new version.
pub fn update(record_id: &str) -> String {
    sentence!("Update {record_id}", "Neue Fassung von {record_id}")
}
