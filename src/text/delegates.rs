//! Words of the page of delegates: the round, the candidates, the next election, one's own tokens, evidence.

use super::{count, phrases};

phrases! {
    title = "Delegates";
    lead = "Who forges now, and who will next. Everything here follows from the chain alone, so anybody can work it out again.";

    round_title = "The round";
    turns = "The turns of this round";
    slot = "Slot";
    delegate = "Delegate";
    forged = "forged";
    passed_over = "passed over";
    next = "next";
    later = "later";
    irreversible_title = "What 'irreversible' means";
    irreversible = "A block is irreversible once more than two thirds of the round's delegates have forged it or a block above it; a chain that lacks it is refused from then on. Until then another chain may still replace it, and its transactions go back to those that wait.";

    candidates_title = "Candidates";
    candidates_empty = "Nobody stands for delegate.";
    candidates_empty_next = "Doctors and administrators can stand. Until somebody is voted for, the delegates stay who they are.";
    place = "Place";
    candidate = "Candidate";
    weight_label = "Weight";
    voters = "Voters";
    forged_blocks = "Forged";
    missed = "Missed";
    standing = "Standing";
    stands = "stands";
    stepped_down = "does not stand";
    your_vote = "your vote";
    take_back = "Take my vote back";
    vote_needs_stake = "A vote weighs what you have staked, and you have staked nothing yet.";

    preview_title = "The next election";
    preview_lead = "As it would end if no block came any more before the round is over. Each new block draws other lots.";
    seats = "Seats in the order of their turns";
    seat = "Seat";
    lot = "Lot";
    round_label = "For round";
    previous = "Hash of the newest block";
    stays = "Nobody who stands has any weight, so the delegates stay who they are, in a new order.";
    steps = "How it is worked out";
    step_weight = "Each vote weighs the tokens that the voter has staked; a candidate's weight is the sum of the votes.";
    step_lot = "Each draws a lot: the SHA-256 of 'medchain/1/shuffle', a zero byte, and the canonical JSON of ledger, round, hash of the newest block and user id. The smallest lot comes first.";

    tokens_title = "My tokens";
    free = "Free";
    staked = "Staked";
    unlocking_label = "Unlocking";
    my_vote = "My vote";
    no_vote = "none";
    move_label = "What to do with tokens";
    stake = "Stake: they lend weight to your vote";
    unstake = "Unstake: they become free again, later";
    transfer = "Transfer: somebody else has them then";
    amount = "How many tokens";
    amount_shape = "That is not a whole number of tokens. Write digits alone, for example 250.";
    to = "Receiver";
    to_hint = "The user id of an account of this ledger.";
    do_stake = "Stake the tokens";
    do_unstake = "Unstake the tokens";
    do_transfer = "Transfer the tokens";
    candidacy_title = "My candidacy";
    candidacy_nobody = "Doctors and administrators can stand for delegate. You can vote.";
    i_stand = "You stand for delegate.";
    i_do_not = "You do not stand for delegate.";
    stand = "Stand for delegate";
    step_down = "Step down";
    waiting_title = "Yours, and not yet in a block";

    evidence_title = "Two blocks for one slot";
    evidence_lead = "This device has seen a delegate sign two blocks for one slot, which only somebody does who wants two chains. Both headers, in a block, bar that delegate from the next elections.";
    one_block = "One block";
    other_block = "The other";
    open = "not submitted";
    submitted = "waits for a block";
    submit_evidence = "Submit as evidence";
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
    sent_stake = "The stake";
    sent_unstake = "The unstaking";
    sent_transfer = "The transfer";
    sent_vote = "The vote";
    sent_candidacy = "The candidacy";
    sent_step_down = "That you step down";
    sent_evidence = "The evidence";
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
