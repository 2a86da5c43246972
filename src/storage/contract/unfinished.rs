//! What every shelf keeps of ledgers that are being filled: the unfinished are swept, what is listed never is, nor what
//! another tab is just filling. Each case opens tabs of one shelf.

use super::sample::{chain, id, name};
use super::{bytes, conflicts, done, everything, heights};
use crate::ledger::number::Timestamp;
use crate::storage::{Kept, Shelf, ShelfEntry, Store, StoreError};

/// Hands the names of these cases to a macro, which makes tests of them.
#[macro_export]
macro_rules! store_unfinished {
    ($test:ident) => {
        $test! {
            what_was_begun_and_never_noted_is_swept,
            what_is_noted_is_never_swept,
            what_another_tab_fills_is_left_alone,
            an_own_attempt_that_failed_is_swept,
            what_an_attempt_left_is_not_in_the_next_one,
            what_is_listed_and_gone_can_be_begun,
        }
    };
}

/// A ledger among those of the device.
fn card(number: u8) -> ShelfEntry {
    ShelfEntry { ledger: id(number), name: name("One"), opened_at: Timestamp(1) }
}

/// Begins a ledger and writes it whole, but for the list.
async fn fill(shelf: &impl Shelf, number: u8) {
    let store = done(shelf.begin(id(number)).await);
    done(store.commit(everything(&chain(number, 2))).await);
}

async fn is_there(shelf: &impl Shelf, number: u8) -> bool {
    done(shelf.find(id(number)).await).is_some()
}

pub async fn what_was_begun_and_never_noted_is_swept<S: Shelf>(tab: impl Fn() -> S) {
    let killed = tab();
    fill(&killed, 1).await;
    drop(done(killed.begin(id(2)).await));
    drop(killed);
    let next = tab();
    let mut swept = done(next.sweep().await);
    swept.sort_unstable();
    assert_eq!(swept, [id(1), id(2)]);
    assert!(!is_there(&next, 1).await && !is_there(&next, 2).await);
    assert!(done(next.sweep().await).is_empty(), "nothing is swept twice");
}

pub async fn what_is_noted_is_never_swept<S: Shelf>(tab: impl Fn() -> S) {
    let first = tab();
    fill(&first, 1).await;
    done(first.note(card(1)).await);
    // A store that was opened and not begun is none of the sweeper's business.
    drop(done(first.open(id(2)).await));
    assert!(done(first.sweep().await).is_empty());
    drop(first);
    let next = tab();
    assert!(done(next.sweep().await).is_empty());
    assert!(is_there(&next, 2).await);
    let store = done(next.find(id(1)).await).expect("it is listed, and kept");
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&chain(1, 2)));
}

pub async fn what_another_tab_fills_is_left_alone<S: Shelf>(tab: impl Fn() -> S) {
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
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&chain(1, 2)), "nobody has touched it");
}

pub async fn an_own_attempt_that_failed_is_swept<S: Shelf>(tab: impl Fn() -> S) {
    let shelf = tab();
    fill(&shelf, 1).await;
    assert_eq!(done(shelf.sweep().await), [id(1)]);
    assert!(!is_there(&shelf, 1).await);
    fill(&shelf, 1).await;
    done(shelf.note(card(1)).await);
    assert!(done(tab().sweep().await).is_empty(), "the second attempt came to its end");
}

pub async fn what_an_attempt_left_is_not_in_the_next_one<S: Shelf>(tab: impl Fn() -> S) {
    let killed = tab();
    fill(&killed, 1).await;
    drop(killed);
    let next = tab();
    // The browser gives a lock back a moment after its tab has ended; looking at the list is more than a moment.
    assert!(done(next.list().await).is_empty());
    let store = done(next.begin(id(1)).await);
    assert_eq!(done(store.load().await), Kept::default());
}

pub async fn what_is_listed_and_gone_can_be_begun<S: Shelf>(tab: impl Fn() -> S) {
    let shelf = tab();
    done(shelf.note(card(1)).await);
    fill(&shelf, 1).await;
    done(shelf.note(card(1)).await);
    assert!(done(tab().sweep().await).is_empty());
    assert!(is_there(&shelf, 1).await);
}
