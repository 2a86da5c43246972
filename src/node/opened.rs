//! A ledger that is open: its store, and everything that was read from it.
//!
//! Memory follows the disk. A command puts together a [`Step`]; `write` commits it in one transaction of the store, and
//! only then takes it over here. Whatever fails before leaves both as they were.

mod read;

use super::index::Index;
use super::journal::{Journal, Note};
use super::keyring::Keyring;
use super::pool::Pool;
use crate::file::access_log::SealedLog;
use crate::file::account::AccountFile;
use crate::ledger::access_log::Entry;
use crate::ledger::block::{Block, Unchecked, Verified};
use crate::ledger::chain;
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, SigningKey};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::plan::Plan;
use crate::ledger::rejection::Settlement;
use crate::ledger::state::{Changes, Place, State};
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::evidence::Evidence;
use crate::protocol::{Damage, Fault};
use crate::storage::{Change, Former, Head, KnownTime, Store, Tries, Try};
use std::collections::BTreeMap;
use std::rc::Rc;

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
    /// The wrong tries of passwords, by account.
    pub tries: BTreeMap<UserId, Tries>,
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
    /// The last known time, as it is kept with the ledger.
    pub known_time: Option<Timestamp>,
    /// The block on which the former generation went, where an import can be undone.
    pub former: Option<Head>,
    /// Why nothing can be written, where the database is damaged or newer than this program.
    pub damage: Option<Damage>,
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
    /// New account files.
    pub accounts: Vec<AccountFile>,
    /// What the log says of it.
    pub notes: Vec<Note>,
    /// The slot that a delegate signs with it.
    pub signed: Option<(UserId, Slot)>,
    /// Slots that delegates were seen to have signed elsewhere.
    pub marks: Vec<(UserId, Slot)>,
    /// An account whose password is tried now, or was right.
    pub tried: Option<(UserId, Try)>,
    /// The seed of the log's own key, at first use.
    pub log_key: Option<[u8; 32]>,
    /// Delegates who were found to have signed two blocks for one slot.
    pub evidence: Vec<Evidence>,
    /// Access logs of other devices.
    pub logs: Vec<SealedLog>,
    /// What becomes of the former generation.
    pub former: Former,
    /// The part that is kept of the time.
    pub known_time: KnownTime,
    /// Up to where the chain was exported now.
    pub exported: Option<Height>,
}

impl Step {
    /// The same step once more, where it is right on any head: it logs, and moves neither chain nor pool.
    pub fn if_right_on_any_head(&self) -> Option<Self> {
        let Self { blocks, pooled, unpooled, accounts, notes, .. } = self;
        let begins = matches!(self.tried, Some((_, Try::Begins { .. })));
        let is_right = blocks.is_empty() && pooled.is_empty() && unpooled.is_empty() && self.onto.is_none() && !begins;
        is_right.then(|| Self { accounts: accounts.clone(), notes: notes.clone(), ..self.beside() })
    }

    /// What a step says beside blocks, pool, accounts and log.
    fn beside(&self) -> Self {
        Self {
            marks: self.marks.clone(),
            tried: self.tried.clone(),
            log_key: self.log_key,
            evidence: self.evidence.clone(),
            logs: self.logs.clone(),
            exported: self.exported,
            known_time: self.known_time,
            ..Self::default()
        }
    }
}

impl<S: Store> Opened<S> {
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
        (first..).zip(&stored).map(|(height, bytes)| read::parse(Height(height), bytes)).collect()
    }

    /// A transaction of the stored chain.
    ///
    /// # Errors
    /// Those of the store; `Damaged` where the block has no such leaf.
    pub async fn transaction(&self, place: Place) -> Result<Transaction, Fault> {
        let block = self.block(place.height).await?;
        let found = block.transactions.into_iter().nth(place.index as usize);
        found.ok_or_else(|| read::damaged("blocks", place.height.to_string()))
    }

    /// A transaction of the chain or the pool, by its id.
    ///
    /// # Errors
    /// `NoSuchTransaction`; those of the store.
    pub async fn find(&self, id: Hash) -> Result<Transaction, Fault> {
        match self.state.settled(id).filter(|it| it.how == Settlement::InBlock) {
            Some(settled) => self.transaction(settled.place).await,
            None => {
                self.pool.get(id).map(|it| it.transaction.clone()).ok_or(Fault::NoSuchTransaction { transaction: id })
            }
        }
    }

    /// Commits a step, then takes it over.
    ///
    /// # Errors
    /// Those of the store; then nothing has changed, neither there nor here.
    pub async fn write(&mut self, step: Step, now: Timestamp) -> Result<(), Fault> {
        if let Some(damage) = &self.damage {
            return Err(Fault::ReadOnly { damage: Box::new(damage.clone()) });
        }
        let entries = self.journal.entries(&step.notes, now);
        let settled = step.blocks.iter().flat_map(Block::ids).copied().filter(|id| self.pool.get(*id).is_some());
        let unpooled: Vec<Hash> = step.unpooled.iter().copied().chain(settled).collect();
        let change = self.change(&step, &entries, &unpooled);
        let exported = change.exported_after(self.exported);
        let known_time = change.known_time.after(self.known_time);
        self.store.commit(change).await?;
        self.journal.append(&entries);
        (self.exported, self.known_time) = (exported, known_time);
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

    /// Takes over what is on disk now.
    async fn take_in(&mut self, step: Step, unpooled: &[Hash]) -> Result<(), Fault> {
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
        self.evidence.extend(evidence.into_iter().map(|it| (offence(&it), it)));
        self.logs.extend(logs.into_iter().map(|it| (it.log, it)));
        accounts.into_iter().for_each(|file| self.keyring.put(file));
        unpooled.iter().for_each(|id| self.pool.remove(*id));
        self.advance(advance);
        for it in pooled {
            self.pool.put(it.id(), it);
        }
        self.lock_contradicted();
        if onto.is_some() {
            // A branch was taken away, and with it what the index had read there.
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

impl<S> Opened<S> {
    /// The newest block.
    pub const fn head(&self) -> Head {
        let tip = self.state.tip();
        Head { height: tip.height, hash: tip.hash }
    }

    /// The plan of the next block, if it had this time.
    pub fn plan(&self, time: Timestamp) -> Rc<Plan> {
        self.pool.plan(&self.state, time)
    }

    /// How many blocks were never exported.
    pub fn unexported(&self) -> u64 {
        let blocks = self.state.tip().height.0 + 1;
        blocks - self.exported.map_or(0, |height| height.0 + 1).min(blocks)
    }
}

/// Who signed twice, and for which slot.
pub fn offence(evidence: &Evidence) -> (UserId, Slot) {
    let header = &evidence.first.header;
    (header.delegate_id.clone(), header.slot)
}
