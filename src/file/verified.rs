//! Reads and verifies a snapshot in one pass: the format and the rules of each block, as the bytes arrive.
//!
//! The page's import and the command line's `verify` both use this module, so their verdicts agree.

use super::FileFault;
use super::access_log::SealedLog;
use super::account::AccountFile;
use super::snapshot::{SnapshotHead, SnapshotPart, SnapshotReader};
use crate::ledger::block::{Block, SharedBlocks, Verified};
use crate::ledger::chain::Replay;
use crate::ledger::id::Hash;
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::Rejection;
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::record::Operation;
use crate::ledger::verify::Signatures;
use serde::{Deserialize, Serialize};

/// The treatment of verified blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Keep them for the result.
    Blocks,
    /// Drop them; only the verdict is needed.
    Nothing,
}

/// The number of record versions with and without their sealed content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentCount {
    /// With sealed content.
    pub sealed: u32,
    /// Without sealed content: they can be verified, but not read from this file.
    pub withheld: u32,
}

/// A snapshot that was verified whole.
#[derive(Debug)]
pub struct VerifiedSnapshot {
    /// The members that the snapshot says of itself.
    pub head: SnapshotHead,
    /// The state after its chain.
    pub state: State,
    /// Its blocks from height 0 on; empty if they were not kept.
    pub blocks: SharedBlocks,
    /// The hash of each block from height 0 on, even if the blocks were not kept.
    pub hashes: Vec<Hash>,
    /// The transactions of its pool, not verified.
    pub pool: Vec<Transaction>,
    /// Its accounts, not decrypted.
    pub accounts: Vec<AccountFile>,
    /// Its access logs, not verified.
    pub logs: Vec<SealedLog>,
    /// The number of transactions in its blocks.
    pub transactions: u64,
    /// The number of verified signatures.
    pub signatures: u64,
}

impl VerifiedSnapshot {
    /// Counts the sealed contents of the kept blocks. The snapshot's own `contents` may be false.
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
///
/// ```
/// use medchain::file::snapshot::{Compression, Contents};
/// use medchain::file::verified::{Keep, SnapshotVerifier};
/// use medchain::simulation::{Plan, Simulation};
///
/// let mut file = Simulation::new(Plan::new(1, 20)).snapshot(Contents::Sealed, Compression::None);
/// let verify = |file: &[u8]| {
///     let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
///     file.chunks(4_096).try_for_each(|chunk| verifier.push(chunk))?;
///     verifier.finish()
/// };
/// assert_eq!(verify(&file).expect("the file is valid").transactions, 20);
///
/// // One changed digit of the last signature in the blocks, and the file is refused.
/// let at = file.windows(13).rposition(|bytes| bytes == b"\"signature\":\"").expect("blocks are signed") + 13;
/// file[at] = if file[at] == b'0' { b'1' } else { b'0' };
/// assert!(verify(&file).is_err());
/// ```
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
    /// Creates a verifier. No block may be dated after `latest`, if that is given.
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

    /// Returns the number of blocks that were read.
    pub const fn blocks(&self) -> u64 {
        self.reader.blocks()
    }

    /// Returns the state after the last block, whose signatures may not be verified yet.
    pub const fn state(&self) -> Option<&State> {
        self.replay.state()
    }

    /// Adds the next bytes of the file.
    ///
    /// # Errors
    /// Returns the first fault of the file.
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

    /// Ends the file and verifies the waiting signatures.
    ///
    /// # Errors
    /// Returns the first fault of the file.
    pub fn finish(mut self) -> Result<VerifiedSnapshot, FileFault> {
        self.replay.settle().map_err(rejected)?;
        self.collect();
        let Self { reader, replay, keep: _, blocks, hashes, pool, accounts, logs, transactions } = self;
        let head = reader.finish()?;
        let signatures = replay.signatures();
        let (state, _) = replay.finish().map_err(rejected)?;
        let blocks = blocks.into();
        Ok(VerifiedSnapshot { head, state, blocks, hashes, pool, accounts, logs, transactions, signatures })
    }

    /// Returns the first failure: that of a waiting signature, or else the reader's fault, which is in a later block.
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
