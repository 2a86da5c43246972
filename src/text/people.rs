//! Words of the people page.

use super::{phrases, sentence, words};
use crate::ledger::transaction::account::Role;

phrases! {
    title = "People", "Personen";
    lead = "This page shows the people on the ledger, and the registrations that wait for approval.", "Diese Seite zeigt die Personen auf dem Ledger und die Registrierungen, die auf Genehmigung warten.";
    waiting_title = "Waiting for approval", "Wartet auf Genehmigung";
    ledger_title = "On the ledger", "Auf dem Ledger";
    name = "Name", "Name";
    role = "Role", "Rolle";
    hospital = "Hospital", "Klinik";
    since = "Since", "Seit";
    keys = "Keys", "Schlüssel";
    here = "on this device", "auf diesem Gerät";
    register_title = "Register a new account", "Neues Konto registrieren";
    register_lead = "The keys are created on this device and stay on it. An administrator approves the account, and the next block includes it.", "Die Schlüssel werden auf diesem Gerät erzeugt und bleiben darauf. Die Administration genehmigt das Konto, und der nächste Block nimmt es auf.";
    user_id = "User id", "Benutzerkennung";
    user_id_hint = "3 to 32 lowercase letters, digits or underscores. For a patient, choose a pseudonym: the id is permanently in the chain, where every person with this ledger can read it.", "3 bis 32 Kleinbuchstaben, Ziffern oder Unterstriche. Wählen Sie für Patientinnen und Patienten ein Pseudonym: Die Kennung steht dauerhaft in der Kette, wo alle, die dieses Ledger haben, sie lesen können.";
    full_name = "Full name", "Voller Name";
    name_hint = "The name is in the chain as well. For a patient, it can be a pseudonym too.", "Auch der Name steht in der Kette. Für Patientinnen und Patienten kann er ebenfalls ein Pseudonym sein.";
    hospital_hint = "The hospital where this person works. Leave it empty for a patient.", "Die Klinik, in der diese Person arbeitet. Lassen Sie das Feld für Patientinnen und Patienten leer.";
    new_password = "New password", "Neues Passwort";
    password_hint = "At least 10 characters, and not easy to guess: several words are good. It protects the keys on this device, and cannot be reset.", "Mindestens 10 Zeichen, und nicht leicht zu erraten: Mehrere Wörter sind gut. Es schützt die Schlüssel auf diesem Gerät und lässt sich nicht zurücksetzen.";
    register = "Register the account", "Konto registrieren";
    registered = "The registration waits for an administrator.", "Die Registrierung wartet auf die Administration.";
    refuse_title = "Refuse the registration", "Registrierung ablehnen";
    refuse_label = "Refuse the registration", "Registrierung ablehnen";
    approved = "The registration is approved, and waits for a block.", "Die Registrierung ist genehmigt und wartet auf einen Block.";
    refused = "The registration is refused.", "Die Registrierung ist abgelehnt.";
    administrator_note = "An administrator gets the ledger's audit key. If you approve this registration, this person can read every record.", "Die Administration bekommt den Audit-Schlüssel des Ledgers. Wenn Sie diese Registrierung genehmigen, kann diese Person jeden Eintrag lesen.";
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

/// Returns the label of the button that approves a registration.
pub fn approve(user_id: &str) -> String {
    sentence!("Approve {user_id}", "{user_id} genehmigen")
}

/// Returns the label of the button that opens the refusal of a registration.
pub fn refuse(user_id: &str) -> String {
    sentence!("Refuse {user_id} …", "{user_id} ablehnen …")
}

/// The link to a patient's history.
pub fn history_of(user_id: &str) -> String {
    sentence!("History of {user_id}", "Krankenakte von {user_id}")
}
