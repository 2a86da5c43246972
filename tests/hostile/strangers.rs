//! Variations that are consistent again but signed without the right keys: only the signatures are wrong.

use super::ledger::{Ledger, seal, sign};
use super::random::Random;
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::encode;
use medchain::ledger::id::UserId;
use medchain::ledger::key::{Seed, SigningKey};

/// Returns a key that no account has.
pub fn nobodys(_: &UserId) -> SigningKey {
    Seed::filled(|bytes| bytes.copy_from_slice(&encode::sha256(b"a stranger").0)).signing_key()
}

/// Returns the key of another account than the one that must sign.
fn anothers(it: &Ledger, user: &UserId) -> SigningKey {
    it.keys.iter().find(|(other, _)| *other != user).unwrap().1.clone()
}

fn height(it: &Ledger, random: &mut Random) -> usize {
    random.within(1, it.blocks.len())
}

/// Signs one unchanged header with a key of no account or of another account.
pub fn header_signed_by_another(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let height = random.below(blocks.len());
    match random.below(2) {
        0 => sign(&mut blocks[height], nobodys),
        _ => sign(&mut blocks[height], |user| anothers(it, user)),
    }
    it.with_blocks(&blocks)
}

/// Moves one transaction to another block, and makes roots, counts and links consistent.
pub fn transaction_moved(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let (from, index) = *random.pick(&it.places(|_| true));
    let moved = blocks[from].transactions.remove(index);
    let to = loop {
        let to = height(it, random);
        if to != from {
            break to;
        }
    };
    blocks[to].transactions.push(moved);
    rewritten(it, blocks, from.min(to))
}

/// Removes one transaction.
pub fn transaction_dropped(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let (height, index) = *random.pick(&it.places(|_| true));
    blocks[height].transactions.remove(index);
    rewritten(it, blocks, height)
}

/// Reverses the order of a block's transactions.
pub fn transactions_reordered(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let full: Vec<usize> = (1..blocks.len()).filter(|&height| blocks[height].transactions.len() > 1).collect();
    let height = *random.pick(&full);
    blocks[height].transactions.reverse();
    rewritten(it, blocks, height)
}

/// Changes the time of a block.
pub fn time_changed(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let height = height(it, random);
    blocks[height].header.timestamp.0 += 1 + random.below(500) as u64;
    rewritten(it, blocks, height)
}

/// Adds an empty block at the end.
pub fn block_added(it: &Ledger, random: &mut Random) -> Vec<u8> {
    let mut blocks = it.blocks.clone();
    let end = blocks.len();
    let mut added = blocks[end - 1].clone();
    added.transactions.clear();
    added.header.height.0 += 1;
    added.header.slot.0 += 1 + random.below(3) as u64;
    let other = random.pick(&it.keys.keys().cloned().collect::<Vec<_>>()).clone();
    let forged = blocks.iter().filter(|block| block.header.delegate_id == other).count();
    (added.header.delegate_id, added.header.nonce) = (other, forged as u64);
    blocks.push(added);
    rewritten(it, blocks, end)
}

/// Signs all headers from `from` on with a key of no account.
fn rewritten(it: &Ledger, mut blocks: Vec<Block<Unchecked>>, from: usize) -> Vec<u8> {
    seal(&mut blocks, from, nobodys);
    it.with_blocks(&blocks)
}
