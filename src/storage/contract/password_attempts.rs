//! The contract for wrong password attempts.

use super::sample::{id, user};
use super::{conflicts, done};
use crate::ledger::number::Timestamp;
use crate::storage::{AttemptUpdate, Change, Library, PasswordAttempts, Store as _};

fn begins(before: Option<PasswordAttempts>, now: u64) -> Change {
    let begins = AttemptUpdate::Begins { before, now: Timestamp(now) };
    Change { tried: Some((user("one"), begins)), ..Change::on(None) }
}

pub async fn tries_are_counted_and_forgotten(library: impl Library) {
    let store = done(library.open(id(0)).await);
    let mut before = None;
    for count in 1..=3_u32 {
        done(store.commit(begins(before, count.into())).await);
        before = Some(PasswordAttempts { count, at: Timestamp(count.into()) });
        assert_eq!(done(store.load().await).tries.get(&user("one")).copied(), before);
    }
    assert_eq!(done(store.load().await).tries.len(), 1, "the store counts each account separately");
    drop(store);
    let store = done(library.open(id(0)).await);
    assert_eq!(done(store.load().await).tries.get(&user("one")).copied(), before, "attempts outlive the connection");
    done(store.commit(Change { tried: Some((user("one"), AttemptUpdate::Succeeds)), ..Change::on(None) }).await);
    assert!(done(store.load().await).tries.is_empty());
}

pub async fn a_try_that_another_tab_has_made_conflicts(library: impl Library) {
    let (one, other) = (done(library.open(id(0)).await), done(library.open(id(0)).await));
    done(one.commit(begins(None, 1)).await);
    conflicts(other.commit(begins(None, 2)).await);
    let first = PasswordAttempts { count: 1, at: Timestamp(1) };
    assert_eq!(done(other.load().await).tries.get(&user("one")), Some(&first));
    done(other.commit(begins(Some(first), 2)).await);
    conflicts(one.commit(begins(Some(first), 3)).await);
}
