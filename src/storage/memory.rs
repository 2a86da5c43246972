//! A library in memory, for tests and for simulated devices.
//!
//! Clones of a [`MemoryLibrary`] are tabs of one browser: they share the stored data, and a ledger that one tab deletes
//! is closed for the others. Tests can inject faults.

use super::contract::{FaultInjector, InjectedFault};
use super::{
    Change, Former, Library, LibraryEntry, Store, StoreError, StoreState, StoredState, Tell, double_signing, raise,
};
use crate::ledger::access_log::Entry;
use crate::ledger::block::Block;
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot};
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::{Rc, Weak};

/// A library whose data is lost with its last clone. Each clone is a tab.
#[derive(Default)]
pub struct MemoryLibrary {
    disk: Rc<Disk>,
    /// Its end is the end of the tab, and releases the ledgers that the tab holds.
    tab: Rc<()>,
}

impl Clone for MemoryLibrary {
    fn clone(&self) -> Self {
        Self { disk: Rc::clone(&self.disk), tab: Rc::default() }
    }
}

/// The store of one ledger.
pub struct MemoryStore {
    disk: Rc<Disk>,
    ledger: Rc<Ledger>,
    closed: Cell<bool>,
    /// The number of closings of the ledger's connections before this one was opened.
    opened_after: u32,
}

/// The listeners for closed connections.
type Listeners = RefCell<Vec<Tell>>;

#[derive(Default)]
struct Disk {
    ledgers: RefCell<BTreeMap<Hash, Rc<Ledger>>>,
    listed: RefCell<BTreeMap<Hash, LibraryEntry>>,
    remembered: RefCell<BTreeMap<Hash, BTreeMap<UserId, Slot>>>,
    /// The unfinished ledgers, each with the tab that fills it.
    claims: RefCell<BTreeMap<Hash, Weak<()>>>,
    /// The fault of the next listing.
    note_fault: RefCell<Option<StoreError>>,
    fault: RefCell<Option<StoreError>>,
    remembering_fault: RefCell<Option<StoreError>>,
    /// Set if the next commit is written although it reports a fault.
    fails_late: Cell<bool>,
    listeners: Listeners,
}

#[derive(Debug, Default)]
struct Ledger {
    contents: RefCell<Contents>,
    deleted: Cell<bool>,
    /// The number of closings of its connections.
    closings: Cell<u32>,
    /// The newer schema that another program has migrated it to.
    newer: Cell<Option<u32>>,
}

/// The version of the schema, although memory has no schema.
const KNOWN: u32 = 1;

#[derive(Clone, Debug, Default)]
struct Contents {
    kept: StoredState,
    blocks: Vec<Vec<u8>>,
    former: Vec<Vec<u8>>,
    log: Vec<Vec<u8>>,
}

impl MemoryLibrary {
    /// Injects a fault into the next commit of any store; nothing is written. After `Closed` that store stays closed.
    pub fn fail_next_commit(&self, fault: StoreError) {
        self.disk.fault.replace(Some(fault));
    }

    /// Injects a fault into the next listing of a ledger; nothing is listed.
    pub fn fail_next_note(&self, fault: StoreError) {
        self.disk.note_fault.replace(Some(fault));
    }

    /// Returns all ledgers with stored data, listed or not.
    pub fn stored(&self) -> Vec<Hash> {
        self.disk.ledgers.borrow().keys().copied().collect()
    }

    /// Injects a fault into the next commit of any store, although its change is written.
    pub fn fail_next_commit_late(&self, fault: StoreError) {
        self.fail_next_commit(fault);
        self.disk.fails_late.set(true);
    }

    /// Injects a fault into the next storing of marks.
    pub fn fail_next_remembering(&self, fault: StoreError) {
        self.disk.remembering_fault.replace(Some(fault));
    }

    /// Closes the connections of all open stores of a ledger, as a browser may at any time.
    pub fn close_connections(&self, ledger: Hash) {
        if let Some(ledger) = self.disk.ledgers.borrow().get(&ledger) {
            ledger.closings.set(ledger.closings.get() + 1);
        }
        self.disk.tell(ledger);
    }

    /// Deletes the store of a ledger without any notice, and nothing else.
    pub fn delete_from_outside(&self, ledger: Hash) {
        self.disk.remove(ledger);
    }

    /// Migrates a ledger to a newer schema, as another tab with a newer program does.
    pub fn bring_to_newer_schema(&self, ledger: Hash) {
        if let Some(ledger) = self.disk.ledgers.borrow().get(&ledger) {
            ledger.newer.set(Some(KNOWN + 1));
        }
        self.close_connections(ledger);
    }

    /// Returns another disk with the same content.
    #[must_use]
    pub fn deep_copy(&self) -> Self {
        let copy = |ledger: &Rc<Ledger>| {
            let contents = RefCell::new(ledger.contents.borrow().clone());
            Rc::new(Ledger { contents, deleted: Cell::new(ledger.deleted.get()), ..Ledger::default() })
        };
        let ledgers = self.disk.ledgers.borrow().iter().map(|(id, ledger)| (*id, copy(ledger))).collect();
        let listed = self.disk.listed.borrow().clone();
        // The tabs of one disk are not tabs of the copy.
        let claims = self.disk.claims.borrow().keys().map(|ledger| (*ledger, Weak::new())).collect();
        let (ledgers, listed, claims) = (RefCell::new(ledgers), RefCell::new(listed), RefCell::new(claims));
        Self { disk: Rc::new(Disk { ledgers, listed, claims, ..Disk::default() }), tab: Rc::default() }
    }

    /// Overwrites the bytes of a stored log entry, if it exists, without any notice.
    pub fn overwrite_log_entry(&self, ledger: Hash, sequence: u64, bytes: Vec<u8>) {
        let ledgers = self.disk.ledgers.borrow();
        let Some(ledger) = ledgers.get(&ledger) else { return };
        let mut contents = ledger.contents.borrow_mut();
        if let Some(entry) = usize::try_from(sequence).ok().and_then(|sequence| contents.log.get_mut(sequence)) {
            *entry = bytes;
        }
    }

    /// Overwrites the bytes of a stored block, if it exists, without any notice.
    pub fn overwrite_block(&self, ledger: Hash, height: Height, bytes: Vec<u8>) {
        let ledgers = self.disk.ledgers.borrow();
        let Some(ledger) = ledgers.get(&ledger) else { return };
        let mut contents = ledger.contents.borrow_mut();
        if let Some(block) = usize::try_from(height.0).ok().and_then(|height| contents.blocks.get_mut(height)) {
            *block = bytes;
        }
    }
}

impl MemoryLibrary {
    fn store(&self, ledger: Rc<Ledger>) -> MemoryStore {
        let opened_after = ledger.closings.get();
        MemoryStore { disk: Rc::clone(&self.disk), ledger, closed: Cell::new(false), opened_after }
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

impl Library for MemoryLibrary {
    type Store = MemoryStore;

    async fn list(&self) -> Result<Vec<LibraryEntry>, StoreError> {
        let mut entries: Vec<_> = self.disk.listed.borrow().values().cloned().collect();
        entries.sort_by_key(|entry| Reverse(entry.opened_at));
        Ok(entries)
    }

    async fn open(&self, ledger: Hash) -> Result<MemoryStore, StoreError> {
        let ledger = Rc::clone(self.disk.ledgers.borrow_mut().entry(ledger).or_default());
        Ok(self.store(ledger))
    }

    async fn claim(&self, ledger: Hash) -> Result<(), StoreError> {
        let mut claims = self.disk.claims.borrow_mut();
        let holder = claims.get(&ledger).and_then(Weak::upgrade);
        if holder.is_some_and(|holder| !Rc::ptr_eq(&holder, &self.tab)) {
            return Err(StoreError::Busy);
        }
        claims.insert(ledger, Rc::downgrade(&self.tab));
        Ok(())
    }

    async fn release(&self, ledger: Hash) -> Result<(), StoreError> {
        self.disk.claims.borrow_mut().remove(&ledger);
        Ok(())
    }

    async fn claimed(&self) -> Result<Vec<Hash>, StoreError> {
        Ok(self.disk.claims.borrow().keys().copied().collect())
    }

    async fn find(&self, ledger: Hash) -> Result<Option<MemoryStore>, StoreError> {
        let found = self.disk.ledgers.borrow().get(&ledger).map(Rc::clone);
        Ok(found.map(|ledger| self.store(ledger)))
    }

    fn on_closed(&self, tell: Tell) {
        self.disk.listeners.borrow_mut().push(tell);
    }

    async fn note(&self, entry: LibraryEntry) -> Result<(), StoreError> {
        self.disk.note_fault.take().map_or(Ok(()), Err)?;
        self.disk.claims.borrow_mut().remove(&entry.ledger);
        self.disk.listed.borrow_mut().insert(entry.ledger, entry);
        Ok(())
    }

    async fn remember_marks(&self, ledger: Hash, marks: &BTreeMap<UserId, Slot>) -> Result<(), StoreError> {
        if let Some(fault) = self.disk.remembering_fault.take() {
            return Err(fault);
        }
        raise(self.disk.remembered.borrow_mut().entry(ledger).or_default(), marks);
        Ok(())
    }

    async fn remembered_marks(&self, ledger: Hash) -> Result<BTreeMap<UserId, Slot>, StoreError> {
        Ok(self.disk.remembered.borrow().get(&ledger).cloned().unwrap_or_default())
    }

    async fn delete(&self, ledger: Hash) -> Result<(), StoreError> {
        self.disk.remove(ledger);
        self.disk.listed.borrow_mut().remove(&ledger);
        Ok(())
    }
}

impl FaultInjector for MemoryLibrary {
    type Library = Self;

    fn library(&self) -> &Self {
        self
    }

    async fn inject(&self, ledger: Hash, how: InjectedFault) {
        match how {
            InjectedFault::Abort => self.fail_next_commit(StoreError::Aborted { cause: "asked for".to_owned() }),
            InjectedFault::Full | InjectedFault::AbortForRoom => self.fail_next_commit(StoreError::Quota),
            InjectedFault::Close => self.close_connections(ledger),
            InjectedFault::Delete => self.delete_from_outside(ledger),
            InjectedFault::Upgrade => self.bring_to_newer_schema(ledger),
        }
    }
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<StoredState, StoreError> {
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
        self.ledger.newer.get().map(|actual| StoreError::Newer { actual, known: KNOWN })
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
        let StoredState { head, log_size, log_key, marks, tries, .. } = &*kept;
        change.continues_from(&StoreState { head: *head, log_size: *log_size, log_key: *log_key, marks, tries })?;
        kept.head = change.head();
        kept.exported = change.exported_after(kept.exported);
        kept.known_time = change.known_time.after(kept.known_time);
        change.raise(&mut kept.marks);
        change.count(&mut kept.tries);
        let removed_heights = change.removed_heights();
        if !removed_heights.is_empty() {
            blocks.truncate(usize::try_from(removed_heights.start.0).expect("a height in memory fits `usize`"));
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
        kept.evidence.extend(evidence.iter().map(|it| (double_signing(it), encode::canonical(it))));
        kept.logs.extend(logs);
        Ok(())
    }
}

/// Returns the values at a range of positions, as far as they exist.
fn slice(values: &[Vec<u8>], places: Range<u64>) -> Vec<Vec<u8>> {
    let place = |place: u64| usize::try_from(place).map_or(values.len(), |place| place.min(values.len()));
    values.get(place(places.start)..place(places.end)).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests;
