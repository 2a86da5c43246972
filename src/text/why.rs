//! Words of the explanations: why a value is what it is.

use super::{phrases, sentence};
use crate::ledger::id::UserId;
use crate::ledger::number::{Round, Slot, Timestamp};

phrases! {
    why = "why?", "warum?";
    agrees = "agrees", "stimmt überein";
    differs = "differs", "weicht ab";
    valid = "valid", "gültig";
    invalid = "not valid", "ungültig";
    lead = "Worked out once more just now, from the bytes of the chain. Copy them into any program that makes SHA-256 sums, and see for yourself.", "Soeben noch einmal berechnet, aus den Bytes der Kette. Kopieren Sie sie in ein beliebiges Programm für SHA-256-Summen, und sehen Sie selbst.";
    nothing = "There is nothing to work out here.", "Hier gibt es nichts zu berechnen.";
    canonical = "The canonical text: members sorted, no white space (RFC 8785).", "Der kanonische Text: Felder sortiert, keine Leerzeichen (RFC 8785).";
    leaf = "SHA-256 of a zero byte and the canonical text: the leaf (RFC 6962).", "SHA-256 über ein Null-Byte und den kanonischen Text: das Blatt (RFC 6962).";
    node = "SHA-256 of the byte 1, the left and the right sum: the node above both.", "SHA-256 über das Byte 1, die linke und die rechte Summe: der Knoten über beiden.";
    empty = "SHA-256 of nothing: the root of a tree without leaves.", "SHA-256 über nichts: die Wurzel eines Baums ohne Blätter.";
    left = "Left", "Links";
    right = "Right", "Rechts";
    sum = "Sum", "Summe";
    computed = "Worked out", "Berechnet";
    stated = "In the chain", "In der Kette";
    message = "Signed bytes: the tag, a zero byte, the sum.", "Signierte Bytes: Kennzeichen, Null-Byte, Summe.";
    public_key = "Public key, as registered", "Öffentlicher Schlüssel, wie registriert";
    signature = "Ed25519 signature", "Ed25519-Signatur";
    copy_bytes = "Copy the bytes as hexadecimal", "Bytes hexadezimal kopieren";
    copy_command = "Copy a shell command", "Shell-Befehl kopieren";
    first_block = "The first block has none before it, so the field holds zeros.", "Vor dem ersten Block steht keiner, darum enthält das Feld Nullen.";
}

/// The heading over an explanation.
pub fn title(what: &str) -> String {
    sentence!("Why: {what}", "Warum: {what}")
}

/// What the button says to those who do not see what stands beside it.
pub fn ask(what: &str) -> String {
    sentence!("Why is this the value of: {what}", "Warum ist das der Wert von: {what}")
}

/// What is summed behind a tag.
pub fn tagged(tag: &str) -> String {
    sentence!(
        "SHA-256 of the tag '{tag}', a zero byte, and that text.",
        "SHA-256 über das Kennzeichen «{tag}», ein Null-Byte und diesen Text."
    )
}

/// Whose signature it is.
pub fn signed_by(signer: &UserId) -> String {
    sentence!("Signed by '{signer}'.", "Signiert von «{signer}».")
}

/// A block's number of transactions.
pub fn count(actual: u64, stated: u64) -> String {
    sentence!(
        "The block holds {actual} transactions; its header says {stated}.",
        "Der Block enthält {actual} Transaktionen; sein Kopf nennt {stated}."
    )
}

/// A slot, and its round.
pub fn slot(slot: Slot, before: Option<Slot>, seats: u64, round: Round) -> Vec<String> {
    let above = match before {
        Some(before) => sentence!(
            "Slot {slot} is above slot {before}, that of the block before.",
            "Slot {slot} liegt über Slot {before}, dem des Blocks davor."
        ),
        None => sentence!("Block 0 has slot {slot}.", "Block 0 hat Slot {slot}."),
    };
    let lies = sentence!(
        "A round has {seats} slots: ({slot} − 1) ÷ {seats}, rounded down, is round {round}.",
        "Eine Runde hat {seats} Slots: ({slot} − 1) ÷ {seats}, abgerundet, ist Runde {round}."
    );
    vec![above, lies]
}

/// A time, and the one before.
pub fn time(time: Timestamp, before: Option<Timestamp>) -> String {
    match before {
        Some(before) => sentence!(
            "{} milliseconds since 1970 is not before {}, the time of the block before. No other clock is asked.",
            "{} Millisekunden seit 1970 liegen nicht vor {}, der Zeit des Blocks davor. Keine andere Uhr wird gefragt.",
            time.0,
            before.0
        ),
        None => sentence!(
            "{} milliseconds since 1970, by the clock of the first administrator.",
            "{} Millisekunden seit 1970, nach der Uhr der ersten Administration.",
            time.0
        ),
    }
}

/// Whose turn a slot is.
pub fn turn(slot: Slot, seats: u64, order: &[UserId], place: u64, delegate: &UserId) -> Vec<String> {
    let names = order.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let length = order.len();
    vec![
        sentence!(
            "The blocks below elect, and shuffle, these delegates for the round: {names}.",
            "Die Blöcke darunter wählen und mischen für die Runde diese Delegierten: {names}."
        ),
        sentence!(
            "(({slot} − 1) mod {seats}) mod {length} = {place}; counted from 0, that is '{delegate}'.",
            "(({slot} − 1) mod {seats}) mod {length} = {place}; ab 0 gezählt ist das «{delegate}»."
        ),
    ]
}

/// How many blocks a delegate had forged.
pub fn forged(delegate: &UserId, counted: u64, stated: u64) -> String {
    sentence!(
        "Below this block stand {counted} blocks of '{delegate}'; the header says {stated}.",
        "Unter diesem Block stehen {counted} Blöcke von «{delegate}»; der Kopf nennt {stated}."
    )
}
