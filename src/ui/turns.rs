//! The turns between the next slot and the first turn of a person.

use crate::ledger::id::UserId;
use crate::ledger::number::Slot;
use crate::protocol::{ElectionView, SlotState};

/// Returns the turns before the first one of `person`, from the next slot on: the rest of this round, then the next
/// round, with the outcome of its election if no block comes in between. Returns `None` if the person has no turn in
/// either.
pub fn before(election: &ElectionView, person: &UserId) -> Option<Vec<(Slot, UserId)>> {
    let left = election.slots.iter().skip_while(|slot| slot.state != SlotState::Next);
    let left: Vec<(Slot, UserId)> = left.map(|slot| (slot.slot, slot.delegate.clone())).collect();
    let first = election.slots.last().map_or(0, |last| last.slot.0 + 1);
    let after = election.preview.seats.iter().map(|seat| seat.user_id.clone());
    let after = (first..first + election.seats).zip(after.cycle()).map(|(slot, delegate)| (Slot(slot), delegate));
    let mut turns: Vec<(Slot, UserId)> = left.into_iter().chain(after).collect();
    let own = turns.iter().position(|(_, delegate)| delegate == person)?;
    turns.truncate(own);
    Some(turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;
    use crate::ledger::number::{Height, Round};
    use crate::protocol::{ElectionPreview, Seat, SlotView};

    fn user(name: &str) -> UserId {
        UserId::parse(name).expect("the text is a user id")
    }

    /// Round 1 with the slots 4 to 6 of the delegates `this`; slot 4 is forged, and the next round has the delegates
    /// `next`.
    fn election(this: [&str; 3], next: &[&str]) -> ElectionView {
        let states = [SlotState::Forged { height: Height(1) }, SlotState::Next, SlotState::Later];
        let slot = |((slot, name), state)| SlotView { slot: Slot(slot), delegate: user(name), state };
        let seat = |name: &&str| Seat { user_id: user(name), shuffle_hash: Hash([0; 32]), text: String::new() };
        ElectionView {
            seats: 3,
            round: Round(1),
            slots: (4..).zip(this).zip(states).map(slot).collect(),
            candidates: Vec::new(),
            preview: ElectionPreview {
                round: Round(2),
                previous_hash: Hash([0; 32]),
                stays: false,
                seats: next.iter().map(seat).collect(),
            },
            balance: None,
        }
    }

    fn check(this: [&str; 3], next: &[&str], person: &str, expected: Option<&[(u64, &str)]>) {
        let actual = before(&election(this, next), &user(person));
        let expected = expected.map(|turns| turns.iter().map(|(slot, name)| (Slot(*slot), user(name))).collect());
        assert_eq!(actual, expected, "{person} of {this:?}, then {next:?}");
    }

    #[test]
    fn turns_before_ones_own_are_those_of_this_round_and_of_the_next() {
        let this = ["ada", "bob", "cyd"];
        check(this, &["ada"], "bob", Some(&[]));
        check(this, &["ada"], "cyd", Some(&[(5, "bob")]));
        check(this, &["ada"], "ada", Some(&[(5, "bob"), (6, "cyd")]));
        check(this, &["bob", "dan"], "dan", Some(&[(5, "bob"), (6, "cyd"), (7, "bob")]));
        check(this, &["bob", "dan"], "eve", None);
        check(this, &[], "ada", None);
    }
}
