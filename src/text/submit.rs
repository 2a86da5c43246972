//! Words of the page on which doctors submit records.

use super::phrases;

phrases! {
    title = "Submit a record";
    lead = "What you write is sealed to you, the patient and the auditors before it leaves this form. It becomes a record when the patient has approved it and a block has taken it in.";
    change = "What is this?";
    add = "A new record";
    update_label = "A new version of a record";
    patient = "Patient";
    patient_hint = "The patient's user id on this ledger.";
    record_id = "Record id";
    record_id_hint = "A suggestion; any id that is not taken will do. It stands in the chain, so it should say nothing about the patient.";
    update_hint = "The id of the record that this is a new version of.";
    hospital = "Hospital";
    hospital_hint = "Leave it empty for the one where you work.";
    content = "What the record says";
    kind = "Kind of record";
    kind_default = "Prescription";
    kind_hint = "For example prescription, finding, laboratory report.";
    insurance = "Insurance number";
    insurance_hint = "May be left empty.";
    prescription = "Prescription or finding";
    amount = "Amount in euros";
    amount_hint = "Euros and cents, for example 25.50. 0 where it costs nothing.";
    amount_shape = "The amount is not euros and cents. Write it like 25 or 25.50, without a sign.";
    date = "Date";
    date_hint = "The day on which it was written.";
    note = "Note";
    note_hint = "May be left empty.";
    submit = "Submit the record";
    submitted = "The record is sealed and signed, and waits for the patient's consent.";
    own_title = "Your proposals";
    own_empty = "You have not submitted anything yet.";
    record = "Record";
    withdraw_title = "Withdraw the proposal";
    withdraw_now = "Withdraw the proposal";
    withdrawn = "The proposal is withdrawn.";
    what = "What";
    share_title = "Share a record";
    share_lead = "A record that is in the chain can be opened to another doctor. The patient decides, and can take it back.";
    share_record = "Record to share";
    share_record_hint = "The id of a record that you may read.";
    share_with = "Doctor to share with";
    share_nobody = "There is no other doctor on this ledger yet.";
    share_label = "Propose the share";
    shared = "The share is signed, and waits for the patient's consent.";
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
