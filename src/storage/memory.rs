//! A shelf in memory, for tests and for simulated devices.
//!
//! Clones of a [`MemoryShelf`] are tabs of one browser: they share what is stored, and a ledger that one deletes is
//! closed for the others. A disk that never fails would teach nothing, so this one fails when it is told to.

use super::{Change, Former, Kept, Shelf, ShelfEntry, Standing, Store, StoreError, offence, raise};
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
#[derive(Clone, Debug, Default)]
pub struct MemoryShelf(Rc<Disk>);

/// The store of one ledger.
#[derive(Debug)]
pub struct MemoryStore {
    disk: Rc<Disk>,
    ledger: Rc<Ledger>,
    closed: Cell<bool>,
}

#[derive(Debug, Default)]
struct Disk {
    ledgers: RefCell<BTreeMap<Hash, Rc<Ledger>>>,
    listed: RefCell<BTreeMap<Hash, ShelfEntry>>,
    remembered: RefCell<BTreeMap<Hash, BTreeMap<UserId, Slot>>>,
    fault: RefCell<Option<StoreError>>,
}

#[derive(Debug, Default)]
struct Ledger {
    contents: RefCell<Contents>,
    deleted: Cell<bool>,
}

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

    /// Another disk with the same on it.
    #[must_use]
    pub fn deep_copy(&self) -> Self {
        let copy = |ledger: &Rc<Ledger>| {
            let contents = RefCell::new(ledger.contents.borrow().clone());
            Rc::new(Ledger { contents, deleted: Cell::new(ledger.deleted.get()) })
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

impl Shelf for MemoryShelf {
    type Store = MemoryStore;

    async fn list(&self) -> Result<Vec<ShelfEntry>, StoreError> {
        let mut entries: Vec<_> = self.0.listed.borrow().values().cloned().collect();
        entries.sort_by_key(|entry| Reverse(entry.opened_at));
        Ok(entries)
    }

    async fn open(&self, ledger: Hash) -> Result<MemoryStore, StoreError> {
        let ledger = Rc::clone(self.0.ledgers.borrow_mut().entry(ledger).or_default());
        Ok(MemoryStore { disk: Rc::clone(&self.0), ledger, closed: Cell::new(false) })
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
        if let Some(ledger) = self.0.ledgers.borrow_mut().remove(&ledger) {
            ledger.deleted.set(true);
        }
        self.0.listed.borrow_mut().remove(&ledger);
        Ok(())
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
        None
    }

    async fn commit(&self, change: Change) -> Result<(), StoreError> {
        self.check_open()?;
        if let Some(fault) = self.disk.fault.take() {
            self.closed.set(fault == StoreError::Closed);
            return Err(fault);
        }
        self.ledger.contents.borrow_mut().write(change)
    }
}

impl MemoryStore {
    fn check_open(&self) -> Result<(), StoreError> {
        if self.closed.get() || self.ledger.deleted.get() { Err(StoreError::Closed) } else { Ok(()) }
    }
}

impl Contents {
    fn write(&mut self, change: Change) -> Result<(), StoreError> {
        let Self { kept, blocks, former, log } = self;
        let Kept { head, log_size, log_key, marks, .. } = &*kept;
        change.goes_on(&Standing { head: *head, log_size: *log_size, log_key: *log_key, marks })?;
        kept.head = change.head();
        kept.exported = change.exported_after(kept.exported);
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
