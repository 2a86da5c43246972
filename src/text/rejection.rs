//! Sentences for what the rules of the ledger reject.
//!
//! A sentence begins with the place, says both values, what to do next, and ends with the rule's name.

use super::field_fault::text_fault;
use super::{counts, moment, phrases, sentence, short, words};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::rejection::{GenesisFault, Measure, Reason, Rejection};
use transaction::{anchor, approval, balance, evidence, grant, identifier, key, record, sealed, settled, vote};

pub mod transaction;

phrases! {
    of_previous = "The hash of the previous block", "Der Hash des vorherigen Blocks";
    of_height = "The height", "Die Höhe";
    of_nonce = "The number of blocks that the delegate forged before", "Die Zahl der zuvor erzeugten Blöcke";
    of_header = "block's header", "Der Kopf des Blocks";
    of_transaction = "transaction", "Die Transaktion";
    genesis_transactions = "Block 0 does not contain exactly one create_ledger transaction. Do not rely on it; ask for another copy.", "Block 0 enthält nicht genau eine Transaktion create_ledger. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_founder = "The first administrator named in block 0 is not the author of its transaction. Do not rely on it; ask for another copy.", "Die erste Administration, die Block 0 nennt, hat ihn nicht verfasst. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_parameters = "A parameter of the new ledger is outside its range. Choose a value within the range.", "Ein Parameter des neuen Ledgers liegt außerhalb seines Bereichs. Wählen Sie einen Wert innerhalb des Bereichs.";
    genesis_repeated = "Only block 0 may create a ledger, but a later block contains such a transaction too. Do not rely on it; ask for another copy.", "Nur Block 0 darf ein Ledger anlegen, aber auch ein späterer Block enthält eine solche Transaktion. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_missing = "The file contains no blocks. Ask for another copy.", "Die Datei enthält keine Blöcke. Bitten Sie um eine andere Kopie.";
}

const ANOTHER_COPY: &str = "Do not rely on it; ask for another copy.";
const ANOTHER_COPY_GERMAN: &str = "Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";

/// Says what is not accepted, where, why, and what to do.
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
        Reason::MerkleRoot { expected, actual } => merkle_root(expected, actual),
        Reason::TransactionCount { expected, actual } => transaction_count(*expected, *actual),
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
        "The text does not have the format of the protocol at line {line}, column {column}: {message}. \
         {ANOTHER_COPY}",
        "Der Text hat in Zeile {line}, Spalte {column} nicht das Format des Protokolls: {message}. \
         {ANOTHER_COPY_GERMAN}"
    )
}

fn ledger(expected: Option<&Hash>, actual: Option<&Hash>) -> String {
    let name = |ledger: Option<&Hash>| ledger.map_or_else(|| words!("none", "keines").to_owned(), short);
    sentence!(
        "It was signed for ledger {}, but this is ledger {}. Choose a file of this ledger.",
        "Signiert wurde für Ledger {}, aber das ist Ledger {}. Wählen Sie eine Datei dieses Ledgers.",
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
        "{what} should be {}, but it is {}. {ANOTHER_COPY}",
        "{what} müsste {} sein, ist aber {}. {ANOTHER_COPY_GERMAN}",
        short(expected),
        short(actual)
    )
}

fn numbers(what: &str, expected: u64, actual: u64) -> String {
    sentence!(
        "{what} should be {expected}, but it is {actual}. {ANOTHER_COPY}",
        "{what} müsste {expected} sein, ist aber {actual}. {ANOTHER_COPY_GERMAN}"
    )
}

/// Reports that the transactions and the header differ. The header is signed, so a transaction was changed.
fn merkle_root(of_transactions: &Hash, in_header: &Hash) -> String {
    sentence!(
        "The transactions hash to {}, but the signed header says {}: at least one transaction was changed after \
         signing. {ANOTHER_COPY}",
        "Die Transaktionen haben den Hash {}, aber der signierte Kopf nennt {}: Mindestens eine Transaktion wurde nach \
         dem Signieren geändert. {ANOTHER_COPY_GERMAN}",
        short(of_transactions),
        short(in_header)
    )
}

fn transaction_count(in_block: u64, in_header: u64) -> String {
    sentence!(
        "The block contains {}, but the signed header says {in_header}. {ANOTHER_COPY}",
        "Der Block enthält {}, aber der signierte Kopf nennt {in_header}. {ANOTHER_COPY_GERMAN}",
        counts::transactions(in_block)
    )
}

fn slot(at_least: Slot, at_most: Slot, actual: Slot) -> String {
    sentence!(
        "The slot should be at least {at_least} and at most {at_most}, but it is {actual}. {ANOTHER_COPY}",
        "Der Slot müsste mindestens {at_least} und höchstens {at_most} sein, ist aber {actual}. \
         {ANOTHER_COPY_GERMAN}"
    )
}

fn timestamp(not_before: Timestamp, not_after: Option<Timestamp>, actual: Timestamp) -> String {
    let upper = not_after
        .map(|latest| sentence!(" and not after {}", " und nicht nach {}", moment(latest)))
        .unwrap_or_default();
    let (lower, actual) = (moment(not_before), moment(actual));
    sentence!(
        "The time should be not before {lower}{upper}, but it is {actual}. Check the clocks of the devices.",
        "Die Zeit dürfte nicht vor {lower}{upper} liegen, ist aber {actual}. Prüfen Sie die Uhren der Geräte."
    )
}

fn delegate(expected: &UserId, actual: &UserId) -> String {
    sentence!(
        "The slot belongs to '{expected}', but '{actual}' forged the block. {ANOTHER_COPY}",
        "Der Slot gehört «{expected}», aber «{actual}» hat den Block erzeugt. {ANOTHER_COPY_GERMAN}"
    )
}

fn unsigned(what: &str, signer: &UserId) -> String {
    sentence!(
        "The {what} is not signed by '{signer}': it was changed after signing, or signed with another key. \
         {ANOTHER_COPY}",
        "{what} ist nicht von «{signer}» signiert: nach dem Signieren geändert oder mit einem anderen Schlüssel \
         signiert. {ANOTHER_COPY_GERMAN}"
    )
}

fn size(of: Measure, most: u64, actual: u64) -> String {
    match of {
        Measure::Bytes => sentence!(
            "It is {actual} bytes long, and at most {most} are allowed. Shorten it.",
            "Das ist {actual} Byte lang, erlaubt sind höchstens {most}. Kürzen Sie es."
        ),
        Measure::Transactions => sentence!(
            "The block contains {actual} transactions, and at most {most} are allowed. {ANOTHER_COPY}",
            "Der Block enthält {actual} Transaktionen, erlaubt sind höchstens {most}. {ANOTHER_COPY_GERMAN}"
        ),
    }
}

fn fork(irreversible: Height, expected: &Hash) -> String {
    sentence!(
        "The chain does not contain block {irreversible} with the hash {}, which is final on this device. Do not \
         use this file; ask where it comes from.",
        "Die Kette enthält den Block {irreversible} mit dem Hash {} nicht, der auf diesem Gerät endgültig ist. \
         Verwenden Sie diese Datei nicht; fragen Sie, woher sie kommt.",
        short(expected)
    )
}

#[cfg(test)]
pub mod tests;
