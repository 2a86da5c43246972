//! Words of the list of blocks and of one block.

use super::{count, counts, grouped, phrases, sentence, words};

phrases! {
    list_title = "Blocks", "Blöcke";
    chain_title = "The chain", "Die Kette";
    list_lead = "The newest block is first. Each block contains the hash of the block below it, so a change to one block would change all blocks above it.", "Der neueste Block steht zuerst. Jeder Block enthält den Hash des Blocks unter ihm; eine Änderung an einem Block würde also alle Blöcke darüber ändern.";
    go_to = "Go to height", "Gehe zu Höhe";
    go = "Go", "Los";
    height = "Height", "Höhe";
    hash = "Hash", "Hash";
    transactions = "Transactions", "Transaktionen";
    delegate = "Delegate", "Delegierte/r";
    when = "When", "Wann";
    finality = "Finality", "Endgültigkeit";
    irreversible = "irreversible", "unumkehrbar";
    reversible = "may still change", "kann sich noch ändern";
    header_title = "Header", "Kopf";
    previous = "Hash of the previous block", "Hash des vorherigen Blocks";
    merkle_root = "Merkle root", "Merkle-Wurzel";
    slot_round = "Slot · round", "Slot · Runde";
    nonce = "Blocks that the delegate forged before this one", "Blöcke, die diese/r Delegierte vor diesem erzeugt hat";
    signature = "Signature of the delegate", "Signatur der/des Delegierten";
    signature_ok = "verified", "geprüft";
    ledger = "Ledger", "Ledger";
    tree_title = "Merkle tree", "Merkle-Baum";
    tree_lead = "Choose a transaction. Its path to the root is drawn with solid lines, and the hashes that prove it are drawn with dashed lines.", "Wählen Sie eine Transaktion. Ihr Pfad zur Wurzel ist mit durchgezogenen Linien gezeichnet; die Hashes, die sie beweisen, mit gestrichelten.";
    tree_empty = "The block contains no transactions; its Merkle root is the hash of an empty input.", "Der Block enthält keine Transaktionen; seine Merkle-Wurzel ist der Hash einer leeren Eingabe.";
    tree_why = "Recompute the path, hash by hash:", "Den Pfad nachrechnen, Hash für Hash:";
    tree_table = "The tree as a table", "Der Baum als Tabelle";
    tree_root = "root", "Wurzel";
    leaf_choice_label = "Leaf to prove", "Blatt, das bewiesen wird";
    level = "Leaves below", "Blätter darunter";
    part = "Part in the proof", "Rolle im Beweis";
    on_path = "on the path", "auf dem Pfad";
    sibling = "used by the proof", "vom Beweis verwendet";
    leaf = "Leaf", "Blatt";
    type_label = "Type", "Art";
    by = "By", "Von";
    older = "Older block", "Älterer Block";
    newer = "Newer block", "Neuerer Block";
    none_before = "none: this is the first block", "keiner: Das ist der erste Block";
}

/// The heading of a block.
pub fn title(height: u64) -> String {
    sentence!("Block {height}", "Block {height}")
}

/// Returns the label of the drawn tree.
pub fn tree_name(leaves: usize, leaf: usize, hashes: usize) -> String {
    let leaves = counts::transactions(leaves as u64);
    let hashes = count(hashes as u64, words!("hash proves", "Hash beweist"), words!("hashes prove", "Hashes beweisen"));
    sentence!("Merkle tree of {leaves}; {hashes} leaf {leaf}", "Merkle-Baum über {leaves}; {hashes} Blatt {leaf}")
}

/// A leaf among the choices.
pub fn leaf_choice(index: usize, kind: &str) -> String {
    format!("{index}: {kind}")
}

/// Says which leaves are below a node.
pub fn span(from: u32, to: u32) -> String {
    if to == from + 1 { from.to_string() } else { sentence!("{from} to {}", "{from} bis {}", to - 1) }
}

/// Says how long the list is, and which heights are in view.
pub fn in_view(blocks: u64, lowest: u64, highest: u64) -> String {
    let (blocks, span) = (counts::blocks(blocks), highest - lowest);
    let (lowest, highest) = (grouped(lowest), grouped(highest));
    match span {
        0 => sentence!("{blocks}. In view: {highest}.", "{blocks}. Sichtbar: {highest}."),
        _ => sentence!("{blocks}. In view: {highest} to {lowest}.", "{blocks}. Sichtbar: {highest} bis {lowest}."),
    }
}

/// Says that a list is longer than a browser can measure.
pub fn cut_off(lowest: u64) -> String {
    let lowest = grouped(lowest);
    sentence!(
        "A browser cannot show a longer list, so the list ends at block {lowest}. To open a lower block, enter its \
         height.",
        "Ein Browser kann keine längere Liste zeigen; die Liste endet darum bei Block {lowest}. Um einen \
         niedrigeren Block zu öffnen, geben Sie seine Höhe ein."
    )
}

/// Says what is wrong with a height in the search.
pub fn no_such_height(highest: u64) -> String {
    let highest = grouped(highest);
    sentence!("Heights go from 0 to {highest}.", "Die Höhen gehen von 0 bis {highest}.")
}
