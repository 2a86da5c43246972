//! Rounds and the order of their delegates, as far as they follow from numbers alone (docs/protocol.md, section 5).

use super::id::UserId;
use super::number::{Round, Slot};

/// The most rounds that a slot may lie ahead, that tokens unlock in, and that a bar lasts.
pub const MOST_ROUNDS: u64 = 1_000;

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
