//! Words of the search, and of the pages of one person and one record that it leads to.

use super::{phrases, sentence, short};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Height;

phrases! {
    title = "Search", "Suche";
    label = "Height, hash, person, record or page", "Höhe, Hash, Person, Eintrag oder Seite";
    keys = "Ctrl K", "Strg K";
    results = "What was found", "Was gefunden wurde";
    nothing = "Nothing is called so. Try a height, the first four digits of a hash, or a part of a name.", "Nichts heißt so. Versuchen Sie eine Höhe, die ersten vier Stellen eines Hashs oder einen Teil eines Namens.";
    page = "page", "Seite";
    block = "block", "Block";
    record = "record", "Eintrag";
    waits = "waits for a block", "wartet auf einen Block";
    patient = "Patient", "Patientin oder Patient";
    versions = "Versions", "Fassungen";
    version = "Version", "Fassung";
    written_by = "Written by", "Verfasst von";
    stands_in = "Stands in", "Steht in";
    free_tokens = "Free tokens", "Freie Token";
    to_history = "The records of this patient", "Die Einträge dieser Person";
    record_lead = "What everybody on the ledger can see of a record. What it says opens on the patient's history, for those who may.", "Was alle auf dem Ledger von einem Eintrag sehen können. Was darin steht, öffnet sich in der Akte, für alle, die dürfen.";
    no_person = "Nobody on this ledger has this id. Look on the people page who there is.", "Niemand auf diesem Ledger hat diese Kennung. Auf der Seite «Personen» sehen Sie, wen es gibt.";
}

/// The heading of a record's page.
pub fn record_title(record: &str) -> String {
    sentence!("Record {record}", "Eintrag {record}")
}

/// Where a transaction stands.
pub fn transaction(id: &Hash, height: Option<Height>) -> String {
    match height {
        Some(height) => sentence!("{} in block {height}", "{} in Block {height}", short(id)),
        None => short(id),
    }
}

/// Whose a record is.
pub fn of_patient(patient: &UserId) -> String {
    sentence!("of {patient}", "von {patient}")
}
