//! Words of the page on which patients let doctors read, and take it back.

use super::phrases;
use crate::ledger::transaction::grant::{Purpose, Scope};
use crate::protocol::GrantLife;

phrases! {
    TITLE = "Grants";
    LEAD_PATIENT = "Which doctors may read which of your records, and until when.";
    LEAD_DOCTOR = "What patients let you read. Looking at a history is written into the access log, where its patient sees it.";
    LEAD_ADMINISTRATOR = "Who lets whom read what, on the whole ledger. An administrator sees that, and changes none of it.";
    LIST_TITLE = "Grants and shares";
    EMPTY_PATIENT = "You have granted nothing to anybody.";
    EMPTY_PATIENT_NEXT = "The doctors who wrote your records can read those; nobody else can, but for an audit.";
    EMPTY_DOCTOR = "No patient has granted you anything yet.";
    EMPTY_DOCTOR_NEXT = "A grant appears here as soon as a patient has signed it, and lets you read once a block has taken it in.";
    EMPTY_ADMINISTRATOR = "There are no grants on this ledger yet.";
    DOCTOR = "Doctor";
    PATIENT = "Patient";
    RECORDS = "Records";
    PURPOSE = "Purpose";
    PERIOD = "Period";
    FROM = "from";
    UNTIL = "until";
    NO_END = "no end";
    SHARE = "share, as approved";
    TRANSACTION = "Transaction";

    NEW_TITLE = "Let a doctor read";
    NEW_LEAD = "What you grant is signed by you, and holds once a block has taken it in. Anybody on the ledger can read that you granted it, to whom and until when; nobody but the doctor can read more for it.";
    GRANTEE = "Doctor who may read";
    CHOOSE_DOCTOR = "Choose a doctor";
    WHICH = "Which records";
    ALL = "All of them, also those to come";
    SOME = "Only some, chosen here";
    CHOOSE_RECORDS = "Records to grant";
    CHOOSE_HINT = "The versions that are in the chain now. Of a later version, grant it again.";
    NO_RECORDS = "You have no records yet; there is nothing to choose from.";
    NONE_CHOSEN = "No record is chosen. Choose one at least, or grant all of them.";
    HOW_LONG = "How long";
    NEVER_ENDS = "Until I revoke it";
    ENDS = "Until the end of a day";
    LAST_DAY = "Last day";
    LAST_DAY_SHAPE = "That is no day. Choose the last one on which the doctor may read.";
    GRANT = "Grant access";
    GRANTED = "The grant is signed, and waits for a block.";
    WAITING_TITLE = "Yours, and not yet in a block";

    REVOKE_TITLE = "Take the access back";
    REVOKE_NOW = "Revoke the access";
    REVOKED = "The revocation is signed, and waits for a block.";
    CANNOT_UNDO = "From the block on that takes it in, every device refuses the next look. What was read before stays read: a revocation takes back a permission, not a memory, a note or a copy.";
}

/// A purpose, within a line.
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => "treatment",
        Purpose::Payment => "payment",
        Purpose::Operations => "running the hospital",
        Purpose::PatientRequest => "at the patient's request",
    }
}

/// A purpose, among the choices of the form.
pub const fn purpose_choice(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Treatment => "Treatment",
        Purpose::Payment => "Payment",
        Purpose::Operations => "Running the hospital",
        Purpose::PatientRequest => "Because I ask for it",
    }
}

/// Which records.
pub fn scope(scope: &Scope) -> String {
    match scope {
        Scope::All => "all, also those to come".to_owned(),
        Scope::Records(records) => records.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Where a grant stands.
pub const fn life(life: GrantLife) -> &'static str {
    match life {
        GrantLife::Waiting => "waits for a block",
        GrantLife::NotYet => "not begun",
        GrantLife::Live => "live",
        GrantLife::Ended => "ended",
        GrantLife::Revoked => "revoked",
    }
}

/// The label of the button that opens the revocation of what somebody was granted.
pub fn revoke(grantee: &str) -> String {
    format!("Revoke {grantee} …")
}
