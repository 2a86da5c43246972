//! Words of the page on which doctors submit records.

use super::phrases;

phrases! {
    TITLE = "Submit a record";
    LEAD = "What you write is sealed to you, the patient and the auditors before it leaves this form. It becomes a record when the patient has approved it and a block has taken it in.";
    CHANGE = "What is this?";
    ADD = "A new record";
    UPDATE = "A new version of a record";
    PATIENT = "Patient";
    PATIENT_HINT = "The patient's user id on this ledger.";
    RECORD_ID = "Record id";
    RECORD_ID_HINT = "A suggestion; any id that is not taken will do. It stands in the chain, so it should say nothing about the patient.";
    UPDATE_HINT = "The id of the record that this is a new version of.";
    HOSPITAL = "Hospital";
    HOSPITAL_HINT = "Leave it empty for the one where you work.";
    CONTENT = "What the record says";
    KIND = "Kind of record";
    KIND_DEFAULT = "Prescription";
    KIND_HINT = "For example prescription, finding, laboratory report.";
    INSURANCE = "Insurance number";
    INSURANCE_HINT = "May be left empty.";
    PRESCRIPTION = "Prescription or finding";
    AMOUNT = "Amount in euros";
    AMOUNT_HINT = "Euros and cents, for example 25.50. 0 where it costs nothing.";
    AMOUNT_SHAPE = "The amount is not euros and cents. Write it like 25 or 25.50, without a sign.";
    DATE = "Date";
    DATE_HINT = "The day on which it was written.";
    NOTE = "Note";
    NOTE_HINT = "May be left empty.";
    SUBMIT = "Submit the record";
    SUBMITTED = "The record is sealed and signed, and waits for the patient's consent.";
    OWN_TITLE = "Your proposals";
    OWN_EMPTY = "You have not submitted anything yet.";
    RECORD = "Record";
    WITHDRAW_TITLE = "Withdraw the proposal";
    WITHDRAW_NOW = "Withdraw the proposal";
    WITHDRAWN = "The proposal is withdrawn.";
    WHAT = "What";
    SHARE_TITLE = "Share a record";
    SHARE_LEAD = "A record that is in the chain can be opened to another doctor. The patient decides, and can take it back.";
    SHARE_RECORD = "Record to share";
    SHARE_RECORD_HINT = "The id of a record that you may read.";
    SHARE_WITH = "Doctor to share with";
    SHARE_NOBODY = "There is no other doctor on this ledger yet.";
    SHARE = "Propose the share";
    SHARED = "The share is signed, and waits for the patient's consent.";
}

/// The label of the button that prepares a share.
pub fn share(record_id: &str) -> String {
    format!("Share {record_id}")
}

/// What a share proposes, in the list of proposals.
pub fn shared_with(target: &str) -> String {
    format!("share with {target}")
}

/// The label of the button that opens the withdrawal of a share.
pub fn withdraw_share(record_id: &str) -> String {
    format!("Withdraw the share of {record_id} …")
}

/// The label of the button that opens the withdrawal of a proposal.
pub fn withdraw(record_id: &str) -> String {
    format!("Withdraw {record_id} …")
}

/// The label of the button that starts a new version.
pub fn update(record_id: &str) -> String {
    format!("Update {record_id}")
}
