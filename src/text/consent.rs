//! Words of the page on which patients consent.

use super::phrases;

phrases! {
    title = "Waiting for your consent";
    lead = "Nothing becomes part of your history before you have said yes to it. Read it, then decide.";
    empty = "Nothing waits for your consent.";
    empty_next = "When a doctor submits a record about you, it appears here.";
    opened = "opened for you; matches its commitment";
    approve = "Approve";
    refuse = "Refuse …";
    refuse_title = "Refuse this record";
    refuse_now = "Refuse the record";
    approved = "You have approved the record. The next block takes it in.";
    refused = "You have refused the record. It will not become part of your history.";
    amount = "Amount";
    insurance = "Insurance number";
    note = "Note";
    date = "Written on";
    commitment = "Transaction";
    share_lead = "The versions that are in the chain when you approve are opened to that doctor, until you revoke it on the page of grants. There is no new content in this: nothing is added to your history.";
    share_approved = "You have approved the share. It holds once a block has taken it in.";
    share_refuse_title = "Refuse this share";
    share_refuse_now = "Refuse the share";
    share_refused = "You have refused the share. The doctor may read no more than before.";
}

/// What a proposal to share asks.
pub fn share(author: &str, target: &str, record_id: &str) -> String {
    format!("{author} asks you to let {target} read the record {record_id}.")
}

/// Under the name of what waits.
pub fn from(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}
