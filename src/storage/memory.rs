//! A shelf in memory, for tests and for simulated devices.
//!
//! Clones of a [`MemoryShelf`] are tabs of one browser: they share what is stored, and a ledger that one deletes is
//! closed for the others. A disk that never fails would teach nothing, so this one fails when it is told to.

use super::contract::{Sabotage, Saboteur};
use super::{Change, Former, Kept, Shelf, ShelfEntry, Standing, Store, StoreError, Tell, offence, raise};
use crate::ledger::access_log::Entry;
use crate::ledger::block::Block;
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot};
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// A shelf whose ledgers are gone with its last clone.
#[derive(Clone, Default)]
pub struct MemoryShelf(Rc<Disk>);

/// The store of one ledger.
pub struct MemoryStore {
    disk: Rc<Disk>,
    ledger: Rc<Ledger>,
    closed: Cell<bool>,
    /// How often the ledger's connections had been closed when this one was opened.
    opened_after: u32,
}

/// Who is told that a connection was closed.
type Listeners = RefCell<Vec<Tell>>;

#[derive(Default)]
struct Disk {
    ledgers: RefCell<BTreeMap<Hash, Rc<Ledger>>>,
    listed: RefCell<BTreeMap<Hash, ShelfEntry>>,
    remembered: RefCell<BTreeMap<Hash, BTreeMap<UserId, Slot>>>,
    fault: RefCell<Option<StoreError>>,
    /// Whether the next commit is written, and reported as failed all the same.
    fails_late: Cell<bool>,
    listeners: Listeners,
}

#[derive(Debug, Default)]
struct Ledger {
    contents: RefCell<Contents>,
    deleted: Cell<bool>,
    /// How often its connections were closed.
    closings: Cell<u32>,
    /// The schema that another program has brought it to.
    newer: Cell<Option<u32>>,
}

/// The schema that this program knows, for a store that has none.
const KNOWN: u32 = 1;

#[derive(Clone, Debug, Default)]
struct Contents {
    kept: Kept,
    blocks: Vec<Vec<u8>>,
    former: Vec<Vec<u8>>,
    log: Vec<Vec<u8>>,
}

impl MemoryShelf {
    /// Lets the next commit of any store fail like this, with nothing written. After `Closed` that store stays closed.
    pub fn fail_next_commit(&self, fault: StoreError) {
        self.0.fault.replace(Some(fault));
    }

    /// Lets the next commit of any store be written, and be reported as failed like this all the same.
    pub fn fail_next_commit_late(&self, fault: StoreError) {
        self.fail_next_commit(fault);
        self.0.fails_late.set(true);
    }

    /// Closes the connections of all open stores of a ledger, as a browser may at any time.
    pub fn close_connections(&self, ledger: Hash) {
        if let Some(ledger) = self.0.ledgers.borrow().get(&ledger) {
            ledger.closings.set(ledger.closings.get() + 1);
        }
        self.0.tell(ledger);
    }

    /// Deletes what a ledger is kept in and nothing else, behind everybody's back.
    pub fn delete_behind_the_back(&self, ledger: Hash) {
        self.0.remove(ledger);
    }

    /// Brings a ledger to a newer schema, as another tab with a newer program does.
    pub fn bring_to_newer_schema(&self, ledger: Hash) {
        if let Some(ledger) = self.0.ledgers.borrow().get(&ledger) {
            ledger.newer.set(Some(KNOWN + 1));
        }
        self.close_connections(ledger);
    }

    /// Another disk with the same on it.
    #[must_use]
    pub fn deep_copy(&self) -> Self {
        let copy = |ledger: &Rc<Ledger>| {
            let contents = RefCell::new(ledger.contents.borrow().clone());
            Rc::new(Ledger { contents, deleted: Cell::new(ledger.deleted.get()), ..Ledger::default() })
        };
        let ledgers = self.0.ledgers.borrow().iter().map(|(id, ledger)| (*id, copy(ledger))).collect();
        let listed = self.0.listed.borrow().clone();
        Self(Rc::new(Disk { ledgers: RefCell::new(ledgers), listed: RefCell::new(listed), ..Disk::default() }))
    }

    /// Changes the bytes of a stored block behind everybody's back. Nothing happens where there is no such block.
    pub fn overwrite_block(&self, ledger: Hash, height: Height, bytes: Vec<u8>) {
        let ledgers = self.0.ledgers.borrow();
        let Some(ledger) = ledgers.get(&ledger) else { return };
        let mut contents = ledger.contents.borrow_mut();
        if let Some(block) = usize::try_from(height.0).ok().and_then(|height| contents.blocks.get_mut(height)) {
            *block = bytes;
        }
    }
}

impl MemoryShelf {
    fn store(&self, ledger: Rc<Ledger>) -> MemoryStore {
        let opened_after = ledger.closings.get();
        MemoryStore { disk: Rc::clone(&self.0), ledger, closed: Cell::new(false), opened_after }
    }
}

impl Disk {
    fn remove(&self, ledger: Hash) {
        let removed = self.ledgers.borrow_mut().remove(&ledger);
        if let Some(removed) = removed {
            removed.deleted.set(true);
            self.tell(ledger);
        }
    }

    fn tell(&self, ledger: Hash) {
        self.listeners.borrow().iter().for_each(|tell| tell(ledger));
    }
}

impl Shelf for MemoryShelf {
    type Store = MemoryStore;

    async fn list(&self) -> Result<Vec<ShelfEntry>, StoreError> {
        let mut entries: Vec<_> = self.0.listed.borrow().values().cloned().collect();
        entries.sort_by_key(|entry| Reverse(entry.opened_at));
        Ok(entries)
    }

    async fn open(&self, ledger: Hash) -> Result<MemoryStore, StoreError> {
        let ledger = Rc::clone(self.0.ledgers.borrow_mut().entry(ledger).or_default());
        Ok(self.store(ledger))
    }

    async fn find(&self, ledger: Hash) -> Result<Option<MemoryStore>, StoreError> {
        let found = self.0.ledgers.borrow().get(&ledger).map(Rc::clone);
        Ok(found.map(|ledger| self.store(ledger)))
    }

    fn on_closed(&self, tell: Tell) {
        self.0.listeners.borrow_mut().push(tell);
    }

    async fn note(&self, entry: ShelfEntry) -> Result<(), StoreError> {
        self.0.listed.borrow_mut().insert(entry.ledger, entry);
        Ok(())
    }

    async fn remember_marks(&self, ledger: Hash, marks: &BTreeMap<UserId, Slot>) -> Result<(), StoreError> {
        raise(self.0.remembered.borrow_mut().entry(ledger).or_default(), marks);
        Ok(())
    }

    async fn remembered_marks(&self, ledger: Hash) -> Result<BTreeMap<UserId, Slot>, StoreError> {
        Ok(self.0.remembered.borrow().get(&ledger).cloned().unwrap_or_default())
    }

    async fn delete(&self, ledger: Hash) -> Result<(), StoreError> {
        self.0.remove(ledger);
        self.0.listed.borrow_mut().remove(&ledger);
        Ok(())
    }
}

impl Saboteur for MemoryShelf {
    type Shelf = Self;

    fn shelf(&self) -> &Self {
        self
    }

    async fn sabotage(&self, ledger: Hash, how: Sabotage) {
        match how {
            Sabotage::Abort => self.fail_next_commit(StoreError::Aborted { cause: "asked for".to_owned() }),
            Sabotage::Full | Sabotage::AbortForRoom => self.fail_next_commit(StoreError::Quota),
            Sabotage::Close => self.close_connections(ledger),
            Sabotage::Delete => self.delete_behind_the_back(ledger),
            Sabotage::Upgrade => self.bring_to_newer_schema(ledger),
        }
    }
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Kept, StoreError> {
        self.check_open()?;
        Ok(self.ledger.contents.borrow().kept.clone())
    }

    async fn blocks(&self, heights: Range<Height>) -> Result<Vec<Vec<u8>>, StoreError> {
        self.check_open()?;
        Ok(slice(&self.ledger.contents.borrow().blocks, heights.start.0..heights.end.0))
    }

    async fn former(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        self.check_open()?;
        Ok(self.ledger.contents.borrow().former.clone())
    }

    async fn log(&self, sequences: Range<u64>) -> Result<Vec<Vec<u8>>, StoreError> {
        self.check_open()?;
        Ok(slice(&self.ledger.contents.borrow().log, sequences))
    }

    fn obstacle(&self) -> Option<StoreError> {
        self.ledger.newer.get().map(|found| StoreError::Newer { found, known: KNOWN })
    }

    async fn commit(&self, change: Change) -> Result<(), StoreError> {
        self.check_open()?;
        self.obstacle().map_or(Ok(()), Err)?;
        if let Some(fault) = self.disk.fault.take() {
            self.closed.set(fault == StoreError::Closed);
            if self.disk.fails_late.take() {
                self.ledger.contents.borrow_mut().write(change)?;
            }
            return Err(fault);
        }
        self.ledger.contents.borrow_mut().write(change)
    }
}

impl MemoryStore {
    fn check_open(&self) -> Result<(), StoreError> {
        let lost = self.opened_after < self.ledger.closings.get();
        if lost || self.closed.get() || self.ledger.deleted.get() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

impl Contents {
    fn write(&mut self, change: Change) -> Result<(), StoreError> {
        let Self { kept, blocks, former, log } = self;
        let Kept { head, log_size, log_key, marks, .. } = &*kept;
        change.goes_on(&Standing { head: *head, log_size: *log_size, log_key: *log_key, marks })?;
        kept.head = change.head();
        kept.exported = change.exported_after(kept.exported);
        kept.known_time = change.known_time.after(kept.known_time);
        change.raise(&mut kept.marks);
        let taken_away = change.taken_away();
        if !taken_away.is_empty() {
            blocks.truncate(usize::try_from(taken_away.start.0).expect("there are as many blocks in memory"));
        }
        match &change.former {
            Former::Stays => {}
            Former::Ends => (kept.former, *former) = (None, Vec::new()),
            Former::Is { onto, blocks } => (kept.former, *former) = (Some(*onto), blocks.clone()),
        }
        let Change { blocks: new, pooled, unpooled, accounts, log: entries, log_key, evidence, logs, .. } = change;
        blocks.extend(new.iter().map(Block::bytes));
        kept.block_bytes = blocks.iter().map(|bytes| bytes.len() as u64).sum();
        log.extend(entries.iter().map(Entry::bytes));
        kept.log_size = log.len() as u64;
        kept.pool.retain(|id, _| !unpooled.contains(id));
        kept.pool.extend(pooled);
        kept.accounts.extend(accounts);
        kept.log_key = log_key.or(kept.log_key);
        kept.evidence.extend(evidence.iter().map(|it| (offence(it), encode::canonical(it))));
        kept.logs.extend(logs);
        Ok(())
    }
}

/// The values of a range of places, as far as they are there.
fn slice(values: &[Vec<u8>], places: Range<u64>) -> Vec<Vec<u8>> {
    let place = |place: u64| usize::try_from(place).map_or(values.len(), |place| place.min(values.len()));
    values.get(place(places.start)..place(places.end)).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::contract;
    use pollster::block_on;

    macro_rules! on_memory {
        ($($case:ident),* $(,)?) => { $(
            #[test]
            fn $case() {
                block_on(contract::$case(MemoryShelf::default()));
            }
        )* };
    }
    crate::store_contract!(on_memory);
    crate::store_faults!(on_memory);

    #[test]
    fn a_commit_that_fails_late_is_written_all_the_same() {
        let shelf = MemoryShelf::default();
        let store = block_on(shelf.open(Hash::ZERO)).expect("memory opens");
        shelf.fail_next_commit_late(StoreError::Quota);
        let change = Change { pooled: vec![(Hash::ZERO, vec![1])], ..Change::on(None) };
        assert_eq!(block_on(store.commit(change)), Err(StoreError::Quota));
        assert_eq!(block_on(store.load()).map(|kept| kept.pool.len()), Ok(1));
    }

    fn check_fault(fault: StoreError, afterwards: Result<(), StoreError>) {
        let shelf = MemoryShelf::default();
        let store = block_on(shelf.open(Hash::ZERO)).expect("memory opens");
        let change = || Change { pooled: vec![(Hash::ZERO, vec![1])], ..Change::on(None) };

        shelf.fail_next_commit(fault.clone());
        assert_eq!(block_on(store.commit(change())), Err(fault));
        let tab = block_on(shelf.open(Hash::ZERO)).expect("memory opens");
        assert_eq!(block_on(tab.load()), Ok(Kept::default()));
        assert_eq!(block_on(store.commit(change())), afterwards);
    }

    #[test]
    fn a_fault_on_demand_writes_nothing_and_passes() {
        check_fault(StoreError::Quota, Ok(()));
        check_fault(StoreError::Aborted { cause: "asked for".to_owned() }, Ok(()));
        check_fault(StoreError::Conflict, Ok(()));
    }

    #[test]
    fn a_closed_store_stays_closed() {
        check_fault(StoreError::Closed, Err(StoreError::Closed));
    }
}
