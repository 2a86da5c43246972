//! Words of the explanations: why a value is what it is.

use super::{counts, phrases, sentence};
use crate::ledger::id::UserId;
use crate::ledger::number::{Round, Slot, Timestamp};

phrases! {
    why = "why?", "warum?";
    agrees = "agrees", "stimmt überein";
    differs = "differs", "weicht ab";
    valid = "valid", "gültig";
    invalid = "not valid", "ungültig";
    lead = "These values were just recomputed from the bytes of the chain. To check them, copy the bytes into any program that computes SHA-256.", "Diese Werte wurden soeben aus den Bytes der Kette neu berechnet. Um sie zu prüfen, kopieren Sie die Bytes in ein beliebiges Programm, das SHA-256 berechnet.";
    nothing = "There is nothing to compute here.", "Hier gibt es nichts zu berechnen.";
    canonical = "The canonical text: members sorted, no white space (RFC 8785).", "Der kanonische Text: Felder sortiert, keine Leerzeichen (RFC 8785).";
    leaf = "SHA-256 of a zero byte and the canonical text: the leaf (RFC 6962).", "SHA-256 über ein Null-Byte und den kanonischen Text: das Blatt (RFC 6962).";
    node = "SHA-256 of the byte 1, the left hash and the right hash: the node above both.", "SHA-256 über das Byte 1, den linken und den rechten Hash: der Knoten über beiden.";
    empty = "SHA-256 of an empty input: the root of a tree without leaves.", "SHA-256 über eine leere Eingabe: die Wurzel eines Baums ohne Blätter.";
    left = "Left", "Links";
    right = "Right", "Rechts";
    sum = "Hash", "Hash";
    computed = "Computed", "Berechnet";
    stated = "In the chain", "In der Kette";
    message = "Signed bytes: the tag, a zero byte, the hash.", "Signierte Bytes: Kennzeichen, Null-Byte, Hash.";
    public_key = "Public key, as registered", "Öffentlicher Schlüssel, wie registriert";
    signature = "Ed25519 signature", "Ed25519-Signatur";
    copy_bytes = "Copy the bytes as hexadecimal", "Bytes hexadezimal kopieren";
    copy_command = "Copy a shell command", "Shell-Befehl kopieren";
    first_block = "There is no block before the first one, so the field contains zeros.", "Vor dem ersten Block gibt es keinen; darum enthält das Feld Nullen.";
}

/// The heading over an explanation.
pub fn title(what: &str) -> String {
    sentence!("Why: {what}", "Warum: {what}")
}

/// Returns the label of the button, for a screen reader.
pub fn ask(what: &str) -> String {
    sentence!("Why is this the value of: {what}", "Warum ist das der Wert von: {what}")
}

/// Says what is hashed after a tag.
pub fn tagged(tag: &str) -> String {
    sentence!(
        "SHA-256 of the tag '{tag}', a zero byte, and that text.",
        "SHA-256 über das Kennzeichen «{tag}», ein Null-Byte und diesen Text."
    )
}

/// Names the signer.
pub fn signed_by(signer: &UserId) -> String {
    sentence!("Signed by '{signer}'.", "Signiert von «{signer}».")
}

/// A block's number of transactions.
pub fn count(actual: u64, stated: u64) -> String {
    let actual = counts::transactions(actual);
    sentence!(
        "The block contains {actual}; its header says {stated}.",
        "Der Block enthält {actual}; sein Kopf nennt {stated}."
    )
}

/// A slot, and its round.
pub fn slot(slot: Slot, before: Option<Slot>, seats: u64, round: Round) -> Vec<String> {
    let above = match before {
        Some(before) => sentence!(
            "Slot {slot} is above slot {before} of the previous block.",
            "Slot {slot} liegt über Slot {before} des vorherigen Blocks."
        ),
        None => sentence!("Block 0 has slot {slot}.", "Block 0 hat Slot {slot}."),
    };
    let lies = sentence!(
        "Slots per round: {seats}. ({slot} − 1) ÷ {seats}, rounded down, is round {round}.",
        "Slots je Runde: {seats}. ({slot} − 1) ÷ {seats}, abgerundet, ist Runde {round}."
    );
    vec![above, lies]
}

/// A time, and the one before.
pub fn time(time: Timestamp, before: Option<Timestamp>) -> String {
    match before {
        Some(before) => sentence!(
            "{} milliseconds since 1970 is not before {}, the time of the previous block. The rule uses no other \
             clock.",
            "{} Millisekunden seit 1970 liegen nicht vor {}, der Zeit des vorherigen Blocks. Die Regel verwendet \
             keine andere Uhr.",
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

/// Names the delegate of a slot.
pub fn turn(slot: Slot, seats: u64, order: &[UserId], place: u64, delegate: &UserId) -> Vec<String> {
    let names = order.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let length = order.len();
    vec![
        sentence!(
            "The election of the blocks below gives this order of delegates for the round: {names}.",
            "Die Wahl aus den Blöcken darunter ergibt für die Runde diese Reihenfolge der Delegierten: {names}."
        ),
        sentence!(
            "(({slot} − 1) mod {seats}) mod {length} = {place}; counted from 0, that is '{delegate}'.",
            "(({slot} − 1) mod {seats}) mod {length} = {place}; ab 0 gezählt ist das «{delegate}»."
        ),
    ]
}

/// Says how many blocks a delegate had forged.
pub fn forged(delegate: &UserId, counted: u64, stated: u64) -> String {
    let counted = counts::blocks(counted);
    sentence!(
        "'{delegate}' forged {counted} below this block; the header says {stated}.",
        "«{delegate}» hat unter diesem Block erzeugt: {counted}; der Kopf nennt {stated}."
    )
}
