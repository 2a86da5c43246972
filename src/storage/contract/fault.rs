//! The contract for faults: each case injects a fault into a store and checks the state after it.

use super::sample::{chain, id};
use super::{bytes, done, everything, head, heights};
use crate::ledger::id::Hash;
use crate::storage::{Change, Library, Store, StoreError, StoredState};
use std::cell::RefCell;
use std::rc::Rc;

/// Passes the names of these cases to a macro, which generates tests.
#[macro_export]
macro_rules! store_faults {
    ($test:ident) => {
        $test! {
            a_commit_that_is_aborted_writes_nothing,
            a_commit_without_room_writes_nothing,
            a_commit_aborted_for_lack_of_room_says_so,
            a_lost_connection_is_reported_and_opened_again,
            a_ledger_deleted_from_outside_is_reported_and_stays_deleted,
            a_newer_schema_is_reported_and_read_only,
            find_creates_nothing,
        }
    };
}

/// A fault that a test causes in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InjectedFault {
    /// The next commit is aborted.
    Abort,
    /// The next commit fails for lack of space.
    Full,
    /// The next commit is aborted, and the browser names the lack of space as the cause.
    AbortForRoom,
    /// The browser closes the connection.
    Close,
    /// Another tab deletes the database.
    Delete,
    /// Another tab migrates the database to a newer schema.
    Upgrade,
}

/// A library into which faults can be injected.
#[expect(async_fn_in_trait, reason = "a browser's database runs on one thread, so no future is sent to another")]
pub trait FaultInjector {
    /// The type of the library.
    type Library: Library;

    /// The library.
    fn library(&self) -> &Self::Library;

    /// Injects a fault into the store of a ledger.
    async fn inject(&self, ledger: Hash, how: InjectedFault);
}

/// Returns a store with two blocks and more, its content, and the ledgers whose closing was reported.
async fn filled<S: Library>(library: &S) -> (S::Store, StoredState, Rc<RefCell<Vec<Hash>>>) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let put = Rc::clone(&told);
    library.on_closed(Rc::new(move |ledger| put.borrow_mut().push(ledger)));
    let store = done(library.open(id(0)).await);
    done(store.commit(everything(&chain(0, 2))).await);
    let kept = done(store.load().await);
    (store, kept, told)
}

/// A change that appends a block and writes to the pool.
fn next() -> Change {
    let blocks = chain(0, 3);
    Change { blocks: blocks[2..].into(), pooled: vec![(id(8), vec![8])], ..Change::on(head(&blocks[..2])) }
}

async fn writes_nothing(saboteur: impl FaultInjector, how: InjectedFault, is_expected: fn(&StoreError) -> bool) {
    let (store, kept, told) = filled(saboteur.library()).await;
    saboteur.inject(id(0), how).await;
    let outcome = store.commit(next()).await;
    assert!(outcome.as_ref().is_err_and(is_expected), "{how:?}: {outcome:?}");
    assert_eq!(done(store.load().await), kept, "{how:?} has written something");
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&chain(0, 2)));
    done(store.commit(next()).await);
    assert_eq!(done(store.load().await).head, head(&chain(0, 3)), "the next commit succeeds");
    assert!(told.borrow().is_empty(), "no connection was closed");
}

pub async fn a_commit_that_is_aborted_writes_nothing(saboteur: impl FaultInjector) {
    writes_nothing(saboteur, InjectedFault::Abort, |fault| matches!(fault, StoreError::Aborted { .. })).await;
}

pub async fn a_commit_without_room_writes_nothing(saboteur: impl FaultInjector) {
    writes_nothing(saboteur, InjectedFault::Full, |fault| *fault == StoreError::Quota).await;
}

pub async fn a_commit_aborted_for_lack_of_room_says_so(saboteur: impl FaultInjector) {
    writes_nothing(saboteur, InjectedFault::AbortForRoom, |fault| *fault == StoreError::Quota).await;
}

/// Checks that a store with a lost connection fails all requests, and that the closing was reported.
async fn is_closed(store: &impl Store, told: &RefCell<Vec<Hash>>) {
    assert_eq!(told.borrow().as_slice(), [id(0)], "one report, for this ledger");
    assert_eq!(store.load().await, Err(StoreError::Closed));
    assert_eq!(store.blocks(heights(0..9)).await, Err(StoreError::Closed));
    assert_eq!(store.commit(next()).await, Err(StoreError::Closed));
}

pub async fn a_lost_connection_is_reported_and_opened_again(saboteur: impl FaultInjector) {
    let (store, kept, told) = filled(saboteur.library()).await;
    saboteur.inject(id(0), InjectedFault::Close).await;
    is_closed(&store, &told).await;
    let again = done(saboteur.library().find(id(0)).await).expect("the store exists");
    assert_eq!(done(again.load().await), kept);
    done(again.commit(next()).await);
}

pub async fn a_ledger_deleted_from_outside_is_reported_and_stays_deleted(saboteur: impl FaultInjector) {
    let (store, _, told) = filled(saboteur.library()).await;
    saboteur.inject(id(0), InjectedFault::Delete).await;
    is_closed(&store, &told).await;
    for _ in 0..2 {
        assert!(done(saboteur.library().find(id(0)).await).is_none(), "`find` has created the store again");
    }
}

pub async fn a_newer_schema_is_reported_and_read_only(saboteur: impl FaultInjector) {
    let (store, kept, told) = filled(saboteur.library()).await;
    saboteur.inject(id(0), InjectedFault::Upgrade).await;
    is_closed(&store, &told).await;
    for again in [
        done(saboteur.library().find(id(0)).await).expect("the store exists"),
        done(saboteur.library().open(id(0)).await),
    ] {
        assert!(matches!(again.obstacle(), Some(StoreError::Newer { actual, known }) if known < actual));
        assert_eq!(Some(again.commit(next()).await), again.obstacle().map(Err));
        assert_eq!(done(again.load().await), kept);
        assert_eq!(done(again.blocks(heights(0..9)).await), bytes(&chain(0, 2)));
    }
}

pub async fn find_creates_nothing(saboteur: impl FaultInjector) {
    for _ in 0..2 {
        assert!(done(saboteur.library().find(id(5)).await).is_none());
    }
    done(saboteur.library().open(id(5)).await);
    assert!(done(saboteur.library().find(id(5)).await).is_some());
}
