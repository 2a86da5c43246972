//! A snapshot read and verified in one pass: the file's form, then each block's rules, as the bytes come in.
//!
//! The page's import and the command line's `verify` give the same verdict because both are this.

use super::FileFault;
use super::access_log::SealedLog;
use super::account::AccountFile;
use super::snapshot::{SnapshotHead, SnapshotPart, SnapshotReader};
use crate::ledger::block::{Block, Verified};
use crate::ledger::chain::Replay;
use crate::ledger::id::Hash;
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::Rejection;
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::record::Operation;
use crate::ledger::verify::Signatures;
use serde::{Deserialize, Serialize};

/// What is done with blocks that are verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// They are handed on at the end.
    Blocks,
    /// They are dropped: only the verdict is wanted.
    Nothing,
}

/// The number of versions of records that come with their sealed content, and of those that come without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentCount {
    /// With it.
    pub sealed: u32,
    /// Without it: they can be verified, and not read from this file.
    pub withheld: u32,
}

/// A snapshot that was verified whole.
#[derive(Debug)]
pub struct VerifiedSnapshot {
    /// What it says of itself.
    pub head: SnapshotHead,
    /// What its chain leads to.
    pub state: State,
    /// Its blocks from height 0 on; none where they were not kept.
    pub blocks: Vec<Block<Verified>>,
    /// The hash of each block from height 0 on, whether or not the blocks were kept.
    pub hashes: Vec<Hash>,
    /// What was not in a block yet. Not verified.
    pub pool: Vec<Transaction>,
    /// The accounts that came with it. Not opened.
    pub accounts: Vec<AccountFile>,
    /// The access logs that came with it. Not verified.
    pub logs: Vec<SealedLog>,
    /// How many transactions its blocks hold.
    pub transactions: u64,
    /// How many signatures were verified.
    pub signatures: u64,
}

impl VerifiedSnapshot {
    /// Counts the sealed contents of the blocks that were kept. A file may say of itself that it holds them, and hold none.
    pub fn contents(&self) -> ContentCount {
        let mut count = ContentCount::default();
        for it in self.blocks.iter().flat_map(|block| &block.transactions) {
            let of = if it.sealed.is_some() { &mut count.sealed } else { &mut count.withheld };
            *of += u32::from(it.record().is_some_and(|record| record.operation != Operation::Share));
        }
        count
    }
}

/// Reads and verifies a snapshot: `push` its bytes, then `finish`.
pub struct SnapshotVerifier {
    reader: SnapshotReader,
    replay: Replay,
    keep: Keep,
    blocks: Vec<Block<Verified>>,
    hashes: Vec<Hash>,
    pool: Vec<Transaction>,
    accounts: Vec<AccountFile>,
    logs: Vec<SealedLog>,
    transactions: u64,
}

impl SnapshotVerifier {
    /// A verifier for which no block may lie after `latest`, where that is given.
    pub fn new(keep: Keep, latest: Option<Timestamp>) -> Self {
        Self {
            reader: SnapshotReader::default(),
            replay: Replay::new(Signatures::Check, latest),
            keep,
            blocks: Vec::new(),
            hashes: Vec::new(),
            pool: Vec::new(),
            accounts: Vec::new(),
            logs: Vec::new(),
            transactions: 0,
        }
    }

    /// How many blocks were read so far.
    pub const fn blocks(&self) -> u64 {
        self.reader.blocks()
    }

    /// The state that the blocks so far lead to, their last signatures perhaps not verified yet.
    pub const fn state(&self) -> Option<&State> {
        self.replay.state()
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), FileFault> {
        self.reader.push(chunk);
        while let Some(part) = self.reader.next_part().map_err(|fault| self.first(fault))? {
            match part {
                SnapshotPart::Block(block) => {
                    self.transactions += block.transactions.len() as u64;
                    self.replay.push(block).map_err(rejected)?;
                    self.collect();
                }
                SnapshotPart::Pooled(transaction) => self.pool.push(*transaction),
                SnapshotPart::AccessLog(log) => self.logs.push(log),
                SnapshotPart::Account(account) => self.accounts.push(account),
                SnapshotPart::Ledger(_)
                | SnapshotPart::Name(_)
                | SnapshotPart::ExportedAt(_)
                | SnapshotPart::Contents(_) => {}
            }
        }
        Ok(())
    }

    /// Ends the file and verifies what still waits.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn finish(mut self) -> Result<VerifiedSnapshot, FileFault> {
        self.replay.settle().map_err(rejected)?;
        self.collect();
        let Self { reader, replay, keep: _, blocks, hashes, pool, accounts, logs, transactions } = self;
        let head = reader.finish()?;
        let signatures = replay.signatures();
        let (state, _) = replay.finish().map_err(rejected)?;
        Ok(VerifiedSnapshot { head, state, blocks, hashes, pool, accounts, logs, transactions, signatures })
    }

    /// Which came first: a signature that waits, or the fault that the reader found in a later block.
    fn first(&mut self, fault: FileFault) -> FileFault {
        self.replay.settle().map_or_else(rejected, |()| fault)
    }

    fn collect(&mut self) {
        let verified = self.replay.take_verified();
        self.hashes.extend(verified.iter().map(Block::hash));
        if self.keep == Keep::Blocks {
            self.blocks.extend(verified);
        }
    }
}

fn rejected(rejection: Rejection) -> FileFault {
    FileFault::Rejected { rejection }
}
