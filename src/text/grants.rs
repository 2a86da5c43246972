//! Words of the page on which patients let doctors read, and take it back.

use super::phrases;
use crate::ledger::transaction::grant::{Purpose, Scope};
use crate::protocol::GrantLife;

phrases! {
    title = "Grants";
    lead_patient = "Which doctors may read which of your records, and until when.";
    lead_doctor = "What patients let you read. Looking at a history is written into the access log, where its patient sees it.";
    lead_administrator = "Who lets whom read what, on the whole ledger. An administrator sees that, and changes none of it.";
    list_title = "Grants and shares";
    empty_patient = "You have granted nothing to anybody.";
    empty_patient_next = "The doctors who wrote your records can read those; nobody else can, but for an audit.";
    empty_doctor = "No patient has granted you anything yet.";
    empty_doctor_next = "A grant appears here as soon as a patient has signed it, and lets you read once a block has taken it in.";
    empty_administrator = "There are no grants on this ledger yet.";
    doctor = "Doctor";
    patient = "Patient";
    records = "Records";
    purpose_label = "Purpose";
    period = "Period";
    from = "from";
    until = "until";
    no_end = "no end";
    share = "share, as approved";
    transaction = "Transaction";

    new_title = "Let a doctor read";
    new_lead = "What you grant is signed by you, and holds once a block has taken it in. Anybody on the ledger can read that you granted it, to whom and until when; nobody but the doctor can read more for it.";
    grantee = "Doctor who may read";
    choose_doctor = "Choose a doctor";
    which = "Which records";
    all = "All of them, also those to come";
    some = "Only some, chosen here";
    choose_records = "Records to grant";
    choose_hint = "The versions that are in the chain now. Of a later version, grant it again.";
    no_records = "You have no records yet; there is nothing to choose from.";
    none_chosen = "No record is chosen. Choose one at least, or grant all of them.";
    how_long = "How long";
    never_ends = "Until I revoke it";
    ends = "Until the end of a day";
    last_day = "Last day";
    last_day_shape = "That is no day. Choose the last one on which the doctor may read.";
    grant = "Grant access";
    granted = "The grant is signed, and waits for a block.";
    waiting_title = "Yours, and not yet in a block";

    revoke_title = "Take the access back";
    revoke_now = "Revoke the access";
    revoked = "The revocation is signed, and waits for a block.";
    cannot_undo = "From the block on that takes it in, every device refuses the next look. What was read before stays read: a revocation takes back a permission, not a memory, a note or a copy.";
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
