//! Reading a snapshot, part by part.

use super::{Contents, FORMAT, SnapshotHead, VERSION};
use crate::file::access_log::SealedLog;
use crate::file::account::AccountFile;
use crate::file::document::{check_label, check_version};
use crate::file::stream::{JsonStream, Limits, Member, Part};
use crate::file::{FileFault, MemberFault};
use crate::ledger::block::{Block, Unchecked};
use crate::ledger::free_text::Name;
use crate::ledger::id::Hash;
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::rejection::{GenesisFault, Reason, Rejection};
use crate::ledger::transaction::Transaction;

/// The maximum number of bytes of a block in a file. Its header and 1,000 transactions of 64 KiB have 62.6 MiB of
/// canonical bytes (docs/protocol.md, section 4); the rest is for white space and escapes, which are rare.
const MOST_BLOCK: usize = 80 << 20;

/// The maximum number of bytes of a pool transaction: 64 KiB, with room in the same proportion.
const MOST_POOLED: usize = 80 << 10;

/// The maximum number of bytes of an account file, which needs less than one kilobyte.
const MOST_ACCOUNT: usize = 64 << 10;

/// The maximum number of bytes of an access log, enough for some 300,000 entries.
const MOST_LOG: usize = 80 << 20;

/// The maximum number of bytes of any other member: a name of 64 characters, each as two escapes, has 770.
const MOST_VALUE: usize = 1024;

const SHAPE: &[Member] = &[
    Member::value("format", MOST_VALUE),
    Member::value("version", MOST_VALUE),
    Member::value("ledger", MOST_VALUE),
    Member::value("name", MOST_VALUE),
    Member::value("exported_at", MOST_VALUE),
    Member::value("contents", MOST_VALUE),
    Member::list("pool", MOST_POOLED),
    Member::list("accounts", MOST_ACCOUNT).optional(),
    Member::list("access_logs", MOST_LOG),
    Member::list("blocks", MOST_BLOCK),
];

/// A part of a snapshot. Parts come in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotPart {
    /// The ledger that the file names.
    Ledger(Hash),
    /// The name of the ledger.
    Name(Name),
    /// The time of the export.
    ExportedAt(Timestamp),
    /// The presence of sealed contents.
    Contents(Contents),
    /// The next block.
    Block(Block<Unchecked>),
    /// A transaction of the pool.
    Pooled(Box<Transaction>),
    /// An account file.
    Account(AccountFile),
    /// The access log of a device.
    AccessLog(SealedLog),
}

/// Reads a plain or gzipped snapshot: `push` a chunk, take parts until there are none, push the next, then `finish`.
#[derive(Debug)]
pub struct SnapshotReader {
    stream: JsonStream,
    ledger: Option<Hash>,
    name: Option<Name>,
    exported_at: Option<Timestamp>,
    contents: Option<Contents>,
    /// The number of blocks that were read.
    blocks: u64,
    /// The id of the first transaction of block 0.
    block_zero: Option<Hash>,
}

impl Default for SnapshotReader {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl SnapshotReader {
    /// Creates a reader with these limits; those of the protocol are `Limits::default()`.
    pub fn new(limits: Limits) -> Self {
        let stream = JsonStream::new(SHAPE, limits);
        Self { stream, ledger: None, name: None, exported_at: None, contents: None, blocks: 0, block_zero: None }
    }

    /// Adds the next bytes of the file. Take their parts before you push more: the reader keeps the bytes until then.
    pub fn push(&mut self, chunk: &[u8]) {
        self.stream.push(chunk);
    }

    /// Returns the next complete part, or `None` until more bytes are pushed. The reader cannot be used after a fault.
    ///
    /// # Errors
    /// Returns the fault of the file; for a malformed block, a rejection with its height.
    pub fn next_part(&mut self) -> Result<Option<SnapshotPart>, FileFault> {
        while let Some(part) = self.stream.next_part()? {
            let part = self.interpret(&part)?;
            if part.is_some() {
                return Ok(part);
            }
        }
        Ok(None)
    }

    /// Returns the number of blocks that were read.
    pub const fn blocks(&self) -> u64 {
        self.blocks
    }

    /// Ends the file. Parts that were not taken are dropped.
    ///
    /// # Errors
    /// Returns the fault at the file's end, a missing member, or a fault of the file as a whole.
    pub fn finish(mut self) -> Result<SnapshotHead, FileFault> {
        while self.next_part()?.is_some() {}
        self.stream.finish()?;
        let missing = |name: &str| FileFault::Member { name: name.to_owned(), why: MemberFault::Missing };
        let head = SnapshotHead {
            ledger: self.ledger.ok_or_else(|| missing("ledger"))?,
            name: self.name.ok_or_else(|| missing("name"))?,
            exported_at: self.exported_at.ok_or_else(|| missing("exported_at"))?,
            contents: self.contents.ok_or_else(|| missing("contents"))?,
        };
        match (self.block_zero, self.blocks) {
            (Some(_), _) => Ok(head),
            (None, 0) => Err(rejected(None, Reason::Genesis { fault: GenesisFault::Missing })),
            (None, _) => Err(rejected(Some(Height(0)), Reason::Genesis { fault: GenesisFault::Transactions })),
        }
    }

    fn interpret(&mut self, part: &Part) -> Result<Option<SnapshotPart>, FileFault> {
        match part.member {
            "format" => check_label(Some(&part.read::<String>()?), FORMAT)?,
            "version" => check_version(part.read()?, VERSION)?,
            "ledger" => return self.ledger(part).map(SnapshotPart::Ledger).map(Some),
            "name" => return self.name(part).map(SnapshotPart::Name).map(Some),
            "exported_at" => {
                let at = *self.exported_at.insert(part.read()?);
                return Ok(Some(SnapshotPart::ExportedAt(at)));
            }
            "contents" => {
                let contents = *self.contents.insert(part.read()?);
                return Ok(Some(SnapshotPart::Contents(contents)));
            }
            "pool" => return part.read().map(Box::new).map(SnapshotPart::Pooled).map(Some),
            "accounts" => return account(part).map(SnapshotPart::Account).map(Some),
            "access_logs" => return part.read().map(SnapshotPart::AccessLog).map(Some),
            _ => return self.block(part).map(SnapshotPart::Block).map(Some),
        }
        Ok(None)
    }

    fn ledger(&mut self, part: &Part) -> Result<Hash, FileFault> {
        let ledger = *self.ledger.insert(part.read()?);
        self.ledger_matches_block_zero()?;
        Ok(ledger)
    }

    fn name(&mut self, part: &Part) -> Result<Name, FileFault> {
        let name: Name = part.read()?;
        name.check().map_err(|why| FileFault::Name { why })?;
        Ok(self.name.insert(name).clone())
    }

    fn block(&mut self, part: &Part) -> Result<Block<Unchecked>, FileFault> {
        let height = Height(self.blocks);
        let block: Block<Unchecked> = part.judge().map_err(|reason| rejected(Some(height), reason))?;
        if height == Height(0) {
            self.block_zero = block.transactions.first().map(Transaction::id);
            self.ledger_matches_block_zero()?;
        }
        self.blocks += 1;
        Ok(block)
    }

    /// Compares the named ledger with block 0 when both are known; the file may contain them in either order.
    fn ledger_matches_block_zero(&self) -> Result<(), FileFault> {
        match (self.ledger, self.block_zero) {
            (Some(expected), Some(actual)) if expected != actual => Err(FileFault::Ledger { expected, actual }),
            _ => Ok(()),
        }
    }
}

fn account(part: &Part) -> Result<AccountFile, FileFault> {
    let account: AccountFile = part.read()?;
    account.check()?;
    Ok(account)
}

const fn rejected(height: Option<Height>, reason: Reason) -> FileFault {
    FileFault::Rejected { rejection: Rejection { height, transaction: None, reason } }
}
