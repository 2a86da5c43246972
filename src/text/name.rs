//! Names of roles, fields, types and rules.

use super::words;
use crate::ledger::access::Permission;
use crate::ledger::access_log::{Action as Logged, Outcome};
use crate::ledger::rejection::Field;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::Operation;
use crate::ledger::transaction::{Action, TransactionKind};

/// A role: 'doctor'.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Patient => words!("patient", "Patient/in"),
        Role::Doctor => words!("doctor", "Ärztin/Arzt"),
        Role::Administrator => words!("administrator", "Administration"),
    }
}

/// A field, as its label calls it.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::UserId => words!("user id", "Benutzerkennung"),
        Field::HospitalId => words!("hospital", "Klinik"),
        Field::PatientId => words!("patient", "Patient/in"),
        Field::DoctorId => words!("doctor", "Ärztin/Arzt"),
        Field::RecordId => words!("record id", "Eintragskennung"),
        Field::TargetId => words!("doctor to share with", "Weitergeben an"),
        Field::Grantee => words!("doctor to grant access to", "Ärztin/Arzt mit Leserecht"),
        Field::Candidate => words!("candidate", "Kandidatur"),
        Field::To => words!("receiver", "Empfänger/in"),
        Field::Author => words!("author", "Verfasst von"),
        Field::Name => words!("name", "Name"),
        Field::Reason => words!("reason", "Begründung"),
        Field::PublicKey => words!("public key", "Öffentlicher Schlüssel"),
        Field::SealingKey => words!("sealing key", "Versiegelungsschlüssel"),
        Field::AuditorKey => words!("audit key", "Audit-Schlüssel"),
        Field::Password => words!("password", "Passwort"),
        Field::RecordType => words!("kind of record", "Art des Eintrags"),
        Field::InsuranceId => words!("insurance number", "Versichertennummer"),
        Field::Prescription => words!("prescription or finding", "Rezept oder Befund"),
        Field::Amount => words!("amount", "Betrag"),
        Field::Note => words!("note", "Notiz"),
        Field::AuthoredOn => words!("date", "Datum"),
    }
}

/// Returns the name of a transaction type: 'record', 'registration'.
pub fn kind(action: &Action) -> &'static str {
    action_name(action.kind())
}

/// The same from the type's name in a file; the name itself where it is not known.
pub fn action_name(kind: TransactionKind) -> &'static str {
    match kind {
        TransactionKind::CreateLedger => words!("new ledger", "neues Ledger"),
        TransactionKind::Register => words!("registration", "Registrierung"),
        TransactionKind::Record => words!("record", "Eintrag"),
        TransactionKind::Refuse => words!("refusal", "Ablehnung"),
        TransactionKind::Withdraw => words!("withdrawal", "Rückzug"),
        TransactionKind::Grant => words!("grant", "Freigabe"),
        TransactionKind::Revoke => words!("revocation", "Widerruf"),
        TransactionKind::Transfer => words!("transfer", "Übertragung"),
        TransactionKind::Stake => words!("stake", "Einsatz"),
        TransactionKind::Unstake => words!("unstake", "gelöster Einsatz"),
        TransactionKind::Candidacy => words!("candidacy", "Kandidatur"),
        TransactionKind::Vote => words!("vote", "Stimme"),
        TransactionKind::Evidence => words!("evidence", "Beweis"),
        TransactionKind::AnchorLog => words!("log anchor", "Protokollanker"),
    }
}

/// Returns the name of an operation on a record.
pub fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::Add => words!("new record", "neuer Eintrag"),
        Operation::Update => words!("new version", "neue Fassung"),
        Operation::Share => words!("share", "Weitergabe"),
    }
}

/// Returns the name of an action in the access log.
pub fn action(action: Logged) -> &'static str {
    match action {
        Logged::Register => words!("request an account", "ein Konto beantragen"),
        Logged::SignIn => words!("sign in", "sich anmelden"),
        Logged::SignOut => words!("sign out", "sich abmelden"),
        Logged::Submit => words!("submit a record", "einen Eintrag einreichen"),
        Logged::Approve => words!("approve", "einwilligen"),
        Logged::Refuse => words!("refuse", "ablehnen"),
        Logged::Withdraw => words!("withdraw", "zurückziehen"),
        Logged::ViewHistory => words!("view a history", "eine Krankenakte ansehen"),
        Logged::ViewRecord => words!("view a record", "einen Eintrag ansehen"),
        Logged::ViewLog => words!("view this log", "dieses Protokoll ansehen"),
        Logged::Grant => words!("grant access", "Zugriff freigeben"),
        Logged::Revoke => words!("revoke access", "Zugriff widerrufen"),
        Logged::Stake => words!("stake tokens", "Token einsetzen"),
        Logged::Unstake => words!("unstake tokens", "Einsatz lösen"),
        Logged::Vote => words!("vote", "wählen"),
        Logged::Candidacy => words!("change a candidacy", "Kandidatur ändern"),
        Logged::Transfer => words!("transfer tokens", "Token übertragen"),
        Logged::Forge => words!("forge a block", "einen Block erzeugen"),
        Logged::Verify => words!("verify the chain", "die Kette prüfen"),
        Logged::Export => words!("export a file", "eine Datei exportieren"),
        Logged::Import => words!("import a file", "eine Datei importieren"),
    }
}

/// Returns the name of an outcome in the access log.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Permitted => words!("permitted", "erlaubt"),
        Outcome::Denied => words!("denied", "verweigert"),
        Outcome::Failed => words!("failed", "fehlgeschlagen"),
    }
}

/// The rule under which something is shown.
pub fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::Patient => words!("shown because it is about you", "gezeigt, weil es um Sie geht"),
        Permission::Administrator => {
            words!("shown for audit: you are an administrator", "gezeigt für ein Audit: Sie gehören zur Administration")
        }
        Permission::Author => words!("shown because you wrote it", "gezeigt, weil Sie es verfasst haben"),
        Permission::Grant => words!("shown under a grant of the patient", "gezeigt, weil es Ihnen freigegeben ist"),
    }
}
