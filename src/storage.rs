//! Where ledgers are kept: a port, and the errors that it may answer with.
//!
//! A ledger has a store of its own. What must stay true together is written together: a [`Change`] is one transaction
//! of the database, and either all of it is on disk when `commit` returns, or none ever will be. Reading gives bytes
//! back; they are judged again like any other input, since a disk is not a friend.

#[doc(hidden)]
pub mod contract;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
pub mod indexed_db;
pub mod memory;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod schema;
mod shelf;
mod tries;

pub use shelf::{Shelf, ShelfEntry, Tell};
pub use tries::{Tries, Try};

use crate::ledger::access_log::Entry;
use crate::ledger::block::{Block, Verified};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::transaction::evidence::Evidence;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// Where one ledger is kept.
#[expect(async_fn_in_trait, reason = "a browser's database has one thread; nothing here is sent to another")]
pub trait Store {
    /// Everything but blocks and log entries, as it was at one moment.
    ///
    /// # Errors
    /// Those of the database.
    async fn load(&self) -> Result<Kept, StoreError>;

    /// The canonical bytes of the blocks at these heights, in their order; fewer where the chain ends before.
    ///
    /// # Errors
    /// Those of the database.
    async fn blocks(&self, heights: Range<Height>) -> Result<Vec<Vec<u8>>, StoreError>;

    /// The canonical bytes of the former generation's blocks above `Kept::former`, in their order.
    ///
    /// # Errors
    /// Those of the database.
    async fn former(&self) -> Result<Vec<Vec<u8>>, StoreError>;

    /// The canonical bytes of the log's entries of these sequence numbers, in their order.
    ///
    /// # Errors
    /// Those of the database.
    async fn log(&self, sequences: Range<u64>) -> Result<Vec<Vec<u8>>, StoreError>;

    /// Why nothing can be written here, where that is so: another tab has brought the database to a newer schema.
    fn obstacle(&self) -> Option<StoreError>;

    /// Writes a change in one transaction, and returns when it is on disk.
    ///
    /// # Errors
    /// `Conflict` where the head, the log, its key, a mark or the tries of a password are not what the change expects; else those of the database.
    /// Whatever the error, nothing was written.
    async fn commit(&self, change: Change) -> Result<(), StoreError>;
}

/// Everything of a store but blocks and log entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The newest block.
    pub head: Option<Head>,
    /// How many entries the log has.
    pub log_size: u64,
    /// The canonical bytes of the pool's transactions, by id.
    pub pool: BTreeMap<Hash, Vec<u8>>,
    /// The account files, as they were put.
    pub accounts: BTreeMap<UserId, Vec<u8>>,
    /// The highest slot that each delegate has signed, as far as this device knows.
    pub marks: BTreeMap<UserId, Slot>,
    /// The wrong tries of passwords, by account.
    pub tries: BTreeMap<UserId, Tries>,
    /// The seed of the log's own key.
    pub log_key: Option<[u8; 32]>,
    /// The height up to which the chain was exported.
    pub exported: Option<Height>,
    /// The canonical bytes of evidence that was found, by delegate and slot.
    pub evidence: BTreeMap<(UserId, Slot), Vec<u8>>,
    /// The access logs of other devices, as they were put, by the logs' keys.
    pub logs: BTreeMap<PublicKey, Vec<u8>>,
    /// The block on which the former generation of the chain went, where one is kept.
    pub former: Option<Head>,
    /// How many bytes the blocks take.
    pub block_bytes: u64,
    /// The last known time, by the device's clock.
    pub known_time: Option<Timestamp>,
}

/// The newest block of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How many blocks stand before it.
    pub height: Height,
    /// Its hash.
    pub hash: Hash,
}

/// What is written together. Start from `Change::on(head)` and fill in.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The newest block that must be there for the change to be right.
    pub expected: Option<Head>,
    /// The block on which `blocks` go, where that is not `expected` but below it: what stands above it is taken away.
    pub onto: Option<Head>,
    /// Blocks to append, without a gap, above `onto` or else `expected`.
    pub blocks: Vec<Block<Verified>>,
    /// Transactions that come into the pool, or replace the one of the same id: id and canonical bytes.
    pub pooled: Vec<(Hash, Vec<u8>)>,
    /// Transactions that leave the pool, before others come in.
    pub unpooled: Vec<Hash>,
    /// Account files to keep, replacing the one of the same user.
    pub accounts: Vec<(UserId, Vec<u8>)>,
    /// Entries to append to the log. Their sequence numbers must go on where the log ends.
    pub log: Vec<Entry>,
    /// The slot that a delegate signs with this change. It must be above all that it has signed.
    pub signed: Option<(UserId, Slot)>,
    /// Slots that delegates were seen to have signed elsewhere. Never lowers a mark.
    pub marks: Vec<(UserId, Slot)>,
    /// An account whose password is tried now, or was right.
    pub tried: Option<(UserId, Try)>,
    /// The seed of the log's own key, at first use.
    pub log_key: Option<[u8; 32]>,
    /// The height up to which the chain was exported now. Never lowers it.
    pub exported: Option<Height>,
    /// Evidence that was found, replacing what there is of the same delegate and slot.
    pub evidence: Vec<Evidence>,
    /// Access logs of other devices, replacing the one of the same key.
    pub logs: Vec<(PublicKey, Vec<u8>)>,
    /// What becomes of the former generation of the chain.
    pub former: Former,
    /// The part that is kept of the time.
    pub known_time: KnownTime,
}

/// What a change keeps of the time at which it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KnownTime {
    /// Nothing: the clock is in doubt.
    #[default]
    Stays,
    /// The clock showed it. Never lowers what is known.
    Seen(Timestamp),
    /// A person has confirmed the clock.
    Confirmed(Timestamp),
}

impl KnownTime {
    /// The last known time once the change is written.
    pub fn after(self, before: Option<Timestamp>) -> Option<Timestamp> {
        match self {
            Self::Stays => before,
            Self::Seen(now) => before.max(Some(now)),
            Self::Confirmed(now) => Some(now),
        }
    }
}

/// The generation of a chain before an import, kept so that the import can be undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Former {
    /// It stays as it is.
    #[default]
    Stays,
    /// There is none any more: the chain was built upon.
    Ends,
    /// It is this one: the block that both generations share, and the canonical bytes of the former's blocks above it.
    Is {
        /// The newest block that both share.
        onto: Head,
        /// The former generation's blocks above it, in their order.
        blocks: Vec<Vec<u8>>,
    },
}

impl Change {
    /// A change that is right while `expected` is the newest block.
    pub fn on(expected: Option<Head>) -> Self {
        Self { expected, ..Self::default() }
    }

    /// The newest block once the change is written.
    pub fn head(&self) -> Option<Head> {
        self.blocks.last().map(Head::of).or(self.onto).or(self.expected)
    }

    /// Judges whether the change goes on where a store stands.
    ///
    /// # Errors
    /// `Conflict` where the head, the log's size, the log's key or the tries of a password are others, where there is a
    /// gap, or where a slot is signed that the delegate has signed or passed.
    fn goes_on(&self, at: &Standing<'_>) -> Result<(), StoreError> {
        let same_key = self.log_key.is_none() || at.log_key.is_none() || self.log_key == at.log_key;
        let unsigned = |(delegate, slot): &(UserId, Slot)| at.marks.get(delegate).is_none_or(|highest| highest < slot);
        let goes_on = self.expected == at.head
            && self.is_onto_something_below()
            && self.links()
            && self.counts_from(at.log_size)
            && same_key
            && self.signed.iter().all(unsigned)
            && self.tried.iter().all(|(user, it)| it.goes_on(at.tries.get(user).copied()));
        if goes_on { Ok(()) } else { Err(StoreError::Conflict) }
    }

    fn is_onto_something_below(&self) -> bool {
        self.onto.is_none_or(|onto| self.expected.is_some_and(|head| onto.height < head.height))
    }

    /// The heights of the blocks that are taken away.
    fn taken_away(&self) -> Range<Height> {
        match (self.onto, self.expected) {
            (Some(onto), Some(head)) => onto.height.next()..head.height.next(),
            _ => Height(0)..Height(0),
        }
    }

    /// Up to where the chain was exported once the change is written: of blocks that are taken away, no more.
    pub fn exported_after(&self, before: Option<Height>) -> Option<Height> {
        let still = self.onto.map_or(before, |onto| before.map(|height| height.min(onto.height)));
        still.max(self.exported)
    }

    /// The marks once the change is written: those of what is signed now and of what was seen, never lowered.
    fn raise(&self, marks: &mut BTreeMap<UserId, Slot>) {
        raise(marks, self.signed.iter().chain(&self.marks).map(|(delegate, slot)| (delegate, slot)));
    }

    /// The tries of passwords once the change is written.
    fn count(&self, tries: &mut BTreeMap<UserId, Tries>) {
        self.tried.iter().for_each(|(user, it)| it.apply(user, tries));
    }

    /// Whether each block names the one before it, from the expected one on.
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

/// Where a store stands, as far as a change must fit it.
struct Standing<'a> {
    head: Option<Head>,
    log_size: u64,
    log_key: Option<[u8; 32]>,
    marks: &'a BTreeMap<UserId, Slot>,
    tries: &'a BTreeMap<UserId, Tries>,
}

/// Raises marks to slots that were signed. Never lowers one.
fn raise<'a>(marks: &mut BTreeMap<UserId, Slot>, signed: impl IntoIterator<Item = (&'a UserId, &'a Slot)>) {
    for (delegate, slot) in signed {
        let highest = marks.entry(delegate.clone()).or_insert(*slot);
        *highest = (*highest).max(*slot);
    }
}

/// Under which key evidence is kept.
fn offence(evidence: &Evidence) -> (UserId, Slot) {
    let header = &evidence.first.header;
    (header.delegate_id.clone(), header.slot)
}

impl Head {
    /// The head of a chain that ends in this block.
    pub fn of(block: &Block<Verified>) -> Self {
        Self { height: block.header.height, hash: block.hash() }
    }
}

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum StoreError {
    /// Another tab has written first: the head, or the size of the log, is not the one that was expected.
    Conflict,
    /// Another tab is just filling this ledger.
    Busy,
    /// The browser gives no more room.
    Quota,
    /// The transaction was aborted; nothing of it was written.
    Aborted {
        /// What the browser said.
        cause: String,
    },
    /// The connection to the database was closed, by the browser or because the database was deleted.
    Closed,
    /// The database is not there any more: another tab has deleted it, or somebody the site's data.
    Gone,
    /// Another tab has brought the database to a newer schema than this program knows.
    Newer {
        /// The schema that was found.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// What was read is not what was written.
    Damaged {
        /// In which object store.
        store: String,
        /// Under which key.
        key: String,
    },
    /// The browser has no database, or refuses it.
    Unavailable {
        /// What the browser said.
        cause: String,
    },
}
