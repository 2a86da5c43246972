//! Words of a patient's history.

use super::{count, phrases};

phrases! {
    choose_title = "History of a patient";
    choose_lead = "Whom do you want to look up? The attempt goes into the access log, whether you may see it or not.";
    patient = "Patient to look up";
    look = "Show the history";
    empty = "There are no records yet.";
    empty_next = "A record appears here when the patient has approved it and a block has taken it in.";
    denied = "The attempt is in the access log, where the patient and the administrators can see it.";
    version_label = "Version";
    approved = "approved";
    another = "Look up another patient";
    not_a_reader = "This version is not sealed to you: it was written after you were let in, or the grant did not cover it then. Ask the patient to grant you access again; the new grant brings its key.";
    under = "Grant";
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
    format!("{} {number}", version_label())
}
