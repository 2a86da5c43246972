//! A commit awaits only its own requests: whenever it is pending, its transaction still owes it an answer.
//!
//! An IndexedDB transaction ends as soon as it has no pending request. If a commit awaited anything else, the browser
//! could end the transaction with half of the change written. So these tests repeat the contract's suite on stores that
//! check each wait of a commit.

use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::number::{Height, Slot};
use medchain::storage::indexed_db::{IndexedDbLibrary, IndexedDbStore};
use medchain::storage::{Change, Library, LibraryEntry, Store, StoreError, StoredState, Tell};
use std::collections::BTreeMap;
use std::future::{Future as _, poll_fn};
use std::ops::Range;
use std::pin::pin;
use wasm_bindgen::JsCast as _;

/// Counts the answers that the transactions of each database owe: one for each request, and one for each `commit()`.
const WATCH: &str = "
if (!self.owed) {
  const owed = self.owed = new Map();
  const owe = ({ db }, count) => owed.set(db.name, (owed.get(db.name) ?? 0) + count);
  for (const method of ['add', 'put', 'get', 'getKey', 'getAll', 'getAllKeys', 'count', 'delete', 'clear', 'openCursor']) {
    const original = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (...rest) {
      const request = original.apply(this, rest);
      owe(this.transaction, 1);
      for (const answer of ['success', 'error']) request.addEventListener(answer, () => owe(this.transaction, -1));
      return request;
    };
  }
  const ending = new Set();
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function () {
    commit.call(this);
    ending.add(this);
    owe(this, 1);
  };
  // Listeners are called in the order in which they were added, and these are added before the program's.
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...rest) {
    const made = transaction.apply(this, rest);
    const ended = () => ending.delete(made) && owe(made, -1);
    for (const end of ['complete', 'abort']) made.addEventListener(end, ended);
    return made;
  };
}
self.owed
";

#[expect(clippy::disallowed_methods, reason = "the test observes the browser; no stored or typed text is run")]
fn owed(database: &str) -> f64 {
    let owed = js_sys::eval(WATCH).expect("the script is valid").unchecked_into::<js_sys::Map>();
    owed.get(&database.into()).as_f64().unwrap_or_default()
}

/// A library whose stores are watched while they commit.
struct Watched(IndexedDbLibrary);

/// A watched store, and the name of its database.
struct WatchedStore(IndexedDbStore, String);

impl Watched {
    fn new(name: &str) -> Self {
        owed(name);
        Self(IndexedDbLibrary::new(name))
    }
}

impl Library for Watched {
    type Store = WatchedStore;

    async fn list(&self) -> Result<Vec<LibraryEntry>, StoreError> {
        self.0.list().await
    }

    async fn open(&self, ledger: Hash) -> Result<WatchedStore, StoreError> {
        Ok(WatchedStore(self.0.open(ledger).await?, self.0.database_name(ledger)))
    }

    async fn claim(&self, ledger: Hash) -> Result<(), StoreError> {
        self.0.claim(ledger).await
    }

    async fn release(&self, ledger: Hash) -> Result<(), StoreError> {
        self.0.release(ledger).await
    }

    async fn claimed(&self) -> Result<Vec<Hash>, StoreError> {
        self.0.claimed().await
    }

    async fn find(&self, ledger: Hash) -> Result<Option<WatchedStore>, StoreError> {
        let found = self.0.find(ledger).await?;
        Ok(found.map(|store| WatchedStore(store, self.0.database_name(ledger))))
    }

    fn on_closed(&self, tell: Tell) {
        self.0.on_closed(tell);
    }

    async fn note(&self, entry: LibraryEntry) -> Result<(), StoreError> {
        self.0.note(entry).await
    }

    async fn remember_marks(&self, ledger: Hash, marks: &BTreeMap<UserId, Slot>) -> Result<(), StoreError> {
        self.0.remember_marks(ledger, marks).await
    }

    async fn remembered_marks(&self, ledger: Hash) -> Result<BTreeMap<UserId, Slot>, StoreError> {
        self.0.remembered_marks(ledger).await
    }

    async fn delete(&self, ledger: Hash) -> Result<(), StoreError> {
        self.0.delete(ledger).await
    }
}

impl Store for WatchedStore {
    async fn load(&self) -> Result<StoredState, StoreError> {
        self.0.load().await
    }

    async fn blocks(&self, heights: Range<Height>) -> Result<Vec<Vec<u8>>, StoreError> {
        self.0.blocks(heights).await
    }

    async fn former(&self) -> Result<Vec<Vec<u8>>, StoreError> {
        self.0.former().await
    }

    async fn log(&self, sequences: Range<u64>) -> Result<Vec<Vec<u8>>, StoreError> {
        self.0.log(sequences).await
    }

    fn obstacle(&self) -> Option<StoreError> {
        self.0.obstacle()
    }

    async fn commit(&self, change: Change) -> Result<(), StoreError> {
        let mut commit = pin!(self.0.commit(change));
        let mut waits = 0;
        let outcome = poll_fn(|context| {
            let polled = commit.as_mut().poll(context);
            if polled.is_pending() {
                waits += 1;
                assert!(owed(&self.1) > 0.0, "wait {waits} of a commit is not for its own request");
            }
            polled
        });
        let outcome = outcome.await;
        assert!(waits > 0 || outcome.is_err(), "a commit that never waits made no request");
        assert!(owed(&self.1).abs() < 0.5, "the commit ended before all requests were answered");
        outcome
    }
}

mod commits {
    use super::Watched;
    use medchain::storage::contract;
    use wasm_bindgen_test::wasm_bindgen_test;

    macro_rules! on_watched {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(Watched::new(concat!("watched_", stringify!($case)))).await;
            }
        )* };
    }
    medchain::store_contract!(on_watched);
}
