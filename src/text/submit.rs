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
    pseudonyms = "Everybody on the ledger can read, for ever: hospital, doctor, patient, record id, times. Only what the record says is sealed. So an id is a pseudonym, and says nothing about the person: no name, no birthday, no illness.", "Alle auf dem Ledger können für immer lesen: Klinik, Ärztin oder Arzt, betroffene Person, Eintragskennung, Zeiten. Versiegelt ist nur, was der Eintrag sagt. Eine Kennung ist darum ein Pseudonym und verrät nichts über die Person: keinen Namen, kein Geburtsdatum, keine Krankheit.";
    former_logged = "opened for you just now; the look is in the access log", "soeben für Sie geöffnet; der Blick steht im Zugriffsprotokoll";
    go_back = "Back to what I had typed", "Zurück zu meiner Eingabe";
    gone_back = "The form says again what was typed.", "Das Formular sagt wieder, was eingegeben war.";
    changes_title = "What the new version changes", "Was die neue Fassung ändert";
    changes_none_typed = "Nothing is typed yet. What you type is held against this version here.", "Noch ist nichts eingegeben. Was Sie eingeben, wird hier dieser Fassung gegenübergestellt.";
    changes_nothing = "Nothing: the form says what this version says.", "Nichts: Das Formular sagt, was diese Fassung sagt.";
    record_id_hint = "A suggestion; any id that is not taken will do. It stands in the chain, so it should say nothing about the patient.", "Ein Vorschlag; jede freie Kennung geht. Sie steht in der Kette, sollte also nichts über die Person verraten.";
    update_hint = "The id of the record that this is a new version of. Its newest version is opened beside the form, and that is written into the access log.", "Die Kennung des Eintrags, von dem dies eine neue Fassung ist. Seine neueste Fassung wird neben dem Formular geöffnet, und das kommt ins Zugriffsprotokoll.";
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

/// The heading over the version that a new one follows.
pub fn former_title(record_id: &str) -> String {
    sentence!("{record_id}, as it is now", "{record_id}, wie er jetzt ist")
}

/// Which version it is, and whose.
pub fn former_by(number: usize, author: &str) -> String {
    sentence!("Version {number}, by {author}", "Fassung {number}, von {author}")
}

/// The label of the button that fills the form in.
pub fn start_from(number: usize) -> String {
    sentence!("Start from version {number}", "Von Fassung {number} ausgehen")
}

/// That the form is filled in.
pub fn started(number: usize) -> String {
    sentence!(
        "The form says what version {number} says. Change what is new.",
        "Das Formular sagt, was Fassung {number} sagt. Ändern Sie, was neu ist."
    )
}

/// That the id of a record says something about its patient.
pub fn id_tells(part: &str) -> String {
    sentence!(
        "'{part}' stands in the id and in what the patient is called. The id is public for ever: choose one that says nothing.",
        "«{part}» steht in der Kennung und darin, wie die betroffene Person heißt. Die Kennung ist für immer öffentlich: Wählen Sie eine, die nichts verrät."
    )
}
