//! Delegated proof of stake: who forges when, and what can be undone no more.
//!
//! Time is cut into slots, and N slots make a round. Slots count turns, not seconds, so a ledger that is opened once
//! a week is as orderly as one that runs all day. At the end of each round those who stand are ranked by the stake of
//! their voters, and the first N forge in the next one, in an order that nobody could choose: it is shuffled by a hash
//! of the last block before the round (PROTOCOL, section 5; after Lisk's LIP-0022).
//!
//! A block that two thirds of a round's delegates have built upon is irreversible (after EOSIO and BitShares).

use super::encode::{self, Tag};
use super::id::{Hash, UserId};
use super::number::{Height, Round, Slot, Tokens};
use super::state::{Candidate, State};
use super::verify::MOST_ROUNDS;
use serde::Serialize;

/// The delegates of a round, in the order of their slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turns {
    /// The round.
    pub round: Round,
    /// Never empty, never longer than N.
    pub order: Vec<UserId>,
}

impl Turns {
    /// The delegate of a slot of this round, in a ledger of `seats` delegates.
    pub fn delegate(&self, slot: Slot, seats: u64) -> &UserId {
        let turn = (slot.0 - 1) % seats % self.order.len() as u64;
        &self.order[usize::try_from(turn).expect("below the length of a list in memory")]
    }
}

/// The round of a slot; slot 0, that of block 0, counts to round 0.
pub const fn round_of(slot: Slot, seats: u64) -> Round {
    Round(slot.0.saturating_sub(1) / seats)
}

/// The turns of the round in which `slot` lies, which is not before the state's own.
///
/// Rounds without a block between the two change nothing but that bars run out, so one election on the state as it is
/// has the same outcome as one for each.
pub fn turns_at(state: &State, slot: Slot) -> Turns {
    let seats = state.founding().parameters.delegates;
    let round = round_of(slot, seats);
    if round == state.turns().round {
        return state.turns().clone();
    }
    let elected = elect(state.candidates(), round, seats);
    let members = if elected.is_empty() { state.turns().order.clone() } else { elected };
    Turns { round, order: shuffle(members, state.founding().ledger, round, state.tip().hash) }
}

/// The first slot of a delegate from `first` on that the block after the state's newest one may have. One election
/// decides for all rounds after the next but for bars that run out, so each round is looked at once.
pub fn turn_of(state: &State, delegate: &UserId, first: Slot) -> Option<Slot> {
    let seats = state.founding().parameters.delegates;
    let last = Slot(state.tip().slot.0 + MOST_ROUNDS * seats);
    let rounds = round_of(first, seats).0..=round_of(last, seats).0;
    rounds.map(Round).find_map(|round| {
        let start = Slot(round.0 * seats + 1);
        let turns = turns_at(state, start.max(first));
        let mut slots = (start.0..start.0 + seats).map(Slot).filter(|slot| first <= *slot && *slot <= last);
        slots.find(|slot| turns.delegate(*slot, seats) == delegate)
    })
}

/// The first `seats` of those who stand, are not barred for `round` and weigh more than nothing: the heaviest first,
/// of equals the smallest id first.
pub fn elect<'a>(
    candidates: impl Iterator<Item = (&'a UserId, &'a Candidate)>,
    round: Round,
    seats: u64,
) -> Vec<UserId> {
    let eligible =
        |it: &Candidate| it.standing && it.weight > Tokens(0) && it.barred_until.is_none_or(|last| round > last);
    let mut ranked: Vec<_> =
        candidates.filter(|(_, it)| eligible(it)).map(|(user, it)| (std::cmp::Reverse(it.weight), user)).collect();
    ranked.sort_unstable();
    ranked.truncate(usize::try_from(seats).unwrap_or(usize::MAX));
    ranked.into_iter().map(|(_, user)| user.clone()).collect()
}

/// What is hashed to place a delegate in the order of a round.
#[derive(Serialize)]
struct Lot<'a> {
    ledger: Hash,
    round: Round,
    previous_hash: Hash,
    user_id: &'a UserId,
}

/// The hash that decides on a delegate's place in the order of a round.
pub fn lot(ledger: Hash, round: Round, previous_hash: Hash, user_id: &UserId) -> Hash {
    encode::hash(Tag::Shuffle, &Lot { ledger, round, previous_hash, user_id })
}

/// The canonical text that is hashed for a lot, after its tag and a zero byte.
pub fn lot_text(ledger: Hash, round: Round, previous_hash: Hash, user_id: &UserId) -> Vec<u8> {
    encode::canonical(&Lot { ledger, round, previous_hash, user_id })
}

/// Orders delegates by the hash of their lot, smallest first.
pub fn shuffle(members: Vec<UserId>, ledger: Hash, round: Round, previous_hash: Hash) -> Vec<UserId> {
    let drawn = members.into_iter().map(|user_id| (lot(ledger, round, previous_hash, &user_id), user_id));
    let mut drawn: Vec<(Hash, UserId)> = drawn.collect();
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, user_id)| user_id).collect()
}

/// The height up to which nothing can change any more: of the delegates' newest heights, each at least `so_far`, in
/// ascending order, the one at ⌊(n-1)/3⌋ of n. More than two thirds of them have built at or above it.
pub fn irreversible(newest: impl Iterator<Item = Height>, so_far: Height) -> Height {
    let mut heights: Vec<Height> = newest.map(|height| height.max(so_far)).collect();
    heights.sort_unstable();
    heights.get(heights.len().saturating_sub(1) / 3).copied().unwrap_or(so_far)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irreversible_is_the_height_that_more_than_two_thirds_reached() {
        let check = |newest: &[u64], so_far, expected| {
            let found = irreversible(newest.iter().map(|&height| Height(height)), Height(so_far));
            assert_eq!(found, Height(expected), "{newest:?} above {so_far}");
        };
        check(&[7], 0, 7);
        check(&[5, 6, 7], 0, 5);
        check(&[7, 5, 6], 0, 5);
        check(&[1, 9, 9, 9], 0, 9);
        check(&[1, 2, 9, 9, 9], 0, 2);
        check(&[0, 0, 0], 4, 4);
    }
}
