//! The layout of a Merkle tree in a drawing, and the part of each node in the inclusion path of a leaf.
//!
//! A node covers the leaves `from..to` and is split at the largest power of two below its size, so the ranges alone
//! identify its two children. A small tree is drawn whole. Of a large tree only the inclusion path and its siblings are
//! drawn, because a thousand boxes are unreadable.

use crate::protocol::TreeNode;

/// The maximum number of leaves of a tree that is drawn whole.
pub const WHOLE: u32 = 10;

/// The part of a node in the inclusion path of the chosen leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Between the leaf and the root: a verifier computes it.
    Path,
    /// Beside the path: the proof contains it.
    Sibling,
    /// Neither.
    Other,
}

/// A node with its position: `column` from the left, `level` from the bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The node.
    pub node: TreeNode,
    /// Its part in the inclusion path.
    pub part: Part,
    /// In widths of a box; a parent is half-way between its two children.
    pub column: f64,
    /// In heights of a level.
    pub level: u32,
    /// The index of the parent.
    pub parent: Option<usize>,
}

/// Returns the visible nodes with their positions when `leaf` is chosen; the root comes first.
pub fn place(tree: &[TreeNode], leaf: u32) -> Vec<Placed> {
    let mut placed = Vec::new();
    if let Some(root) = tree.last() {
        let whole = root.to <= WHOLE;
        descend(tree, *root, &Choice { leaf, whole }, None, &mut placed, &mut 0);
    }
    placed
}

struct Choice {
    leaf: u32,
    whole: bool,
}

/// Places a node, then its children, and returns its column.
fn descend(
    tree: &[TreeNode],
    node: TreeNode,
    choice: &Choice,
    parent: Option<usize>,
    placed: &mut Vec<Placed>,
    next: &mut u32,
) -> f64 {
    let part = part_of(node, choice.leaf, parent.map(|index| placed[index].node));
    let own = placed.len();
    placed.push(Placed { node, part, column: 0.0, level: level(node), parent });
    let parts = if choice.whole || part == Part::Path { parts_of(tree, node) } else { None };
    let column = match parts {
        Some((left, right)) => {
            let left = descend(tree, left, choice, Some(own), placed, next);
            let right = descend(tree, right, choice, Some(own), placed, next);
            f64::midpoint(left, right)
        }
        None => {
            *next += 1;
            f64::from(*next - 1)
        }
    };
    placed[own].column = column;
    column
}

/// Returns the part of a node in the inclusion path of a leaf.
fn part_of(node: TreeNode, leaf: u32, parent: Option<TreeNode>) -> Part {
    let covers = |node: TreeNode| (node.from..node.to).contains(&leaf);
    match parent {
        _ if covers(node) => Part::Path,
        Some(parent) if covers(parent) => Part::Sibling,
        _ => Part::Other,
    }
}

/// Returns the two children of a node, or `None` for a leaf.
fn parts_of(tree: &[TreeNode], node: TreeNode) -> Option<(TreeNode, TreeNode)> {
    let size = node.to - node.from;
    if size < 2 {
        return None;
    }
    let middle = node.from + size.next_power_of_two() / 2;
    let find = |from, to| tree.iter().find(|node| node.from == from && node.to == to).copied();
    Some((find(node.from, middle)?, find(middle, node.to)?))
}

/// Returns the number of levels below a node: the logarithm of its size, rounded up.
const fn level(node: TreeNode) -> u32 {
    (node.to - node.from).next_power_of_two().trailing_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::id::Hash;

    fn nodes(from: u32, to: u32, into: &mut Vec<TreeNode>) {
        if to - from > 1 {
            let middle = from + (to - from).next_power_of_two() / 2;
            nodes(from, middle, into);
            nodes(middle, to, into);
        }
        into.push(TreeNode { from, to, hash: Hash([to.to_le_bytes()[0]; 32]) });
    }

    fn tree(leaves: u32) -> Vec<TreeNode> {
        let mut tree = Vec::new();
        nodes(0, leaves, &mut tree);
        tree
    }

    #[test]
    fn a_small_tree_is_whole_and_has_as_many_siblings_as_its_proof() {
        for leaves in 1..=WHOLE {
            for leaf in 0..leaves {
                let placed = place(&tree(leaves), leaf);
                assert_eq!(u32::try_from(placed.len()), Ok(2 * leaves - 1));
                let proof = crate::ledger::merkle::prove_inclusion(&vec![Hash::ZERO; leaves as usize], leaf as usize);
                let siblings = placed.iter().filter(|placed| placed.part == Part::Sibling).count();
                assert_eq!(siblings, proof.len(), "leaf {leaf} of {leaves}");
            }
        }
    }

    #[test]
    fn of_a_large_tree_only_the_proof_is_drawn() {
        let placed = place(&tree(457), 300);
        assert!(placed.len() < 20 && placed.iter().all(|placed| placed.part != Part::Other));
    }

    #[test]
    fn no_two_boxes_share_a_place() {
        for leaves in 1..=WHOLE {
            let placed = place(&tree(leaves), 0);
            for (index, one) in placed.iter().enumerate() {
                let same = |other: &&Placed| other.level == one.level && (other.column - one.column).abs() < 0.99;
                assert_eq!(placed[index + 1..].iter().find(same), None, "{leaves} leaves");
            }
        }
    }

    #[test]
    fn no_tree_has_no_drawing() {
        assert_eq!(place(&[], 0), []);
    }
}
