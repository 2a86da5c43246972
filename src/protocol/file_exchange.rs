//! Views of exported and imported files: an exported file, the preview of an import, and the result of one.

use crate::file::left_out::LeftOut;
use crate::file::verified::ContentCount;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::transaction::TransactionKind;
use crate::protocol::Concern;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An exported file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCard {
    /// The suggested file name.
    pub name: String,
    /// The size in bytes.
    pub size: u64,
    /// Its MIME type.
    pub media_type: String,
}

/// The result of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The ledger.
    pub ledger: Hash,
    /// Its name.
    pub name: Name,
    /// The outcome.
    pub outcome: ImportOutcome,
    /// The height of the head after it.
    pub height: Height,
    /// The head's hash after it.
    pub head: Hash,
    /// The number of transactions added to the pool from the file's pool, or from its chain if that does not count.
    pub pooled: u32,
    /// The number of transactions that this device's removed blocks returned to the pool.
    pub returned: u32,
    /// The number of double signings found.
    pub evidence: u32,
    /// The number of access logs imported.
    pub logs: u32,
    /// The accounts imported.
    pub accounts: Vec<UserId>,
    /// The parts of the file that were skipped.
    pub left_out: LeftOut,
}

/// The outcome of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ImportOutcome {
    /// The ledger is new on this device.
    New { blocks: u64 },
    /// The file's chain continues this device's.
    Extended { blocks: u64 },
    /// Both chains are the same.
    Same,
    /// This device's chain continues the file's; the chain is unchanged.
    Behind { blocks: u64 },
    /// The fork point is `from`, and the file's chain counts: its `blocks` replaced `removed` ones.
    Replaced { from: Height, removed: u64, blocks: u64 },
    /// The fork point is `from`, and this device's chain counts: `blocks` of the file do not.
    Kept { from: Height, blocks: u64 },
}

/// The chain of a device after an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adoption {
    /// This device's chain stays as it is.
    Unchanged,
    /// The file's chain is this device's from now on.
    Adopted,
}

impl ImportOutcome {
    /// Returns the chain that the device has after the import.
    pub const fn adoption(self) -> Adoption {
        match self {
            Self::New { .. } | Self::Extended { .. } | Self::Replaced { .. } => Adoption::Adopted,
            Self::Same | Self::Behind { .. } | Self::Kept { .. } => Adoption::Unchanged,
        }
    }
}

/// The changes that the import of a verified file would make. Nothing is written before its acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The ledger.
    pub ledger: Hash,
    /// Its name, as in block 0 of the file.
    pub name: Name,
    /// The outcome of accepting.
    pub verdict: ImportOutcome,
    /// The file's chain.
    pub file: ChainCard,
    /// The time of the export that the file states. Nothing vouches for it.
    pub exported_at: Timestamp,
    /// The number of sealed contents that its blocks hold, counted; the file's own statement is not used.
    pub contents: ContentCount,
    /// This device's chain; `None` if the ledger is new here.
    pub here: Option<ChainCard>,
    /// The contents of the blocks that accepting would add.
    pub gained: Contribution,
    /// The contents of the blocks that accepting would remove. Their transactions return to the pool.
    pub lost: Contribution,
    /// The number of transactions that would be added to the pool from the file.
    pub pooled: u32,
    /// The number of transactions that this device's removed blocks would return to the pool.
    pub returned: u32,
    /// The number of new double signings that the two chains prove.
    pub evidence: u32,
    /// The number of the file's access logs that are new or longer than known here. Each agrees with its anchor.
    pub logs: u32,
    /// The time of this device's clock, if the file's chain would be imported and its newest block is dated too far
    /// after it; then accepting needs `ahead_of_clock`.
    pub ahead_of: Option<Timestamp>,
    /// The concerns about ids and names on the file's chain: the ledger's name, and each account's.
    pub concerns: Vec<NamedConcern>,
    /// The accounts that would be imported: those that belong to the ledger and that this device does not have.
    pub accounts: Vec<UserId>,
    /// The parts of the file that would be skipped.
    pub left_out: LeftOut,
}

/// A concern about a name in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedConcern {
    /// The account; `None` for the ledger itself.
    pub user_id: Option<UserId>,
    /// The name of the account or ledger.
    pub name: Name,
    /// The concern.
    pub concern: Concern,
}

/// The summary of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainCard {
    /// The height of its newest block.
    pub height: Height,
    /// That block's hash.
    pub head: Hash,
    /// The irreversible height: the height of the newest final block.
    pub irreversible: Height,
    /// The time of the newest block.
    pub timestamp: Timestamp,
}

/// The contents of some blocks, counted and named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// The number of blocks.
    pub blocks: u64,
    /// The number of transactions, by the name of their type.
    pub transactions: BTreeMap<TransactionKind, u32>,
    /// Accounts.
    pub people: Vec<UserId>,
    /// Records with a new version or a share.
    pub records: Vec<RecordId>,
    /// The patients with a new grant or a revocation.
    pub grants: Vec<UserId>,
    /// The accounts with a changed vote.
    pub votes: Vec<UserId>,
}
