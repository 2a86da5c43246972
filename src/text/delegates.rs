//! Words of the page of delegates: the round, the candidates, the next election, one's own tokens, evidence.

use super::{counts, phrases, sentence, words};

phrases! {
    title = "Delegates", "Delegierte";
    lead = "Who forges now, and who will next. Everything here follows from the chain alone, so anybody can work it out again.", "Wer jetzt Blöcke erzeugt, und wer als Nächstes. Alles hier folgt allein aus der Kette, also können alle es nachrechnen.";

    round_title = "The round", "Die Runde";
    turns = "The turns of this round", "Die Slots dieser Runde";
    slot = "Slot", "Slot";
    delegate = "Delegate", "Delegierte/r";
    forged = "forged", "erzeugt";
    passed_over = "passed over", "übergangen";
    next = "next", "als Nächstes";
    later = "later", "später";
    irreversible_title = "What 'irreversible' means", "Was «unumkehrbar» bedeutet";
    irreversible = "A block is irreversible once more than two thirds of the round's delegates have forged it or a block above it; a chain that lacks it is refused from then on. Until then another chain may still replace it, and its transactions go back to those that wait.", "Ein Block ist unumkehrbar, sobald mehr als zwei Drittel der Delegierten der Runde ihn oder einen Block darüber erzeugt haben; eine Kette, der er fehlt, wird von da an abgelehnt. Bis dahin kann noch eine andere Kette ihn ersetzen, und seine Transaktionen warten dann wieder.";

    candidates_title = "Candidates", "Kandidaturen";
    candidates_empty = "Nobody stands for delegate.", "Niemand kandidiert.";
    candidates_empty_next = "Doctors and administrators can stand. Until somebody is voted for, the delegates stay who they are.", "Ärztinnen, Ärzte und die Administration können kandidieren. Bis jemand gewählt ist, bleiben die Delegierten dieselben.";
    place = "Place", "Rang";
    candidate = "Candidate", "Kandidatur";
    weight_label = "Weight", "Gewicht";
    voters = "Voters", "Stimmen";
    forged_blocks = "Forged", "Erzeugt";
    missed = "Missed", "Verpasst";
    standing = "Standing", "Stand";
    stands = "stands", "kandidiert";
    stepped_down = "does not stand", "kandidiert nicht";
    your_vote = "your vote", "Ihre Stimme";
    take_back = "Take my vote back", "Meine Stimme zurücknehmen";
    vote_needs_stake = "A vote weighs what you have staked, and you have staked nothing yet.", "Eine Stimme wiegt, was Sie eingesetzt haben, und Sie haben noch nichts eingesetzt.";

    preview_title = "The next election", "Die nächste Wahl";
    preview_lead = "As it would end if no block came any more before the round is over. Each new block draws other lots.", "Wie sie ausginge, wenn bis zum Ende der Runde kein Block mehr käme. Jeder neue Block zieht andere Lose.";
    seats = "Seats in the order of their turns", "Sitze in der Reihenfolge der Slots";
    seat = "Seat", "Sitz";
    lot = "Lot", "Los";
    round_label = "For round", "Für Runde";
    previous = "Hash of the newest block", "Hash des neuesten Blocks";
    stays = "Nobody who stands has any weight, so the delegates stay who they are, in a new order.", "Keine Kandidatur hat Gewicht, also bleiben die Delegierten dieselben, in neuer Reihenfolge.";
    steps = "How it is worked out", "Wie gerechnet wird";

    tokens_title = "My tokens", "Meine Token";
    free = "Free", "Frei";
    staked = "Staked", "Eingesetzt";
    unlocking_label = "Unlocking", "Wird frei";
    my_vote = "My vote", "Meine Stimme";
    no_vote = "none", "keine";
    move_label = "What to do with tokens", "Was mit Token geschehen soll";
    stake = "Stake: they lend weight to your vote", "Einsetzen: Sie geben Ihrer Stimme Gewicht";
    unstake = "Unstake: they become free again, later", "Einsatz lösen: Sie werden wieder frei, später";
    transfer = "Transfer: somebody else has them then", "Übertragen: Dann gehören sie jemand anderem";
    amount = "How many tokens", "Wie viele Token";
    amount_shape = "That is not a whole number of tokens. Write digits alone, for example 250.", "Das ist keine ganze Zahl von Token. Schreiben Sie nur Ziffern, zum Beispiel 250.";
    to = "Receiver", "Empfänger/in";
    to_hint = "The user id of an account of this ledger.", "Die Benutzerkennung eines Kontos dieses Ledgers.";
    do_stake = "Stake the tokens", "Token einsetzen";
    do_unstake = "Unstake the tokens", "Einsatz lösen";
    do_transfer = "Transfer the tokens", "Token übertragen";
    candidacy_title = "My candidacy", "Meine Kandidatur";
    candidacy_nobody = "Doctors and administrators can stand for delegate. You can vote.", "Ärztinnen, Ärzte und die Administration können kandidieren. Sie können wählen.";
    i_stand = "You stand for delegate.", "Sie kandidieren.";
    i_do_not = "You do not stand for delegate.", "Sie kandidieren nicht.";
    stand = "Stand for delegate", "Kandidieren";
    step_down = "Step down", "Kandidatur zurückziehen";
    waiting_title = "Yours, and not yet in a block", "Von Ihnen, noch in keinem Block";

    evidence_title = "Two blocks for one slot", "Zwei Blöcke für einen Slot";
    evidence_lead = "This device has seen a delegate sign two blocks for one slot, which only somebody does who wants two chains. Both headers, in a block, bar that delegate from the next elections.", "Auf diesem Gerät wurde sichtbar, dass jemand als Delegierte/r zwei Blöcke für einen Slot signiert hat. Das tut nur, wer zwei Ketten will. Stehen beide Köpfe in einem Block, ist diese Person von den nächsten Wahlen ausgeschlossen.";
    one_block = "One block", "Der eine Block";
    other_block = "The other", "Der andere";
    open = "not submitted", "nicht eingereicht";
    submitted = "waits for a block", "wartet auf einen Block";
    submit_evidence = "Submit as evidence", "Als Beweis einreichen";

    sent_stake = "The stake", "Der Einsatz";
    sent_unstake = "The unstaking", "Das Lösen des Einsatzes";
    sent_transfer = "The transfer", "Die Übertragung";
    sent_vote = "The vote", "Die Stimme";
    sent_candidacy = "The candidacy", "Die Kandidatur";
    sent_step_down = "That you step down", "Der Rückzug der Kandidatur";
    sent_evidence = "The evidence", "Der Beweis";
}

/// Beside the heading over the round.
pub fn round(round: u64) -> String {
    sentence!("round {round}", "Runde {round}")
}

/// Where a forged slot leads.
pub fn forged_in(height: u64) -> String {
    sentence!("block {height}", "Block {height}")
}

/// The label of the button that votes for somebody.
pub fn vote(user_id: &str) -> String {
    sentence!("Vote for {user_id}", "Für {user_id} stimmen")
}

/// What the bar beside a weight is called.
pub fn weight(user_id: &str, weight: u64, of: u64) -> String {
    sentence!(
        "Weight of {user_id}: {weight} of {of} staked for candidates",
        "Gewicht von {user_id}: {weight} von {of} Token, die für Kandidaturen eingesetzt sind"
    )
}

/// Until when somebody is barred.
pub fn barred(round: u64) -> String {
    sentence!("barred up to round {round}", "ausgeschlossen bis Runde {round}")
}

/// How the seats are given.
pub fn step_seats(seats: u64) -> String {
    sentence!(
        "Who stands, is not barred and weighs more than nothing is put in order, the heaviest first, of equals the \
         smallest user id first; the first {seats} have a seat.",
        "Wer kandidiert, nicht ausgeschlossen ist und mehr als nichts wiegt, kommt in eine Reihe: die mit dem größten \
         Gewicht zuerst, bei gleichem die kleinste Benutzerkennung. Die ersten {seats} haben einen Sitz."
    )
}

/// How the turns are given.
pub fn step_turns(seats: u64) -> String {
    match seats {
        1 => words!(
            "A round has one slot, which belongs to the first seat.",
            "Eine Runde hat einen Slot, der dem ersten Sitz gehört."
        )
        .to_owned(),
        _ => sentence!(
            "The {seats} slots of the round go round the seats in that order, from the first seat on.",
            "Die {seats} Slots der Runde gehen in dieser Reihenfolge um die Sitze, vom ersten an."
        ),
    }
}

/// Tokens that unlock.
pub fn unlocking(amount: u64, round: u64) -> String {
    sentence!("{amount}, free in round {round}", "{amount}, frei in Runde {round}")
}

/// When unstaked tokens are free.
pub fn unstake_note(free_in: u64, rounds: u64) -> String {
    let rounds = counts::rounds(rounds);
    sentence!(
        "If this round takes it into a block, they are free at the start of round {free_in}: {rounds} from now.",
        "Kommt das in dieser Runde in einen Block, sind sie zu Beginn von Runde {free_in} frei: {rounds} von jetzt \
         an."
    )
}

/// How many tokens can be staked or moved.
pub fn free_note(free: u64) -> String {
    sentence!("You have {} free.", "Sie haben {} frei.", counts::tokens(free))
}

/// That something was sent, and waits.
pub fn sent(what: &str) -> String {
    sentence!("{what} is signed, and waits for a block.", "{what} ist signiert und wartet auf einen Block.")
}

/// Who is punished, until when.
pub fn punished(until: Option<u64>) -> String {
    until.map_or_else(|| words!("in the chain", "in der Kette").to_owned(), barred)
}

/// The heading of one piece of evidence.
pub fn signed_twice(delegate: &str, slot: u64) -> String {
    sentence!("{delegate}, slot {slot}", "{delegate}, Slot {slot}")
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
