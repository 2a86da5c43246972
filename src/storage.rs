//! The storage of ledgers: a port, and its errors.
//!
//! Each ledger has its own store. A [`Change`] is one transaction of the database: when `commit` returns, all of it is
//! on disk, or none of it ever will be. Reading returns bytes, which the caller verifies like any other input, because
//! the content of a disk can change.

#[doc(hidden)]
pub mod contract;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
pub mod indexed_db;
mod library;
pub mod memory;
mod password_attempts;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod schema;

pub use library::{Library, LibraryEntry, Tell};
pub use password_attempts::{AttemptUpdate, PasswordAttempts};

use crate::ledger::access_log::Entry;
use crate::ledger::block::{Block, SharedBlocks, Verified};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::transaction::evidence::Evidence;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// The storage of one ledger.
#[expect(async_fn_in_trait, reason = "a browser's database runs on one thread, so no future is sent to another")]
pub trait Store {
    /// Reads everything except blocks and log entries, in one transaction.
    ///
    /// # Errors
    /// Those of the database.
    async fn load(&self) -> Result<StoredState, StoreError>;

    /// Returns the canonical bytes of the blocks at these heights, in order; fewer if the chain ends before.
    ///
    /// # Errors
    /// Those of the database.
    async fn blocks(&self, heights: Range<Height>) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Returns the canonical bytes of the former generation's blocks above `StoredState::former`, in order.
    ///
    /// # Errors
    /// Those of the database.
    async fn former(&self) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Returns the canonical bytes of the log entries with these sequence numbers, in order.
    ///
    /// # Errors
    /// Those of the database.
    async fn log(&self, sequences: Range<u64>) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Returns the reason why this store is read-only, if it is: another tab has migrated the database to a newer
    /// schema.
    fn obstacle(&self) -> Option<StoreError>;

    /// Writes a change in one transaction, and returns when it is on disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the head, the log, its key, a mark or the password attempts differ from what the
    /// change expects; else those of the database. After any error, nothing was written.
    async fn commit(&self, change: Change) -> Result<(), StoreError>;
}

/// The content of a store except blocks and log entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredState {
    /// The newest block.
    pub head: Option<Head>,
    /// The number of entries in the log.
    pub log_size: u64,
    /// The canonical bytes of the pool's transactions, by id.
    pub pool: BTreeMap<Hash, Vec<u8>>,
    /// The account files, byte for byte.
    pub accounts: BTreeMap<UserId, Vec<u8>>,
    /// The signing marks: the highest slot that each delegate has signed, as far as this device knows.
    pub marks: BTreeMap<UserId, Slot>,
    /// The wrong password attempts, by account.
    pub tries: BTreeMap<UserId, PasswordAttempts>,
    /// The seed of the log's own key.
    pub log_key: Option<[u8; 32]>,
    /// The height up to which the chain was exported.
    pub exported: Option<Height>,
    /// The canonical bytes of evidence, by delegate and slot.
    pub evidence: BTreeMap<(UserId, Slot), Vec<u8>>,
    /// The access logs of other devices, byte for byte, by the keys of the logs.
    pub logs: BTreeMap<PublicKey, Vec<u8>>,
    /// The block below the former generation's blocks, if there is a former generation.
    pub former: Option<Head>,
    /// The size of all blocks, in bytes.
    pub block_bytes: u64,
    /// The last known time, by the device's clock.
    pub known_time: Option<Timestamp>,
}

/// The newest block of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of blocks below it.
    pub height: Height,
    /// Its hash.
    pub hash: Hash,
}

/// A set of writes that succeeds or fails as one. Start from `Change::on(head)` and set fields.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The head that the change requires.
    pub expected: Option<Head>,
    /// The block below `blocks`, if that is not `expected` but a lower one; the blocks above it are removed.
    pub onto: Option<Head>,
    /// The blocks to append, without a gap, above `onto` or else `expected`.
    pub blocks: SharedBlocks,
    /// Transactions that enter the pool, or replace the one of the same id: id and canonical bytes.
    pub pooled: Vec<(Hash, Vec<u8>)>,
    /// Transactions that leave the pool, before others enter.
    pub unpooled: Vec<Hash>,
    /// Account files to store, replacing the one of the same user.
    pub accounts: Vec<(UserId, Vec<u8>)>,
    /// Entries to append to the log. Their sequence numbers continue those of the log.
    pub log: Vec<Entry>,
    /// The slot that a delegate signs with this change. It must be above the delegate's signing mark.
    pub signed: Option<(UserId, Slot)>,
    /// Slots that delegates have signed elsewhere. They never lower a mark.
    pub marks: Vec<(UserId, Slot)>,
    /// An account with a new password attempt, or whose password was right.
    pub tried: Option<(UserId, AttemptUpdate)>,
    /// The seed of the log's own key, at its first use.
    pub log_key: Option<[u8; 32]>,
    /// The height up to which the chain is exported now. It never lowers the stored height.
    pub exported: Option<Height>,
    /// Evidence to store, replacing the one of the same delegate and slot.
    pub evidence: Vec<Evidence>,
    /// Access logs of other devices, replacing the one of the same key.
    pub logs: Vec<(PublicKey, Vec<u8>)>,
    /// The change of the former generation.
    pub former: Former,
    /// The change of the last known time.
    pub known_time: KnownTime,
}

/// The change of the last known time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KnownTime {
    /// None: the clock is in doubt.
    #[default]
    Stays,
    /// The clock showed this time. It never lowers the last known time.
    Seen(Timestamp),
    /// A person has confirmed the clock.
    Confirmed(Timestamp),
}

impl KnownTime {
    /// Returns the last known time after the change.
    pub fn after(self, before: Option<Timestamp>) -> Option<Timestamp> {
        match self {
            Self::Stays => before,
            Self::Seen(now) => before.max(Some(now)),
            Self::Confirmed(now) => Some(now),
        }
    }
}

/// The change of the former generation, which is kept so that the last import can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Former {
    /// None.
    #[default]
    Stays,
    /// It is removed: the chain has grown since the import.
    Ends,
    /// It is replaced.
    Is {
        /// The newest block that both generations share.
        onto: Head,
        /// The canonical bytes of the former generation's blocks above it, in order.
        blocks: Vec<Vec<u8>>,
    },
}

impl Change {
    /// Creates a change that requires `expected` as the newest block.
    pub fn on(expected: Option<Head>) -> Self {
        Self { expected, ..Self::default() }
    }

    /// Returns the newest block after the change.
    pub fn head(&self) -> Option<Head> {
        self.blocks.last().map(Head::of).or(self.onto).or(self.expected)
    }

    /// Checks that the change fits the state of a store.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if the head, the log's size, the log's key or the password attempts differ, if there is
    /// a gap, or if the change signs a slot at or below the delegate's signing mark.
    fn continues_from(&self, at: &StoreState<'_>) -> Result<(), StoreError> {
        let same_key = self.log_key.is_none() || at.log_key.is_none() || self.log_key == at.log_key;
        let unsigned = |(delegate, slot): &(UserId, Slot)| at.marks.get(delegate).is_none_or(|highest| highest < slot);
        let continues_from = self.expected == at.head
            && self.builds_on_lower_block()
            && self.links()
            && self.counts_from(at.log_size)
            && same_key
            && self.signed.iter().all(unsigned)
            && self.tried.iter().all(|(user, it)| it.continues_from(at.tries.get(user).copied()));
        if continues_from { Ok(()) } else { Err(StoreError::Conflict) }
    }

    fn builds_on_lower_block(&self) -> bool {
        self.onto.is_none_or(|onto| self.expected.is_some_and(|head| onto.height < head.height))
    }

    /// Returns the heights of the blocks that the change removes.
    fn removed_heights(&self) -> Range<Height> {
        match (self.onto, self.expected) {
            (Some(onto), Some(head)) => onto.height.next()..head.height.next(),
            _ => Height(0)..Height(0),
        }
    }

    /// Returns the height up to which the chain is exported after the change; removed blocks no longer count.
    pub fn exported_after(&self, before: Option<Height>) -> Option<Height> {
        let still = self.onto.map_or(before, |onto| before.map(|height| height.min(onto.height)));
        still.max(self.exported)
    }

    /// Raises the signing marks to the slots of this change, and never lowers one.
    fn raise(&self, marks: &mut BTreeMap<UserId, Slot>) {
        raise(marks, self.signed.iter().chain(&self.marks).map(|(delegate, slot)| (delegate, slot)));
    }

    /// Applies the change to the password attempts.
    fn count(&self, tries: &mut BTreeMap<UserId, PasswordAttempts>) {
        self.tried.iter().for_each(|(user, it)| it.apply(user, tries));
    }

    /// Returns `true` if each block names the one before it, from the expected one on.
    fn links(&self) -> bool {
        let mut below = self.onto.or(self.expected);
        self.blocks.iter().all(|block| {
            let (height, hash) = below.map_or((Height(0), Hash::ZERO), |head| (head.height.next(), head.hash));
            below = Some(Head::of(block));
            block.header.height == height && block.header.previous_hash == hash
        })
    }

    fn counts_from(&self, log_size: u64) -> bool {
        self.log.iter().zip(log_size..).all(|(entry, sequence)| entry.sequence == sequence)
    }
}

/// The state of a store, as far as a change must fit it.
struct StoreState<'a> {
    head: Option<Head>,
    log_size: u64,
    log_key: Option<[u8; 32]>,
    marks: &'a BTreeMap<UserId, Slot>,
    tries: &'a BTreeMap<UserId, PasswordAttempts>,
}

/// Raises marks to the signed slots, and never lowers one.
fn raise<'a>(marks: &mut BTreeMap<UserId, Slot>, signed: impl IntoIterator<Item = (&'a UserId, &'a Slot)>) {
    for (delegate, slot) in signed {
        let highest = marks.entry(delegate.clone()).or_insert(*slot);
        *highest = (*highest).max(*slot);
    }
}

/// Returns the key of an evidence.
fn double_signing(evidence: &Evidence) -> (UserId, Slot) {
    let header = &evidence.first.header;
    (header.delegate_id.clone(), header.slot)
}

impl Head {
    /// Returns the head of a chain that ends in this block.
    pub fn of(block: &Block<Verified>) -> Self {
        Self { height: block.header.height, hash: block.hash() }
    }
}

/// The reason why a store did not execute a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum StoreError {
    /// Another tab has written first: the head or the size of the log differs from the expected one.
    Conflict,
    /// Another tab is filling this ledger.
    Busy,
    /// The browser provides no more space.
    Quota,
    /// The transaction was aborted, and nothing of it was written.
    Aborted {
        /// The message of the browser.
        cause: String,
    },
    /// The browser closed the connection, or the database was deleted.
    Closed,
    /// The database does not exist any more: another tab has deleted it, or the site's data was cleared.
    Gone,
    /// Another tab has migrated the database to a newer schema than this program knows.
    Newer {
        /// The schema of the database.
        actual: u32,
        /// The newest schema that this program knows.
        known: u32,
    },
    /// The database cannot be read as it was written.
    Damaged {
        /// The object store.
        store: String,
        /// The key of the record.
        key: String,
    },
    /// The browser has no database, or denies access.
    Unavailable {
        /// The message of the browser.
        cause: String,
    },
}
