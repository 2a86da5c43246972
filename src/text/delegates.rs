//! Words of the page of delegates: the round, the candidates, the next election, one's own tokens, evidence.

use super::{counts, phrases, sentence, words};

phrases! {
    title = "Delegates", "Delegierte";
    lead = "This page shows the delegates who forge now, and the result that the next election would have. All values follow from the chain, so every device computes the same.", "Diese Seite zeigt, wer jetzt delegiert ist und Blöcke erzeugt, und wie die nächste Wahl ausginge. Alle Werte folgen allein aus der Kette; jedes Gerät berechnet dieselben.";

    round_title = "The round", "Die Runde";
    turns = "The slots of this round", "Die Slots dieser Runde";
    slot = "Slot", "Slot";
    delegate = "Delegate", "Delegierte/r";
    passed_over = "missed", "ausgelassen";
    next = "next", "als Nächstes";
    later = "later", "später";
    irreversible_title = "What 'irreversible' means", "Was «unumkehrbar» bedeutet";
    irreversible = "A block is irreversible when more than two thirds of the round's delegates have forged it or a block above it. From then on, this device rejects a chain without that block. Until then, another chain can replace the block, and its transactions wait in the pool again.", "Ein Block ist unumkehrbar, sobald mehr als zwei Drittel der Delegierten der Runde ihn oder einen Block darüber erzeugt haben. Von da an lehnt dieses Gerät eine Kette ohne diesen Block ab. Bis dahin kann eine andere Kette den Block ersetzen, und seine Transaktionen warten dann wieder im Pool.";

    candidates_title = "Candidates", "Kandidaturen";
    candidates_empty = "There are no candidates.", "Es gibt keine Kandidaturen.";
    candidates_empty_next = "Doctors and administrators can become candidates. Until a candidate has votes, the delegates stay the same.", "Ärztinnen, Ärzte und die Administration können kandidieren. Bis eine Kandidatur Stimmen hat, bleiben die Delegierten dieselben.";
    place = "Rank", "Rang";
    candidate = "Candidate", "Kandidatur";
    weight_label = "Weight", "Gewicht";
    voters = "Voters", "Stimmen";
    forged_blocks = "Forged", "Erzeugt";
    missed = "Missed", "Ausgelassen";
    standing = "State", "Stand";
    stands = "candidate", "kandidiert";
    stepped_down = "not a candidate", "kandidiert nicht";
    your_vote = "your vote", "Ihre Stimme";
    take_back = "Withdraw my vote", "Meine Stimme zurückziehen";
    vote_needs_stake = "Your vote has the weight of the tokens that you have staked. You have not staked any yet.", "Ihre Stimme hat das Gewicht der Token, die Sie eingesetzt haben. Sie haben noch keine eingesetzt.";

    preview_title = "The next election", "Die nächste Wahl";
    preview_lead = "The election would have this result if no other block is forged in this round. Each new block changes the shuffle.", "Dieses Ergebnis hätte die Wahl, wenn in dieser Runde kein weiterer Block erzeugt wird. Jeder neue Block ändert die Auslosung.";
    seats = "Seats in the order of their slots", "Sitze in der Reihenfolge der Slots";
    seat = "Seat", "Sitz";
    lot = "Shuffle hash", "Hash der Auslosung";
    round_label = "For round", "Für Runde";
    previous = "Hash of the newest block", "Hash des neuesten Blocks";
    stays = "No candidate has any weight, so the delegates stay the same, in a new order.", "Keine Kandidatur hat Gewicht, also bleiben die Delegierten dieselben, in neuer Reihenfolge.";
    steps = "How it is computed", "Wie gerechnet wird";

    tokens_title = "My tokens", "Meine Token";
    free = "Free", "Frei";
    staked = "Staked", "Eingesetzt";
    unlocking_label = "Unlocking", "Wird frei";
    my_vote = "My vote", "Meine Stimme";
    no_vote = "none", "keine";
    move_label = "What to do with tokens", "Was mit Token geschehen soll";
    stake = "Stake: give weight to your vote", "Einsetzen: Ihrer Stimme Gewicht geben";
    unstake = "Unstake: free the tokens after some rounds", "Einsatz lösen: Die Token werden nach einigen Runden frei";
    transfer = "Transfer: give the tokens to another account", "Übertragen: Die Token einem anderen Konto geben";
    amount = "How many tokens", "Wie viele Token";
    amount_shape = "The amount is not a whole number of tokens, or too large. Enter only digits, for example 250.", "Der Betrag ist keine ganze Zahl von Token, oder er ist zu groß. Geben Sie nur Ziffern ein, zum Beispiel 250.";
    to = "Receiver", "Empfänger/in";
    to_hint = "The user id of an account of this ledger.", "Die Benutzerkennung eines Kontos dieses Ledgers.";
    do_stake = "Stake the tokens", "Token einsetzen";
    do_unstake = "Unstake the tokens", "Einsatz lösen";
    do_transfer = "Transfer the tokens", "Token übertragen";
    candidacy_title = "My candidacy", "Meine Kandidatur";
    candidacy_nobody = "Only doctors and administrators can be candidates. You can vote.", "Nur Ärztinnen, Ärzte und die Administration können kandidieren. Sie können wählen.";
    i_stand = "You are a candidate.", "Sie kandidieren.";
    i_do_not = "You are not a candidate.", "Sie kandidieren nicht.";
    stand = "Become a candidate", "Kandidieren";
    end_candidacy = "Withdraw my candidacy", "Meine Kandidatur zurückziehen";
    waiting_title = "Your transactions that are in no block yet", "Ihre Transaktionen, die noch in keinem Block sind";

    evidence_title = "Two blocks for one slot", "Zwei Blöcke für einen Slot";
    evidence_lead = "This device has two different blocks that one delegate signed for one slot. Double signing can create a fork, so no honest delegate does it. When a block includes both headers as evidence, the delegate cannot be elected for some rounds.", "Dieses Gerät hat zwei verschiedene Blöcke, die jemand als Delegierte/r für einen Slot signiert hat. Doppelt zu signieren kann eine Gabelung erzeugen; wer ehrlich ist, tut das nicht. Nimmt ein Block beide Köpfe als Beweis auf, ist diese Person für einige Runden von den Wahlen ausgeschlossen.";
    one_block = "First block", "Erster Block";
    other_block = "Second block", "Zweiter Block";
    open = "not submitted", "nicht eingereicht";
    submitted = "waits for a block", "wartet auf einen Block";
    submit_evidence = "Submit as evidence", "Als Beweis einreichen";

    sent_stake = "The stake", "Der Einsatz";
    sent_unstake = "The unstaking", "Das Lösen des Einsatzes";
    sent_transfer = "The transfer", "Die Übertragung";
    sent_vote = "The vote", "Die Stimme";
    sent_candidacy = "The candidacy", "Die Kandidatur";
    sent_step_down = "The withdrawal of your candidacy", "Der Rückzug der Kandidatur";
    sent_evidence = "The evidence", "Der Beweis";
}

/// Returns the note beside the heading of the round.
pub fn round(round: u64) -> String {
    sentence!("round {round}", "Runde {round}")
}

/// Returns the label of the link from a slot to its block.
pub fn forged_in(height: u64) -> String {
    sentence!("block {height}", "Block {height}")
}

/// Returns the label of the button that votes for a candidate.
pub fn vote(user_id: &str) -> String {
    sentence!("Vote for {user_id}", "Für {user_id} stimmen")
}

/// Returns the label of the bar beside a weight.
pub fn weight(user_id: &str, weight: u64, of: u64) -> String {
    sentence!(
        "Weight of {user_id}: {weight} of {of} tokens staked for candidates",
        "Gewicht von {user_id}: {weight} von {of} Token, die für Kandidaturen eingesetzt sind"
    )
}

/// Says until when a delegate is barred.
pub fn barred(round: u64) -> String {
    sentence!("barred up to round {round}", "ausgeschlossen bis Runde {round}")
}

/// Explains how the seats are assigned.
pub fn step_seats(seats: u64) -> String {
    sentence!(
        "All candidates that are not barred and have a weight above 0 are sorted by weight, the largest first. If \
         two weights are equal, the smaller user id comes first. Seats: the first {seats}.",
        "Alle Kandidaturen, die nicht ausgeschlossen sind und ein Gewicht über 0 haben, werden nach Gewicht \
         sortiert, das größte zuerst. Bei gleichem Gewicht kommt die kleinere Benutzerkennung zuerst. Sitze: die \
         ersten {seats}."
    )
}

/// Explains how the turns are assigned.
pub fn step_turns(seats: u64) -> String {
    match seats {
        1 => words!(
            "A round has one slot, which belongs to the first seat.",
            "Eine Runde hat einen Slot, der dem ersten Sitz gehört."
        )
        .to_owned(),
        _ => sentence!(
            "The {seats} slots of the round go to the seats in that order. After the last seat, the first seat is \
             next.",
            "Die {seats} Slots der Runde gehen in dieser Reihenfolge an die Sitze. Nach dem letzten Sitz kommt \
             wieder der erste."
        ),
    }
}

/// Tokens that unlock.
pub fn unlocking(amount: u64, round: u64) -> String {
    sentence!("{amount}, free in round {round}", "{amount}, frei in Runde {round}")
}

/// Says when unstaked tokens are free.
pub fn unstake_note(free_in: u64, rounds: u64) -> String {
    let rounds = counts::rounds(rounds);
    sentence!(
        "If a block of this round includes it, the tokens are free at the start of round {free_in}: {rounds} from \
         now.",
        "Nimmt ein Block dieser Runde das auf, sind die Token zu Beginn von Runde {free_in} frei: {rounds} von \
         jetzt an."
    )
}

/// Says how many tokens can be staked or moved.
pub fn free_note(free: u64) -> String {
    sentence!("You have {} free.", "Sie haben {} frei.", counts::tokens(free))
}

/// Says that a transaction was sent and waits for a block.
pub fn sent(what: &str) -> String {
    sentence!("{what} is signed, and waits for a block.", "{what} ist signiert und wartet auf einen Block.")
}

/// Says which delegate is barred, and until when.
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
        check(step_seats(5), &["the first 5"]);
        check(step_turns(5), &["The 5 slots"]);
        check(weight("dr_bob", 30, 40), &["dr_bob", "30 of 40"]);
        check(punished(Some(9)), &["round 9"]);
        check(punished(None), &["in the chain"]);
    }
}
