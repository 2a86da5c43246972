//! Words of the people page.

use super::{phrases, sentence, words};
use crate::ledger::transaction::account::Role;

phrases! {
    title = "People", "Personen";
    lead = "Everybody on the ledger, and those who wait to join.", "Alle auf dem Ledger, und wer dazukommen möchte.";
    waiting_title = "Waiting to join", "Wartet auf Aufnahme";
    ledger_title = "On the ledger", "Auf dem Ledger";
    name = "Name", "Name";
    role = "Role", "Rolle";
    hospital = "Hospital", "Klinik";
    since = "Since", "Seit";
    keys = "Keys", "Schlüssel";
    here = "on this device", "auf diesem Gerät";
    register_title = "Register a new account", "Neues Konto registrieren";
    register_lead = "The keys are made here and stay on this device. An administrator approves the account, and the next block takes it in.", "Die Schlüssel entstehen hier und bleiben auf diesem Gerät. Die Administration genehmigt das Konto, und der nächste Block nimmt es auf.";
    user_id = "User id", "Benutzerkennung";
    user_id_hint = "3 to 32 lowercase letters, digits or underscores. For a patient choose a pseudonym: the id stands in the chain for good, where everybody on the ledger can read it.", "3 bis 32 Kleinbuchstaben, Ziffern oder Unterstriche. Wählen Sie für Patientinnen und Patienten ein Pseudonym: Die Kennung steht für immer in der Kette, wo alle auf dem Ledger sie lesen können.";
    full_name = "Full name", "Voller Name";
    name_hint = "It stands in the chain as well. A patient's may be a pseudonym too.", "Auch er steht in der Kette. Bei Patientinnen und Patienten darf es ebenfalls ein Pseudonym sein.";
    hospital_hint = "Where this person works. Patients leave it empty.", "Wo diese Person arbeitet. Patientinnen und Patienten lassen es leer.";
    new_password = "New password", "Neues Passwort";
    password_hint = "At least 10 characters, and not one that is easy to guess: several words are good. It protects the keys on this device; nobody can reset it.", "Mindestens 10 Zeichen, und keines, das leicht zu erraten ist: Mehrere Wörter sind gut. Es schützt die Schlüssel auf diesem Gerät; niemand kann es zurücksetzen.";
    register = "Register the account", "Konto registrieren";
    registered = "The registration waits for an administrator.", "Die Registrierung wartet auf die Administration.";
    refuse_title = "Refuse the registration", "Registrierung ablehnen";
    refuse_label = "Refuse the registration", "Registrierung ablehnen";
    approved = "The registration is approved, and waits for a block.", "Die Registrierung ist genehmigt und wartet auf einen Block.";
    refused = "The registration is refused.", "Die Registrierung ist abgelehnt.";
    administrator_note = "Approving an administrator hands over the ledger's audit key: that person can then read every record.", "Wer jemanden in die Administration aufnimmt, übergibt den Audit-Schlüssel des Ledgers: Diese Person kann dann jeden Eintrag lesen.";
}

/// A role, beginning a line.
pub fn role_choice(role: Role) -> &'static str {
    match role {
        Role::Patient => words!("Patient: consents to records", "Patient/in: willigt in Einträge ein"),
        Role::Doctor => words!("Doctor: submits records", "Ärztin/Arzt: reicht Einträge ein"),
        Role::Administrator => words!(
            "Administrator: approves accounts and audits",
            "Administration: genehmigt Konten und führt Audits durch"
        ),
    }
}

/// The label of the button that approves somebody.
pub fn approve(user_id: &str) -> String {
    sentence!("Approve {user_id}", "{user_id} genehmigen")
}

/// The label of the button that opens the refusal of somebody.
pub fn refuse(user_id: &str) -> String {
    sentence!("Refuse {user_id} …", "{user_id} ablehnen …")
}

/// The link to a patient's history.
pub fn history_of(user_id: &str) -> String {
    sentence!("History of {user_id}", "Krankenakte von {user_id}")
}
