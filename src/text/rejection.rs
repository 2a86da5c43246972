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
    genesis_transactions = "Block 0 does not hold exactly one founding transaction. Do not rely on it; ask for another copy.", "Block 0 enthält nicht genau eine Gründung. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_founder = "The founder named in block 0 is not its author. Do not rely on it; ask for another copy.", "Das Gründungskonto, das Block 0 nennt, hat ihn nicht verfasst. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
    genesis_parameters = "A parameter of the founding is out of its range. Choose one within the range.", "Ein Parameter der Gründung liegt außerhalb seines Bereichs. Wählen Sie einen darin.";
    genesis_repeated = "A founding stands after block 0, where none may. Do not rely on it; ask for another copy.", "Nach Block 0 steht eine Gründung, wo keine stehen darf. Verlassen Sie sich nicht darauf; bitten Sie um eine andere Kopie.";
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
        Reason::Ledger { expected, found } => ledger(expected.as_ref(), found.as_ref()),
        Reason::Genesis { fault } => genesis(*fault).to_owned(),
        Reason::Link { expected, found } => differs(of_previous(), expected, found),
        Reason::Height { expected, found } => numbers(of_height(), expected.0, found.0),
        Reason::Slot { at_least, at_most, found } => slot(*at_least, *at_most, *found),
        Reason::Timestamp { not_before, not_after, found } => timestamp(*not_before, *not_after, *found),
        Reason::Delegate { expected, found } => delegate(expected, found),
        Reason::Nonce { expected, found } => numbers(of_nonce(), *expected, *found),
        Reason::MerkleRoot { expected, found } => differs(of_root(), expected, found),
        Reason::TransactionCount { expected, found } => numbers(of_count(), *expected, *found),
        Reason::HeaderSignature { delegate } => unsigned(of_header(), delegate),
        Reason::Author { author, fault } => transaction::author(author, *fault),
        Reason::Signature { author } => unsigned(of_transaction(), author),
        Reason::Approval { fault } => approval(fault),
        Reason::Settled { how, at } => settled(*how, *at),
        Reason::Identifier { field, fault, found } => identifier(*field, *fault, found),
        Reason::Text { field, fault } => text_fault(*field, *fault),
        Reason::Key { field, fault } => key(*field, *fault),
        Reason::Record { fault } => record(fault),
        Reason::Sealed { fault } => sealed(fault),
        Reason::Grant { fault } => grant(fault),
        Reason::Balance { needed, available } => balance(needed.0, available.0),
        Reason::Vote { fault } => vote(fault),
        Reason::Evidence { fault } => evidence(*fault),
        Reason::Anchor { fault } => anchor(*fault),
        Reason::Size { of, most, found } => size(*of, *most, *found),
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

fn ledger(expected: Option<&Hash>, found: Option<&Hash>) -> String {
    let name = |ledger: Option<&Hash>| ledger.map_or_else(|| words!("none", "keines").to_owned(), short);
    sentence!(
        "It was signed for ledger {}, and this is ledger {}. Choose a file of this ledger.",
        "Signiert wurde für Ledger {}, und das ist Ledger {}. Wählen Sie eine Datei dieses Ledgers.",
        name(found),
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

fn differs(what: &str, expected: &Hash, found: &Hash) -> String {
    sentence!(
        "{what} should be {}, and {} was found. {ANOTHER_COPY}",
        "{what} müsste {} sein, gefunden wurde {}. {ANOTHER_COPY_GERMAN}",
        short(expected),
        short(found)
    )
}

fn numbers(what: &str, expected: u64, found: u64) -> String {
    sentence!(
        "{what} should be {expected}, and {found} was found. {ANOTHER_COPY}",
        "{what} müsste {expected} sein, gefunden wurde {found}. {ANOTHER_COPY_GERMAN}"
    )
}

fn slot(at_least: Slot, at_most: Slot, found: Slot) -> String {
    sentence!(
        "The slot should be at least {at_least} and at most {at_most}, and {found} was found. {ANOTHER_COPY}",
        "Der Slot müsste mindestens {at_least} und höchstens {at_most} sein, gefunden wurde {found}. \
         {ANOTHER_COPY_GERMAN}"
    )
}

fn timestamp(not_before: Timestamp, not_after: Option<Timestamp>, found: Timestamp) -> String {
    let upper = not_after
        .map(|latest| sentence!(" and not after {}", " und nicht nach {}", moment(latest)))
        .unwrap_or_default();
    let (lower, found) = (moment(not_before), moment(found));
    sentence!(
        "The time should be not before {lower}{upper}, and {found} was found. Check the clocks of the devices.",
        "Die Zeit dürfte nicht vor {lower}{upper} liegen, gefunden wurde {found}. Prüfen Sie die Uhren der Geräte."
    )
}

fn delegate(expected: &UserId, found: &UserId) -> String {
    sentence!(
        "The slot is the turn of '{expected}', and '{found}' forged it. {ANOTHER_COPY}",
        "In diesem Slot ist «{expected}» an der Reihe, erzeugt hat «{found}». {ANOTHER_COPY_GERMAN}"
    )
}

fn unsigned(what: &str, signer: &UserId) -> String {
    sentence!(
        "The {what} is not signed by '{signer}': it was changed, or signed by somebody else. {ANOTHER_COPY}",
        "{what} ist nicht von «{signer}» signiert: geändert oder von jemand anderem signiert. {ANOTHER_COPY_GERMAN}"
    )
}

fn size(of: Measure, most: u64, found: u64) -> String {
    match of {
        Measure::Bytes => sentence!(
            "It is {found} bytes long, and {most} are allowed. Shorten it.",
            "Das ist {found} Byte lang, erlaubt sind {most}. Kürzen Sie es."
        ),
        Measure::Transactions => sentence!(
            "It holds {found} transactions, and {most} are allowed. {ANOTHER_COPY}",
            "Darin sind {found} Transaktionen, erlaubt sind {most}. {ANOTHER_COPY_GERMAN}"
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
