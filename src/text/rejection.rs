//! Sentences for what the rules of the ledger reject.
//!
//! A sentence begins with the place, says both values, what to do next, and ends with the rule's name.

use super::fault::{malformed, presence, text_fault};
use super::{field as name_of, moment, role, short};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::WeakKey;
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::rejection::{
    AnchorFault, ApprovalFault, AuthorFault, EvidenceFault, Field, GenesisFault, GrantFault, IdentifierFault, KeyFault,
    Measure, Reason, RecordFault, Rejection, Settlement, VoteFault,
};

const ANOTHER_COPY: &str = "Do not rely on it; ask for another copy.";

/// What is not accepted, where, why, and what to do.
pub fn rejection(rejection: &Rejection) -> String {
    let place = match (rejection.height, rejection.transaction) {
        (Some(height), Some(transaction)) => format!("Block {height}, transaction {}: ", short(&transaction)),
        (Some(height), None) => format!("Block {height}: "),
        (None, Some(transaction)) => format!("Transaction {}: ", short(&transaction)),
        (None, None) => String::new(),
    };
    format!("{place}{} (Rule {}.)", reason(&rejection.reason), rejection.rule().name())
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Format { line, column, message } => format(*line, *column, message),
        Reason::Ledger { expected, found } => ledger(expected.as_ref(), found.as_ref()),
        Reason::Genesis { fault } => genesis(*fault).to_owned(),
        Reason::Link { expected, found } => differs("The hash of the block before", expected, found),
        Reason::Height { expected, found } => numbers("The height", expected.0, found.0),
        Reason::Slot { at_least, at_most, found } => slot(*at_least, *at_most, *found),
        Reason::Timestamp { not_before, not_after, found } => timestamp(*not_before, *not_after, *found),
        Reason::Delegate { expected, found } => delegate(expected, found),
        Reason::Nonce { expected, found } => numbers("The delegate's count of blocks", *expected, *found),
        Reason::MerkleRoot { expected, found } => differs("The Merkle root of the transactions", expected, found),
        Reason::TransactionCount { expected, found } => numbers("The number of transactions", *expected, *found),
        Reason::HeaderSignature { delegate } => unsigned("block's header", delegate),
        Reason::Author { author, fault } => self::author(author, *fault),
        Reason::Signature { author } => unsigned("transaction", author),
        Reason::Approval { fault } => approval(fault),
        Reason::Settled { how, at } => settled(*how, *at),
        Reason::Identifier { field, fault, found } => identifier(*field, *fault, found),
        Reason::Text { field, fault } => text_fault(*field, *fault),
        Reason::Key { field, fault } => key(*field, *fault),
        Reason::Record { fault } => record(fault),
        Reason::Sealed { expected, found } => sealed(expected.as_ref(), found),
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
    format!("The text is not what the protocol describes, at line {line}, column {column}: {message}. {ANOTHER_COPY}")
}

fn ledger(expected: Option<&Hash>, found: Option<&Hash>) -> String {
    let name = |ledger: Option<&Hash>| ledger.map_or_else(|| "none".to_owned(), short);
    format!(
        "It was signed for ledger {}, and this is ledger {}. Choose a file of this ledger.",
        name(found),
        name(expected)
    )
}

const fn genesis(fault: GenesisFault) -> &'static str {
    match fault {
        GenesisFault::Transactions => {
            "Block 0 does not hold exactly one founding transaction. Do not rely on it; ask for another copy."
        }
        GenesisFault::Founder => {
            "The founder named in block 0 is not its author. Do not rely on it; ask for another copy."
        }
        GenesisFault::Parameters => "A parameter of the founding is out of its range. Choose one within the range.",
        GenesisFault::Repeated => {
            "A founding stands after block 0, where none may. Do not rely on it; ask for another copy."
        }
        GenesisFault::Missing => "The file has no block at all. Ask for another copy.",
    }
}

fn differs(what: &str, expected: &Hash, found: &Hash) -> String {
    format!("{what} should be {}, and {} was found. {ANOTHER_COPY}", short(expected), short(found))
}

fn numbers(what: &str, expected: u64, found: u64) -> String {
    format!("{what} should be {expected}, and {found} was found. {ANOTHER_COPY}")
}

fn slot(at_least: Slot, at_most: Slot, found: Slot) -> String {
    format!("The slot should be at least {at_least} and at most {at_most}, and {found} was found. {ANOTHER_COPY}")
}

fn timestamp(not_before: Timestamp, not_after: Option<Timestamp>, found: Timestamp) -> String {
    let upper = not_after.map(|latest| format!(" and not after {}", moment(latest))).unwrap_or_default();
    let (lower, found) = (moment(not_before), moment(found));
    format!("The time should be not before {lower}{upper}, and {found} was found. Check the clocks of the devices.")
}

fn delegate(expected: &UserId, found: &UserId) -> String {
    format!("The slot is the turn of '{expected}', and '{found}' forged it. {ANOTHER_COPY}")
}

fn unsigned(what: &str, signer: &UserId) -> String {
    format!("The {what} is not signed by '{signer}': it was changed, or signed by somebody else. {ANOTHER_COPY}")
}

fn author(author: &UserId, fault: AuthorFault) -> String {
    match fault {
        AuthorFault::Unknown => {
            format!("'{author}' is not on the ledger. Register the account, and have it approved, first.")
        }
        AuthorFault::Role { role: found } => {
            format!("'{author}' has the role {}, which may not do this. Switch to another account.", role(found))
        }
        AuthorFault::NotConcerned => {
            format!("'{author}' cannot say this; it is for somebody else to say. Switch to that account.")
        }
    }
}

fn approval(fault: &ApprovalFault) -> String {
    match fault {
        ApprovalFault::Missing => "The consent is missing. Ask the person whom it concerns.".to_owned(),
        ApprovalFault::Unneeded => format!("There is a consent where none is needed. {ANOTHER_COPY}"),
        ApprovalFault::By { found } => {
            format!("'{found}' gave the consent, and it is for somebody else to give. Ask the person whom it concerns.")
        }
        ApprovalFault::Invalid { by } => {
            format!("The consent is not signed by '{by}': it was changed, or signed by somebody else. {ANOTHER_COPY}")
        }
        ApprovalFault::Members => {
            format!("The consent carries what it should not, or lacks what it should carry. {ANOTHER_COPY}")
        }
    }
}

fn settled(how: Settlement, at: Height) -> String {
    match how {
        Settlement::InBlock => format!("It stands in block {at} already. There is nothing left to do."),
        Settlement::Refused => format!("It was refused, in block {at}. Propose something new instead."),
        Settlement::Withdrawn => format!("It was withdrawn, in block {at}. Propose something new instead."),
    }
}

fn identifier(field: Field, fault: IdentifierFault, found: &str) -> String {
    match fault {
        IdentifierFault::Malformed => malformed(field, found),
        IdentifierFault::Taken => format!("The {} '{found}' is taken. Choose another one.", name_of(field)),
        IdentifierFault::Presence => presence(field),
    }
}

fn key(field: Field, fault: KeyFault) -> String {
    let name = name_of(field);
    match fault {
        KeyFault::Weak { why: WeakKey::Encoding } => {
            format!("The {name} is not the canonical encoding of a key. Register with a new one.")
        }
        KeyFault::Weak { why: WeakKey::SmallOrder } => {
            format!("The {name} is of small order, so that anybody could sign for it. Register with a new one.")
        }
        KeyFault::Taken => format!("Another account has this {name}. Register with a new one."),
    }
}

fn record(fault: &RecordFault) -> String {
    match fault {
        RecordFault::Members => {
            format!(
                "A member that this operation needs is missing, or one that it does not take is there. {ANOTHER_COPY}"
            )
        }
        RecordFault::Doctor { found } => {
            format!("The doctor named is '{found}', who is not the author. Sign in as that doctor.")
        }
        RecordFault::NotAPatient { found } => {
            format!("'{found}' is not a patient of this ledger. Check the id on the people page.")
        }
        RecordFault::Exists => {
            "There is a record of this id already. Choose another record id, or update it.".to_owned()
        }
        RecordFault::Unknown => "There is no record of this id. Check the id, or add it as a new record.".to_owned(),
        RecordFault::Patient { expected, found } => {
            format!("The record is about '{expected}', and '{found}' was named. Name '{expected}'.")
        }
        RecordFault::Version { expected, found } => format!(
            "The newest version is {}, and this one follows {}. Look at the newest version, and propose again.",
            short(expected),
            short(found)
        ),
        RecordFault::Target { found } => {
            format!("'{found}' is not a doctor of this ledger. Choose a doctor to share with.")
        }
        RecordFault::NotAProposal => "This cannot be refused or withdrawn. Choose a proposal.".to_owned(),
    }
}

fn sealed(expected: Option<&Hash>, found: &Hash) -> String {
    let found = short(found);
    match expected {
        Some(expected) => {
            format!(
                "The sealed content should have the hash {}, and {found} was found. {ANOTHER_COPY}",
                short(expected)
            )
        }
        None => format!("There is a sealed content ({found}) where there should be none. {ANOTHER_COPY}"),
    }
}

fn grant(fault: &GrantFault) -> String {
    match fault {
        GrantFault::Grantee { found } => format!("'{found}' is not a doctor of this ledger. Choose a doctor."),
        GrantFault::Period => "The grant ends before it begins. Choose a later end.".to_owned(),
        GrantFault::Scope => "The grant names a record that is not one of this patient's. Take it out.".to_owned(),
        GrantFault::Unknown => "There is no such grant of this patient. Check which one it is.".to_owned(),
        GrantFault::Ended => "The grant was revoked before. There is nothing left to do.".to_owned(),
    }
}

fn balance(needed: u64, available: u64) -> String {
    if needed == 0 {
        return "An amount of no tokens moves nothing. Write 1 or more.".to_owned();
    }
    format!("This needs {needed} tokens, and {available} are there. Choose a smaller amount.")
}

fn vote(fault: &VoteFault) -> String {
    match fault {
        VoteFault::NotStanding { found } => format!("'{found}' does not stand for delegate. Choose a candidate."),
        VoteFault::NothingStaked => "The voter has nothing staked, so the vote has no weight. Stake first.".to_owned(),
    }
}

fn evidence(fault: EvidenceFault) -> String {
    match fault {
        EvidenceFault::NoConflict => {
            "The two headers are not different ones of one ledger, delegate and slot. Choose two that are.".to_owned()
        }
        EvidenceFault::Signature => format!("One of the two headers is not signed by the delegate. {ANOTHER_COPY}"),
        EvidenceFault::Unknown => "The delegate is not known to this ledger. Check which ledger it is of.".to_owned(),
        EvidenceFault::Punished { until } => {
            format!("The delegate was punished for this before, until round {until}. There is nothing left to do.")
        }
    }
}

fn anchor(fault: AnchorFault) -> String {
    match fault {
        AnchorFault::Signature => format!("The log's own key did not sign the anchor. {ANOTHER_COPY}"),
        AnchorFault::Shrunk { before, found } => format!(
            "The log had {before} entries when it was last anchored, and now has {found}: entries were taken out. Ask \
             who has had access to that device."
        ),
        AnchorFault::Changed => "The log has as many entries as when it was last anchored, but another root: an entry \
                                 was changed. Ask who has had access to that device."
            .to_owned(),
    }
}

fn size(of: Measure, most: u64, found: u64) -> String {
    match of {
        Measure::Bytes => format!("It is {found} bytes long, and {most} are allowed. Shorten it."),
        Measure::Transactions => {
            format!("It holds {found} transactions, and {most} are allowed. {ANOTHER_COPY}")
        }
    }
}

fn fork(irreversible: Height, expected: &Hash) -> String {
    format!(
        "The chain lacks block {irreversible} with hash {}, which is irreversible on this device. Do not follow it; ask \
         where it comes from.",
        short(expected)
    )
}

#[cfg(test)]
mod tests;
