//! Whole blocks and transactions are removed, repeated, exchanged and moved, and everything else stays.

use super::chance::Chance;
use super::ledger::Ledger;
use serde_json::Value;

pub fn block_dropped(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    // Without its last block the file is a valid shorter chain, so the last block stays.
    tree.remove(chance.below(it.tree.len() - 1));
    it.with(&tree)
}

pub fn block_doubled(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let from = chance.below(tree.len());
    tree.insert(chance.within(1, it.tree.len()), it.tree[from].clone());
    it.with(&tree)
}

pub fn blocks_exchanged(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let one = chance.below(tree.len());
    let other = (one + 1 + chance.below(tree.len() - 1)) % tree.len();
    tree.swap(one, other);
    it.with(&tree)
}

pub fn order_turned_round(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let from = chance.below(tree.len() - 1);
    let to = chance.within(from + 2, tree.len() + 1);
    tree[from..to].reverse();
    it.with(&tree)
}

pub fn no_block_left(it: &Ledger, _: &mut Chance) -> Vec<u8> {
    it.with(&[])
}

fn list(tree: &mut [Value], height: usize) -> &mut Vec<Value> {
    tree[height]["transactions"].as_array_mut().unwrap()
}

pub fn transaction_dropped(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let (height, index) = *chance.pick(&it.places(|_| true));
    list(&mut tree, height).remove(index);
    it.with(&tree)
}

pub fn transaction_doubled(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let (height, index) = *chance.pick(&it.places(|_| true));
    let again = list(&mut tree, height)[index].clone();
    let to = chance.within(1, tree.len());
    list(&mut tree, to).push(again);
    it.with(&tree)
}

pub fn transaction_moved(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let (height, index) = *chance.pick(&it.places(|_| true));
    let moved = list(&mut tree, height).remove(index);
    let to = loop {
        let to = chance.below(tree.len());
        if to != height {
            break to;
        }
    };
    list(&mut tree, to).insert(0, moved);
    it.with(&tree)
}

pub fn transactions_exchanged(it: &Ledger, chance: &mut Chance) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let places = it.places(|_| true);
    let one = chance.below(places.len());
    let other = (one + 1 + chance.below(places.len() - 1)) % places.len();
    let ((height, index), (other_height, other_index)) = (places[one], places[other]);
    let first = list(&mut tree, height)[index].clone();
    let second = std::mem::replace(&mut list(&mut tree, other_height)[other_index], first);
    list(&mut tree, height)[index] = second;
    it.with(&tree)
}
