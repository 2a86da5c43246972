//! Words of the people page.

use super::phrases;
use crate::ledger::transaction::account::Role;

phrases! {
    title = "People";
    lead = "Everybody on the ledger, and those who wait to join.";
    waiting_title = "Waiting to join";
    ledger_title = "On the ledger";
    name = "Name";
    role = "Role";
    hospital = "Hospital";
    since = "Since";
    keys = "Keys";
    here = "on this device";
    register_title = "Register a new account";
    register_lead = "The keys are made here and stay on this device. An administrator approves the account, and the next block takes it in.";
    user_id = "User id";
    user_id_hint = "3 to 32 lowercase letters, digits or underscores. For a patient choose a pseudonym: the id stands in the chain for good, where everybody on the ledger can read it.";
    full_name = "Full name";
    name_hint = "It stands in the chain as well. A patient's may be a pseudonym too.";
    hospital_hint = "Where this person works. Patients leave it empty.";
    new_password = "New password";
    password_hint = "At least 8 characters. It protects the keys on this device; nobody can reset it.";
    register = "Register the account";
    registered = "The registration waits for an administrator.";
    refuse_title = "Refuse the registration";
    refuse_label = "Refuse the registration";
    approved = "The registration is approved, and waits for a block.";
    refused = "The registration is refused.";
    administrator_note = "Approving an administrator hands over the ledger's audit key: that person can then read every record.";
}

/// A role, beginning a line.
pub const fn role_choice(role: Role) -> &'static str {
    match role {
        Role::Patient => "Patient: consents to records",
        Role::Doctor => "Doctor: submits records",
        Role::Administrator => "Administrator: approves accounts and audits",
    }
}

/// The label of the button that approves somebody.
pub fn approve(user_id: &str) -> String {
    format!("Approve {user_id}")
}

/// The label of the button that opens the refusal of somebody.
pub fn refuse(user_id: &str) -> String {
    format!("Refuse {user_id} …")
}

/// The link to a patient's history.
pub fn history_of(user_id: &str) -> String {
    format!("History of {user_id}")
}
