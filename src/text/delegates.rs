//! Words of the page of delegates: the round, the candidates, the next election, one's own tokens, evidence.

use super::{count, phrases};

phrases! {
    TITLE = "Delegates";
    LEAD = "Who forges now, and who will next. Everything here follows from the chain alone, so anybody can work it out again.";

    ROUND_TITLE = "The round";
    TURNS = "The turns of this round";
    SLOT = "Slot";
    DELEGATE = "Delegate";
    FORGED = "forged";
    PASSED_OVER = "passed over";
    NEXT = "next";
    LATER = "later";
    IRREVERSIBLE_TITLE = "What 'irreversible' means";
    IRREVERSIBLE = "A block is irreversible once more than two thirds of the round's delegates have forged it or a block above it; a chain that lacks it is refused from then on. Until then another chain may still replace it, and its transactions go back to those that wait.";

    CANDIDATES_TITLE = "Candidates";
    CANDIDATES_EMPTY = "Nobody stands for delegate.";
    CANDIDATES_EMPTY_NEXT = "Doctors and administrators can stand. Until somebody is voted for, the delegates stay who they are.";
    PLACE = "Place";
    CANDIDATE = "Candidate";
    WEIGHT = "Weight";
    VOTERS = "Voters";
    FORGED_BLOCKS = "Forged";
    MISSED = "Missed";
    STANDING = "Standing";
    STANDS = "stands";
    STEPPED_DOWN = "does not stand";
    YOUR_VOTE = "your vote";
    TAKE_BACK = "Take my vote back";
    VOTE_NEEDS_STAKE = "A vote weighs what you have staked, and you have staked nothing yet.";

    PREVIEW_TITLE = "The next election";
    PREVIEW_LEAD = "As it would end if no block came any more before the round is over. Each new block draws other lots.";
    SEATS = "Seats in the order of their turns";
    SEAT = "Seat";
    LOT = "Lot";
    ROUND = "For round";
    PREVIOUS = "Hash of the newest block";
    STAYS = "Nobody who stands has any weight, so the delegates stay who they are, in a new order.";
    STEPS = "How it is worked out";
    STEP_WEIGHT = "Each vote weighs the tokens that the voter has staked; a candidate's weight is the sum of the votes.";
    STEP_LOT = "Each draws a lot: the SHA-256 of 'medchain/1/shuffle', a zero byte, and the canonical JSON of ledger, round, hash of the newest block and user id. The smallest lot comes first.";

    TOKENS_TITLE = "My tokens";
    FREE = "Free";
    STAKED = "Staked";
    UNLOCKING = "Unlocking";
    MY_VOTE = "My vote";
    NO_VOTE = "none";
    MOVE_LABEL = "What to do with tokens";
    STAKE = "Stake: they lend weight to your vote";
    UNSTAKE = "Unstake: they become free again, later";
    TRANSFER = "Transfer: somebody else has them then";
    AMOUNT = "How many tokens";
    AMOUNT_SHAPE = "That is not a whole number of tokens. Write digits alone, for example 250.";
    TO = "Receiver";
    TO_HINT = "The user id of an account of this ledger.";
    DO_STAKE = "Stake the tokens";
    DO_UNSTAKE = "Unstake the tokens";
    DO_TRANSFER = "Transfer the tokens";
    CANDIDACY_TITLE = "My candidacy";
    CANDIDACY_NOBODY = "Doctors and administrators can stand for delegate. You can vote.";
    I_STAND = "You stand for delegate.";
    I_DO_NOT = "You do not stand for delegate.";
    STAND = "Stand for delegate";
    STEP_DOWN = "Step down";
    WAITING_TITLE = "Yours, and not yet in a block";

    EVIDENCE_TITLE = "Two blocks for one slot";
    EVIDENCE_LEAD = "This device has seen a delegate sign two blocks for one slot, which only somebody does who wants two chains. Both headers, in a block, bar that delegate from the next elections.";
    ONE_BLOCK = "One block";
    OTHER_BLOCK = "The other";
    OPEN = "not submitted";
    SUBMITTED = "waits for a block";
    SUBMIT_EVIDENCE = "Submit as evidence";
}

/// Beside the heading over the round.
pub fn round(round: u64) -> String {
    format!("round {round}")
}

/// Where a forged slot leads.
pub fn forged_in(height: u64) -> String {
    format!("block {height}")
}

/// The label of the button that votes for somebody.
pub fn vote(user_id: &str) -> String {
    format!("Vote for {user_id}")
}

/// What the bar beside a weight is called.
pub fn weight(user_id: &str, weight: u64, of: u64) -> String {
    format!("Weight of {user_id}: {weight} of {of} staked for candidates")
}

/// Until when somebody is barred.
pub fn barred(round: u64) -> String {
    format!("barred up to round {round}")
}

/// How the seats are given.
pub fn step_seats(seats: u64) -> String {
    format!(
        "Who stands, is not barred and weighs more than nothing is put in order, the heaviest first, of equals the \
         smallest user id first; the first {seats} have a seat."
    )
}

/// How the turns are given.
pub fn step_turns(seats: u64) -> String {
    match seats {
        1 => "A round has one slot, which belongs to the first seat.".to_owned(),
        _ => format!("The {seats} slots of the round go round the seats in that order, from the first seat on."),
    }
}

/// Tokens that unlock.
pub fn unlocking(amount: u64, round: u64) -> String {
    format!("{amount}, free in round {round}")
}

/// When unstaked tokens are free.
pub fn unstake_note(free_in: u64, rounds: u64) -> String {
    let rounds = count(rounds, "round", "rounds");
    format!("If this round takes it into a block, they are free at the start of round {free_in}: {rounds} from now.")
}

/// How many tokens can be staked or moved.
pub fn free_note(free: u64) -> String {
    format!("You have {} free.", count(free, "token", "tokens"))
}

/// That something was sent, and waits.
pub fn sent(what: &str) -> String {
    format!("{what} is signed, and waits for a block.")
}

phrases! {
    SENT_STAKE = "The stake";
    SENT_UNSTAKE = "The unstaking";
    SENT_TRANSFER = "The transfer";
    SENT_VOTE = "The vote";
    SENT_CANDIDACY = "The candidacy";
    SENT_STEP_DOWN = "That you step down";
    SENT_EVIDENCE = "The evidence";
}

/// Who is punished, until when.
pub fn punished(until: Option<u64>) -> String {
    until.map_or_else(|| "in the chain".to_owned(), barred)
}

/// The heading of one piece of evidence.
pub fn signed_twice(delegate: &str, slot: u64) -> String {
    format!("{delegate}, slot {slot}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_their_numbers() {
        let check = |sentence: String, words: &[&str]| {
            words.iter().for_each(|word| assert!(sentence.contains(word), "{word}: {sentence}"));
        };
        check(unstake_note(7, 2), &["round 7", "2 rounds"]);
        check(unstake_note(6, 1), &["round 6", "1 round from"]);
        check(step_seats(5), &["first 5"]);
        check(step_turns(5), &["The 5 slots"]);
        check(weight("dr_bob", 30, 40), &["dr_bob", "30 of 40"]);
        check(punished(Some(9)), &["round 9"]);
        check(punished(None), &["in the chain"]);
    }
}
