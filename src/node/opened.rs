//! A ledger that is open: its store, and everything that was read from it.
//!
//! Memory follows the disk. A command puts together a [`Step`]; `write` commits it in one transaction of the store, and
//! only then takes it over here. Whatever fails before leaves both as they were.

use super::index::Index;
use super::journal::{Journal, Note};
use super::keyring::Keyring;
use super::pool::Pool;
use crate::file::access_log::SealedLog;
use crate::file::account::AccountFile;
use crate::ledger::access_log::Entry;
use crate::ledger::block::{Block, Unchecked, Verified};
use crate::ledger::chain::{self, Replay};
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, SigningKey};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::rejection::{Reason, Rejection};
use crate::ledger::state::{Changes, Place, State};
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::verify::Signatures;
use crate::protocol::Fault;
use crate::storage::{Change, Head, Kept, Store, StoreError};
use std::collections::BTreeMap;

/// How many blocks are read from the store at once.
const STRETCH: u64 = 256;

/// How many log entries are read from the store at once.
const LOG_STRETCH: u64 = 1_024;

/// A ledger that is open.
pub struct Opened<S> {
    /// Where it is kept.
    pub store: S,
    /// Where its chain stands.
    pub state: State,
    /// Who proposed what.
    pub index: Index,
    /// What waits.
    pub pool: Pool,
    /// The accounts whose keys are here.
    pub keyring: Keyring,
    /// The access log.
    pub journal: Journal,
    /// The highest slot that each delegate has signed, as far as this device knows.
    pub marks: BTreeMap<UserId, Slot>,
    /// What was found of delegates who signed two blocks for one slot.
    pub evidence: BTreeMap<(UserId, Slot), Evidence>,
    /// The access logs of other devices.
    pub logs: BTreeMap<PublicKey, SealedLog>,
    /// The key of this device's own access log, from its first use on.
    pub log_key: Option<SigningKey>,
    /// Up to where it was exported.
    pub exported: Option<Height>,
    /// The acting account.
    pub acting: Option<UserId>,
}

/// How the state moves on with the blocks of a step.
#[derive(Default)]
pub enum Advance {
    /// Not at all: there are none.
    #[default]
    Nothing,
    /// By what one block changes.
    By(Box<Changes>),
    /// To what a whole chain leads to.
    To(Box<State>),
}

/// What a command changes. Start from `Step::default()`.
#[derive(Default)]
pub struct Step {
    /// The block on which they go, where it is not the newest one: what stands above it is taken away.
    pub onto: Option<Head>,
    /// Blocks to append.
    pub blocks: Vec<Block<Verified>>,
    /// What they lead to.
    pub advance: Advance,
    /// Transactions that come into the pool.
    pub pooled: Vec<Transaction>,
    /// Transactions that leave it.
    pub unpooled: Vec<Hash>,
    /// A new account file.
    pub account: Option<AccountFile>,
    /// What the log says of it.
    pub notes: Vec<Note>,
    /// The slot that a delegate signs with it.
    pub signed: Option<(UserId, Slot)>,
    /// Slots that delegates were seen to have signed elsewhere.
    pub marks: Vec<(UserId, Slot)>,
    /// The seed of the log's own key, at first use.
    pub log_key: Option<[u8; 32]>,
    /// Delegates who were found to have signed two blocks for one slot.
    pub evidence: Vec<Evidence>,
    /// Access logs of other devices.
    pub logs: Vec<SealedLog>,
    /// Up to where the chain was exported now.
    pub exported: Option<Height>,
}

impl<S: Store> Opened<S> {
    /// Reads a ledger from its store: links, roots and state are replayed; its signatures this device checked before
    /// it stored them.
    ///
    /// # Errors
    /// Those of the store; the rule that a stored block breaks.
    pub async fn read(store: S) -> Result<Self, Fault> {
        let kept = store.load().await?;
        let (state, index) = replay(&store, &kept).await?;
        let journal = read_log(&store, kept.log_size).await?;
        let mut pool = Pool::default();
        for (id, bytes) in &kept.pool {
            let transaction = encode::read(bytes).map_err(|_| damaged("pool", id.to_string()))?;
            pool.put(*id, transaction, &state);
        }
        let mut keyring = Keyring::default();
        for (user, bytes) in &kept.accounts {
            keyring.put(encode::read(bytes).map_err(|_| damaged("accounts", user.to_string()))?);
        }
        let (evidence, logs) = (read_evidence(&kept)?, read_logs(&kept)?);
        let Kept { marks, exported, log_key, .. } = kept;
        let log_key = log_key.map(|seed| SigningKey::new(&seed));
        Ok(Self { store, state, index, pool, keyring, journal, marks, evidence, logs, log_key, exported, acting: None })
    }

    /// A block of the stored chain.
    ///
    /// # Errors
    /// `NoSuchBlock`; those of the store.
    pub async fn block(&self, height: Height) -> Result<Block<Unchecked>, Fault> {
        let mut found = self.blocks(height..height.next()).await?;
        found.pop().ok_or(Fault::NoSuchBlock { height, head: self.state.tip().height })
    }

    /// Blocks of the stored chain, in their order.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn blocks(&self, heights: std::ops::Range<Height>) -> Result<Vec<Block<Unchecked>>, Fault> {
        let first = heights.start.0;
        let stored = self.store.blocks(heights).await?;
        (first..).zip(&stored).map(|(height, bytes)| parse(Height(height), bytes)).collect()
    }

    /// A transaction of the stored chain.
    ///
    /// # Errors
    /// Those of the store; `Damaged` where the block has no such leaf.
    pub async fn transaction(&self, place: Place) -> Result<Transaction, Fault> {
        let block = self.block(place.height).await?;
        let found = block.transactions.into_iter().nth(place.index as usize);
        found.ok_or_else(|| damaged("blocks", place.height.to_string()))
    }

    /// Commits a step, then takes it over.
    ///
    /// # Errors
    /// Those of the store; then nothing has changed, neither there nor here.
    pub async fn write(&mut self, step: Step, now: Timestamp) -> Result<(), Fault> {
        let entries = self.journal.entries(&step.notes, now);
        let settled = step.blocks.iter().flat_map(Block::ids).copied().filter(|id| self.pool.get(*id).is_some());
        let unpooled: Vec<Hash> = step.unpooled.iter().copied().chain(settled).collect();
        let change = self.change(&step, &entries, &unpooled);
        let exported = change.exported_after(self.exported);
        self.store.commit(change).await?;
        self.journal.append(&entries);
        self.exported = exported;
        self.take_in(step, &unpooled).await
    }

    /// What a step writes.
    fn change(&self, step: &Step, entries: &[Entry], unpooled: &[Hash]) -> Change {
        Change {
            expected: Some(self.head()),
            onto: step.onto,
            blocks: step.blocks.clone(),
            pooled: step.pooled.iter().map(|it| (it.id(), encode::canonical(it))).collect(),
            unpooled: unpooled.to_vec(),
            accounts: step.account.iter().map(|it| (it.user_id().clone(), encode::canonical(it))).collect(),
            log: entries.to_vec(),
            signed: step.signed.clone(),
            marks: step.marks.clone(),
            log_key: step.log_key,
            exported: step.exported,
            evidence: step.evidence.clone(),
            logs: step.logs.iter().map(|it| (it.log, encode::canonical(it))).collect(),
        }
    }

    /// Takes over what is on disk now.
    async fn take_in(&mut self, step: Step, unpooled: &[Hash]) -> Result<(), Fault> {
        let Step { onto, blocks, advance, pooled, account, signed, marks, log_key, evidence, logs, .. } = step;
        for (delegate, slot) in signed.into_iter().chain(marks) {
            let highest = self.marks.entry(delegate).or_insert(slot);
            *highest = slot.max(*highest);
        }
        self.log_key = log_key.map(|seed| SigningKey::new(&seed)).or(self.log_key.take());
        self.evidence.extend(evidence.into_iter().map(|it| (offence(&it), it)));
        self.logs.extend(logs.into_iter().map(|it| (it.log, it)));
        if let Some(file) = account {
            self.keyring.put(file);
        }
        unpooled.iter().for_each(|id| self.pool.remove(*id));
        self.advance(advance);
        for it in pooled {
            self.pool.put(it.id(), it, &self.state);
        }
        if onto.is_some() {
            // A branch was taken away, and with it what the index had read there.
            self.index = self.read_index().await?;
        } else {
            blocks.iter().for_each(|block| self.index.read(block, block.ids()));
        }
        Ok(())
    }

    async fn read_index(&self) -> Result<Index, Fault> {
        let mut index = Index::default();
        let end = self.state.tip().height.next().0;
        for from in (0..end).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
            for block in self.blocks(Height(from)..Height((from + STRETCH).min(end))).await? {
                let ids: Vec<Hash> = block.transactions.iter().map(Transaction::id).collect();
                index.read(&block, &ids);
            }
        }
        Ok(index)
    }

    fn advance(&mut self, advance: Advance) {
        match advance {
            Advance::Nothing => return,
            Advance::By(changes) => chain::adopt(&mut self.state, *changes),
            Advance::To(state) => self.state = *state,
        }
        self.pool.judge_again(&self.state);
    }
}

impl<S> Opened<S> {
    /// The newest block.
    pub const fn head(&self) -> Head {
        let tip = self.state.tip();
        Head { height: tip.height, hash: tip.hash }
    }

    /// How many blocks were never exported.
    pub fn unexported(&self) -> u64 {
        let blocks = self.state.tip().height.0 + 1;
        blocks - self.exported.map_or(0, |height| height.0 + 1).min(blocks)
    }
}

/// Reads the chain from the store, stretch by stretch.
async fn replay<S: Store>(store: &S, kept: &Kept) -> Result<(State, Index), Fault> {
    let mut replay = Replay::new(Signatures::Known, None);
    let mut index = Index::default();
    let end = kept.head.map_or(0, |head| head.height.0 + 1);
    for from in (0..end).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
        let stored = store.blocks(Height(from)..Height((from + STRETCH).min(end))).await?;
        for (height, bytes) in (from..).zip(&stored) {
            replay.push(parse(Height(height), bytes)?)?;
        }
        replay.settle()?;
        for block in replay.take_verified() {
            index.read(&block, block.ids());
        }
    }
    let (state, _) = replay.finish()?;
    let head = Head { height: state.tip().height, hash: state.tip().hash };
    if kept.head == Some(head) { Ok((state, index)) } else { Err(damaged("meta", "head".to_owned())) }
}

async fn read_log<S: Store>(store: &S, size: u64) -> Result<Journal, Fault> {
    let mut journal = Journal::default();
    for from in (0..size).step_by(usize::try_from(LOG_STRETCH).unwrap_or(usize::MAX)) {
        for bytes in store.log(from..(from + LOG_STRETCH).min(size)).await? {
            journal.read(&bytes);
        }
    }
    if journal.head().size == size { Ok(journal) } else { Err(damaged("log", size.to_string())) }
}

fn read_evidence(kept: &Kept) -> Result<BTreeMap<(UserId, Slot), Evidence>, Fault> {
    let read = |(offence, bytes): (&(UserId, Slot), &Vec<u8>)| {
        let damaged = |_| damaged("evidence", format!("{}/{}", offence.0, offence.1));
        Ok((offence.clone(), encode::read(bytes).map_err(damaged)?))
    };
    kept.evidence.iter().map(read).collect()
}

fn read_logs(kept: &Kept) -> Result<BTreeMap<PublicKey, SealedLog>, Fault> {
    let read = |(log, bytes): (&PublicKey, &Vec<u8>)| {
        Ok((*log, encode::read(bytes).map_err(|_| damaged("logs", log.to_string()))?))
    };
    kept.logs.iter().map(read).collect()
}

/// Who signed twice, and for which slot.
pub fn offence(evidence: &Evidence) -> (UserId, Slot) {
    let header = &evidence.first.header;
    (header.delegate_id.clone(), header.slot)
}

/// A stored block, as unchecked as any other.
fn parse(height: Height, bytes: &[u8]) -> Result<Block<Unchecked>, Fault> {
    let malformed =
        |error: serde_json::Error| Rejection { height: Some(height), transaction: None, reason: Reason::from(&error) };
    Ok(encode::read(bytes).map_err(malformed)?)
}

fn damaged(store: &str, key: String) -> Fault {
    StoreError::Damaged { store: store.to_owned(), key }.into()
}
