//! Unfinished ledgers: those that a tab fills and has not listed yet.
//!
//! The list's database holds a record of each, written before the ledger's database is created; a lock shows which of
//! them an open tab is filling. So a ledger's database is removed only if a record says that it was begun and never
//! finished, and never because it looks unused. If the browser has no locks, a tab handles only its own attempts.

use super::IndexedDbLibrary;
use super::connection::{Connection, TransactionError};
use super::lock::{self, Lock, LockAnswer};
use super::record::{damaged, put, read_all};
use crate::ledger::id::Hash;
use crate::storage::StoreError;
use crate::storage::schema::UNFINISHED;
use indexed_db_futures::prelude::BuildPrimitive as _;
use std::collections::BTreeMap;

/// The ledgers that this tab fills, each with its lock if the browser provides locks.
pub(super) type Held = BTreeMap<Hash, Option<Lock>>;

/// Holds a ledger and records that. An existing record is not written again, so this works on a full disk.
pub(super) async fn claim(library: &IndexedDbLibrary, ledger: Hash) -> Result<(), StoreError> {
    let is_held = library.held.borrow().contains_key(&ledger);
    if !is_held {
        let lock = match lock::ask(&library.database_name(ledger)).await {
            LockAnswer::Held(lock) => Some(lock),
            LockAnswer::Unknown => None,
            LockAnswer::Elsewhere => return Err(StoreError::Busy),
        };
        library.held.borrow_mut().insert(ledger, lock);
    }
    let database = library.open_list().await;
    let written = match database {
        Ok(database) => database.settle(write_down(&database, ledger).await),
        Err(fault) => Err(fault),
    };
    if written.is_err() {
        library.held.borrow_mut().remove(&ledger);
    }
    written
}

/// Removes the record, then releases the ledger.
pub(super) async fn release(library: &IndexedDbLibrary, ledger: Hash) -> Result<(), StoreError> {
    let database = library.open_list().await?;
    database.settle(strike_out(&database, ledger).await)?;
    library.held.borrow_mut().remove(&ledger);
    Ok(())
}

/// Returns the recorded ledgers, as far as this tab can handle them.
pub(super) async fn claimed(library: &IndexedDbLibrary) -> Result<Vec<Hash>, StoreError> {
    let database = library.open_list().await?;
    let mut ledgers = database.settle(read(&database).await)?;
    if !lock::exist() {
        ledgers.retain(|ledger| library.held.borrow().contains_key(ledger));
    }
    Ok(ledgers)
}

async fn read(database: &Connection) -> Result<Vec<Hash>, TransactionError> {
    let transaction = database.read(&[UNFINISHED])?;
    let records = read_all(&transaction.object_store(UNFINISHED)?, UNFINISHED).await?;
    let ledger = |(key, _): (String, Vec<u8>)| Ok(Hash::parse(&key).map_err(|_| damaged(UNFINISHED, &key))?);
    records.into_iter().map(ledger).collect()
}

async fn write_down(database: &Connection, ledger: Hash) -> Result<(), TransactionError> {
    if read(database).await?.contains(&ledger) {
        return Ok(());
    }
    let transaction = database.write(&[UNFINISHED])?;
    put(&transaction.object_store(UNFINISHED)?, &ledger.to_string(), &[])?;
    database.commit(transaction).await
}

async fn strike_out(database: &Connection, ledger: Hash) -> Result<(), TransactionError> {
    let transaction = database.write(&[UNFINISHED])?;
    drop(transaction.object_store(UNFINISHED)?.delete(ledger.to_string()).primitive()?);
    database.commit(transaction).await
}
