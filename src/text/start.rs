//! Words of the start page and the overview.

use super::phrases;

phrases! {
    TITLE = "A ledger of your own";
    LEAD = "MedChain keeps health records as a chain of signed blocks, in this browser and nowhere else. Found a ledger, open a file, or go on where you were.";
    FOUND_TITLE = "Found a ledger";
    FOUND_LEAD = "You become its first administrator, and forge its first blocks.";
    LEDGER_NAME = "Name of the ledger";
    LEDGER_NAME_HINT = "For example the hospital's. It cannot be changed later.";
    FOUNDER_ID = "Your user id";
    FOUNDER_ID_HINT = "3 to 32 lowercase letters, digits or underscores, for example admin.";
    FOUNDER_NAME = "Your name";
    FOUNDER_HOSPITAL = "Your hospital";
    HOSPITAL_HINT = "A short id, for example st_anna.";
    FOUND = "Found the ledger";
    FOUNDED = "The ledger is founded, and you are signed in.";
    OPEN_TITLE = "Open a file";
    OPEN_LEAD = "A ledger that somebody exported. Every block and signature in it is verified, and you see what is in it, before it is kept.";
    CONTINUE_TITLE = "Go on with a ledger of this device";
    SIGN_IN_TITLE = "Who are you?";
    SIGN_IN_LEAD = "Each account of this ledger has its keys on this device, under a password of its own.";
    REGISTER_INSTEAD = "Register a new account";
    OVERVIEW_TITLE = "The chain, now";
    TURN_TITLE = "Whose turn";
    NEXT_TITLE = "What you can do next";
    EMPTY_NEXT = "Nothing waits for you.";
    DO_CONSENT = "Read what waits for your consent";
    DO_APPROVE = "Look at the people who want to join";
    DO_SUBMIT = "Submit a record";
    DO_FORGE = "Forge the next block";
    DO_REGISTER = "Register a doctor or a patient";
    DO_HISTORY = "Look at your records";
    DO_VOTE = "See who stands for delegate, and vote";
    DO_GRANT = "Let a doctor read your records";
    DO_EVIDENCE = "Look at a delegate who signed twice";
    DO_LOG = "See who has seen your data";
    DO_EXPORT = "Export the ledger, so that it outlives this browser";
    DO_BLOCKS = "Look into the blocks";
    TO_DELEGATES = "Delegates and the next election";
    CHAIN_TABLE = "The same as a table";
}

/// What stands beside the heading over the chain.
pub fn chain_note(shown: usize, reversible: usize) -> String {
    match shown {
        0 | 1 => "The first block. Nothing can change it any more.".to_owned(),
        _ if reversible == 0 => format!("The {shown} newest blocks. Nothing can change them any more."),
        _ => format!("The {shown} newest blocks. Left of the line nothing can change any more."),
    }
}

/// What the drawn chain is called.
pub fn chain_name(from: u64, to: u64, irreversible: u64) -> String {
    format!("Blocks {from} to {to}, irreversible up to {irreversible}")
}

/// Under the line in the drawn chain.
pub const IRREVERSIBLE_MARK: &str = "irreversible up to here";

/// What the ring is called.
pub fn ring_name(delegate: &str, slot: u64) -> String {
    format!("'{delegate}' forges the next block, in slot {slot}")
}

/// The middle of the ring.
pub fn ring_turn(slot: u64) -> String {
    format!("slot {slot}")
}

/// Under the middle of the ring: which of the round's turns it is.
pub fn ring_of(turn: u64, turns: u64) -> String {
    format!("{turn} of {turns}")
}

/// Beside the heading over the ring.
pub fn round(round: u64) -> String {
    format!("round {round}")
}

/// What waits for the next block.
pub fn ready(count: u64) -> String {
    match count {
        0 => "Nothing waits for the block.".to_owned(),
        _ => format!("{} for the block.", super::count(count, "transaction is ready", "transactions are ready")),
    }
}

/// Whose turn it is.
pub fn next_is(delegate: &str) -> String {
    format!("Next: {delegate}")
}

/// How many of those whose turns come after are named.
const NAMED: usize = 4;

/// Whose turns come after the next one, in this round.
pub fn then(next: &str, delegates: &[String]) -> String {
    match delegates {
        [] => "Then the round is over.".to_owned(),
        _ if delegates.iter().all(|delegate| delegate == next) => "And for the rest of the round.".to_owned(),
        [first @ .., _] if first.len() >= NAMED => format!("Then {} and others.", first[..NAMED].join(", ")),
        _ => format!("Then {}.", delegates.join(", ")),
    }
}

/// How many turns of the round were passed over.
pub fn passed_over(turns: u64) -> String {
    match turns {
        0 => "No turn of this round was passed over.".to_owned(),
        _ => format!("{} passed over in this round.", super::count(turns, "turn was", "turns were")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_round_names_its_first_delegates_alone() {
        let check = |delegates: &[&str], expected: &str| {
            let delegates: Vec<String> = delegates.iter().map(ToString::to_string).collect();
            assert_eq!(then("me", &delegates), expected);
        };
        check(&[], "Then the round is over.");
        check(&["me", "me"], "And for the rest of the round.");
        check(&["a"], "Then a.");
        check(&["a", "b", "c", "d"], "Then a, b, c, d.");
        check(&["a", "b", "c", "d", "e"], "Then a, b, c, d and others.");
    }
}
