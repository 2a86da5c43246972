//! Cases of the suite about the wrong tries of passwords.

use super::sample::{id, user};
use super::{conflicts, done};
use crate::ledger::number::Timestamp;
use crate::storage::{Change, Shelf, Store as _, Tries, Try};

fn begins(before: Option<Tries>, now: u64) -> Change {
    let begins = Try::Begins { before, now: Timestamp(now) };
    Change { tried: Some((user("one"), begins)), ..Change::on(None) }
}

pub async fn tries_are_counted_and_forgotten(shelf: impl Shelf) {
    let store = done(shelf.open(id(0)).await);
    let mut before = None;
    for count in 1..=3_u32 {
        done(store.commit(begins(before, count.into())).await);
        before = Some(Tries { count, at: Timestamp(count.into()) });
        assert_eq!(done(store.load().await).tries.get(&user("one")).copied(), before);
    }
    assert_eq!(done(store.load().await).tries.len(), 1, "accounts are counted each for themselves");
    drop(store);
    let store = done(shelf.open(id(0)).await);
    assert_eq!(done(store.load().await).tries.get(&user("one")).copied(), before, "they outlive the connection");
    done(store.commit(Change { tried: Some((user("one"), Try::Succeeds)), ..Change::on(None) }).await);
    assert!(done(store.load().await).tries.is_empty());
}

pub async fn a_try_that_another_tab_has_made_conflicts(shelf: impl Shelf) {
    let (one, other) = (done(shelf.open(id(0)).await), done(shelf.open(id(0)).await));
    done(one.commit(begins(None, 1)).await);
    conflicts(other.commit(begins(None, 2)).await);
    let first = Tries { count: 1, at: Timestamp(1) };
    assert_eq!(done(other.load().await).tries.get(&user("one")), Some(&first));
    done(other.commit(begins(Some(first), 2)).await);
    conflicts(one.commit(begins(Some(first), 3)).await);
}
