//! Faults of the browser's database.

use futures::FutureExt as _;
use indexed_db_futures::Build as _;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::BuildPrimitive as _;
use indexed_db_futures::transaction::TransactionMode;
use medchain::ledger::access_log::{Action, Entry, Outcome};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::number::{Slot, Timestamp};
use medchain::storage::indexed_db::{IndexedDbLibrary, IndexedDbStore};
use medchain::storage::{Change, Library as _, Store as _, StoreError, StoredState};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const LEDGER: Hash = Hash::ZERO;

async fn open(library: &IndexedDbLibrary) -> IndexedDbStore {
    library.open(LEDGER).await.expect("browsers have IndexedDB")
}

fn pooled(number: u8, bytes: Vec<u8>) -> Change {
    Change { pooled: vec![(Hash([number; 32]), bytes)], ..Change::on(None) }
}

/// Opens the ledger's database without the store, and puts `value` under `key` into the object store `store`.
pub async fn tamper(name: &str, store: &str, key: impl Into<JsValue>, value: impl Into<JsValue>) {
    let database = Database::open(name).await.expect("the database exists");
    let transaction =
        database.transaction(store).with_mode(TransactionMode::Readwrite).build().expect("the database is open");
    let records = transaction.object_store(store).expect("the object store exists");
    let put = records.put(value.into()).with_key(key.into()).without_key_type().primitive();
    put.expect("an object store accepts any value").await.expect("the value is stored");
    drop(records);
    transaction.commit().await.expect("the transaction commits");
    database.close();
}

#[wasm_bindgen_test]
async fn a_database_deleted_behind_the_back_is_closed() {
    let library = IndexedDbLibrary::new("deleted_behind");
    let store = open(&library).await;
    store.commit(pooled(1, vec![1])).await.expect("the store works");
    let deleted = Database::delete_by_name(&library.database_name(LEDGER)).expect("a database can be deleted");
    deleted.await.expect("no other connection is open");
    assert_eq!(store.load().await, Err(StoreError::Closed));
    assert_eq!(store.commit(pooled(2, vec![2])).await, Err(StoreError::Closed));
    assert_eq!(open(&library).await.load().await, Ok(StoredState::default()));
}

#[wasm_bindgen_test]
async fn a_newer_schema_is_named_and_left_alone() {
    let library = IndexedDbLibrary::new("newer");
    let newer = Database::open(library.database_name(LEDGER)).with_version(7_u32).await.expect("the version is valid");
    newer.close();
    for _ in 0..2 {
        let refused = library.open(LEDGER).await.err();
        assert_eq!(refused, Some(StoreError::Newer { actual: 7, known: 3 }));
    }
}

#[wasm_bindgen_test]
async fn a_tab_with_a_newer_schema_closes_this_one() {
    let library = IndexedDbLibrary::new("overtaken");
    let store = open(&library).await;
    let newer =
        Database::open(library.database_name(LEDGER)).with_version(4_u32).await.expect("no other connection is open");
    assert_eq!(store.load().await, Err(StoreError::Closed));
    newer.close();
}

#[wasm_bindgen_test]
async fn a_commit_given_up_writes_nothing() {
    let library = IndexedDbLibrary::new("given_up");
    let store = open(&library).await;
    let mut commit = Box::pin(store.commit(pooled(1, vec![1])));
    assert!((&mut commit).now_or_never().is_none());
    drop(commit);
    assert_eq!(store.load().await, Ok(StoredState::default()));
    store.commit(pooled(2, vec![2])).await.expect("an abandoned commit does not affect the next");
}

#[wasm_bindgen_test]
async fn a_commit_that_the_browser_aborts_writes_nothing_at_all() {
    let library = IndexedDbLibrary::new("aborted");
    let store = open(&library).await;
    // An entry beyond the log's recorded size makes the commit's `add` fail inside the browser.
    tamper(&library.database_name(LEDGER), "log", 1, "planted").await;
    let change = Change { log: vec![entry(0), entry(1)], ..pooled(1, vec![1]) };
    assert!(matches!(store.commit(change).await, Err(StoreError::Aborted { cause }) if !cause.is_empty()));
    assert_eq!(store.load().await, Ok(StoredState::default()));
    assert_eq!(store.log(0..9).await, Ok(Vec::new()));
}

fn entry(sequence: u64) -> Entry {
    Entry {
        sequence,
        timestamp: Timestamp(0),
        actor: None,
        role: None,
        action: Action::Import,
        patient: None,
        records: None,
        outcome: Outcome::Permitted,
        rule: None,
        reason: None,
    }
}

async fn check_damage(name: &str, store: &str, key: &str, value: JsValue) {
    let library = IndexedDbLibrary::new(name);
    let ledger = open(&library).await;
    let change =
        Change { signed: Some((UserId::parse("abc").expect("the id is well formed"), Slot(1))), ..pooled(1, vec![1]) };
    ledger.commit(change).await.expect("the store works");
    tamper(&library.database_name(LEDGER), store, key, value).await;
    let damaged = StoreError::Damaged { store: store.to_owned(), key: key.to_owned() };
    assert_eq!(ledger.load().await, Err(damaged));
}

#[wasm_bindgen_test]
async fn what_is_not_what_was_written_is_damaged() {
    let bytes = |length: usize| js_sys::Uint8Array::from(&vec![b'{'; length][..]).into();
    check_damage("damage_head", "meta", "head", bytes(41)).await;
    check_damage("damage_size", "meta", "log_size", bytes(7)).await;
    check_damage("damage_marks", "meta", "marks", bytes(2)).await;
    check_damage("damage_key", "meta", "log_key", bytes(31)).await;
    check_damage("damage_exported", "meta", "exported", JsValue::from(3)).await;
    check_damage("damage_foreign", "meta", "another", bytes(8)).await;
    check_damage("damage_pool_key", "pool", "no id", bytes(8)).await;
    check_damage("damage_pool", "pool", &Hash::ZERO.to_string(), JsValue::from("text")).await;
    check_damage("damage_account", "accounts", "abc", JsValue::NULL).await;
}

#[wasm_bindgen_test]
async fn a_missing_log_entry_is_damage_and_not_the_end() {
    let library = IndexedDbLibrary::new("missing");
    let store = open(&library).await;
    let size = js_sys::Uint8Array::from(&2_u64.to_be_bytes()[..]);
    tamper(&library.database_name(LEDGER), "meta", "log_size", size).await;
    let damaged = StoreError::Damaged { store: "log".to_owned(), key: "0".to_owned() };
    assert_eq!(store.log(0..9).await, Err(damaged));
    assert_eq!(store.log(2..9).await, Ok(Vec::new()));
}
