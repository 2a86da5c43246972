//! Words of the preview of a revocation: what it stops, and what it cannot undo.

use super::{counts, phrases, sentence, words};
use crate::ledger::id::{RecordId, UserId};

phrases! {
    stops_title = "What the revocation stops", "Was der Widerruf beendet";
    keeps_title = "What the revocation cannot undo", "Was der Widerruf nicht rückgängig macht";
    remains_title = "What another rule still allows", "Was eine andere Regel weiterhin erlaubt";
    stops_to_come = "New records, and new versions of these records, are no longer sealed for this doctor under this grant.", "Neue Einträge und neue Fassungen dieser Einträge werden nicht mehr wegen dieser Freigabe für diese Person versiegelt.";
    reaches_nothing = "The grant does not cover any record yet.", "Die Freigabe gilt noch für keinen Eintrag.";
    stops_nothing = "It stops no access to the present records: another rule still allows this doctor to read each of them, see below.", "Zu den jetzigen Einträgen beendet er keinen Zugriff: Eine andere Regel erlaubt dieser Person weiterhin, jeden davon zu lesen, siehe unten.";
    keys_stay = "The keys cannot be removed from the chain. From then on, every device that follows the rules refuses to use them. A modified program with this doctor's own key can still use them.", "Die Schlüssel lassen sich nicht aus der Kette entfernen. Jedes Gerät, das die Regeln einhält, verweigert danach ihren Gebrauch. Ein verändertes Programm mit dem eigenen Schlüssel dieser Person kann sie weiterhin verwenden.";
    no_keys = "The chain contains no key to these versions for this doctor.", "Die Kette enthält für diese Person keinen Schlüssel zu diesen Fassungen.";
    device = "These numbers come from the access log of this device. What the doctor read on another device is in the log of that device.", "Diese Zahlen kommen aus dem Zugriffsprotokoll dieses Geräts. Was auf einem anderen Gerät gelesen wurde, steht in dessen Protokoll.";
    table = "Versions that the grant covers", "Fassungen, für die die Freigabe gilt";
    version = "Version", "Fassung";
    key = "Key in the chain", "Schlüssel in der Kette";
    looked = "Read", "Gelesen";
    key_sealed = "in the record itself", "im Eintrag selbst";
    key_handed = "in the grant", "in der Freigabe";
    key_nowhere = "none", "keiner";
    key_unknown = "unknown: the sealed content is not on this device", "unbekannt: Der versiegelte Inhalt ist nicht auf diesem Gerät";
    never = "not yet", "noch nie";
    last = "last", "zuletzt";
    is_author = "this doctor wrote a version of it", "diese Person hat eine Fassung davon verfasst";
    other_grant = "by another grant", "durch eine andere Freigabe";
}

/// Says which records are closed.
pub fn stops(doctor: &UserId, records: &[RecordId]) -> String {
    let names = records.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    sentence!(
        "When a block includes the revocation, every device denies {doctor} access to {names}.",
        "Sobald ein Block den Widerruf aufgenommen hat, verweigert jedes Gerät {doctor} den Zugriff auf {names}."
    )
}

/// Says how many records were looked at, of how many.
pub fn looked_at(doctor: &UserId, looked: u64, all: u64) -> String {
    match (looked, all) {
        (0, _) => sentence!(
            "According to the log of this device, {doctor} has read none of these records yet.",
            "Nach dem Protokoll dieses Geräts hat {doctor} noch keinen dieser Einträge gelesen."
        ),
        (looked, all) => sentence!(
            "{doctor} has read {looked} of {}. The revocation does not undo that, and does not delete notes or \
             copies.",
            "{doctor} hat {looked} von {} gelesen. Der Widerruf macht das nicht rückgängig und löscht keine Notizen \
             oder Kopien.",
            records_in_dative(all)
        ),
    }
}

fn records_in_dative(number: u64) -> String {
    super::count(number, words!("record", "Eintrag"), words!("records", "Einträgen"))
}

/// Says for how many versions a doctor has keys.
pub fn keys(doctor: &UserId, number: u64) -> String {
    sentence!(
        "The chain contains keys to {} for {doctor}.",
        "Die Kette enthält Schlüssel zu {} für {doctor}.",
        counts::versions(number)
    )
}

/// A version of a record, in a link.
pub fn version_of(record: &RecordId, number: usize) -> String {
    sentence!("{record}, version {number}", "{record}, Fassung {number}")
}
