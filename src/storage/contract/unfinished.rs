//! The contract for unfinished ledgers: `sweep` removes them, except those that another tab fills, and never removes a
//! listed ledger. Each case opens tabs of one library.

use super::sample::{chain, id, name};
use super::{bytes, conflicts, done, everything, heights};
use crate::ledger::number::Timestamp;
use crate::storage::{Library, LibraryEntry, Store, StoreError, StoredState};

/// Passes the names of these cases to a macro, which generates tests.
#[macro_export]
macro_rules! store_unfinished {
    ($test:ident) => {
        $test! {
            unfinished_ledgers_are_swept,
            noted_ledgers_are_never_swept,
            ledgers_of_another_tab_are_not_swept,
            an_own_attempt_that_failed_is_swept,
            an_attempt_leaves_nothing_for_the_next_one,
            a_listed_ledger_that_is_gone_can_be_created,
        }
    };
}

/// An entry of the list of ledgers.
fn card(number: u8) -> LibraryEntry {
    LibraryEntry { ledger: id(number), name: name("One"), opened_at: Timestamp(1) }
}

/// Begins a ledger and writes all of it, but does not list it.
async fn fill(library: &impl Library, number: u8) {
    let store = done(library.begin(id(number)).await);
    done(store.commit(everything(&chain(number, 2))).await);
}

async fn is_there(library: &impl Library, number: u8) -> bool {
    done(library.find(id(number)).await).is_some()
}

pub async fn unfinished_ledgers_are_swept<S: Library>(tab: impl Fn() -> S) {
    let killed = tab();
    fill(&killed, 1).await;
    drop(done(killed.begin(id(2)).await));
    drop(killed);
    let next = tab();
    let mut swept = done(next.sweep().await);
    swept.sort_unstable();
    assert_eq!(swept, [id(1), id(2)]);
    assert!(!is_there(&next, 1).await && !is_there(&next, 2).await);
    assert!(done(next.sweep().await).is_empty(), "`sweep` removes a store once");
}

pub async fn noted_ledgers_are_never_swept<S: Library>(tab: impl Fn() -> S) {
    let first = tab();
    fill(&first, 1).await;
    done(first.note(card(1)).await);
    // `sweep` does not concern a store that was opened and not begun.
    drop(done(first.open(id(2)).await));
    assert!(done(first.sweep().await).is_empty());
    drop(first);
    let next = tab();
    assert!(done(next.sweep().await).is_empty());
    assert!(is_there(&next, 2).await);
    let store = done(next.find(id(1)).await).expect("a listed ledger has a store");
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&chain(1, 2)));
}

pub async fn ledgers_of_another_tab_are_not_swept<S: Library>(tab: impl Fn() -> S) {
    let (one, other) = (tab(), tab());
    let store = done(one.begin(id(1)).await);
    assert!(done(other.sweep().await).is_empty());
    assert_eq!(other.begin(id(1)).await.map(drop), Err(StoreError::Busy));
    done(store.commit(everything(&chain(1, 2))).await);
    assert!(done(other.sweep().await).is_empty());
    done(one.note(card(1)).await);
    assert!(done(other.sweep().await).is_empty());
    assert_eq!(done(other.list().await), [card(1)]);
    conflicts(other.begin(id(1)).await.map(drop));
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&chain(1, 2)), "no other tab has changed it");
}

pub async fn an_own_attempt_that_failed_is_swept<S: Library>(tab: impl Fn() -> S) {
    let library = tab();
    fill(&library, 1).await;
    assert_eq!(done(library.sweep().await), [id(1)]);
    assert!(!is_there(&library, 1).await);
    fill(&library, 1).await;
    done(library.note(card(1)).await);
    assert!(done(tab().sweep().await).is_empty(), "the second attempt has listed it");
}

pub async fn an_attempt_leaves_nothing_for_the_next_one<S: Library>(tab: impl Fn() -> S) {
    let killed = tab();
    fill(&killed, 1).await;
    drop(killed);
    let next = tab();
    // The browser releases a lock a moment after its tab has ended; a request of the list takes longer.
    assert!(done(next.list().await).is_empty());
    let store = done(next.begin(id(1)).await);
    assert_eq!(done(store.load().await), StoredState::default());
}

pub async fn a_listed_ledger_that_is_gone_can_be_created<S: Library>(tab: impl Fn() -> S) {
    let library = tab();
    done(library.note(card(1)).await);
    fill(&library, 1).await;
    done(library.note(card(1)).await);
    assert!(done(tab().sweep().await).is_empty());
    assert!(is_there(&library, 1).await);
}
