//! Words of a patient's history.

use super::{count, phrases};

phrases! {
    CHOOSE_TITLE = "History of a patient";
    CHOOSE_LEAD = "Whom do you want to look up? The attempt goes into the access log, whether you may see it or not.";
    PATIENT = "Patient to look up";
    LOOK = "Show the history";
    EMPTY = "There are no records yet.";
    EMPTY_NEXT = "A record appears here when the patient has approved it and a block has taken it in.";
    DENIED = "The attempt is in the access log, where the patient and the administrators can see it.";
    VERSION = "Version";
    APPROVED = "approved";
    ANOTHER = "Look up another patient";
    NOT_A_READER = "This version is not sealed to you: it was written after you were let in, or the grant did not cover it then. Ask the patient to grant you access again; the new grant brings its key.";
    UNDER = "Grant";
}

/// The heading of a history.
pub fn title(name: &str) -> String {
    format!("History of {name}")
}

/// How many records may not be seen.
pub fn hidden(number: u32) -> String {
    format!("{} not shown: you may not see them.", count(u64::from(number), "more record is", "more records are"))
}

/// Who wrote a version.
pub fn by(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}

/// The number of a version.
pub fn version(number: usize) -> String {
    format!("{VERSION} {number}")
}
