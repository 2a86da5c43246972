//! Files that come and go, as they are shown: what was written, what a file would change, what it has changed.

use crate::file::left_out::LeftOut;
use crate::file::verified::ContentCount;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::words::Name;
use crate::protocol::Concern;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCard {
    /// What it should be called.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// Its MIME type.
    pub media_type: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The ledger.
    pub ledger: Hash,
    /// Its name.
    pub name: Name,
    /// What came of it.
    pub outcome: ImportOutcome,
    /// The head after it.
    pub height: Height,
    /// The head's hash after it.
    pub head: Hash,
    /// How many transactions of the file's pool, or of its chain where that does not count, came into the pool.
    pub pooled: u32,
    /// How many transactions of this device's former chain wait again.
    pub returned: u32,
    /// How often a delegate was found to have signed two blocks for one slot.
    pub evidence: u32,
    /// How many access logs came with the file.
    pub logs: u32,
    /// The accounts that came with the file.
    pub accounts: Vec<UserId>,
    /// The parts of the file that did not come in.
    pub left_out: LeftOut,
}

/// What came of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// The ledger was not on this device and is now.
    New { blocks: u64 },
    /// The file's chain goes on where this device's ended.
    Extended { blocks: u64 },
    /// Both chains are the same.
    Same,
    /// This device's chain goes on where the file's ends; nothing was changed.
    Behind { blocks: u64 },
    /// The chains part at `from`, and the file's counts: `removed` blocks made room for `blocks`.
    Replaced { from: Height, removed: u64, blocks: u64 },
    /// The chains part at `from`, and this device's counts: `blocks` of the file do not.
    Kept { from: Height, blocks: u64 },
}

/// What a verified file would change here. Nothing is written before it is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The ledger.
    pub ledger: Hash,
    /// What it is called in the file.
    pub name: Name,
    /// What accepting would come to.
    pub verdict: ImportOutcome,
    /// The file's chain.
    pub file: ChainCard,
    /// The time at which the file says that it was written. Nothing vouches for it.
    pub exported_at: Timestamp,
    /// The sealed contents that its blocks hold, counted; not what the file says of itself.
    pub contents: ContentCount,
    /// This device's chain; none where the ledger is new here.
    pub here: Option<ChainCard>,
    /// What accepting would bring.
    pub gained: Contribution,
    /// What accepting would take away. Its transactions wait again.
    pub lost: Contribution,
    /// How many transactions would come into the pool from the file.
    pub pooled: u32,
    /// How many transactions of this device's chain would wait again.
    pub returned: u32,
    /// How often the two chains show a delegate who signed two blocks for one slot.
    pub evidence: u32,
    /// How many access logs of the file are new or longer than known here. All were held against what the chain fixed.
    pub logs: u32,
    /// What this device's clock shows, where the file's chain would be taken in and its newest block is dated after that;
    /// then accepting needs `ahead_of_clock`.
    pub ahead_of: Option<Timestamp>,
    /// The ids and names on the file's chain that give reasons for concern: the ledger's name, and each account's.
    pub concerns: Vec<NamedConcern>,
    /// The accounts that would come in: those that belong to the ledger and whose keys this device does not have.
    pub accounts: Vec<UserId>,
    /// The parts of the file that would not come in.
    pub left_out: LeftOut,
}

/// A reason for concern about a name in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedConcern {
    /// Whose; none for the ledger itself.
    pub user_id: Option<UserId>,
    /// Its name.
    pub name: Name,
    /// The reason.
    pub concern: Concern,
}

/// A chain in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainCard {
    /// The height of its newest block.
    pub height: Height,
    /// That block's hash.
    pub head: Hash,
    /// Up to here nothing can change any more.
    pub irreversible: Height,
    /// When the newest block was forged.
    pub timestamp: Timestamp,
}

/// What a stretch of blocks holds, in people's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// How many blocks.
    pub blocks: u64,
    /// How many transactions, by the name of their type.
    pub transactions: BTreeMap<String, u32>,
    /// Accounts.
    pub people: Vec<UserId>,
    /// Records with a new version, or shared.
    pub records: Vec<RecordId>,
    /// Whose grants were given or ended.
    pub grants: Vec<UserId>,
    /// Who voted, or took a vote back.
    pub votes: Vec<UserId>,
}
