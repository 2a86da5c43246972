//! Words of the people page.

use super::phrases;
use crate::ledger::transaction::account::Role;

phrases! {
    TITLE = "People";
    LEAD = "Everybody on the ledger, and those who wait to join.";
    WAITING_TITLE = "Waiting to join";
    LEDGER_TITLE = "On the ledger";
    NAME = "Name";
    ROLE = "Role";
    HOSPITAL = "Hospital";
    SINCE = "Since";
    KEYS = "Keys";
    HERE = "on this device";
    REGISTER_TITLE = "Register a new account";
    REGISTER_LEAD = "The keys are made here and stay on this device. An administrator approves the account, and the next block takes it in.";
    USER_ID = "User id";
    USER_ID_HINT = "3 to 32 lowercase letters, digits or underscores. For a patient choose a pseudonym: the id stands in the chain for good, where everybody on the ledger can read it.";
    FULL_NAME = "Full name";
    NAME_HINT = "It stands in the chain as well. A patient's may be a pseudonym too.";
    HOSPITAL_HINT = "Where this person works. Patients leave it empty.";
    NEW_PASSWORD = "New password";
    PASSWORD_HINT = "At least 8 characters. It protects the keys on this device; nobody can reset it.";
    REGISTER = "Register the account";
    REGISTERED = "The registration waits for an administrator.";
    REFUSE_TITLE = "Refuse the registration";
    REFUSE = "Refuse the registration";
    APPROVED = "The registration is approved, and waits for a block.";
    REFUSED = "The registration is refused.";
    ADMINISTRATOR_NOTE = "Approving an administrator hands over the ledger's audit key: that person can then read every record.";
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
