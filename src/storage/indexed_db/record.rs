//! The records of a ledger's database: their keys and values, in and out.
//!
//! Every value is an array of bytes. What is read is measured before it is believed: a value of another type or length
//! is `Damaged`, with the place at which it stood.

use super::connection::Trouble;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::storage::schema::META;
use crate::storage::{Head, StoreError, Tries};
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

/// What a ledger has one of.
#[derive(Default)]
pub(super) struct Meta {
    pub(super) head: Option<Head>,
    pub(super) log_size: u64,
    pub(super) marks: BTreeMap<UserId, Slot>,
    pub(super) tries: BTreeMap<UserId, Tries>,
    pub(super) log_key: Option<[u8; 32]>,
    pub(super) exported: Option<Height>,
    pub(super) former: Option<Head>,
    pub(super) block_bytes: u64,
    pub(super) known_time: Option<Timestamp>,
}

impl Meta {
    /// Reads it.
    pub(super) async fn read(store: &ObjectStore<'_>) -> Result<Self, Trouble> {
        let mut meta = Self::default();
        for (key, bytes) in read_all(store, META).await? {
            let known = match key.as_str() {
                HEAD => head_of(&bytes).map(|head| meta.head = Some(head)),
                FORMER if bytes.is_empty() => Some(()), // there was one, and is none any more
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

    /// Writes what is not as it was `before`.
    pub(super) fn write(&self, before: &Self, store: &ObjectStore<'_>) -> Result<(), Trouble> {
        if let Some(head) = self.head.filter(|_| self.head != before.head) {
            put(store, HEAD, &bytes_of(head))?;
        }
        if self.log_size != before.log_size {
            put(store, LOG_SIZE, &self.log_size.to_be_bytes())?;
        }
        if self.marks != before.marks {
            put(store, MARKS, &serde_json::to_vec(&self.marks).expect("ids and numbers are JSON"))?;
        }
        if self.tries != before.tries {
            put(store, TRIES, &serde_json::to_vec(&self.tries).expect("ids and numbers are JSON"))?;
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

/// A head as it is written: the height, then the hash.
fn bytes_of(head: Head) -> Vec<u8> {
    [&head.height.0.to_be_bytes()[..], &head.hash.0].concat()
}

fn head_of(bytes: &[u8]) -> Option<Head> {
    let (height, hash) = bytes.split_at_checked(8)?;
    Some(Head { height: Height(number(height)?), hash: Hash(hash.try_into().ok()?) })
}

/// All records of a store whose keys are texts.
pub(super) async fn read_all(store: &ObjectStore<'_>, name: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
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

/// Puts a record where there may be one.
pub(super) fn put(store: &ObjectStore<'_>, key: &str, value: &[u8]) -> Result<(), Trouble> {
    // Its outcome is that of the transaction, which waits for it.
    drop(store.put(JsValue::from(Uint8Array::from(value))).with_key(key).without_key_type().primitive()?);
    Ok(())
}

/// Puts a record where there must be none.
pub(super) fn add(store: &ObjectStore<'_>, number: u64, value: &[u8]) -> Result<(), Trouble> {
    drop(store.add(JsValue::from(Uint8Array::from(value))).with_key(key(number)).without_key_type().primitive()?);
    Ok(())
}

/// The key of evidence against a delegate for a slot.
pub(super) fn offence_key(delegate: &UserId, slot: Slot) -> String {
    format!("{delegate}/{slot}")
}

/// What such a key means.
pub(super) fn offence_of(key: &str) -> Option<(UserId, Slot)> {
    let (delegate, slot) = key.split_once('/')?;
    Some((UserId::parse(delegate).ok()?, Slot(slot.parse().ok()?)))
}

/// The bytes of a value, if it is of bytes.
pub(super) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// A whole number as a key.
#[expect(clippy::cast_precision_loss, reason = "a ledger counts up to 2^53 - 1, which a double holds exactly")]
pub(super) const fn key(number: u64) -> f64 {
    number as f64
}

/// What is not what was written.
pub(super) fn damaged(store: &str, key: &str) -> StoreError {
    StoreError::Damaged { store: store.to_owned(), key: key.to_owned() }
}

fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().ok().map(u64::from_be_bytes)
}
