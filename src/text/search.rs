//! Words of the search, and of the pages of one person and one record that it leads to.

use super::{phrases, sentence, short};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Height;

phrases! {
    title = "Search", "Suche";
    label = "Height, hash, person, record or page", "Höhe, Hash, Person, Eintrag oder Seite";
    keys = "Ctrl K", "Strg K";
    results = "Search results", "Suchergebnisse";
    nothing = "No results. Try a height, the first four digits of a hash, or a part of a name.", "Keine Treffer. Versuchen Sie eine Höhe, die ersten vier Stellen eines Hashs oder einen Teil eines Namens.";
    page = "page", "Seite";
    block = "block", "Block";
    record = "record", "Eintrag";
    waits = "waits for a block", "wartet auf einen Block";
    patient = "Patient", "Patientin oder Patient";
    versions = "Versions", "Fassungen";
    version = "Version", "Fassung";
    written_by = "Written by", "Verfasst von";
    stands_in = "Included in", "Enthalten in";
    free_tokens = "Free tokens", "Freie Token";
    to_history = "The records of this patient", "Die Einträge dieser Person";
    record_lead = "This page shows what every person with this ledger can see of a record. People who may read it can decrypt its content on the patient's history page.", "Diese Seite zeigt, was alle, die dieses Ledger haben, von einem Eintrag sehen können. Wer ihn lesen darf, kann den Inhalt in der Krankenakte entschlüsseln.";
    no_person = "No person on this ledger has this id. Check the id on the people page.", "Keine Person auf diesem Ledger hat diese Kennung. Prüfen Sie die Kennung auf der Seite «Personen».";
}

/// The heading of a record's page.
pub fn record_title(record: &str) -> String {
    sentence!("Record {record}", "Eintrag {record}")
}

/// Says where a transaction is: in a block or in the pool.
pub fn transaction(id: &Hash, height: Option<Height>) -> String {
    match height {
        Some(height) => sentence!("{} in block {height}", "{} in Block {height}", short(id)),
        None => short(id),
    }
}

/// Names the patient of a record.
pub fn of_patient(patient: &UserId) -> String {
    sentence!("of {patient}", "von {patient}")
}
