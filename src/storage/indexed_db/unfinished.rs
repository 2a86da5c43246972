//! Ledgers that are being filled and are not listed yet.
//!
//! The library holds a record of each, written before the ledger's database is made. Which of them a living tab is
//! filling, a lock tells. So nothing is ever taken for a leftover because it looks like one: a ledger's database is
//! removed only where it is written down that it was begun, and never was finished. Where the browser has no locks, a tab
//! sees to its own attempts alone.

use super::IndexedDbShelf;
use super::connection::{Connection, Trouble};
use super::lock::{self, Asked, Lock};
use super::record::{damaged, put, read_all};
use crate::ledger::id::Hash;
use crate::storage::StoreError;
use crate::storage::schema::UNFINISHED;
use indexed_db_futures::prelude::BuildPrimitive as _;
use std::collections::BTreeMap;

/// The ledgers that this tab fills, each with its lock where the browser has any.
pub(super) type Held = BTreeMap<Hash, Option<Lock>>;

/// Holds a ledger and writes that down. Where it is written down already, nothing is written: that works on a full disk.
pub(super) async fn claim(shelf: &IndexedDbShelf, ledger: Hash) -> Result<(), StoreError> {
    let is_held = shelf.held.borrow().contains_key(&ledger);
    if !is_held {
        let lock = match lock::ask(&shelf.database_name(ledger)).await {
            Asked::Held(lock) => Some(lock),
            Asked::Unknown => None,
            Asked::Elsewhere => return Err(StoreError::Busy),
        };
        shelf.held.borrow_mut().insert(ledger, lock);
    }
    let library = shelf.library().await;
    let written = match library {
        Ok(library) => library.settle(write_down(&library, ledger).await),
        Err(fault) => Err(fault),
    };
    if written.is_err() {
        shelf.held.borrow_mut().remove(&ledger);
    }
    written
}

/// Strikes out what was written down, then holds the ledger no more.
pub(super) async fn release(shelf: &IndexedDbShelf, ledger: Hash) -> Result<(), StoreError> {
    let library = shelf.library().await?;
    library.settle(strike_out(&library, ledger).await)?;
    shelf.held.borrow_mut().remove(&ledger);
    Ok(())
}

/// What is written down, as far as this tab can see to it.
pub(super) async fn claimed(shelf: &IndexedDbShelf) -> Result<Vec<Hash>, StoreError> {
    let library = shelf.library().await?;
    let mut ledgers = library.settle(read(&library).await)?;
    if !lock::exist() {
        ledgers.retain(|ledger| shelf.held.borrow().contains_key(ledger));
    }
    Ok(ledgers)
}

async fn read(library: &Connection) -> Result<Vec<Hash>, Trouble> {
    let transaction = library.read(&[UNFINISHED])?;
    let records = read_all(&transaction.object_store(UNFINISHED)?, UNFINISHED).await?;
    let ledger = |(key, _): (String, Vec<u8>)| Ok(Hash::parse(&key).map_err(|_| damaged(UNFINISHED, &key))?);
    records.into_iter().map(ledger).collect()
}

async fn write_down(library: &Connection, ledger: Hash) -> Result<(), Trouble> {
    if read(library).await?.contains(&ledger) {
        return Ok(());
    }
    let transaction = library.write(&[UNFINISHED])?;
    put(&transaction.object_store(UNFINISHED)?, &ledger.to_string(), &[])?;
    library.commit(transaction).await
}

async fn strike_out(library: &Connection, ledger: Hash) -> Result<(), Trouble> {
    let transaction = library.write(&[UNFINISHED])?;
    drop(transaction.object_store(UNFINISHED)?.delete(ledger.to_string()).primitive()?);
    library.commit(transaction).await
}
