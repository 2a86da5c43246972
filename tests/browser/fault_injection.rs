//! Faults injected into the browser's database by its own means: a commit that is aborted, one that exceeds the quota,
//! a database that another connection deletes or upgrades, and a browser without a database.

use indexed_db_futures::Build as _;
use indexed_db_futures::database::Database;
use js_sys::{Array, Function, Reflect};
use medchain::ledger::id::Hash;
use medchain::storage::contract::{self, FaultInjector, InjectedFault};
use medchain::storage::indexed_db::IndexedDbLibrary;
use medchain::storage::{Change, Library as _, Store as _, StoreError};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// Wraps the browser's database. `plans` holds the fault for the next commit of each database name, `seen` the events
/// of its write transactions, and `handles` its open connections.
const BETWEEN: &str = "
if (!self.between) {
  const between = self.between = { plans: new Map(), seen: [], handles: [], refused: new Set() };
  const full = () => new DOMException('there is no more room', 'QuotaExceededError');
  between.planned = ({ db }, plans) => {
    const plan = between.plans.get(db.name);
    return plans.includes(plan) && between.plans.delete(db.name) && plan;
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...record) {
    const plan = between.planned(this.transaction, ['full', 'abort']);
    if (plan === 'full') throw full();
    const request = put.apply(this, record);
    if (plan === 'abort') this.transaction.abort();
    return request;
  };
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function () {
    if (!between.planned(this, ['abort for room'])) return commit.call(this);
    Object.defineProperty(this, 'error', { get: full });
    this.abort();
  };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options);
    if (!between.handles.includes(this)) between.handles.push(this);
    if (mode === 'readwrite') {
      const note = (what) => between.seen.push(`${this.name} ${what}`);
      note(`begins ${options?.durability}`);
      made.addEventListener('complete', () => note('completes'));
      made.addEventListener('abort', () => note('aborts'));
    }
    return made;
  };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (name, ...version) {
    if (between.refused.has(name)) throw new DOMException('not for you', 'SecurityError');
    return open.call(this, name, ...version);
  };
}
self.between
";

#[expect(
    clippy::disallowed_methods,
    reason = "the test injects faults into the browser; no stored or typed text is run"
)]
fn between(member: &str) -> JsValue {
    let between = js_sys::eval(BETWEEN).expect("the script is valid");
    Reflect::get(&between, &member.into()).expect("the script defines the member")
}

/// Records an event of the write transactions of a database.
fn note(database: &str, what: &str) {
    between("seen").unchecked_into::<Array>().push(&format!("{database} {what}").into());
}

fn seen(database: &str) -> Vec<String> {
    let all = between("seen").unchecked_into::<Array>();
    let texts = all.iter().filter_map(|line| line.as_string());
    texts.filter_map(|line| line.strip_prefix(database).map(|line| line.trim().to_owned())).collect()
}

fn plan(database: &str, what: &str) {
    between("plans").unchecked_into::<js_sys::Map>().set(&database.into(), &what.into());
}

/// Sends the open connections of a database the event by which a browser reports that it closed them.
fn close(database: &str) {
    for handle in between("handles").unchecked_into::<Array>() {
        let name = Reflect::get(&handle, &"name".into()).expect("a database has a name");
        let on_close = Reflect::get(&handle, &"onclose".into()).expect("the store sets a listener");
        if let (true, Some(on_close)) = (name == database, on_close.dyn_ref::<Function>()) {
            on_close.call0(&handle).expect("the listener is a function");
        }
    }
}

/// A library in the browser's database, into which faults can be injected.
struct FaultyLibrary(IndexedDbLibrary);

impl FaultyLibrary {
    fn new(name: &str) -> Self {
        between("plans");
        Self(IndexedDbLibrary::new(name))
    }
}

impl FaultInjector for FaultyLibrary {
    type Library = IndexedDbLibrary;

    fn library(&self) -> &IndexedDbLibrary {
        &self.0
    }

    async fn inject(&self, ledger: Hash, how: InjectedFault) {
        let name = self.0.database_name(ledger);
        match how {
            InjectedFault::Abort => plan(&name, "abort"),
            InjectedFault::Full => plan(&name, "full"),
            InjectedFault::AbortForRoom => plan(&name, "abort for room"),
            InjectedFault::Close => close(&name),
            InjectedFault::Delete => {
                Database::delete_by_name(&name)
                    .expect("a database can be deleted")
                    .await
                    .expect("no other connection is open");
            }
            InjectedFault::Upgrade => {
                let newer = Database::open(&name).with_version(9_u32).await.expect("no other connection is open");
                newer.close();
            }
        }
    }
}

macro_rules! shaken {
    ($($case:ident),* $(,)?) => { $(
        #[wasm_bindgen_test]
        async fn $case() {
            contract::$case(FaultyLibrary::new(concat!("shaken_", stringify!($case)))).await;
        }
    )* };
}
medchain::store_faults!(shaken);

const LEDGER: Hash = Hash([7; 32]);

#[wasm_bindgen_test]
async fn a_commit_is_one_strict_transaction_and_acknowledged_when_it_is_complete() {
    let library = FaultyLibrary::new("acknowledged").0;
    let (store, name) = (library.open(LEDGER).await.expect("the store opens"), library.database_name(LEDGER));
    let change = |number| Change { pooled: vec![(Hash([number; 32]), vec![number])], ..Change::on(None) };
    for number in 0..3 {
        store.commit(change(number)).await.expect("the store works");
        note(&name, "is acknowledged");
    }
    let one = ["begins strict", "completes", "is acknowledged"];
    assert_eq!(seen(&name), one.repeat(3));
    plan(&name, "abort");
    assert!(store.commit(change(9)).await.is_err());
    store.load().await.expect("the store can be read after the commits");
    assert_eq!(seen(&name)[9..], ["begins strict", "aborts"]);
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_its_database_gets_no_other_place() {
    let library = FaultyLibrary::new("refused").0;
    for name in [library.database_name(LEDGER), "refused-library".to_owned()] {
        between("refused").unchecked_into::<js_sys::Set>().add(&name.into());
    }
    let faults = [library.open(LEDGER).await.err(), library.find(LEDGER).await.err(), library.list().await.err()];
    let is_refused = |fault: &_| matches!(fault, Some(StoreError::Unavailable { .. }));
    assert!(faults.iter().all(is_refused), "{faults:?}");
}

/// Creates a ledger's database as schema `version` of the program did, with a record in each object store.
async fn made_by_version(name: &str, version: usize) {
    let stores = [&["blocks", "pool", "accounts", "log", "meta"][..], &["evidence", "logs"], &["former"]];
    let stores = stores[..version].concat();
    let former = Database::open(name)
        .with_version(u32::try_from(version).expect("the number is small"))
        .with_on_upgrade_needed(move |_, database| {
            stores.iter().try_for_each(|store| database.create_object_store(*store).build().map(drop))
        });
    former.await.expect("a new database opens").close();
}

#[wasm_bindgen_test]
async fn each_former_schema_is_brought_to_this_one_with_what_it_held() {
    for version in 1..=3 {
        let library = IndexedDbLibrary::new(&format!("former_{version}"));
        let name = library.database_name(LEDGER);
        made_by_version(&name, version).await;
        super::fault::tamper(&name, "pool", &LEDGER.to_string(), js_sys::Uint8Array::from(&[4, 2][..])).await;
        let store = library.find(LEDGER).await.expect("the store opens").expect("the ledger exists");
        assert_eq!(store.obstacle(), None);
        assert_eq!(
            store.load().await.expect("the store loads").pool,
            [(LEDGER, vec![4, 2])].into(),
            "version {version}"
        );
        assert_eq!(store.former().await, Ok(Vec::new()), "the newest object store exists");
        store.commit(Change { unpooled: vec![LEDGER], ..Change::on(None) }).await.expect("the store can be written");
    }
}
