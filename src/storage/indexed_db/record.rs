//! The records of a ledger's database: keys and values.
//!
//! Every value is an array of bytes. Reading checks type and length, and returns an error with the object store and the
//! key.

use super::connection::TransactionError;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::storage::schema::META;
use crate::storage::{Head, PasswordAttempts, StoreError};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::{BuildPrimitive as _, QuerySource as _};
use js_sys::Uint8Array;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast as _, JsValue};

const HEAD: &str = "head";
const LOG_SIZE: &str = "log_size";
const MARKS: &str = "marks";
const TRIES: &str = "tries";
const LOG_KEY: &str = "log_key";
const EXPORTED: &str = "exported";
const FORMER: &str = "former";
const BLOCK_BYTES: &str = "block_bytes";
const KNOWN_TIME: &str = "known_time";

/// The single values of a ledger.
#[derive(Default)]
pub(super) struct Meta {
    pub(super) head: Option<Head>,
    pub(super) log_size: u64,
    pub(super) marks: BTreeMap<UserId, Slot>,
    pub(super) tries: BTreeMap<UserId, PasswordAttempts>,
    pub(super) log_key: Option<[u8; 32]>,
    pub(super) exported: Option<Height>,
    pub(super) former: Option<Head>,
    pub(super) block_bytes: u64,
    pub(super) known_time: Option<Timestamp>,
}

impl Meta {
    /// Reads the values.
    pub(super) async fn read(store: &ObjectStore<'_>) -> Result<Self, TransactionError> {
        let mut meta = Self::default();
        for (key, bytes) in read_all(store, META).await? {
            let known = match key.as_str() {
                HEAD => head_of(&bytes).map(|head| meta.head = Some(head)),
                FORMER if bytes.is_empty() => Some(()), // the former generation was removed
                FORMER => head_of(&bytes).map(|head| meta.former = Some(head)),
                BLOCK_BYTES => number(&bytes).map(|size| meta.block_bytes = size),
                LOG_SIZE => number(&bytes).map(|size| meta.log_size = size),
                MARKS => serde_json::from_slice(&bytes).ok().map(|marks| meta.marks = marks),
                TRIES => serde_json::from_slice(&bytes).ok().map(|tries| meta.tries = tries),
                LOG_KEY => bytes.try_into().ok().map(|key| meta.log_key = Some(key)),
                KNOWN_TIME => number(&bytes).map(|time| meta.known_time = Some(Timestamp(time))),
                EXPORTED => number(&bytes).map(|height| meta.exported = Some(Height(height))),
                _ => None,
            };
            known.ok_or_else(|| damaged(META, &key))?;
        }
        Ok(meta)
    }

    /// Writes the values that differ from `before`.
    pub(super) fn write(&self, before: &Self, store: &ObjectStore<'_>) -> Result<(), TransactionError> {
        if let Some(head) = self.head.filter(|_| self.head != before.head) {
            put(store, HEAD, &bytes_of(head))?;
        }
        if self.log_size != before.log_size {
            put(store, LOG_SIZE, &self.log_size.to_be_bytes())?;
        }
        if self.marks != before.marks {
            put(store, MARKS, &serde_json::to_vec(&self.marks).expect("ids and numbers have a JSON form"))?;
        }
        if self.tries != before.tries {
            put(store, TRIES, &serde_json::to_vec(&self.tries).expect("ids and numbers have a JSON form"))?;
        }
        if let Some(key) = self.log_key.filter(|_| self.log_key != before.log_key) {
            put(store, LOG_KEY, &key)?;
        }
        if let Some(height) = self.exported.filter(|_| self.exported != before.exported) {
            put(store, EXPORTED, &height.0.to_be_bytes())?;
        }
        if self.former != before.former {
            put(store, FORMER, &self.former.map_or_else(Vec::new, bytes_of))?;
        }
        if let Some(time) = self.known_time.filter(|_| self.known_time != before.known_time) {
            put(store, KNOWN_TIME, &time.0.to_be_bytes())?;
        }
        if self.block_bytes != before.block_bytes {
            put(store, BLOCK_BYTES, &self.block_bytes.to_be_bytes())?;
        }
        Ok(())
    }
}

/// Encodes a head: the height, then the hash.
fn bytes_of(head: Head) -> Vec<u8> {
    [&head.height.0.to_be_bytes()[..], &head.hash.0].concat()
}

fn head_of(bytes: &[u8]) -> Option<Head> {
    let (height, hash) = bytes.split_at_checked(8)?;
    Some(Head { height: Height(number(height)?), hash: Hash(hash.try_into().ok()?) })
}

/// Reads all records of an object store with text keys.
pub(super) async fn read_all(store: &ObjectStore<'_>, name: &str) -> Result<Vec<(String, Vec<u8>)>, TransactionError> {
    let keys = store.get_all_keys::<JsValue>().primitive()?;
    let values = store.get_all::<JsValue>().primitive()?;
    let mut records = Vec::new();
    for (key, value) in keys.await?.zip(values.await?) {
        let key = key?.as_string().ok_or_else(|| damaged(name, "a key that is no text"))?;
        let value = bytes(&value?).ok_or_else(|| damaged(name, &key))?;
        records.push((key, value));
    }
    Ok(records)
}

/// Writes a record, replacing an existing one.
pub(super) fn put(store: &ObjectStore<'_>, key: &str, value: &[u8]) -> Result<(), TransactionError> {
    // The transaction waits for this request and returns its error.
    drop(store.put(JsValue::from(Uint8Array::from(value))).with_key(key).without_key_type().primitive()?);
    Ok(())
}

/// Writes a record whose key must be new.
pub(super) fn add(store: &ObjectStore<'_>, number: u64, value: &[u8]) -> Result<(), TransactionError> {
    drop(store.add(JsValue::from(Uint8Array::from(value))).with_key(key(number)).without_key_type().primitive()?);
    Ok(())
}

/// Returns the key of evidence against a delegate for a slot.
pub(super) fn double_signing_key(delegate: &UserId, slot: Slot) -> String {
    format!("{delegate}/{slot}")
}

/// Parses the key of evidence.
pub(super) fn double_signing_of(key: &str) -> Option<(UserId, Slot)> {
    let (delegate, slot) = key.split_once('/')?;
    Some((UserId::parse(delegate).ok()?, Slot(slot.parse().ok()?)))
}

/// Returns the bytes of a value if it is an array of bytes.
pub(super) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// Converts a whole number to a key.
#[expect(clippy::cast_precision_loss, reason = "a number is at most 2^53 - 1, which a double represents exactly")]
pub(super) const fn key(number: u64) -> f64 {
    number as f64
}

/// Returns the error for a record that cannot be read as it was written.
pub(super) fn damaged(store: &str, key: &str) -> StoreError {
    StoreError::Damaged { store: store.to_owned(), key: key.to_owned() }
}

fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().ok().map(u64::from_be_bytes)
}
