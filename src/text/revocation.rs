//! Words of the preview of a revocation: what it stops, and what it cannot undo.

use super::{counts, phrases, sentence, words};
use crate::ledger::id::{RecordId, UserId};

phrases! {
    stops_title = "What it stops", "Was der Widerruf beendet";
    keeps_title = "What it cannot undo", "Was er nicht rückgängig macht";
    remains_title = "What goes on under another rule", "Was nach einer anderen Regel weitergeht";
    stops_to_come = "New records, and new versions of these, are no longer sealed to this doctor because of this grant.", "Neue Einträge und neue Fassungen dieser Einträge werden nicht mehr wegen dieser Freigabe für diese Person versiegelt.";
    reaches_nothing = "There is no record that it reaches yet.", "Noch gibt es keinen Eintrag, auf den sie sich erstreckt.";
    stops_nothing = "Nothing that is there now: each of these records stays readable under another rule, see below.", "Nichts, was jetzt da ist: Jeder dieser Einträge bleibt nach einer anderen Regel lesbar, siehe unten.";
    keys_stay = "Nobody can take them out of the chain. Every device that keeps the rules refuses to use them from then on; a changed program, with this doctor's own key, need not.", "Niemand kann sie aus der Kette nehmen. Jedes Gerät, das die Regeln einhält, verweigert danach ihren Gebrauch; ein verändertes Programm mit dem eigenen Schlüssel dieser Person muss das nicht.";
    no_keys = "No key to any of these versions is wrapped for this doctor.", "Kein Schlüssel zu einer dieser Fassungen ist für diese Person verpackt.";
    device = "Looks are those that the access log of this device knows. What was looked at on another device stands in the log of that one.", "Blicke sind die, die das Zugriffsprotokoll dieses Geräts kennt. Was auf einem anderen Gerät angesehen wurde, steht in dessen Protokoll.";
    table = "Versions that the grant reaches", "Fassungen, auf die sich die Freigabe erstreckt";
    version = "Version", "Fassung";
    key = "Key in the chain", "Schlüssel in der Kette";
    looked = "Looked at", "Angesehen";
    key_sealed = "in the record itself", "im Eintrag selbst";
    key_handed = "in the grant", "in der Freigabe";
    key_nowhere = "none", "keiner";
    key_unknown = "unknown: the sealed content is not on this device", "unbekannt: Der versiegelte Inhalt ist nicht auf diesem Gerät";
    never = "not yet", "noch nie";
    last = "last", "zuletzt";
    is_author = "this doctor wrote a version of it", "diese Person hat eine Fassung davon verfasst";
    other_grant = "by another grant", "durch eine andere Freigabe";
}

/// Which records are closed.
pub fn stops(doctor: &UserId, records: &[RecordId]) -> String {
    let names = records.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    sentence!(
        "From the block on that takes it in, every device refuses {doctor} the next look at {names}.",
        "Ab dem Block, der ihn aufnimmt, verweigert jedes Gerät {doctor} den nächsten Blick auf {names}."
    )
}

/// How many records were looked at, of how many.
pub fn looked_at(doctor: &UserId, looked: u64, all: u64) -> String {
    match (looked, all) {
        (0, _) => sentence!(
            "{doctor} has looked at none of these records yet, by the log of this device.",
            "{doctor} hat nach dem Protokoll dieses Geräts noch keinen dieser Einträge angesehen."
        ),
        (looked, all) => sentence!(
            "{doctor} has looked at {looked} of {}. What was read stays read, noted or copied.",
            "{doctor} hat {looked} von {} angesehen. Was gelesen ist, bleibt gelesen, notiert oder kopiert.",
            records_in_dative(all)
        ),
    }
}

fn records_in_dative(number: u64) -> String {
    super::count(number, words!("record", "Eintrag"), words!("records", "Einträgen"))
}

/// To how many versions a doctor holds keys.
pub fn keys(doctor: &UserId, number: u64) -> String {
    sentence!(
        "Keys to {} are wrapped for {doctor}, in the chain.",
        "Schlüssel zu {} sind in der Kette für {doctor} verpackt.",
        counts::versions(number)
    )
}

/// A version of a record, in a link.
pub fn version_of(record: &RecordId, number: usize) -> String {
    sentence!("{record}, version {number}", "{record}, Fassung {number}")
}
