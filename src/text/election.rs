//! Words of an election worked out line by line: the weights, the ranks, the lots, the slots.

use super::{counts, grouped, phrases, sentence, words};
use crate::ledger::id::UserId;
use crate::protocol::{Backer, CandidateView};

phrases! {
    weights = "Weights", "Gewichte";
    weights_lead = "Each vote has the weight of the tokens that the voter has staked.", "Jede Stimme hat das Gewicht der Token, die diese Person eingesetzt hat.";
    ranks = "Ranks and seats", "Ränge und Sitze";
    lots = "Shuffle", "Auslosung";
    lots_lead = "The seats are sorted by a SHA-256 hash, the smallest first. The hash of the newest block is a part of its input, so no person can choose the result.", "Die Sitze werden nach einem SHA-256-Hash sortiert, der kleinste zuerst. Der Hash des neuesten Blocks ist ein Teil seiner Eingabe; darum kann niemand das Ergebnis wählen.";
    lot_bytes = "Show the hashed bytes", "Gehashte Bytes zeigen";
    turns = "Order of the slots", "Reihenfolge der Slots";
}

/// A candidate's weight as a sum: 'dr_lang: 900 = 600 by dr_lang + 300 by vera'.
pub fn weighed(candidate: &CandidateView) -> String {
    let CandidateView { user_id, weight, backers, voters, .. } = candidate;
    if backers.is_empty() {
        return sentence!(
            "{user_id}: 0, because no voter with a stake votes for this account",
            "{user_id}: 0, denn niemand mit einem Einsatz stimmt für dieses Konto"
        );
    }
    let named: u64 = backers.iter().map(|backer| backer.staked.0).sum();
    let mut parts: Vec<String> = backers.iter().map(part).collect();
    if weight.0 > named {
        let others = u64::from(*voters).saturating_sub(backers.len() as u64);
        let rest = grouped(weight.0 - named);
        parts.push(sentence!("{rest} by {others} others", "{rest} von {others} weiteren"));
    }
    format!("{user_id}: {} = {}", grouped(weight.0), parts.join(" + "))
}

fn part(Backer { user_id, staked }: &Backer) -> String {
    sentence!("{} by {user_id}", "{} von {user_id}", grouped(staked.0))
}

/// Says what a candidate's rank means. `equal` has the same weight and a better rank.
pub fn ranked(candidate: &CandidateView, equal: Option<&UserId>) -> String {
    let CandidateView { user_id, weight, place, .. } = candidate;
    let weight = counts::tokens(weight.0);
    let verdict = match (place, candidate.barred_until, candidate.standing, candidate.weight.0) {
        (Some(_), ..) => words!("has a seat", "hat einen Sitz").to_owned(),
        (None, Some(round), ..) => {
            sentence!("no seat: barred up to round {round}", "kein Sitz: ausgeschlossen bis Runde {round}")
        }
        (None, None, false, _) => words!("no seat: not a candidate", "kein Sitz: kandidiert nicht").to_owned(),
        (None, None, true, 0) => words!("no seat: the weight is 0", "kein Sitz: Das Gewicht ist 0").to_owned(),
        (None, None, true, _) => {
            words!("no seat: all seats are taken", "kein Sitz: Alle Sitze sind vergeben").to_owned()
        }
    };
    match equal {
        Some(other) => sentence!(
            "{user_id}, {weight}, the same as {other}, whose id is smaller: {verdict}",
            "{user_id}, {weight}, so viel wie {other} mit der kleineren Kennung: {verdict}"
        ),
        None => sentence!("{user_id}, {weight}: {verdict}", "{user_id}, {weight}: {verdict}"),
    }
}

/// Names the delegate of a slot.
pub fn turn(slot: u64, user_id: &UserId) -> String {
    sentence!("slot {}: {user_id}", "Slot {}: {user_id}", grouped(slot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::free_text::Name;
    use crate::ledger::number::{Round, Tokens};

    fn user(id: &str) -> UserId {
        UserId::parse(id).expect("well formed")
    }

    fn candidate(weight: u64, backers: &[(&str, u64)]) -> CandidateView {
        let backer = |(id, staked): &(&str, u64)| Backer { user_id: user(id), staked: Tokens(*staked) };
        CandidateView {
            user_id: user("dr_lang"),
            name: Name::parse("Dr. Lang").expect("well formed"),
            standing: true,
            weight: Tokens(weight),
            voters: 4,
            backers: backers.iter().map(backer).collect(),
            barred_until: None,
            place: None,
            forged: 0,
            missed: 0,
        }
    }

    #[test]
    fn a_weight_is_the_sum_of_its_parts() {
        let check = |weight, backers: &[(&str, u64)], expected: &str| {
            assert_eq!(weighed(&candidate(weight, backers)), expected);
        };
        check(0, &[], "dr_lang: 0, because no voter with a stake votes for this account");
        check(1_500, &[("vera", 1_500)], "dr_lang: 1,500 = 1,500 by vera");
        check(900, &[("dr_lang", 600), ("vera", 200)], "dr_lang: 900 = 600 by dr_lang + 200 by vera + 100 by 2 others");
    }

    #[test]
    fn a_rank_says_why() {
        let check = |change: fn(&mut CandidateView), equal: Option<&str>, expected: &str| {
            let mut it = candidate(300, &[]);
            change(&mut it);
            let equal = equal.map(user);
            assert_eq!(ranked(&it, equal.as_ref()), expected);
        };
        check(|it| it.place = Some(0), None, "dr_lang, 300 tokens: has a seat");
        let tie = "dr_lang, 300 tokens, the same as dr_alt, whose id is smaller: has a seat";
        check(|it| it.place = Some(1), Some("dr_alt"), tie);
        check(|_| (), None, "dr_lang, 300 tokens: no seat: all seats are taken");
        check(|it| it.standing = false, None, "dr_lang, 300 tokens: no seat: not a candidate");
        check(|it| it.weight = Tokens(0), None, "dr_lang, 0 tokens: no seat: the weight is 0");
        let barred = "dr_lang, 300 tokens: no seat: barred up to round 9";
        check(|it| it.barred_until = Some(Round(9)), None, barred);
    }
}
