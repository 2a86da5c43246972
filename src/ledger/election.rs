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
use super::number::{Round, Slot, Tokens};
use super::schedule::{MOST_ROUNDS, Schedule, round_of};
use super::state::{Candidate, State};
use serde::Serialize;

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
///
/// ```
/// use medchain::ledger::election::elect;
/// use medchain::ledger::id::UserId;
/// use medchain::ledger::number::{Round, Tokens};
/// use medchain::ledger::state::Candidate;
///
/// let candidates = [("ada", 40), ("bea", 60), ("cem", 60), ("dan", 0)].map(|(id, weight)| {
///     let candidate = Candidate { standing: true, weight: Tokens(weight), barred_until: None };
///     (UserId::parse(id).expect("well formed"), candidate)
/// });
/// let elected = elect(candidates.iter().map(|(id, candidate)| (id, candidate)), Round(1), 2);
/// assert_eq!(elected.iter().map(UserId::as_str).collect::<Vec<_>>(), ["bea", "cem"]);
/// ```
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
