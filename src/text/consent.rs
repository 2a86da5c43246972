//! Words of the page on which patients consent.

use super::phrases;

phrases! {
    TITLE = "Waiting for your consent";
    LEAD = "Nothing becomes part of your history before you have said yes to it. Read it, then decide.";
    EMPTY = "Nothing waits for your consent.";
    EMPTY_NEXT = "When a doctor submits a record about you, it appears here.";
    OPENED = "opened for you; matches its commitment";
    APPROVE = "Approve";
    REFUSE = "Refuse …";
    REFUSE_TITLE = "Refuse this record";
    REFUSE_NOW = "Refuse the record";
    APPROVED = "You have approved the record. The next block takes it in.";
    REFUSED = "You have refused the record. It will not become part of your history.";
    AMOUNT = "Amount";
    INSURANCE = "Insurance number";
    NOTE = "Note";
    DATE = "Written on";
    COMMITMENT = "Transaction";
    SHARE_LEAD = "The versions that are in the chain when you approve are opened to that doctor, until you revoke it on the page of grants. There is no new content in this: nothing is added to your history.";
    SHARE_APPROVED = "You have approved the share. It holds once a block has taken it in.";
    SHARE_REFUSE_TITLE = "Refuse this share";
    SHARE_REFUSE_NOW = "Refuse the share";
    SHARE_REFUSED = "You have refused the share. The doctor may read no more than before.";
}

/// What a proposal to share asks.
pub fn share(author: &str, target: &str, record_id: &str) -> String {
    format!("{author} asks you to let {target} read the record {record_id}.")
}

/// Under the name of what waits.
pub fn from(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}
