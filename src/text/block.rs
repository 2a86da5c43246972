//! Words of the list of blocks and of one block.

use super::{count, phrases};

phrases! {
    list_title = "Blocks";
    chain_title = "The chain";
    list_lead = "The newest first. Each names the hash of the one below it, so that none can be changed without all above it.";
    more = "Show older blocks";
    go_to = "Go to height";
    go = "Go";
    height = "Height";
    hash = "Hash";
    transactions = "Transactions";
    delegate = "Delegate";
    when = "When";
    slot = "Slot";
    finality = "Finality";
    irreversible = "irreversible";
    reversible = "may still change";
    header_title = "Header";
    previous = "Hash of the block before";
    merkle_root = "Merkle root";
    slot_round = "Slot · round";
    nonce = "Blocks that the delegate had forged before";
    signature = "Signature of the delegate";
    signature_ok = "verified";
    ledger = "Ledger";
    tree_title = "Merkle tree";
    tree_lead = "Choose a transaction: its path to the root is drawn solid, and the hashes that prove it dashed.";
    tree_empty = "The block holds no transactions; its root is the hash of nothing.";
    tree_table = "The tree as a table";
    tree_root = "root";
    leaf_choice_label = "Leaf to prove";
    level = "Leaves below";
    part = "Part in the proof";
    on_path = "on the path";
    sibling = "proves it";
    leaf = "Leaf";
    type_label = "Type";
    by = "By";
    older = "Older block";
    newer = "Newer block";
    none_before = "none: this is the first block";
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
