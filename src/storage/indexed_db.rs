//! A library in the browser's database, IndexedDB.
//!
//! Each ledger has its own database, and one more small database lists them. So a ledger is deleted as a whole, and
//! ledgers never wait for each other. A commit is one transaction with strict durability, and it awaits its own
//! requests only: a transaction that waits for anything else ends automatically. The transaction that moves the head
//! also compares it, so if two tabs append at once, one of them gets `Conflict`.

mod connection;
mod lock;
mod record;
mod unfinished;

use super::schema::{
    ACCOUNTS, BLOCKS, EVIDENCE, FORMER, LEDGER, LEDGER_STORES, LEDGERS, LIBRARY, LOG, LOGS, META, POOL, REMEMBERED,
    UNFINISHED,
};
use super::{
    Change, Former, Library, LibraryEntry, Store, StoreError, StoreState, StoredState, Tell, double_signing, raise,
};
use crate::ledger::access_log::Entry;
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Height, Slot};
use connection::{Connection, TransactionError};
use indexed_db_futures::prelude::{BuildPrimitive as _, QuerySource as _};
use indexed_db_futures::transaction::Transaction;
use record::{Meta, add, bytes, damaged, key, put, read_all};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use unfinished::Held;
use wasm_bindgen::JsValue;

/// The ledgers of this site in this browser.
#[derive(Clone)]
pub struct IndexedDbLibrary {
    name: String,
    on_closed: Rc<RefCell<Option<Tell>>>,
    held: Rc<RefCell<Held>>,
}

/// The store of one ledger.
pub struct IndexedDbStore {
    connection: Connection,
}

impl IndexedDbLibrary {
    /// Creates a library whose database names begin with `name`. Libraries of different names are independent.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), on_closed: Rc::default(), held: Rc::default() }
    }

    /// Returns the name of a ledger's database.
    pub fn database_name(&self, ledger: Hash) -> String {
        format!("{}-ledger-{ledger}", self.name)
    }

    /// Opens the list. Each request opens it again, so that it never blocks another tab.
    async fn open_list(&self) -> Result<Connection, StoreError> {
        Connection::open(&format!("{}-library", self.name), &LIBRARY, || ()).await
    }

    /// Returns the function that a connection to a ledger's database calls when it is closed from outside.
    fn telling(&self, ledger: Hash) -> impl Fn() + 'static {
        let on_closed = Rc::clone(&self.on_closed);
        move || {
            let tell = on_closed.borrow().clone();
            tell.into_iter().for_each(|tell| tell(ledger));
        }
    }
}

impl Library for IndexedDbLibrary {
    type Store = IndexedDbStore;

    async fn list(&self) -> Result<Vec<LibraryEntry>, StoreError> {
        let database = self.open_list().await?;
        let mut entries = database.settle(list(&database).await)?;
        entries.sort_by_key(|entry| Reverse(entry.opened_at));
        Ok(entries)
    }

    async fn open(&self, ledger: Hash) -> Result<IndexedDbStore, StoreError> {
        let connection = Connection::open(&self.database_name(ledger), &LEDGER, self.telling(ledger)).await?;
        Ok(IndexedDbStore { connection })
    }

    async fn claim(&self, ledger: Hash) -> Result<(), StoreError> {
        unfinished::claim(self, ledger).await
    }

    async fn release(&self, ledger: Hash) -> Result<(), StoreError> {
        unfinished::release(self, ledger).await
    }

    async fn claimed(&self) -> Result<Vec<Hash>, StoreError> {
        unfinished::claimed(self).await
    }

    async fn find(&self, ledger: Hash) -> Result<Option<IndexedDbStore>, StoreError> {
        match Connection::find(&self.database_name(ledger), &LEDGER, self.telling(ledger)).await {
            Ok(connection) => Ok(Some(IndexedDbStore { connection })),
            Err(StoreError::Gone) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    fn on_closed(&self, tell: Tell) {
        self.on_closed.replace(Some(tell));
    }

    async fn note(&self, entry: LibraryEntry) -> Result<(), StoreError> {
        let database = self.open_list().await?;
        database.settle(note(&database, &entry).await)?;
        self.held.borrow_mut().remove(&entry.ledger);
        Ok(())
    }

    async fn remember_marks(&self, ledger: Hash, marks: &BTreeMap<UserId, Slot>) -> Result<(), StoreError> {
        let database = self.open_list().await?;
        database.settle(remember(&database, ledger, marks).await)
    }

    async fn remembered_marks(&self, ledger: Hash) -> Result<BTreeMap<UserId, Slot>, StoreError> {
        let database = self.open_list().await?;
        let read = async {
            let transaction = database.read(&[REMEMBERED])?;
            marks_of(&read_all(&transaction.object_store(REMEMBERED)?, REMEMBERED).await?, ledger)
        };
        database.settle(read.await)
    }

    async fn delete(&self, ledger: Hash) -> Result<(), StoreError> {
        // In this order, a ledger that is deleted only in part is still listed and can be deleted again.
        Connection::delete(&self.database_name(ledger)).await?;
        let database = self.open_list().await?;
        database.settle(strike(&database, ledger).await)
    }
}

async fn list(database: &Connection) -> Result<Vec<LibraryEntry>, TransactionError> {
    let transaction = database.read(&[LEDGERS])?;
    let records = read_all(&transaction.object_store(LEDGERS)?, LEDGERS).await?;
    let entry = |(key, bytes): (String, Vec<u8>)| -> Result<LibraryEntry, TransactionError> {
        let entry: Option<LibraryEntry> = serde_json::from_slice(&bytes).ok();
        Ok(entry.filter(|entry| entry.ledger.to_string() == key).ok_or_else(|| damaged(LEDGERS, &key))?)
    };
    records.into_iter().map(entry).collect()
}

async fn note(database: &Connection, entry: &LibraryEntry) -> Result<(), TransactionError> {
    let transaction = database.write(&[LEDGERS, UNFINISHED])?;
    drop(transaction.object_store(UNFINISHED)?.delete(entry.ledger.to_string()).primitive()?);
    let value = serde_json::to_vec(entry).expect("texts and numbers have a JSON form");
    put(&transaction.object_store(LEDGERS)?, &entry.ledger.to_string(), &value)?;
    database.commit(transaction).await
}

async fn remember(
    database: &Connection,
    ledger: Hash,
    signed: &BTreeMap<UserId, Slot>,
) -> Result<(), TransactionError> {
    let transaction = database.write(&[REMEMBERED])?;
    let store = transaction.object_store(REMEMBERED)?;
    let mut marks = marks_of(&read_all(&store, REMEMBERED).await?, ledger)?;
    raise(&mut marks, signed);
    put(&store, &ledger.to_string(), &serde_json::to_vec(&marks).expect("ids and numbers have a JSON form"))?;
    drop(store);
    database.commit(transaction).await
}

/// Returns the signing marks of a deleted ledger.
fn marks_of(records: &[(String, Vec<u8>)], ledger: Hash) -> Result<BTreeMap<UserId, Slot>, TransactionError> {
    let key = ledger.to_string();
    let Some((_, bytes)) = records.iter().find(|(found, _)| *found == key) else { return Ok(BTreeMap::new()) };
    Ok(serde_json::from_slice(bytes).map_err(|_| damaged(REMEMBERED, &key))?)
}

async fn strike(database: &Connection, ledger: Hash) -> Result<(), TransactionError> {
    let transaction = database.write(&[LEDGERS])?;
    drop(transaction.object_store(LEDGERS)?.delete(ledger.to_string()).primitive()?);
    database.commit(transaction).await
}

impl Store for IndexedDbStore {
    async fn load(&self) -> Result<StoredState, StoreError> {
        self.connection.settle(self.read_kept().await)
    }

    async fn blocks(&self, heights: Range<Height>) -> Result<Vec<Vec<u8>>, StoreError> {
        let length = |meta: &Meta| meta.head.map_or(0, |head| head.height.next().0);
        self.connection.settle(self.read_range(BLOCKS, heights.start.0..heights.end.0, length).await)
    }

    async fn former(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        self.connection.settle(self.read_former().await)
    }

    async fn log(&self, sequences: Range<u64>) -> Result<Vec<Vec<u8>>, StoreError> {
        self.connection.settle(self.read_range(LOG, sequences, |meta| meta.log_size).await)
    }

    fn obstacle(&self) -> Option<StoreError> {
        self.connection.obstacle()
    }

    async fn commit(&self, change: Change) -> Result<(), StoreError> {
        self.connection.settle(self.write(&change).await)
    }
}

impl IndexedDbStore {
    async fn read_kept(&self) -> Result<StoredState, TransactionError> {
        let transaction = self.connection.read(&[META, POOL, ACCOUNTS, EVIDENCE, LOGS])?;
        let meta = Meta::read(&transaction.object_store(META)?).await?;
        let Meta { head, log_size, marks, tries, log_key, exported, former, block_bytes, known_time } = meta;
        let kept = StoredState {
            head,
            log_size,
            marks,
            tries,
            log_key,
            exported,
            former,
            block_bytes,
            ..StoredState::default()
        };
        let mut kept = StoredState { known_time, ..kept };
        for (key, bytes) in read_all(&transaction.object_store(POOL)?, POOL).await? {
            kept.pool.insert(Hash::parse(&key).map_err(|_| damaged(POOL, &key))?, bytes);
        }
        for (key, bytes) in read_all(&transaction.object_store(ACCOUNTS)?, ACCOUNTS).await? {
            kept.accounts.insert(UserId::parse(&key).map_err(|_| damaged(ACCOUNTS, &key))?, bytes);
        }
        for (key, bytes) in read_all(&transaction.object_store(EVIDENCE)?, EVIDENCE).await? {
            kept.evidence.insert(record::double_signing_of(&key).ok_or_else(|| damaged(EVIDENCE, &key))?, bytes);
        }
        for (key, bytes) in read_all(&transaction.object_store(LOGS)?, LOGS).await? {
            kept.logs.insert(PublicKey::parse(&key).map_err(|_| damaged(LOGS, &key))?, bytes);
        }
        Ok(kept)
    }

    async fn read_former(&self) -> Result<Vec<Vec<u8>>, TransactionError> {
        let transaction = self.connection.read(&[FORMER])?;
        let values = transaction.object_store(FORMER)?.get_all::<JsValue>().primitive()?.await?;
        (0_u64..)
            .zip(values)
            .map(|(place, value)| Ok(bytes(&value?).ok_or_else(|| damaged(FORMER, &place.to_string()))?))
            .collect()
    }

    /// Returns the values of a range of numbers below `length`. A missing value is an error.
    async fn read_range(
        &self,
        name: &str,
        asked: Range<u64>,
        length: impl Fn(&Meta) -> u64,
    ) -> Result<Vec<Vec<u8>>, TransactionError> {
        let transaction = self.connection.read(&[META, name])?;
        let length = length(&Meta::read(&transaction.object_store(META)?).await?);
        let there = asked.start..asked.end.min(length);
        if there.is_empty() {
            return Ok(Vec::new());
        }
        let store = transaction.object_store(name)?;
        let range = key(there.start)..key(there.end);
        let keys = store.get_all_keys::<f64>().with_query(range.clone()).primitive()?;
        let values = store.get_all::<JsValue>().with_query(range).primitive()?;
        let mut records = keys.await?.zip(values.await?);
        there
            .map(|number| {
                let damaged = || damaged(name, &number.to_string());
                let (found, value) = records.next().ok_or_else(damaged)?;
                let in_order = found?.total_cmp(&key(number)).is_eq();
                Ok(bytes(&value?).filter(|_| in_order).ok_or_else(damaged)?)
            })
            .collect()
    }

    async fn write(&self, change: &Change) -> Result<(), TransactionError> {
        let transaction = self.connection.write(&stores_of(change))?;
        let store = transaction.object_store(META)?;
        let before = Meta::read(&store).await?;
        let Meta { head, log_size, log_key, marks, tries, .. } = &before;
        change.continues_from(&StoreState { head: *head, log_size: *log_size, log_key: *log_key, marks, tries })?;
        let removed_heights = sizes(&transaction, change).await?;
        after(&before, change, removed_heights).write(&before, &store)?;
        drop(store);
        write_records(&transaction, change)?;
        self.connection.commit(transaction).await
    }
}

/// Returns the object stores that a change writes to; other object stores can be read meanwhile.
fn stores_of(change: &Change) -> Vec<&'static str> {
    let untouched = |name: &str| match name {
        BLOCKS => change.blocks.is_empty() && change.onto.is_none(),
        POOL => change.pooled.is_empty() && change.unpooled.is_empty(),
        ACCOUNTS => change.accounts.is_empty(),
        LOG => change.log.is_empty(),
        EVIDENCE => change.evidence.is_empty(),
        LOGS => change.logs.is_empty(),
        FORMER => change.former == Former::Stays,
        _ => false,
    };
    LEDGER_STORES.into_iter().filter(|name| !untouched(name)).collect()
}

/// Returns the size of the blocks that a change removes, in bytes.
async fn sizes(transaction: &Transaction<'_>, change: &Change) -> Result<u64, TransactionError> {
    let heights = change.removed_heights();
    if heights.is_empty() {
        return Ok(0);
    }
    let store = transaction.object_store(BLOCKS)?;
    let values = store.get_all::<JsValue>().with_query(key(heights.start.0)..key(heights.end.0)).primitive()?.await?;
    let sizes = values.map(|value| Ok(bytes(&value?).map_or(0, |bytes| bytes.len() as u64)));
    sizes.sum::<Result<u64, TransactionError>>()
}

/// Returns the single values after the change.
fn after(before: &Meta, change: &Change, removed_heights: u64) -> Meta {
    let mut marks = before.marks.clone();
    change.raise(&mut marks);
    let mut tries = before.tries.clone();
    change.count(&mut tries);
    Meta {
        head: change.head(),
        log_size: before.log_size + change.log.len() as u64,
        marks,
        tries,
        log_key: before.log_key.or(change.log_key),
        exported: change.exported_after(before.exported),
        known_time: change.known_time.after(before.known_time),
        former: match &change.former {
            Former::Stays => before.former,
            Former::Ends => None,
            Former::Is { onto, .. } => Some(*onto),
        },
        block_bytes: before.block_bytes.saturating_sub(removed_heights)
            + change.blocks.iter().map(|block| block.bytes().len() as u64).sum::<u64>(),
    }
}

fn write_records(transaction: &Transaction<'_>, change: &Change) -> Result<(), TransactionError> {
    for name in stores_of(change) {
        let store = transaction.object_store(name)?;
        match name {
            BLOCKS => {
                let removed_heights = change.removed_heights();
                if !removed_heights.is_empty() {
                    drop(store.delete(key(removed_heights.start.0)..key(removed_heights.end.0)).primitive()?);
                }
                change.blocks.iter().try_for_each(|it| add(&store, it.header.height.0, &it.bytes()))?;
            }
            LOG => change.log.iter().try_for_each(|entry: &Entry| add(&store, entry.sequence, &entry.bytes()))?,
            ACCOUNTS => change.accounts.iter().try_for_each(|(user, file)| put(&store, user.as_str(), file))?,
            EVIDENCE => change.evidence.iter().try_for_each(|it| {
                let (delegate, slot) = double_signing(it);
                put(&store, &record::double_signing_key(&delegate, slot), &encode::canonical(it))
            })?,
            FORMER => {
                drop(store.clear()?);
                if let Former::Is { blocks, .. } = &change.former {
                    (0..).zip(blocks).try_for_each(|(place, bytes)| add(&store, place, bytes))?;
                }
            }
            LOGS => change.logs.iter().try_for_each(|(log, bytes)| put(&store, &log.to_string(), bytes))?,
            POOL => {
                for id in &change.unpooled {
                    drop(store.delete(id.to_string()).primitive()?);
                }
                change.pooled.iter().try_for_each(|(id, bytes)| put(&store, &id.to_string(), bytes))?;
            }
            _ => {}
        }
    }
    Ok(())
}
