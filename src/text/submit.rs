//! Words of the page on which doctors submit records.

use super::{phrases, sentence};

phrases! {
    title = "Submit a record", "Eintrag einreichen";
    lead = "The content is sealed for you, the patient and the auditors before it leaves this form. It becomes a record when the patient has approved it and a block includes it.", "Der Inhalt wird für Sie, die betroffene Person und das Audit versiegelt, bevor er dieses Formular verlässt. Er wird ein Eintrag, wenn die betroffene Person eingewilligt und ein Block ihn aufgenommen hat.";
    change = "Type of proposal", "Art des Vorschlags";
    add = "A new record", "Ein neuer Eintrag";
    update_label = "A new version of a record", "Eine neue Fassung eines Eintrags";
    patient = "Patient", "Patient/in";
    patient_hint = "The patient's user id on this ledger.", "Die Benutzerkennung auf diesem Ledger.";
    record_id = "Record id", "Eintragskennung";
    pseudonyms = "Every person with this ledger can always read the hospital, doctor, patient, record id and times. Only the content of the record is sealed. Therefore use ids that are pseudonyms and reveal nothing about the person: no name, no date of birth, no illness.", "Alle, die dieses Ledger haben, können immer lesen: Klinik, Ärztin oder Arzt, betroffene Person, Eintragskennung, Zeiten. Versiegelt ist nur der Inhalt des Eintrags. Verwenden Sie darum Kennungen, die Pseudonyme sind und nichts über die Person verraten: keinen Namen, kein Geburtsdatum, keine Krankheit.";
    former_logged = "decrypted for you just now; the access log records it", "soeben für Sie entschlüsselt; das steht im Zugriffsprotokoll";
    go_back = "Restore my text", "Meine Eingabe wiederherstellen";
    gone_back = "The form contains your text again.", "Das Formular enthält wieder Ihre Eingabe.";
    changes_title = "What the new version changes", "Was die neue Fassung ändert";
    changes_none_typed = "The form is still empty. Your text is compared with this version here.", "Das Formular ist noch leer. Ihre Eingabe wird hier mit dieser Fassung verglichen.";
    changes_nothing = "No changes: the form has the same content as this version.", "Keine Änderungen: Das Formular hat denselben Inhalt wie diese Fassung.";
    record_id_hint = "This is a suggestion; you can use any id that is not taken. It is public in the chain, so it should reveal nothing about the patient.", "Das ist ein Vorschlag; Sie können jede freie Kennung verwenden. Sie ist in der Kette öffentlich und sollte nichts über die Person verraten.";
    update_hint = "The id of the record that gets a new version. Its newest version is shown beside the form, and the access log records that.", "Die Kennung des Eintrags, der eine neue Fassung bekommt. Seine neueste Fassung wird neben dem Formular gezeigt, und das steht im Zugriffsprotokoll.";
    hospital = "Hospital", "Klinik";
    hospital_hint = "Leave it empty to use your own hospital.", "Leer lassen, um Ihre eigene Klinik zu verwenden.";
    content = "Content of the record", "Inhalt des Eintrags";
    kind = "Kind of record", "Art des Eintrags";
    kind_default = "Prescription", "Rezept";
    kind_hint = "For example prescription, finding, laboratory report.", "Zum Beispiel Rezept, Befund, Laborbericht.";
    insurance = "Insurance number", "Versichertennummer";
    insurance_hint = "May be left empty.", "Darf leer bleiben.";
    prescription = "Prescription or finding", "Rezept oder Befund";
    amount = "Amount in euros", "Betrag in Euro";
    amount_hint = "Euros and cents, for example 25.50. Enter 0 if there is no cost.", "Euro und Cent, zum Beispiel 25,50. Geben Sie 0 ein, wenn es nichts kostet.";
    amount_shape = "The amount is not in euros and cents, or too large. Enter it like 25 or 25.50, without a sign.", "Der Betrag besteht nicht aus Euro und Cent, oder er ist zu groß. Geben Sie ihn wie 25 oder 25,50 ein, ohne Vorzeichen.";
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
    share_lead = "You can share a record that is in the chain with another doctor. The patient decides, and can revoke the share.", "Sie können einen Eintrag, der in der Kette ist, an eine andere Ärztin oder einen anderen Arzt weitergeben. Die betroffene Person entscheidet und kann die Weitergabe widerrufen.";
    share_record = "Record to share", "Eintrag zum Weitergeben";
    share_record_hint = "The id of a record that you may read.", "Die Kennung eines Eintrags, den Sie lesen dürfen.";
    share_with = "Doctor to share with", "Weitergeben an";
    share_label = "Propose the share", "Weitergabe vorschlagen";
    shared = "The share is signed, and waits for the patient's consent.", "Die Weitergabe ist signiert und wartet auf die Einwilligung.";
}

/// The label of the button that prepares a share.
pub fn share(record_id: &str) -> String {
    sentence!("Share {record_id}", "{record_id} weitergeben")
}

/// Describes a share in the list of proposals.
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
    sentence!("{record_id}, newest version", "{record_id}, neueste Fassung")
}

/// Names the version and its patient.
pub fn former_by(number: usize, author: &str) -> String {
    sentence!("Version {number}, by {author}", "Fassung {number}, von {author}")
}

/// The label of the button that fills the form in.
pub fn start_from(number: usize) -> String {
    sentence!("Start from version {number}", "Von Fassung {number} ausgehen")
}

/// Says that the form was filled in from a version.
pub fn started(number: usize) -> String {
    sentence!(
        "The form contains the text of version {number}. Change what is new.",
        "Das Formular enthält den Text von Fassung {number}. Ändern Sie, was neu ist."
    )
}

/// Says that the id of a record says something about its patient.
pub fn id_tells(part: &str) -> String {
    sentence!(
        "'{part}' is in the record id and in the id or name of the patient. The record id is always public: choose \
         one that reveals nothing.",
        "«{part}» steht in der Eintragskennung und in Kennung oder Name der betroffenen Person. Die Eintragskennung \
         ist immer öffentlich: Wählen Sie eine, die nichts verrät."
    )
}
