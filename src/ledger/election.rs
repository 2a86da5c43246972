//! Delegated proof of stake: which delegate forges in which slot, and which blocks are irreversible.
//!
//! Time is divided into slots, and N slots make a round. Slots are numbered and have no duration, so a ledger that is
//! used once a week follows the same rules as one that is used all day. At the end of each round the candidates are
//! ranked by the stake of their voters. The first N forge in the next round, in an order that no delegate can choose: a
//! hash of the last block before the round determines it (docs/protocol.md, section 5; after Lisk's LIP-0022).
//!
//! A block is irreversible once more than two thirds of a round's delegates have built upon it (EOSIO, BitShares).

use super::encode::{self, Tag};
use super::id::{Hash, UserId};
use super::number::{Height, Round, Slot, Tokens};
use super::state::{Candidate, State};
use super::verify::MOST_ROUNDS;
use serde::Serialize;

/// The delegates of a round, in the order of their slots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The round.
    pub round: Round,
    /// The delegates; at least one and at most N.
    pub order: Vec<UserId>,
}

impl Schedule {
    /// Returns the delegate of a slot of this round, in a ledger of `seats` delegates.
    pub fn delegate(&self, slot: Slot, seats: u64) -> &UserId {
        let turn = (slot.0 - 1) % seats % self.order.len() as u64;
        &self.order[usize::try_from(turn).expect("the index is below the length of a list in memory")]
    }
}

/// Returns the round of a slot; slot 0, the slot of block 0, belongs to round 0.
pub const fn round_of(slot: Slot, seats: u64) -> Round {
    Round(slot.0.saturating_sub(1) / seats)
}

/// Returns the schedule of the round of `slot`. The round must not be before the state's own round.
///
/// A round without a block only lets bars expire, so one election on the current state gives the same result as one
/// election for each round in between.
pub fn schedule_at(state: &State, slot: Slot) -> Schedule {
    let seats = state.genesis().parameters.delegates;
    let round = round_of(slot, seats);
    if round == state.schedule().round {
        return state.schedule().clone();
    }
    let elected = elect(state.candidates(), round, seats);
    let members = if elected.is_empty() { state.schedule().order.clone() } else { elected };
    Schedule { round, order: shuffle(members, state.genesis().ledger, round, state.tip().hash) }
}

/// Returns the first slot of a delegate, from `first` on, that the rules allow for the next block. The order does not
/// change within a round, so one election per round is enough.
pub fn next_slot_of(state: &State, delegate: &UserId, first: Slot) -> Option<Slot> {
    let seats = state.genesis().parameters.delegates;
    let last = Slot(state.tip().slot.0 + MOST_ROUNDS * seats);
    let rounds = round_of(first, seats).0..=round_of(last, seats).0;
    rounds.map(Round).find_map(|round| {
        let start = Slot(round.0 * seats + 1);
        let schedule = schedule_at(state, start.max(first));
        let mut slots = (start.0..start.0 + seats).map(Slot).filter(|slot| first <= *slot && *slot <= last);
        slots.find(|slot| schedule.delegate(*slot, seats) == delegate)
    })
}

/// Elects the first `seats` candidates that are not barred for `round` and have a vote weight above 0: the highest
/// weight first, and the smallest id first among equals.
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

/// The value whose hash places a delegate in the order of a round.
#[derive(Serialize)]
struct ShuffleInput<'a> {
    ledger: Hash,
    round: Round,
    previous_hash: Hash,
    user_id: &'a UserId,
}

/// Returns the hash that places a delegate in the order of a round.
pub fn shuffle_hash(ledger: Hash, round: Round, previous_hash: Hash, user_id: &UserId) -> Hash {
    encode::hash(Tag::Shuffle, &ShuffleInput { ledger, round, previous_hash, user_id })
}

/// Returns the canonical bytes that are hashed for the shuffle, after the tag and a zero byte.
pub fn shuffle_text(ledger: Hash, round: Round, previous_hash: Hash, user_id: &UserId) -> Vec<u8> {
    encode::canonical(&ShuffleInput { ledger, round, previous_hash, user_id })
}

/// Orders delegates by the hash of their shuffle input, smallest first.
pub fn shuffle(members: Vec<UserId>, ledger: Hash, round: Round, previous_hash: Hash) -> Vec<UserId> {
    let drawn = members.into_iter().map(|user_id| (shuffle_hash(ledger, round, previous_hash, &user_id), user_id));
    let mut drawn: Vec<(Hash, UserId)> = drawn.collect();
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, user_id)| user_id).collect()
}

/// Returns the irreversible height: of the delegates' n newest heights, each raised to at least `so_far` and in
/// ascending order, the one at index ⌊(n-1)/3⌋. More than two thirds of the delegates have built at or above it.
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
            let actual = irreversible(newest.iter().map(|&height| Height(height)), Height(so_far));
            assert_eq!(actual, Height(expected), "{newest:?} above {so_far}");
        };
        check(&[7], 0, 7);
        check(&[5, 6, 7], 0, 5);
        check(&[7, 5, 6], 0, 5);
        check(&[1, 9, 9, 9], 0, 9);
        check(&[1, 2, 9, 9, 9], 0, 2);
        check(&[0, 0, 0], 4, 4);
    }
}
