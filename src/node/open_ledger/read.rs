//! Reads a ledger from its store: whole when it is opened, and only the changes after another tab has written.
//!
//! The store is not trusted: links, roots and state are replayed before anything is shown. If a stored block breaks a
//! rule or cannot be read, the ledger opens as read-only up to the last valid block, so that this part can be exported.

use super::OpenLedger;
use crate::file::account::AccountFile;
use crate::ledger::block::{Block, Unchecked};
use crate::ledger::chain::{self, Replay};
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::SigningKey;
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Reason, Rejection};
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::verify::Signatures;
use crate::node::index::Index;
use crate::node::keyring::Keyring;
use crate::node::log::AccessLog;
use crate::node::pool::Pool;
use crate::protocol::{Fault, ReadOnlyReason};
use crate::storage::{Head, Store, StoreError, StoredState};
use std::collections::BTreeMap;

/// The number of blocks that are read from the store at once.
const STRETCH: u64 = 256;

/// The number of log entries that are read from the store at once.
const LOG_STRETCH: u64 = 1_024;

/// The valid part of a stored chain.
struct Chain {
    state: State,
    index: Index,
    damage: Option<ReadOnlyReason>,
}

impl<S: Store> OpenLedger<S> {
    /// Reads a ledger from its store: replays links, roots and state. This device checked the signatures before it
    /// stored the blocks.
    ///
    /// # Errors
    /// The store's; the rule that block 0 breaks. An invalid later block makes the ledger read-only instead.
    pub async fn read(store: S) -> Result<Self, Fault> {
        let kept = store.load().await?;
        let Chain { state, index, damage } = replay(&store, &kept).await?;
        let (log, log_damage) = read_log(&store, kept.log_size).await?;
        let damage = damage.or(log_damage).or_else(|| store.obstacle().map(|fault| ReadOnlyReason::Store { fault }));
        let mut pool = Pool::default();
        for (id, bytes) in &kept.pool {
            pool.put(*id, waiting(*id, bytes)?);
        }
        let mut opened = Self {
            store,
            state,
            index,
            pool,
            log,
            damage,
            keyring: Keyring::default(),
            tries: BTreeMap::new(),
            marks: BTreeMap::new(),
            evidence: BTreeMap::new(),
            logs: BTreeMap::new(),
            log_key: None,
            exported: None,
            last_export: None,
            known_time: None,
            former: None,
            acting: None,
        };
        opened.take_over(kept)?;
        Ok(opened)
    }

    /// Reads the writes of another tab, at the cost of the new ones. Returns `true` if chain, log or pool have changed.
    ///
    /// # Errors
    /// The store's; the rule that a stored block breaks. Then memory is inconsistent and must be rebuilt.
    pub async fn catch_up(&mut self) -> Result<bool, Fault> {
        let kept = self.store.load().await?;
        let moved = kept.head != Some(self.head());
        if moved {
            self.follow(&kept).await?;
        }
        let grown = kept.log_size > self.log.head().size;
        for bytes in self.store.log(self.log.head().size..kept.log_size).await? {
            self.log.read(&bytes);
        }
        let pooled = self.take_over_pool(&kept)?;
        self.take_over(kept)?;
        self.lock_contradicted();
        Ok(moved || grown || pooled)
    }

    /// Advances the state to the stored chain: block by block if that continues this one, otherwise by a replay.
    async fn follow(&mut self, kept: &StoredState) -> Result<(), Fault> {
        let ours = self.head();
        let goes_on = kept.head.is_some_and(|head| ours.height < head.height)
            && self.block(ours.height).await?.header.hash() == ours.hash;
        if !goes_on {
            let Chain { state, index, damage } = replay(&self.store, kept).await?;
            (self.state, self.index, self.damage) = (state, index, damage);
        } else if let Some(head) = kept.head {
            for from in (ours.height.0 + 1..=head.height.0).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
                for block in self.blocks(Height(from)..Height((from + STRETCH).min(head.height.0 + 1))).await? {
                    let outcome = chain::follow(&self.state, block)?;
                    self.index.read(&outcome.block, outcome.block.ids());
                    chain::adopt(&mut self.state, outcome.changes);
                }
            }
        }
        self.pool.settle(&self.state);
        Ok(())
    }

    fn take_over_pool(&mut self, kept: &StoredState) -> Result<bool, Fault> {
        let gone: Vec<Hash> = self.pool.iter().map(|(id, _)| id).filter(|id| !kept.pool.contains_key(id)).collect();
        let mut changed = !gone.is_empty();
        gone.into_iter().for_each(|id| self.pool.remove(id));
        for (id, bytes) in &kept.pool {
            let known = self.pool.get(*id).is_some_and(|it| encode::canonical(&it.transaction) == *bytes);
            if !known {
                self.pool.put(*id, waiting(*id, bytes)?);
                changed = true;
            }
        }
        Ok(changed)
    }

    /// Reads everything but chain, pool and log.
    fn take_over(&mut self, kept: StoredState) -> Result<(), Fault> {
        self.evidence = read_evidence(&kept)?;
        self.logs = kept
            .logs
            .iter()
            .map(|(log, bytes)| Ok((*log, encode::read(bytes).map_err(|_| damaged("logs", log.to_string()))?)))
            .collect::<Result<_, Fault>>()?;
        for (user, bytes) in &kept.accounts {
            let file: AccountFile = encode::read(bytes).map_err(|_| damaged("accounts", user.to_string()))?;
            if file.user_id() != user {
                return Err(damaged("accounts", user.to_string()));
            }
            self.keyring.put(file);
        }
        let StoredState { marks, tries, exported, log_key, former, known_time, .. } = kept;
        self.log_key = log_key.map(|seed| SigningKey::new(&seed));
        (self.marks, self.tries, self.exported, self.former) = (marks, tries, exported, former);
        self.known_time = known_time;
        Ok(())
    }
}

/// Reads the valid part of the chain from the store. If another part is corrupt, checks all signatures again: no later
/// block confirms the last valid one by its link.
async fn replay<S: Store>(store: &S, kept: &StoredState) -> Result<Chain, Fault> {
    match replay_with(Signatures::Known, store, kept).await {
        Ok(Chain { damage: Some(_), .. }) => replay_with(Signatures::Check, store, kept).await,
        outcome => outcome,
    }
}

/// Replays the chain in pieces.
async fn replay_with<S: Store>(signatures: Signatures, store: &S, kept: &StoredState) -> Result<Chain, Fault> {
    let mut replay = Replay::new(signatures, None);
    let mut index = Index::default();
    let end = kept.head.map_or(0, |head| head.height.0 + 1);
    let mut damage = None;
    for from in (0..end).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
        damage = extend(&mut replay, store, from..(from + STRETCH).min(end)).await.err();
        for block in replay.take_verified() {
            index.read(&block, block.ids());
        }
        if damage.is_some() {
            break;
        }
    }
    let state = match (replay.finish(), &damage) {
        (Ok((state, _)), _) => state,
        (Err(_), Some(first)) => return Err(fault_of(first.clone())),
        (Err(rejection), None) => return Err(rejection.into()),
    };
    let head = Head { height: state.tip().height, hash: state.tip().hash };
    let torn = || StoreError::Damaged { store: "meta".to_owned(), key: "head".to_owned() };
    let damage = damage.or_else(|| (kept.head != Some(head)).then(|| ReadOnlyReason::Store { fault: torn() }));
    Ok(Chain { state, index, damage })
}

/// Replays a piece; after an error, the blocks before the corrupt one have been replayed.
async fn extend<S: Store>(replay: &mut Replay, store: &S, heights: std::ops::Range<u64>) -> Result<(), ReadOnlyReason> {
    let lost = |fault| ReadOnlyReason::Store { fault };
    let rule = |rejection| ReadOnlyReason::Rule { rejection };
    if let Ok(stored) = store.blocks(Height(heights.start)..Height(heights.end)).await {
        return heights.zip(&stored).try_for_each(|(height, bytes)| add(replay, Height(height), bytes).map_err(rule));
    }
    // One of the blocks cannot be read; the ones before it are still valid.
    for height in heights.map(Height) {
        for bytes in store.blocks(height..height.next()).await.map_err(lost)? {
            add(replay, height, &bytes).map_err(rule)?;
        }
    }
    Ok(())
}

/// Replays one block and checks its signatures at once; an invalid block is not added.
fn add(replay: &mut Replay, height: Height, bytes: &[u8]) -> Result<(), Rejection> {
    replay.push_whole(judge(height, bytes)?)
}

fn fault_of(damage: ReadOnlyReason) -> Fault {
    match damage {
        ReadOnlyReason::Rule { rejection } => rejection.into(),
        ReadOnlyReason::Store { fault } => fault.into(),
    }
}

/// Builds the index of the stored chain.
pub(super) async fn index<S: Store>(opened: &OpenLedger<S>) -> Result<Index, Fault> {
    let mut index = Index::default();
    let end = opened.state.tip().height.next().0;
    for from in (0..end).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
        for block in opened.blocks(Height(from)..Height((from + STRETCH).min(end))).await? {
            let ids: Vec<Hash> = block.transactions.iter().map(Transaction::id).collect();
            index.read(&block, &ids);
        }
    }
    Ok(index)
}

async fn read_log<S: Store>(store: &S, size: u64) -> Result<(AccessLog, Option<ReadOnlyReason>), Fault> {
    let mut log = AccessLog::default();
    for from in (0..size).step_by(usize::try_from(LOG_STRETCH).unwrap_or(usize::MAX)) {
        match store.log(from..(from + LOG_STRETCH).min(size)).await {
            Ok(stored) => stored.iter().for_each(|bytes| log.read(bytes)),
            Err(fault @ StoreError::Damaged { .. }) => return Ok((log, Some(ReadOnlyReason::Store { fault }))),
            Err(fault) => return Err(fault.into()),
        }
    }
    let whole = log.head().size == size;
    let torn = || StoreError::Damaged { store: "log".to_owned(), key: size.to_string() };
    Ok((log, (!whole).then(|| ReadOnlyReason::Store { fault: torn() })))
}

fn read_evidence(kept: &StoredState) -> Result<BTreeMap<(UserId, Slot), Evidence>, Fault> {
    let read = |(double_signing, bytes): (&(UserId, Slot), &Vec<u8>)| {
        let damaged = |_| damaged("evidence", format!("{}/{}", double_signing.0, double_signing.1));
        Ok((double_signing.clone(), encode::read(bytes).map_err(damaged)?))
    };
    kept.evidence.iter().map(read).collect()
}

fn waiting(id: Hash, bytes: &[u8]) -> Result<Transaction, Fault> {
    encode::read(bytes).map_err(|_| damaged("pool", id.to_string()))
}

/// Parses a stored block, which is unchecked like any other.
pub(super) fn parse(height: Height, bytes: &[u8]) -> Result<Block<Unchecked>, Fault> {
    Ok(judge(height, bytes)?)
}

fn judge(height: Height, bytes: &[u8]) -> Result<Block<Unchecked>, Rejection> {
    let malformed =
        |error: serde_json::Error| Rejection { height: Some(height), transaction: None, reason: Reason::from(&error) };
    encode::read(bytes).map_err(malformed)
}

pub(super) fn damaged(store: &str, key: String) -> Fault {
    StoreError::Damaged { store: store.to_owned(), key }.into()
}
