//! Sentences for what the rules of the ledger reject.
//!
//! A sentence begins with the place, says both values, what to do next, and ends with the rule's name.

use super::fault::text_fault;
use super::{moment, phrases, sentence, short, words};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::rejection::{GenesisFault, Measure, Reason, Rejection};
use transaction::{anchor, approval, balance, evidence, grant, identifier, key, record, sealed, settled, vote};

pub mod transaction;

phrases! {
    of_previous = "The hash of the block before", "Der Hash des Blocks davor";
    of_height = "The height", "Die Höhe";
    of_nonce = "The delegate's count of blocks", "Die Zahl zuvor erzeugter Blöcke";
    of_root = "The Merkle root of the transactions", "Die Merkle-Wurzel der Transaktionen";
    of_count = "The number of transactions", "Die Zahl der Transaktionen";
    of_header = "block's header", "Der Kopf des Blocks";
    of_transaction = "transaction", "Die Transaktion";
    genesis_transactions = "Block 0 does not hold exactly one create_ledger transaction. Do not rely on it; ask for another copy.", "Block 0 enthält nicht genau eine Transaktion create_ledger. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_founder = "The first administrator named in block 0 is not its author. Do not rely on it; ask for another copy.", "Die erste Administration, die Block 0 nennt, hat ihn nicht verfasst. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_parameters = "A parameter of the new ledger is out of its range. Choose one within the range.", "Ein Parameter des neuen Ledgers liegt außerhalb seines Bereichs. Wählen Sie einen darin.";
    genesis_repeated = "Block 0 alone creates a ledger, and a later block does too. Do not rely on it; ask for another copy.", "Nur Block 0 legt ein Ledger an, und hier tut es auch ein späterer Block. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_missing = "The file has no block at all. Ask for another copy.", "Die Datei hat überhaupt keinen Block. Bitten Sie um eine andere Kopie.";
}

const ANOTHER_COPY: &str = "Do not rely on it; ask for another copy.";
const ANOTHER_COPY_GERMAN: &str = "Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";

/// What is not accepted, where, why, and what to do.
pub fn rejection(rejection: &Rejection) -> String {
    let place = match (rejection.height, rejection.transaction) {
        (Some(height), Some(transaction)) => {
            sentence!("Block {height}, transaction {}: ", "Block {height}, Transaktion {}: ", short(&transaction))
        }
        (Some(height), None) => sentence!("Block {height}: ", "Block {height}: "),
        (None, Some(transaction)) => sentence!("Transaction {}: ", "Transaktion {}: ", short(&transaction)),
        (None, None) => String::new(),
    };
    sentence!("{place}{} (Rule {}.)", "{place}{} (Regel {}.)", reason(&rejection.reason), rejection.rule().name())
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Format { line, column, message } => format(*line, *column, message),
        Reason::Ledger { expected, actual } => ledger(expected.as_ref(), actual.as_ref()),
        Reason::Genesis { fault } => genesis(*fault).to_owned(),
        Reason::Link { expected, actual } => differs(of_previous(), expected, actual),
        Reason::Height { expected, actual } => numbers(of_height(), expected.0, actual.0),
        Reason::Slot { at_least, at_most, actual } => slot(*at_least, *at_most, *actual),
        Reason::Timestamp { not_before, not_after, actual } => timestamp(*not_before, *not_after, *actual),
        Reason::Delegate { expected, actual } => delegate(expected, actual),
        Reason::Nonce { expected, actual } => numbers(of_nonce(), *expected, *actual),
        Reason::MerkleRoot { expected, actual } => differs(of_root(), expected, actual),
        Reason::TransactionCount { expected, actual } => numbers(of_count(), *expected, *actual),
        Reason::HeaderSignature { delegate } => unsigned(of_header(), delegate),
        Reason::Author { author, fault } => transaction::author(author, *fault),
        Reason::Signature { author } => unsigned(of_transaction(), author),
        Reason::Approval { fault } => approval(fault),
        Reason::Settled { how, at } => settled(*how, *at),
        Reason::Identifier { field, fault, actual } => identifier(*field, *fault, actual),
        Reason::Text { field, fault } => text_fault(*field, *fault),
        Reason::Key { field, fault } => key(*field, *fault),
        Reason::Record { fault } => record(fault),
        Reason::Sealed { fault } => sealed(fault),
        Reason::Grant { fault } => grant(fault),
        Reason::Balance { needed, available } => balance(needed.0, available.0),
        Reason::Vote { fault } => vote(fault),
        Reason::Evidence { fault } => evidence(*fault),
        Reason::Anchor { fault } => anchor(*fault),
        Reason::Size { of, most, actual } => size(*of, *most, *actual),
        Reason::Fork { irreversible, expected } => fork(*irreversible, expected),
    }
}

fn format(line: u64, column: u64, message: &str) -> String {
    sentence!(
        "The text is not what the protocol describes, at line {line}, column {column}: {message}. {ANOTHER_COPY}",
        "Der Text ist nicht, was das Protokoll beschreibt, in Zeile {line}, Spalte {column}: {message}. \
         {ANOTHER_COPY_GERMAN}"
    )
}

fn ledger(expected: Option<&Hash>, actual: Option<&Hash>) -> String {
    let name = |ledger: Option<&Hash>| ledger.map_or_else(|| words!("none", "keines").to_owned(), short);
    sentence!(
        "It was signed for ledger {}, and this is ledger {}. Choose a file of this ledger.",
        "Signiert wurde für Ledger {}, und das ist Ledger {}. Wählen Sie eine Datei dieses Ledgers.",
        name(actual),
        name(expected)
    )
}

fn genesis(fault: GenesisFault) -> &'static str {
    match fault {
        GenesisFault::Transactions => genesis_transactions(),
        GenesisFault::Founder => genesis_founder(),
        GenesisFault::Parameters => genesis_parameters(),
        GenesisFault::Repeated => genesis_repeated(),
        GenesisFault::Missing => genesis_missing(),
    }
}

fn differs(what: &str, expected: &Hash, actual: &Hash) -> String {
    sentence!(
        "{what} should be {}, and {} was found. {ANOTHER_COPY}",
        "{what} müsste {} sein, gefunden wurde {}. {ANOTHER_COPY_GERMAN}",
        short(expected),
        short(actual)
    )
}

fn numbers(what: &str, expected: u64, actual: u64) -> String {
    sentence!(
        "{what} should be {expected}, and {actual} was found. {ANOTHER_COPY}",
        "{what} müsste {expected} sein, gefunden wurde {actual}. {ANOTHER_COPY_GERMAN}"
    )
}

fn slot(at_least: Slot, at_most: Slot, actual: Slot) -> String {
    sentence!(
        "The slot should be at least {at_least} and at most {at_most}, and {actual} was found. {ANOTHER_COPY}",
        "Der Slot müsste mindestens {at_least} und höchstens {at_most} sein, gefunden wurde {actual}. \
         {ANOTHER_COPY_GERMAN}"
    )
}

fn timestamp(not_before: Timestamp, not_after: Option<Timestamp>, actual: Timestamp) -> String {
    let upper = not_after
        .map(|latest| sentence!(" and not after {}", " und nicht nach {}", moment(latest)))
        .unwrap_or_default();
    let (lower, actual) = (moment(not_before), moment(actual));
    sentence!(
        "The time should be not before {lower}{upper}, and {actual} was found. Check the clocks of the devices.",
        "Die Zeit dürfte nicht vor {lower}{upper} liegen, gefunden wurde {actual}. Prüfen Sie die Uhren der Geräte."
    )
}

fn delegate(expected: &UserId, actual: &UserId) -> String {
    sentence!(
        "The slot is the turn of '{expected}', and '{actual}' forged it. {ANOTHER_COPY}",
        "In diesem Slot ist «{expected}» an der Reihe, erzeugt hat «{actual}». {ANOTHER_COPY_GERMAN}"
    )
}

fn unsigned(what: &str, signer: &UserId) -> String {
    sentence!(
        "The {what} is not signed by '{signer}': it was changed, or signed by somebody else. {ANOTHER_COPY}",
        "{what} ist nicht von «{signer}» signiert: geändert oder von jemand anderem signiert. {ANOTHER_COPY_GERMAN}"
    )
}

fn size(of: Measure, most: u64, actual: u64) -> String {
    match of {
        Measure::Bytes => sentence!(
            "It is {actual} bytes long, and {most} are allowed. Shorten it.",
            "Das ist {actual} Byte lang, erlaubt sind {most}. Kürzen Sie es."
        ),
        Measure::Transactions => sentence!(
            "It holds {actual} transactions, and {most} are allowed. {ANOTHER_COPY}",
            "Darin sind {actual} Transaktionen, erlaubt sind {most}. {ANOTHER_COPY_GERMAN}"
        ),
    }
}

fn fork(irreversible: Height, expected: &Hash) -> String {
    sentence!(
        "The chain lacks block {irreversible} with hash {}, which is irreversible on this device. Do not follow it; \
         ask where it comes from.",
        "Der Kette fehlt Block {irreversible} mit dem Hash {}, der auf diesem Gerät unumkehrbar ist. Folgen Sie ihr \
         nicht; fragen Sie, woher sie kommt.",
        short(expected)
    )
}

#[cfg(test)]
pub mod tests;
