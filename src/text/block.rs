//! Words of the list of blocks and of one block.

use super::{count, phrases};

phrases! {
    LIST_TITLE = "Blocks";
    CHAIN_TITLE = "The chain";
    LIST_LEAD = "The newest first. Each names the hash of the one below it, so that none can be changed without all above it.";
    MORE = "Show older blocks";
    GO_TO = "Go to height";
    GO = "Go";
    HEIGHT = "Height";
    HASH = "Hash";
    TRANSACTIONS = "Transactions";
    DELEGATE = "Delegate";
    WHEN = "When";
    SLOT = "Slot";
    FINALITY = "Finality";
    IRREVERSIBLE = "irreversible";
    REVERSIBLE = "may still change";
    HEADER_TITLE = "Header";
    PREVIOUS = "Hash of the block before";
    MERKLE_ROOT = "Merkle root";
    SLOT_ROUND = "Slot · round";
    NONCE = "Blocks that the delegate had forged before";
    SIGNATURE = "Signature of the delegate";
    SIGNATURE_OK = "verified";
    LEDGER = "Ledger";
    TREE_TITLE = "Merkle tree";
    TREE_LEAD = "Choose a transaction: its path to the root is drawn solid, and the hashes that prove it dashed.";
    TREE_EMPTY = "The block holds no transactions; its root is the hash of nothing.";
    TREE_TABLE = "The tree as a table";
    TREE_ROOT = "root";
    LEAF_CHOICE = "Leaf to prove";
    LEVEL = "Leaves below";
    PART = "Part in the proof";
    ON_PATH = "on the path";
    SIBLING = "proves it";
    LEAF = "Leaf";
    TYPE = "Type";
    BY = "By";
    OLDER = "Older block";
    NEWER = "Newer block";
    NONE_BEFORE = "none: this is the first block";
}

/// The heading of a block.
pub fn title(height: u64) -> String {
    format!("Block {height}")
}

/// What the drawn tree is called.
pub fn tree_name(leaves: usize, leaf: usize, hashes: usize) -> String {
    let leaves = count(leaves as u64, "transaction", "transactions");
    let hashes = count(hashes as u64, "hash proves", "hashes prove");
    format!("Merkle tree of {leaves}; {hashes} leaf {leaf}")
}

/// Under the drawn tree.
pub fn tree_note(leaf: usize, hashes: usize) -> String {
    match hashes {
        0 => "The only leaf is the root itself.".to_owned(),
        _ => format!("Leaf {leaf} and {} lead to the root.", count(hashes as u64, "hash", "hashes")),
    }
}

/// A leaf among the choices.
pub fn leaf_choice(index: usize, kind: &str) -> String {
    format!("{index}: {kind}")
}

/// Which leaves stand below a node.
pub fn span(from: u32, to: u32) -> String {
    if to == from + 1 { from.to_string() } else { format!("{from} to {}", to - 1) }
}

/// Where the list ends.
pub fn shown(number: usize) -> String {
    format!("{} shown.", count(number as u64, "block", "blocks"))
}
