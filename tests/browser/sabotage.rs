//! Bad things done to the browser's database, by its own means: a commit that is aborted halfway, one that finds no room,
//! a database that is deleted or upgraded by another connection, and no database at all.

use indexed_db_futures::Build as _;
use indexed_db_futures::database::Database;
use js_sys::{Array, Function, Reflect};
use medchain::ledger::id::Hash;
use medchain::storage::contract::{self, Sabotage, Saboteur};
use medchain::storage::indexed_db::IndexedDbShelf;
use medchain::storage::{Change, Shelf as _, Store as _, StoreError};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// Stands between the program and the browser's database. `plans` says what is to happen to the next commit of a database
/// of that name; `seen` is what happened to its transactions that write; `handles` are its open connections.
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

#[expect(clippy::disallowed_methods, reason = "the browser itself is sabotaged; nothing here was stored or typed")]
fn between(member: &str) -> JsValue {
    let between = js_sys::eval(BETWEEN).expect("it is JavaScript");
    Reflect::get(&between, &member.into()).expect("it is there")
}

/// What happened to the transactions of a database that write, and `then` what comes next.
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

/// Tells the open connections of a database what a browser tells them when it closes them.
fn close(database: &str) {
    for handle in between("handles").unchecked_into::<Array>() {
        let name = Reflect::get(&handle, &"name".into()).expect("a database has a name");
        let on_close = Reflect::get(&handle, &"onclose".into()).expect("it listens");
        if let (true, Some(on_close)) = (name == database, on_close.dyn_ref::<Function>()) {
            on_close.call0(&handle).expect("it listens");
        }
    }
}

/// A shelf in the browser's database, to which bad things can be done.
struct Shaken(IndexedDbShelf);

impl Shaken {
    fn new(name: &str) -> Self {
        between("plans");
        Self(IndexedDbShelf::new(name))
    }
}

impl Saboteur for Shaken {
    type Shelf = IndexedDbShelf;

    fn shelf(&self) -> &IndexedDbShelf {
        &self.0
    }

    async fn sabotage(&self, ledger: Hash, how: Sabotage) {
        let name = self.0.database_name(ledger);
        match how {
            Sabotage::Abort => plan(&name, "abort"),
            Sabotage::Full => plan(&name, "full"),
            Sabotage::AbortForRoom => plan(&name, "abort for room"),
            Sabotage::Close => close(&name),
            Sabotage::Delete => {
                Database::delete_by_name(&name).expect("it may be deleted").await.expect("nobody holds on to it");
            }
            Sabotage::Upgrade => {
                let newer = Database::open(&name).with_version(9_u32).await.expect("nobody holds on to it");
                newer.close();
            }
        }
    }
}

macro_rules! shaken {
    ($($case:ident),* $(,)?) => { $(
        #[wasm_bindgen_test]
        async fn $case() {
            contract::$case(Shaken::new(concat!("shaken_", stringify!($case)))).await;
        }
    )* };
}
medchain::store_faults!(shaken);

const LEDGER: Hash = Hash([7; 32]);

#[wasm_bindgen_test]
async fn a_commit_is_one_strict_transaction_and_acknowledged_when_it_is_complete() {
    let shelf = Shaken::new("acknowledged").0;
    let (store, name) = (shelf.open(LEDGER).await.expect("opens"), shelf.database_name(LEDGER));
    let change = |number| Change { pooled: vec![(Hash([number; 32]), vec![number])], ..Change::on(None) };
    for number in 0..3 {
        store.commit(change(number)).await.expect("nothing is in the way");
        note(&name, "is acknowledged");
    }
    let one = ["begins strict", "completes", "is acknowledged"];
    assert_eq!(seen(&name), one.repeat(3));
    plan(&name, "abort");
    assert!(store.commit(change(9)).await.is_err());
    store.load().await.expect("can be read when it is over");
    assert_eq!(seen(&name)[9..], ["begins strict", "aborts"]);
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_its_database_gets_no_other_place() {
    let shelf = Shaken::new("refused").0;
    for name in [shelf.database_name(LEDGER), "refused-library".to_owned()] {
        between("refused").unchecked_into::<js_sys::Set>().add(&name.into());
    }
    let faults = [shelf.open(LEDGER).await.err(), shelf.find(LEDGER).await.err(), shelf.list().await.err()];
    let is_refused = |fault: &_| matches!(fault, Some(StoreError::Unavailable { .. }));
    assert!(faults.iter().all(is_refused), "{faults:?}");
}

/// Makes a ledger's database as the program made it when the schema was `version`, with a record in each object store.
async fn made_by_version(name: &str, version: usize) {
    let stores = [&["blocks", "pool", "accounts", "log", "meta"][..], &["evidence", "logs"], &["former"]];
    let stores = stores[..version].concat();
    let former = Database::open(name).with_version(u32::try_from(version).expect("small")).with_on_upgrade_needed(
        move |_, database| stores.iter().try_for_each(|store| database.create_object_store(*store).build().map(drop)),
    );
    former.await.expect("it is new").close();
}

#[wasm_bindgen_test]
async fn each_former_schema_is_brought_to_this_one_with_what_it_held() {
    for version in 1..=3 {
        let shelf = IndexedDbShelf::new(&format!("former_{version}"));
        let name = shelf.database_name(LEDGER);
        made_by_version(&name, version).await;
        super::fault::tamper(&name, "pool", &LEDGER.to_string(), js_sys::Uint8Array::from(&[4, 2][..])).await;
        let store = shelf.find(LEDGER).await.expect("opens").expect("is there");
        assert_eq!(store.obstacle(), None);
        assert_eq!(store.load().await.expect("loads").pool, [(LEDGER, vec![4, 2])].into(), "version {version}");
        assert_eq!(store.former().await, Ok(Vec::new()), "the newest object store is there");
        store.commit(Change { unpooled: vec![LEDGER], ..Change::on(None) }).await.expect("can be written");
    }
}
