//! An open ledger: its store, and the values that were read from it.
//!
//! A command builds a [`Step`]. `write` commits it in one transaction of the store and only then changes memory, so a
//! failed command leaves both unchanged.

mod read;

use super::index::Index;
use super::keyring::Keyring;
use super::log::{AccessLog, NewEntry};
use super::pool::Pool;
use crate::file::access_log::SealedLog;
use crate::file::account::AccountFile;
use crate::ledger::access_log::Entry;
use crate::ledger::block::{Block, SharedBlocks, Unchecked};
use crate::ledger::chain;
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, SigningKey};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::plan::Plan;
use crate::ledger::rejection::Settlement;
use crate::ledger::state::{Changes, Place, State};
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::transaction::{Identified, Transaction};
use crate::protocol::{Contents, Fault, ReadOnlyReason};
use crate::storage::{AttemptUpdate, Change, Former, Head, KnownTime, PasswordAttempts, Store};
use std::collections::BTreeMap;
use std::rc::Rc;

/// An open ledger.
pub struct OpenLedger<S> {
    /// The database of the ledger.
    pub store: S,
    /// The state of its chain.
    pub state: State,
    /// The proposals by author.
    pub index: Index,
    /// The signed transactions that are in no block yet.
    pub pool: Pool,
    /// The accounts of this device, and their unlocked seeds.
    pub keyring: Keyring,
    /// The access log.
    pub log: AccessLog,
    /// The wrong password attempts, by account.
    pub tries: BTreeMap<UserId, PasswordAttempts>,
    /// The signing marks: the highest slot that each delegate has signed, as far as this device knows.
    pub marks: BTreeMap<UserId, Slot>,
    /// The evidence of double signing that this device has found.
    pub evidence: BTreeMap<(UserId, Slot), Evidence>,
    /// The access logs of other devices.
    pub logs: BTreeMap<PublicKey, SealedLog>,
    /// The key of this device's own access log, from its first use on.
    pub log_key: Option<SigningKey>,
    /// The height up to which the chain is in files: exported from here, or imported here.
    pub exported: Option<Height>,
    /// The last export of this session: its newest block, and whether it has the contents.
    pub last_export: Option<(Head, Contents)>,
    /// The last known time of this ledger.
    pub known_time: Option<Timestamp>,
    /// The block below the former generation, if an import can be undone.
    pub former: Option<Head>,
    /// The reason why the ledger is read-only: it is corrupt, unreachable, or newer than this program.
    pub damage: Option<ReadOnlyReason>,
    /// The acting account.
    pub acting: Option<UserId>,
}

/// The change of the state by the blocks of a step.
#[derive(Clone, Default)]
pub enum Advance {
    /// No change: the step has no blocks.
    #[default]
    Nothing,
    /// The changes of one block.
    By(Box<Changes>),
    /// The state of a whole chain.
    To(Box<State>),
}

/// The changes that a command makes. Start from `Step::default()`.
#[derive(Clone, Default)]
pub struct Step {
    /// The block below `blocks`, if it is not the newest one; the blocks above it are removed.
    pub onto: Option<Head>,
    /// Blocks to append.
    pub blocks: SharedBlocks,
    /// The change of the state by these blocks.
    pub advance: Advance,
    /// Transactions to add to the pool.
    pub pooled: Vec<Identified>,
    /// Transactions to remove from it.
    pub unpooled: Vec<Hash>,
    /// New account files.
    pub accounts: Vec<AccountFile>,
    /// New entries of the access log.
    pub entries: Vec<NewEntry>,
    /// The slot that a delegate signs with the step.
    pub signed: Option<(UserId, Slot)>,
    /// Slots that delegates have signed elsewhere.
    pub marks: Vec<(UserId, Slot)>,
    /// An account and the begin or the success of its password attempt.
    pub tried: Option<(UserId, AttemptUpdate)>,
    /// The seed of the log's own key, at its first use.
    pub log_key: Option<[u8; 32]>,
    /// New evidence of double signing.
    pub evidence: Vec<Evidence>,
    /// Access logs of other devices.
    pub logs: Vec<SealedLog>,
    /// The change of the former generation.
    pub former: Former,
    /// The change of the last known time.
    pub known_time: KnownTime,
    /// The height up to which the chain is in files with this step: by an export or an import.
    pub exported: Option<Height>,
}

impl Step {
    /// Returns `true` if the step is valid on any head: it changes neither the chain nor the pool, and begins no password
    /// attempt, whose number depends on the earlier ones.
    pub fn is_independent_of_head(&self) -> bool {
        let Self { onto, blocks, pooled, unpooled, tried, .. } = self;
        let begins = matches!(tried, Some((_, AttemptUpdate::Begins { .. })));
        blocks.is_empty() && pooled.is_empty() && unpooled.is_empty() && onto.is_none() && !begins
    }
}

/// A step that is on disk, and not yet in memory.
pub struct Committed {
    step: Step,
    entries: Vec<Entry>,
    unpooled: Vec<Hash>,
    exported: Option<Height>,
    known_time: Option<Timestamp>,
}

/// Returns a transaction as the database stores it: id and canonical bytes.
pub fn stored(it: &Identified) -> (Hash, Vec<u8>) {
    (it.id, encode::canonical(&it.transaction))
}

impl<S: Store> OpenLedger<S> {
    /// Returns a block of the stored chain.
    ///
    /// # Errors
    /// `NoSuchBlock`; the store's.
    pub async fn block(&self, height: Height) -> Result<Block<Unchecked>, Fault> {
        let mut found = self.blocks(height..height.next()).await?;
        found.pop().ok_or(Fault::NoSuchBlock { height, head: self.state.tip().height })
    }

    /// Returns blocks of the stored chain, in order.
    ///
    /// # Errors
    /// The store's.
    pub async fn blocks(&self, heights: std::ops::Range<Height>) -> Result<Vec<Block<Unchecked>>, Fault> {
        let first = heights.start.0;
        let stored = self.store.blocks(heights).await?;
        (first..).zip(&stored).map(|(height, bytes)| read::parse(Height(height), bytes)).collect()
    }

    /// Returns a transaction of the stored chain.
    ///
    /// # Errors
    /// The store's; `Damaged` if the block has no such leaf.
    pub async fn transaction(&self, place: Place) -> Result<Transaction, Fault> {
        let block = self.block(place.height).await?;
        let found = block.transactions.into_iter().nth(place.index as usize);
        found.ok_or_else(|| read::damaged("blocks", place.height.to_string()))
    }

    /// Returns a transaction of the chain or the pool by its id.
    ///
    /// # Errors
    /// `NoSuchTransaction`; the store's.
    pub async fn find(&self, id: Hash) -> Result<Transaction, Fault> {
        match self.state.settled(id).filter(|it| it.how == Settlement::InBlock) {
            Some(settled) => self.transaction(settled.place).await,
            None => {
                self.pool.get(id).map(|it| it.transaction.clone()).ok_or(Fault::NoSuchTransaction { transaction: id })
            }
        }
    }

    /// Commits a step to the database.
    ///
    /// # Errors
    /// `ReadOnly`; the store's.
    pub async fn commit(&self, step: Step, now: Timestamp) -> Result<Committed, Fault> {
        if let Some(damage) = &self.damage {
            return Err(Fault::ReadOnly { damage: Box::new(damage.clone()) });
        }
        let entries = self.log.entries(&step.entries, now);
        let settled = step.blocks.iter().flat_map(Block::ids).copied().filter(|id| self.pool.get(*id).is_some());
        let unpooled: Vec<Hash> = step.unpooled.iter().copied().chain(settled).collect();
        let change = self.change(&step, &entries, &unpooled);
        let exported = change.exported_after(self.exported);
        let known_time = change.known_time.after(self.known_time);
        self.store.commit(change).await?;
        Ok(Committed { step, entries, unpooled, exported, known_time })
    }

    /// Returns the store's change for a step.
    fn change(&self, step: &Step, entries: &[Entry], unpooled: &[Hash]) -> Change {
        Change {
            expected: Some(self.head()),
            onto: step.onto,
            blocks: step.blocks.clone(),
            pooled: step.pooled.iter().map(stored).collect(),
            unpooled: unpooled.to_vec(),
            accounts: step.accounts.iter().map(|it| (it.user_id().clone(), encode::canonical(it))).collect(),
            log: entries.to_vec(),
            signed: step.signed.clone(),
            marks: step.marks.clone(),
            tried: step.tried.clone(),
            log_key: step.log_key,
            exported: step.exported,
            evidence: step.evidence.clone(),
            logs: step.logs.iter().map(|it| (it.log, encode::canonical(it))).collect(),
            former: step.former.clone(),
            known_time: step.known_time,
        }
    }

    /// Makes the changes of a committed step in memory.
    ///
    /// # Errors
    /// The store's, if the index cannot be read again after blocks were removed.
    pub async fn apply(&mut self, committed: Committed) -> Result<(), Fault> {
        let Committed { step, entries, unpooled, exported, known_time } = committed;
        self.log.append(&entries);
        (self.exported, self.known_time) = (exported, known_time);
        let Step {
            onto, blocks, advance, pooled, accounts, signed, marks, tried, log_key, evidence, logs, former, ..
        } = step;
        match former {
            Former::Stays => {}
            Former::Ends => self.former = None,
            Former::Is { onto, .. } => self.former = Some(onto),
        }
        for (delegate, slot) in signed.into_iter().chain(marks) {
            let highest = self.marks.entry(delegate).or_insert(slot);
            *highest = slot.max(*highest);
        }
        tried.into_iter().for_each(|(user, it)| it.apply(&user, &mut self.tries));
        self.log_key = log_key.map(|seed| SigningKey::new(&seed)).or(self.log_key.take());
        self.evidence.extend(evidence.into_iter().map(|it| (double_signing(&it), it)));
        self.logs.extend(logs.into_iter().map(|it| (it.log, it)));
        accounts.into_iter().for_each(|file| self.keyring.put(file));
        unpooled.iter().for_each(|id| self.pool.remove(*id));
        self.advance(advance);
        for Identified { id, transaction } in pooled {
            self.pool.put(id, transaction);
        }
        self.lock_contradicted();
        if onto.is_some() {
            // Blocks were removed, and the index contains their proposals.
            self.index = read::index(self).await?;
        } else {
            blocks.iter().for_each(|block| self.index.read(block, block.ids()));
        }
        Ok(())
    }

    fn advance(&mut self, advance: Advance) {
        match advance {
            Advance::Nothing => return,
            Advance::By(changes) => chain::adopt(&mut self.state, *changes),
            Advance::To(state) => self.state = *state,
        }
        self.pool.settle(&self.state);
    }
}

impl<S> OpenLedger<S> {
    /// Returns the newest block.
    pub const fn head(&self) -> Head {
        let tip = self.state.tip();
        Head { height: tip.height, hash: tip.hash }
    }

    /// Returns the plan of the next block with this time.
    pub fn plan(&self, time: Timestamp) -> Rc<Plan> {
        self.pool.plan(&self.state, time)
    }

    /// Returns the number of blocks that are in no file: never exported from here, and never imported here.
    pub fn unexported(&self) -> u64 {
        let blocks = self.state.tip().height.0 + 1;
        blocks - self.exported.map_or(0, |height| height.0 + 1).min(blocks)
    }

    /// Records that a file with all blocks up to `head` was handed out. The store may have no record of it: it is
    /// read-only, or full.
    pub fn note_export(&mut self, head: Head, contents: Contents) {
        if head != self.head() {
            return;
        }
        // An earlier file of the same blocks still has their contents.
        let contents = self.exported_in_session().filter(|before| *before == Contents::Sealed).unwrap_or(contents);
        self.last_export = Some((head, contents));
        self.exported = self.exported.max(Some(head.height));
    }

    /// Returns the contents of the export of this session that ends with the newest block; `None` if there is none.
    pub fn exported_in_session(&self) -> Option<Contents> {
        self.last_export.filter(|(head, _)| *head == self.head()).map(|(_, contents)| contents)
    }
}

/// Returns the delegate and the slot of evidence.
pub fn double_signing(evidence: &Evidence) -> (UserId, Slot) {
    let header = &evidence.first.header;
    (header.delegate_id.clone(), header.slot)
}
