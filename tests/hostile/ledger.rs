//! The valid ledgers from which variations are made.

use medchain::file::snapshot::{Compression, Contents};
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::encode::Tag;
use medchain::ledger::id::UserId;
use medchain::ledger::key::SigningKey;
use medchain::ledger::transaction::Transaction;
use medchain::simulation::{Plan, Simulation};
use serde_json::Value;
use std::collections::BTreeMap;

/// A ledger as a file, as JSON values and as blocks, with the keys of all its accounts.
pub struct Ledger {
    pub file: Vec<u8>,
    /// The offset of the blocks in the file.
    pub begin: usize,
    pub tree: Vec<Value>,
    pub blocks: Vec<Block<Unchecked>>,
    pub keys: BTreeMap<UserId, SigningKey>,
}

impl Ledger {
    /// Returns a small ledger in which every type occurs; ledgers of odd seeds have no contents.
    pub fn simulated(seed: u64) -> Self {
        let delegates = [5, 1, 3, 2][usize::try_from(seed % 4).unwrap()];
        let plan = Plan { delegates, users: 9 + seed, ..Plan::new(seed, 64) };
        let contents = if seed.is_multiple_of(2) { Contents::Sealed } else { Contents::Withheld };
        let mut simulation = Simulation::new(plan);
        let file = simulation.snapshot(contents, Compression::None);
        let keys = simulation.accounts().map(|(user, seed)| (user.clone(), seed.signing_key())).collect();
        let snapshot: Value = serde_json::from_slice(&file).unwrap();
        let tree = snapshot["blocks"].as_array().unwrap().clone();
        let blocks = tree.iter().map(|block| serde_json::from_value(block.clone()).unwrap()).collect();
        let mark = b"\"blocks\":[";
        let begin = file.windows(mark.len()).position(|it| it == mark).unwrap() + mark.len();
        Self { file, begin, tree, blocks, keys }
    }

    /// Returns the file with other blocks.
    pub fn with(&self, blocks: &[Value]) -> Vec<u8> {
        let lines: Vec<String> = blocks.iter().map(Value::to_string).collect();
        [&self.file[..self.begin], b"\n", lines.join(",\n").as_bytes(), b"\n]}\n"].concat()
    }

    /// Returns the file with other blocks.
    pub fn with_blocks(&self, blocks: &[Block<Unchecked>]) -> Vec<u8> {
        let values: Vec<Value> = blocks.iter().map(|block| serde_json::to_value(block).unwrap()).collect();
        self.with(&values)
    }

    /// Returns the height and index of each matching transaction above block 0.
    pub fn places(&self, fits: impl Fn(&Transaction) -> bool) -> Vec<(usize, usize)> {
        let heights = (1..).zip(&self.blocks[1..]);
        heights
            .flat_map(|(height, block)| (0..block.transactions.len()).map(move |index| (height, index)))
            .filter(|&(height, index)| fits(&self.blocks[height].transactions[index]))
            .collect()
    }

    /// Returns the signing key of an account.
    pub fn own(&self, user: &UserId) -> SigningKey {
        self.keys[user].clone()
    }
}

/// Makes the roots, counts and links of the blocks from `from` on consistent, and signs their headers.
pub fn seal(blocks: &mut [Block<Unchecked>], from: usize, key: impl Fn(&UserId) -> SigningKey) {
    for height in from..blocks.len() {
        blocks[height].header.previous_hash = blocks[height - 1].header.hash();
        blocks[height].header.merkle_root = blocks[height].computed_root();
        blocks[height].header.transaction_count = blocks[height].transactions.len() as u64;
        sign(&mut blocks[height], &key);
    }
}

/// Signs the header of a block, without changing it.
pub fn sign(block: &mut Block<Unchecked>, key: impl Fn(&UserId) -> SigningKey) {
    block.signature = key(&block.header.delegate_id).sign(Tag::Header, block.header.hash());
}
