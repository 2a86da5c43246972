//! Whole blocks and transactions are removed, repeated, exchanged and moved, and everything else stays.

use super::ledger::Ledger;
use super::random::Random;
use serde_json::Value;

pub fn block_dropped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    // Without its last block the file is a valid shorter chain, so the last block stays.
    tree.remove(random.below(it.tree.len() - 1));
    it.with(&tree)
}

pub fn block_doubled(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let from = random.below(tree.len());
    tree.insert(random.within(1, it.tree.len()), it.tree[from].clone());
    it.with(&tree)
}

pub fn blocks_exchanged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let one = random.below(tree.len());
    let other = (one + 1 + random.below(tree.len() - 1)) % tree.len();
    tree.swap(one, other);
    it.with(&tree)
}

pub fn order_turned_round(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let from = random.below(tree.len() - 1);
    let to = random.within(from + 2, tree.len() + 1);
    tree[from..to].reverse();
    it.with(&tree)
}

pub fn no_block_left(it: &Ledger, _: &mut Random) -> Vec<u8> {
    it.with(&[])
}

fn list(tree: &mut [Value], height: usize) -> &mut Vec<Value> {
    tree[height]["transactions"].as_array_mut().unwrap()
}

pub fn transaction_dropped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let (height, index) = *random.pick(&it.places(|_| true));
    list(&mut tree, height).remove(index);
    it.with(&tree)
}

pub fn transaction_doubled(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let (height, index) = *random.pick(&it.places(|_| true));
    let again = list(&mut tree, height)[index].clone();
    let to = random.within(1, tree.len());
    list(&mut tree, to).push(again);
    it.with(&tree)
}

pub fn transaction_moved(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let (height, index) = *random.pick(&it.places(|_| true));
    let moved = list(&mut tree, height).remove(index);
    let to = loop {
        let to = random.below(tree.len());
        if to != height {
            break to;
        }
    };
    list(&mut tree, to).insert(0, moved);
    it.with(&tree)
}

pub fn transactions_exchanged(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut tree = it.tree.clone();
    let places = it.places(|_| true);
    let one = random.below(places.len());
    let other = (one + 1 + random.below(places.len() - 1)) % places.len();
    let ((height, index), (other_height, other_index)) = (places[one], places[other]);
    let first = list(&mut tree, height)[index].clone();
    let second = std::mem::replace(&mut list(&mut tree, other_height)[other_index], first);
    list(&mut tree, height)[index] = second;
    it.with(&tree)
}
