//! What every shelf keeps when it is put upon: each case does one bad thing to a store, and then looks at what is left.

use super::sample::{chain, id};
use super::{bytes, done, everything, head, heights};
use crate::ledger::id::Hash;
use crate::storage::{Change, Kept, Shelf, Store, StoreError};
use std::cell::RefCell;
use std::rc::Rc;

/// Hands the names of these cases to a macro, which makes tests of them.
#[macro_export]
macro_rules! store_faults {
    ($test:ident) => {
        $test! {
            a_commit_that_is_aborted_writes_nothing,
            a_commit_without_room_writes_nothing,
            a_commit_aborted_for_lack_of_room_says_so,
            a_lost_connection_is_told_and_found_again,
            a_ledger_deleted_behind_the_back_is_told_and_stays_gone,
            a_newer_schema_is_told_and_then_only_read,
            nothing_is_made_by_looking_for_it,
        }
    };
}

/// A bad thing that happens to a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sabotage {
    /// The next commit is aborted halfway.
    Abort,
    /// The next commit finds no more room.
    Full,
    /// The next commit is aborted, and the reason given for it is that there is no more room.
    AbortForRoom,
    /// The browser closes the connection.
    Close,
    /// Another tab deletes the database.
    Delete,
    /// Another tab brings the database to a newer schema.
    Upgrade,
}

/// Who can do bad things to a shelf.
#[expect(async_fn_in_trait, reason = "a browser's database has one thread; nothing here is sent to another")]
pub trait Saboteur {
    /// The kind of shelf.
    type Shelf: Shelf;

    /// The shelf.
    fn shelf(&self) -> &Self::Shelf;

    /// Does a bad thing to the store of a ledger.
    async fn sabotage(&self, ledger: Hash, how: Sabotage);
}

/// A store with two blocks and more, and the ledgers whose closing was told.
async fn filled<S: Shelf>(shelf: &S) -> (S::Store, Kept, Rc<RefCell<Vec<Hash>>>) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let put = Rc::clone(&told);
    shelf.on_closed(Rc::new(move |ledger| put.borrow_mut().push(ledger)));
    let store = done(shelf.open(id(0)).await);
    done(store.commit(everything(&chain(0, 2))).await);
    let kept = done(store.load().await);
    (store, kept, told)
}

/// A change that appends a block and touches the pool.
fn next() -> Change {
    let blocks = chain(0, 3);
    Change { blocks: blocks[2..].to_vec(), pooled: vec![(id(8), vec![8])], ..Change::on(head(&blocks[..2])) }
}

async fn writes_nothing(saboteur: impl Saboteur, how: Sabotage, is_expected: fn(&StoreError) -> bool) {
    let (store, kept, told) = filled(saboteur.shelf()).await;
    saboteur.sabotage(id(0), how).await;
    let outcome = store.commit(next()).await;
    assert!(outcome.as_ref().is_err_and(is_expected), "{how:?}: {outcome:?}");
    assert_eq!(done(store.load().await), kept, "{how:?} left something behind");
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&chain(0, 2)));
    done(store.commit(next()).await);
    assert_eq!(done(store.load().await).head, head(&chain(0, 3)), "the next one is not harmed");
    assert!(told.borrow().is_empty(), "nobody has closed anything");
}

pub async fn a_commit_that_is_aborted_writes_nothing(saboteur: impl Saboteur) {
    writes_nothing(saboteur, Sabotage::Abort, |fault| matches!(fault, StoreError::Aborted { .. })).await;
}

pub async fn a_commit_without_room_writes_nothing(saboteur: impl Saboteur) {
    writes_nothing(saboteur, Sabotage::Full, |fault| *fault == StoreError::Quota).await;
}

pub async fn a_commit_aborted_for_lack_of_room_says_so(saboteur: impl Saboteur) {
    writes_nothing(saboteur, Sabotage::AbortForRoom, |fault| *fault == StoreError::Quota).await;
}

/// A store whose connection is lost takes and gives nothing any more, and its closing was told.
async fn is_closed(store: &impl Store, told: &RefCell<Vec<Hash>>) {
    assert_eq!(told.borrow().as_slice(), [id(0)], "told once, of this ledger");
    assert_eq!(store.load().await, Err(StoreError::Closed));
    assert_eq!(store.blocks(heights(0..9)).await, Err(StoreError::Closed));
    assert_eq!(store.commit(next()).await, Err(StoreError::Closed));
}

pub async fn a_lost_connection_is_told_and_found_again(saboteur: impl Saboteur) {
    let (store, kept, told) = filled(saboteur.shelf()).await;
    saboteur.sabotage(id(0), Sabotage::Close).await;
    is_closed(&store, &told).await;
    let again = done(saboteur.shelf().find(id(0)).await).expect("it is still there");
    assert_eq!(done(again.load().await), kept);
    done(again.commit(next()).await);
}

pub async fn a_ledger_deleted_behind_the_back_is_told_and_stays_gone(saboteur: impl Saboteur) {
    let (store, _, told) = filled(saboteur.shelf()).await;
    saboteur.sabotage(id(0), Sabotage::Delete).await;
    is_closed(&store, &told).await;
    for _ in 0..2 {
        assert!(done(saboteur.shelf().find(id(0)).await).is_none(), "looking for it has made it again");
    }
}

pub async fn a_newer_schema_is_told_and_then_only_read(saboteur: impl Saboteur) {
    let (store, kept, told) = filled(saboteur.shelf()).await;
    saboteur.sabotage(id(0), Sabotage::Upgrade).await;
    is_closed(&store, &told).await;
    for again in
        [done(saboteur.shelf().find(id(0)).await).expect("it is still there"), done(saboteur.shelf().open(id(0)).await)]
    {
        assert!(matches!(again.obstacle(), Some(StoreError::Newer { found, known }) if known < found));
        assert_eq!(Some(again.commit(next()).await), again.obstacle().map(Err));
        assert_eq!(done(again.load().await), kept);
        assert_eq!(done(again.blocks(heights(0..9)).await), bytes(&chain(0, 2)));
    }
}

pub async fn nothing_is_made_by_looking_for_it(saboteur: impl Saboteur) {
    for _ in 0..2 {
        assert!(done(saboteur.shelf().find(id(5)).await).is_none());
    }
    done(saboteur.shelf().open(id(5)).await);
    assert!(done(saboteur.shelf().find(id(5)).await).is_some());
}
