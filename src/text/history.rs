//! Words of a patient's history.

use super::{count, phrases, sentence, words};

phrases! {
    choose_title = "History of a patient", "Eine Krankenakte";
    choose_lead = "Whom do you want to look up? The attempt goes into the access log, whether you may see it or not.", "Wen wollen Sie nachschlagen? Der Versuch kommt ins Zugriffsprotokoll, ob Sie die Akte sehen dürfen oder nicht.";
    patient = "Patient to look up", "Gesuchte Patientin/gesuchter Patient";
    look = "Show the history", "Krankenakte zeigen";
    empty = "There are no records yet.", "Es gibt noch keine Einträge.";
    empty_next = "A record appears here when the patient has approved it and a block has taken it in.", "Ein Eintrag erscheint hier, wenn die betroffene Person eingewilligt und ein Block ihn aufgenommen hat.";
    denied = "The attempt is in the access log, where the patient and the administrators can see it.", "Der Versuch steht im Zugriffsprotokoll, wo die betroffene Person und die Administration ihn sehen.";
    version_label = "Version", "Fassung";
    approved = "approved", "eingewilligt";
    another = "Look up another patient", "Eine andere Krankenakte nachschlagen";
    not_a_reader = "This version is not sealed to you: it was written after you were let in, or the grant did not cover it then. Ask the patient to grant you access again; the new grant brings its key.", "Diese Fassung ist nicht für Sie versiegelt: Sie entstand erst nach Ihrer Freigabe, oder die Freigabe galt damals nicht für sie. Bitten Sie um eine neue Freigabe; die bringt den Schlüssel mit.";
    under = "Grant", "Freigabe";
}

/// The heading of a history.
pub fn title(name: &str) -> String {
    sentence!("History of {name}", "Krankenakte von {name}")
}

/// How many records may not be seen.
pub fn hidden(number: u32) -> String {
    sentence!(
        "{} not shown: you may not see them.",
        "{} nicht gezeigt: Sie dürfen sie nicht sehen.",
        count(
            u64::from(number),
            words!("more record is", "weiterer Eintrag wird"),
            words!("more records are", "weitere Einträge werden")
        )
    )
}

/// Who wrote a version.
pub fn by(doctor: &str, hospital: &str) -> String {
    format!("{doctor}, {hospital}")
}

/// The number of a version.
pub fn version(number: usize) -> String {
    format!("{} {number}", version_label())
}
