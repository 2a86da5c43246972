//! Forks: which of two chains of one ledger counts, and which transactions return to the pool.
//!
//! Delegates that cannot reach each other continue on separate chains. When the two chains meet, every device must
//! choose the same one without communication. So the choice depends on the chains alone, never on the order in which a
//! device saw them: first the irreversible height, then the height, then the smaller hash (docs/protocol.md, section
//! 5). A chain that lacks this device's irreversible block is rejected.
//!
//! Transactions that only the other chain contains return to the pool. If a delegate signed blocks on both chains for
//! one slot, the two headers are evidence against it.

use super::header::SignedHeader;
use super::id::Hash;
use super::number::{Height, Slot};
use super::rejection::{Reason, Rejection};
use super::state::{State, Tip};
use super::transaction::Identified;
use super::transaction::evidence::Evidence;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// Compares two chains of one ledger by their tips: `Greater` if `first` counts, `Equal` if the chains are the same.
pub fn prefer(first: &Tip, second: &Tip) -> Ordering {
    let rank = |tip: &Tip| (tip.irreversible, tip.height, Reverse(tip.hash));
    rank(first).cmp(&rank(second))
}

/// Checks that a chain that forks from this device's at `fork_height` keeps this device's irreversible block, whose hash
/// is `expected`.
///
/// # Errors
/// Returns `fork` if it does not.
pub fn keeps_irreversible(tip: &Tip, expected: Hash, fork_height: Height) -> Result<(), Rejection> {
    if tip.irreversible < fork_height {
        return Ok(());
    }
    Err(Rejection {
        height: Some(fork_height),
        transaction: None,
        reason: Reason::Fork { irreversible: tip.irreversible, expected },
    })
}

/// A binary search for the first difference between two lists of block hashes that start at the same height. Each block
/// names the block before it, so chains that differ once differ at every later height. The caller compares two hashes at
/// a time, and may have to wait for them.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    shared: usize,
    equal: usize,
    different: usize,
}

impl Search {
    /// Starts a search in lists of which the shorter one has `shared` hashes.
    pub const fn new(shared: usize) -> Self {
        Self { shared, equal: 0, different: shared }
    }

    /// Returns the next index to compare; `None` at the end of the search. The first is the last shared index, because
    /// most chains do not differ.
    pub const fn next_index(&self) -> Option<usize> {
        if self.equal == self.different {
            None
        } else if self.equal == 0 && self.different == self.shared {
            Some(self.shared - 1)
        } else {
            Some(self.equal.midpoint(self.different))
        }
    }

    /// Takes the result of the comparison at an index from [`Search::next_index`].
    pub const fn answer(&mut self, index: usize, same: bool) {
        if same { self.equal = index + 1 } else { self.different = index }
    }

    /// Returns the index of the first difference; `None` if one list is a prefix of the other. The search must be at
    /// its end.
    pub const fn first_difference(&self) -> Option<usize> {
        if self.equal < self.shared { Some(self.equal) } else { None }
    }
}

/// Returns the index of the first difference between two lists of block hashes that start at the same height; `None` if
/// one list is a prefix of the other.
pub fn first_difference(ours: &[Hash], theirs: &[Hash]) -> Option<usize> {
    let mut search = Search::new(ours.len().min(theirs.len()));
    while let Some(at) = search.next_index() {
        search.answer(at, ours[at] == theirs[at]);
    }
    search.first_difference()
}

/// Returns the transactions of the chain that lost which the winner has not settled. They return to the pool.
pub fn returning(lost: impl IntoIterator<Item = Identified>, winner: &State) -> Vec<Identified> {
    lost.into_iter().filter(|it| winner.settled(it.id).is_none()).collect()
}

/// Returns evidence for each slot for which a delegate signed a block on both branches. The header with the smaller
/// hash comes first, so that every device builds the same evidence.
pub fn double_signed(ours: &[SignedHeader], theirs: &[SignedHeader]) -> Vec<Evidence> {
    let by_slot: BTreeMap<Slot, &SignedHeader> = ours.iter().map(|signed| (signed.header.slot, signed)).collect();
    let pairs = theirs.iter().filter_map(|second| Some((*by_slot.get(&second.header.slot)?, second)));
    pairs.filter_map(|(first, second)| conflict(first, second)).collect()
}

fn conflict(first: &SignedHeader, second: &SignedHeader) -> Option<Evidence> {
    let same_turn = first.header.delegate_id == second.header.delegate_id && first.header.slot == second.header.slot;
    let (first, second) = match first.header.hash().cmp(&second.header.hash()) {
        Ordering::Less => (first, second),
        Ordering::Greater => (second, first),
        Ordering::Equal => return None,
    };
    same_turn.then(|| Evidence { first: first.clone(), second: second.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::number::Timestamp;

    fn tip(irreversible: u64, height: u64, hash: u8) -> Tip {
        Tip {
            height: Height(height),
            hash: Hash([hash; 32]),
            slot: Slot(height),
            timestamp: Timestamp(0),
            irreversible: Height(irreversible),
        }
    }

    #[test]
    fn the_higher_irreversible_height_counts_then_the_higher_height_then_the_smaller_hash() {
        let check = |first: Tip, second: Tip, expected| {
            assert_eq!(prefer(&first, &second), expected, "{first:?} or {second:?}");
            assert_eq!(prefer(&second, &first), expected.reverse(), "{second:?} or {first:?}");
        };
        check(tip(4, 5, 9), tip(3, 9, 1), Ordering::Greater);
        check(tip(3, 6, 9), tip(3, 5, 1), Ordering::Greater);
        check(tip(3, 5, 1), tip(3, 5, 2), Ordering::Greater);
        check(tip(3, 5, 1), tip(3, 5, 1), Ordering::Equal);
    }

    #[test]
    fn irreversible_blocks_stay() {
        let ours = tip(3, 5, 1);
        let expected = Hash([7; 32]);
        assert_eq!(keeps_irreversible(&ours, expected, Height(4)), Ok(()));
        for fork_height in 1..=3 {
            let refused = keeps_irreversible(&ours, expected, Height(fork_height)).map_err(|it| it.reason);
            assert_eq!(refused, Err(Reason::Fork { irreversible: Height(3), expected }));
        }
    }

    #[test]
    fn the_first_difference_is_found_wherever_it_is() {
        let chain = |length: u8, fork_height: u8, branch: u8| -> Vec<Hash> {
            (0..length).map(|height| Hash([if height < fork_height { height } else { branch + height }; 32])).collect()
        };
        for ours in 0..9 {
            for theirs in 0..9 {
                for fork_height in 0..9 {
                    let actual = first_difference(&chain(ours, fork_height, 100), &chain(theirs, fork_height, 200));
                    let expected = (fork_height < ours.min(theirs)).then_some(usize::from(fork_height));
                    assert_eq!(actual, expected, "{ours} and {theirs} blocks, fork point {fork_height}");
                }
            }
        }
    }
}
