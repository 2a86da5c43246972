//! Merkle trees (RFC 6962, section 2.1).
//!
//! A tree hashes a list of leaves, pair by pair, into one root. For a holder of the root, ⌈log₂ n⌉ hashes prove that a
//! leaf is in the list, and about as many prove that an older list is a prefix of a newer one. A list whose length is
//! not a power of two is split at the largest power of two below it. An odd leaf is never doubled, because then two
//! lists would have the same root.
//!
//! Ranges are half-open, indices count from 0, and `check_x` verifies the result of `prove_x`.
//!
//! ```
//! use medchain::ledger::encode::leaf;
//! use medchain::ledger::merkle::{ProofFault, check_inclusion, prove_inclusion, root};
//!
//! let leaves = [b"a", b"b", b"c"].map(|bytes| leaf(bytes));
//! let proof = prove_inclusion(&leaves, 1);
//! assert_eq!(check_inclusion(leaves[1], 1, 3, &proof, root(&leaves)), Ok(()));
//! assert_eq!(check_inclusion(leaves[0], 1, 3, &proof, root(&leaves)), Err(ProofFault::Root));
//! ```

use super::encode;
use super::id::Hash;
use serde::{Deserialize, Serialize};

/// The reason why a proof is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProofFault {
    /// The index is outside the tree, or the older tree is larger than the newer.
    Range,
    /// The proof has more or fewer hashes than a tree of that size needs.
    Length,
    /// The hashes lead to another root.
    Root,
}

/// Returns the root of the tree over these leaf hashes; without leaves, the SHA-256 of no bytes.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => encode::sha256(&[]),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            encode::node(root(left), root(right))
        }
    }
}

/// Returns the inclusion path: the sibling hashes from leaf `index` to the root, lowest first (RFC 6962, section
/// 2.1.1). It is empty if `index` is not below the number of leaves.
pub fn prove_inclusion(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if index >= leaves.len() || leaves.len() == 1 {
        return Vec::new();
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut proof, beside) = if index < middle {
        (prove_inclusion(left, index), root(right))
    } else {
        (prove_inclusion(right, index - middle), root(left))
    };
    proof.push(beside);
    proof
}

/// Verifies that `leaf` is at `index` of the tree with `size` leaves and this root.
///
/// # Errors
/// Returns the reason why the proof is invalid.
pub fn check_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofFault> {
    if index >= size {
        return Err(ProofFault::Range);
    }
    let (mut hash, mut position, mut last) = (leaf, index, size - 1);
    let mut beside = proof.iter();
    // `position` is the index of the current node in its row, `last` the index of the row's last node.
    while last > 0 {
        if position & 1 == 1 {
            hash = encode::node(*beside.next().ok_or(ProofFault::Length)?, hash);
        } else if position < last {
            hash = encode::node(hash, *beside.next().ok_or(ProofFault::Length)?);
        }
        (position, last) = (position >> 1, last >> 1);
    }
    match beside.next() {
        Some(_) => Err(ProofFault::Length),
        None if hash == root => Ok(()),
        None => Err(ProofFault::Root),
    }
}

/// Returns the consistency proof that the first `older` leaves are a prefix of all (RFC 6962, section 2.1.2). It is
/// empty if `older` is 0 or not below the number of leaves.
pub fn prove_consistency(leaves: &[Hash], older: usize) -> Vec<Hash> {
    if older == 0 || older >= leaves.len() {
        return Vec::new();
    }
    subproof(leaves, older, Older::IsWhole)
}

/// The part of the older tree that a call covers: the whole, whose root the verifier knows, or a subtree.
#[derive(Clone, Copy, PartialEq)]
enum Older {
    IsWhole,
    IsPart,
}

fn subproof(leaves: &[Hash], older: usize, known: Older) -> Vec<Hash> {
    if older == leaves.len() {
        return if known == Older::IsWhole { Vec::new() } else { vec![root(leaves)] };
    }
    let middle = split(leaves.len());
    let (left, right) = leaves.split_at(middle);
    let (mut proof, beside) = if older <= middle {
        (subproof(left, older, known), root(right))
    } else {
        (subproof(right, older - middle, Older::IsPart), root(left))
    };
    proof.push(beside);
    proof
}

/// The size and root of a tree at one time (RFC 6962, section 3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TreeHead {
    /// The number of leaves.
    #[serde(deserialize_with = "super::number::integer")]
    pub size: u64,
    /// The root over the leaves.
    pub root: Hash,
}

impl TreeHead {
    /// Returns the head of the tree without leaves.
    pub fn empty() -> Self {
        Self { size: 0, root: root(&[]) }
    }

    /// Returns `true` if a tree can have this head: without leaves there is only one root.
    fn can_be(self) -> bool {
        self.size > 0 || self == Self::empty()
    }
}

/// Verifies that the tree `older` is a prefix of the tree `newer`. Trees of the same size must have the same root. The
/// tree without leaves is a prefix of every tree and must have the root of [`TreeHead::empty`].
///
/// # Errors
/// Returns the reason why the proof is invalid.
pub fn check_consistency(older: TreeHead, newer: TreeHead, proof: &[Hash]) -> Result<(), ProofFault> {
    if older.size > newer.size {
        return Err(ProofFault::Range);
    }
    if older.size == newer.size || older.size == 0 {
        let differ = older.size == newer.size && older.root != newer.root;
        return match proof {
            [] if differ || !older.can_be() => Err(ProofFault::Root),
            [] => Ok(()),
            _ => Err(ProofFault::Length),
        };
    }
    let (mut position, mut last) = (older.size - 1, newer.size - 1);
    // Full subtrees at the right edge of the older tree are in both trees, so the proof starts above them.
    while position & 1 == 1 {
        (position, last) = (position >> 1, last >> 1);
    }
    let mut hashes = proof.iter();
    let first = if position == 0 { older.root } else { *hashes.next().ok_or(ProofFault::Length)? };
    let (mut old, mut new) = (first, first);
    while last > 0 {
        if position & 1 == 1 {
            let beside = *hashes.next().ok_or(ProofFault::Length)?;
            (old, new) = (encode::node(beside, old), encode::node(beside, new));
        } else if position < last {
            new = encode::node(new, *hashes.next().ok_or(ProofFault::Length)?);
        }
        (position, last) = (position >> 1, last >> 1);
    }
    if hashes.next().is_some() {
        return Err(ProofFault::Length);
    }
    if old == older.root && new == newer.root { Ok(()) } else { Err(ProofFault::Root) }
}

/// An append-only tree that stores at most ⌈log₂ n⌉ hashes: the roots of its full subtrees, largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GrowingTree {
    size: u64,
    /// One root for each bit that is set in `size`.
    peaks: Vec<Hash>,
}

impl GrowingTree {
    /// Appends a leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        // Each trailing one bit of the size is a full subtree as large as the one at hand.
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("there is a peak for each one bit of the size");
            hash = encode::node(left, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// Returns the number of leaves and the root over them.
    pub fn head(&self) -> TreeHead {
        let root = self.peaks.iter().rev().copied().reduce(|right, left| encode::node(left, right));
        root.map_or_else(TreeHead::empty, |root| TreeHead { size: self.size, root })
    }
}

/// Returns the largest power of two below `count`, which must be at least 2.
const fn split(count: usize) -> usize {
    1 << (usize::BITS - 1 - (count - 1).leading_zeros())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: u8) -> Vec<Hash> {
        (0..count).map(|index| encode::leaf(&[index])).collect()
    }

    #[test]
    fn every_leaf_of_every_tree_up_to_a_hundred_is_proven_and_no_other() {
        for size in 0..=100 {
            let leaves = leaves(size);
            let root = root(&leaves);
            for index in 0..leaves.len() {
                let proof = prove_inclusion(&leaves, index);
                let (at, of) = (index as u64, u64::from(size));
                assert_eq!(check_inclusion(leaves[index], at, of, &proof, root), Ok(()));
                assert!(proof.len() as u64 <= of.next_power_of_two().trailing_zeros().into());
                let wrong = encode::leaf(b"another");
                assert_eq!(check_inclusion(wrong, at, of, &proof, root), Err(ProofFault::Root));
                assert!(check_inclusion(leaves[index], at + of, of, &proof, root).is_err());
            }
        }
    }

    #[test]
    fn every_beginning_of_every_tree_up_to_fifty_is_proven_and_no_other() {
        let all = leaves(50);
        for newer in 0..=all.len() {
            let head = |size: usize| TreeHead { size: size as u64, root: root(&all[..size]) };
            for older in 0..=newer {
                let proof = prove_consistency(&all[..newer], older);
                assert_eq!(check_consistency(head(older), head(newer), &proof), Ok(()), "{older} of {newer}");
                if older > 0 {
                    let forged = TreeHead { root: encode::leaf(b"another"), ..head(older) };
                    assert!(check_consistency(forged, head(newer), &proof).is_err());
                }
            }
        }
    }

    /// Checks every pair of heads against a verifier that has all leaves: a proof must not show more.
    #[test]
    fn small_trees_are_consistent_exactly_where_their_leaves_are() {
        let all = leaves(7);
        let mut roots: Vec<Hash> = (0..=all.len()).map(|size| root(&all[..size])).collect();
        roots.extend([Hash::ZERO, encode::leaf(b"another"), encode::sha256(b"another")]);
        for (older, newer) in (0..=7).flat_map(|older| (0..=7).map(move |newer| (older, newer))) {
            let proof = prove_consistency(&all[..newer], older);
            for (one, other) in roots.iter().flat_map(|one| roots.iter().map(move |other| (*one, *other))) {
                let heads = [(older, one), (newer, other)].map(|(size, root)| TreeHead { size: size as u64, root });
                let is_older = one == root(&all[..older]);
                // Consistency with the tree without leaves says nothing about the newer root.
                let is_newer = other == root(&all[..newer]) || (older == 0 && newer > 0);
                let alike = older == newer && older > 0 && one == other;
                let expected = older <= newer && ((is_older && is_newer) || alike);
                let actual = check_consistency(heads[0], heads[1], &proof);
                assert_eq!(actual.is_ok(), expected, "{older} of {newer}: {actual:?}");
                let longer = [&proof[..], &[one]].concat();
                assert!(check_consistency(heads[0], heads[1], &longer).is_err(), "{older} of {newer}, one hash more");
            }
        }
    }

    #[test]
    fn of_no_leaves_there_is_one_root_and_nothing_is_included() {
        let (empty, other) = (TreeHead::empty(), TreeHead { size: 0, root: Hash::ZERO });
        let one = TreeHead { size: 1, root: encode::leaf(b"one") };
        let cases = [(empty, empty, Ok(())), (empty, one, Ok(()))];
        let wrong = [(other, other), (other, empty), (empty, other), (other, one)];
        let wrong = wrong.map(|(older, newer)| (older, newer, Err(ProofFault::Root)));
        for (older, newer, expected) in cases.into_iter().chain(wrong) {
            assert_eq!(check_consistency(older, newer, &[]), expected, "{older:?} {newer:?}");
        }
        assert_eq!(check_consistency(one, empty, &[]), Err(ProofFault::Range));
        assert_eq!(check_inclusion(empty.root, 0, 0, &[], empty.root), Err(ProofFault::Range));
    }

    #[test]
    fn a_growing_tree_has_the_root_of_the_whole() {
        let all = leaves(100);
        let mut tree = GrowingTree::default();
        for size in 0..all.len() {
            assert_eq!(tree.head(), TreeHead { size: size as u64, root: root(&all[..size]) });
            tree.push(all[size]);
        }
    }
}
