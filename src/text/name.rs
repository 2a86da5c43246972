//! What roles, fields, types and rules are called.

use crate::ledger::access::Permission;
use crate::ledger::access_log::{Action as Logged, Outcome};
use crate::ledger::rejection::Field;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::Operation;

/// A role: 'doctor'.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Patient => "patient",
        Role::Doctor => "doctor",
        Role::Administrator => "administrator",
    }
}

/// A field, as its label calls it.
pub const fn field(field: Field) -> &'static str {
    match field {
        Field::UserId => "user id",
        Field::HospitalId => "hospital",
        Field::PatientId => "patient",
        Field::DoctorId => "doctor",
        Field::RecordId => "record id",
        Field::TargetId => "doctor to share with",
        Field::Grantee => "doctor to grant access to",
        Field::Candidate => "candidate",
        Field::To => "receiver",
        Field::Author => "author",
        Field::Name => "name",
        Field::Reason => "reason",
        Field::PublicKey => "public key",
        Field::SealingKey => "sealing key",
        Field::AuditorKey => "audit key",
        Field::Password => "password",
        Field::RecordType => "kind of record",
        Field::InsuranceId => "insurance number",
        Field::Prescription => "prescription or finding",
        Field::Amount => "amount",
        Field::Note => "note",
        Field::AuthoredOn => "date",
    }
}

/// What a transaction of this type is: 'record', 'registration'.
pub fn kind(action: &Action) -> &'static str {
    action_name(action.kind())
}

/// The same from the type's name in a file; the name itself where it is not known.
pub fn action_name(kind: &str) -> &'static str {
    match kind {
        "create_ledger" => "founding",
        "register" => "registration",
        "record" => "record",
        "refuse" => "refusal",
        "withdraw" => "withdrawal",
        "grant" => "grant",
        "revoke" => "revocation",
        "transfer" => "transfer",
        "stake" => "stake",
        "unstake" => "unstake",
        "candidacy" => "candidacy",
        "vote" => "vote",
        "evidence" => "evidence",
        "anchor_log" => "log anchor",
        _ => "transaction",
    }
}

/// What is done with a record.
pub const fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::Add => "new record",
        Operation::Update => "new version",
        Operation::Share => "share",
    }
}

/// What was attempted, in the access log.
pub const fn action(action: Logged) -> &'static str {
    match action {
        Logged::Register => "ask for an account",
        Logged::SignIn => "sign in",
        Logged::SignOut => "sign out",
        Logged::Submit => "submit a record",
        Logged::Approve => "approve",
        Logged::Refuse => "refuse",
        Logged::Withdraw => "withdraw",
        Logged::ViewHistory => "view a history",
        Logged::ViewRecord => "view a record",
        Logged::ViewLog => "view this log",
        Logged::Grant => "grant access",
        Logged::Revoke => "revoke access",
        Logged::Stake => "stake tokens",
        Logged::Unstake => "unstake tokens",
        Logged::Vote => "vote",
        Logged::Candidacy => "stand for delegate",
        Logged::Transfer => "move tokens",
        Logged::Forge => "forge a block",
        Logged::Verify => "verify the chain",
        Logged::Export => "export a file",
        Logged::Import => "import a file",
    }
}

/// How an attempt ended.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Permitted => "permitted",
        Outcome::Denied => "denied",
        Outcome::Failed => "failed",
    }
}

/// The rule under which something is shown.
pub const fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::Patient => "shown because it is about you",
        Permission::Administrator => "shown for audit: you are an administrator",
        Permission::Author => "shown because you wrote it",
        Permission::Grant => "shown under a grant of the patient",
    }
}
