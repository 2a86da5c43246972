//! The contract of every library, as a suite of test cases.
//!
//! A case takes an empty library and panics if the library breaks the contract. The cases are not part of the tests,
//! because only a browser can run those of its database, in another crate. [`store_contract`] names all cases, so that
//! every library must pass each of them.
//!
//! [`store_contract`]: crate::store_contract

mod branch;
mod fault;
mod password_attempts;
mod sample;
mod unfinished;

pub use branch::*;
pub use fault::*;
pub use password_attempts::*;
pub use unfinished::*;

use super::{Change, Head, KnownTime, Library, LibraryEntry, Store, StoreError, StoredState};
use crate::ledger::access_log::Entry;
use crate::ledger::block::{Block, SharedBlocks, Verified};
use crate::ledger::id::UserId;
use crate::ledger::number::{Height, Slot, Timestamp};
use sample::{chain, entry, id, name, user};
use std::fmt::Debug;
use std::ops::Range;

/// Passes the names of all cases to a macro, which generates tests.
#[macro_export]
macro_rules! store_contract {
    ($test:ident) => {
        $test! {
            an_empty_store_holds_nothing,
            everything_written_is_read_again,
            any_bytes_come_back_identical,
            blocks_come_in_the_order_of_their_heights,
            ranges_end_where_the_chain_ends,
            ranges_end_where_the_log_ends,
            another_head_conflicts,
            blocks_with_a_gap_conflict,
            a_log_with_a_gap_conflicts,
            the_log_key_stays,
            tabs_see_each_other,
            the_pool_takes_replaces_and_removes,
            accounts_are_replaced,
            marks_never_fall,
            tries_are_counted_and_forgotten,
            a_try_that_another_tab_has_made_conflicts,
            a_slot_is_signed_once,
            a_branch_takes_the_place_of_what_is_above,
            a_branch_that_does_not_fit_conflicts,
            evidence_and_logs_are_kept,
            a_former_generation_is_kept_and_ends,
            the_size_of_the_blocks_is_known,
            exported_never_falls,
            the_known_time_rises_and_is_confirmed,
            only_noted_ledgers_are_listed,
            ledgers_do_not_mix,
            a_deleted_ledger_is_gone,
            marks_of_a_deleted_ledger_are_remembered,
        }
    };
}

fn done<T>(outcome: Result<T, StoreError>) -> T {
    match outcome {
        Ok(value) => value,
        Err(fault) => panic!("the store returned {fault:?}"),
    }
}

fn conflicts<T: Debug + PartialEq>(outcome: Result<T, StoreError>) {
    assert_eq!(outcome, Err(StoreError::Conflict));
}

fn head(blocks: &[Block<Verified>]) -> Option<Head> {
    blocks.last().map(Head::of)
}

fn bytes(blocks: &[Block<Verified>]) -> Vec<Vec<u8>> {
    blocks.iter().map(Block::bytes).collect()
}

const fn heights(range: Range<u64>) -> Range<Height> {
    Height(range.start)..Height(range.end)
}

/// A change that writes to every object store of an empty store.
fn everything(blocks: &[Block<Verified>]) -> Change {
    Change {
        blocks: blocks.into(),
        pooled: vec![(id(1), vec![1, 2, 3])],
        accounts: vec![(user("founder"), vec![4, 5])],
        log: vec![entry(0), entry(1)],
        signed: Some((user("founder"), Slot(3))),
        log_key: Some([7; 32]),
        exported: Some(Height(1)),
        ..Change::on(None)
    }
}

pub async fn an_empty_store_holds_nothing(library: impl Library) {
    let store = done(library.open(id(0)).await);
    assert_eq!(done(store.load().await), StoredState::default());
    assert!(done(store.blocks(heights(0..10)).await).is_empty());
    assert!(done(store.log(0..10).await).is_empty());
    done(store.commit(Change::on(None)).await);
    assert_eq!(done(store.load().await), StoredState::default());
}

pub async fn everything_written_is_read_again(library: impl Library) {
    let blocks = chain(0, 4);
    let change = everything(&blocks);
    let kept = StoredState {
        head: head(&blocks),
        log_size: 2,
        pool: change.pooled.iter().cloned().collect(),
        accounts: change.accounts.iter().cloned().collect(),
        marks: change.signed.iter().cloned().collect(),
        log_key: change.log_key,
        exported: change.exported,
        block_bytes: bytes(&blocks).iter().map(|bytes| bytes.len() as u64).sum(),
        ..StoredState::default()
    };
    let store = done(library.open(id(0)).await);
    done(store.commit(change).await);
    assert_eq!(done(store.load().await), kept);

    drop(store);
    let store = done(library.open(id(0)).await);
    assert_eq!(done(store.load().await), kept);
    assert_eq!(done(store.blocks(heights(0..4)).await), bytes(&blocks));
    assert_eq!(done(store.log(0..2).await), [entry(0), entry(1)].map(|entry| entry.bytes()));
}

pub async fn any_bytes_come_back_identical(library: impl Library) {
    let all: Vec<u8> = (0..=u8::MAX).collect();
    let long = all.repeat(1 << 10);
    let pooled = vec![(id(1), all.clone()), (id(2), Vec::new()), (id(u8::MAX), long.clone())];
    let accounts =
        vec![(user("abc"), long), (user("a_longer_id_of_thirty_two_letters".get(..32).expect("it is ASCII")), all)];
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { pooled: pooled.clone(), accounts: accounts.clone(), ..Change::on(None) }).await);
    let kept = done(store.load().await);
    assert_eq!(kept.pool, pooled.into_iter().collect());
    assert_eq!(kept.accounts, accounts.into_iter().collect());
}

pub async fn blocks_come_in_the_order_of_their_heights(library: impl Library) {
    let blocks = chain(0, 12);
    let store = done(library.open(id(0)).await);
    for block in &blocks {
        let below = done(store.load().await).head;
        done(store.commit(Change { blocks: vec![block.clone()].into(), ..Change::on(below) }).await);
    }
    assert_eq!(done(store.blocks(heights(0..12)).await), bytes(&blocks));
    assert_eq!(done(store.blocks(heights(9..11)).await), bytes(&blocks[9..11]));
}

pub async fn ranges_end_where_the_chain_ends(library: impl Library) {
    let blocks = chain(0, 4);
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { blocks: blocks.clone().into(), ..Change::on(None) }).await);
    for (asked, found) in [(0..4, 0..4), (1..3, 1..3), (3..9, 3..4), (0..u64::MAX, 0..4), (2..2, 0..0), (4..9, 0..0)] {
        assert_eq!(done(store.blocks(heights(asked)).await), bytes(&blocks[found]));
    }
    assert!(done(store.blocks(Height(3)..Height(1)).await).is_empty());
}

pub async fn ranges_end_where_the_log_ends(library: impl Library) {
    let entries: Vec<Entry> = (0..12).map(entry).collect();
    let stored: Vec<Vec<u8>> = entries.iter().map(Entry::bytes).collect();
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { log: entries, ..Change::on(None) }).await);
    for (asked, found) in [(0..12, 0..12), (9..11, 9..11), (10..99, 10..12), (0..u64::MAX, 0..12), (12..13, 0..0)] {
        assert_eq!(done(store.log(asked).await), stored[found]);
    }
}

pub async fn another_head_conflicts(library: impl Library) {
    let blocks = chain(0, 3);
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { blocks: blocks[..2].into(), ..Change::on(None) }).await);
    let before = done(store.load().await);
    let wrong_hash = Head { hash: id(9), ..Head::of(&blocks[1]) };
    for expected in [None, head(&blocks[..1]), head(&blocks), Some(wrong_hash)] {
        conflicts(store.commit(Change { expected, blocks: SharedBlocks::default(), ..everything(&[]) }).await);
        conflicts(store.commit(Change { expected, ..everything(&blocks[2..]) }).await);
        assert_eq!(done(store.load().await), before);
        assert!(done(store.log(0..9).await).is_empty());
        assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&blocks[..2]));
    }
}

pub async fn blocks_with_a_gap_conflict(library: impl Library) {
    let (blocks, others) = (chain(0, 4), chain(1, 4));
    let store = done(library.open(id(0)).await);
    conflicts(store.commit(Change { blocks: blocks[1..].into(), ..Change::on(None) }).await);
    done(store.commit(Change { blocks: blocks[..2].into(), ..Change::on(None) }).await);
    for wrong in [&blocks[3..], &blocks[1..], &others[2..]] {
        conflicts(store.commit(Change { blocks: wrong.into(), ..Change::on(head(&blocks[..2])) }).await);
    }
    assert_eq!(done(store.load().await).head, head(&blocks[..2]));
}

pub async fn a_log_with_a_gap_conflicts(library: impl Library) {
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { log: vec![entry(0), entry(1)], ..Change::on(None) }).await);
    for wrong in [vec![entry(3)], vec![entry(1)], vec![entry(2), entry(4)]] {
        let pooled = vec![(id(1), vec![1])];
        conflicts(store.commit(Change { log: wrong, pooled, ..Change::on(None) }).await);
    }
    let kept = done(store.load().await);
    assert_eq!((kept.log_size, kept.pool.len()), (2, 0));
    assert_eq!(done(store.log(0..9).await).len(), 2);
}

pub async fn the_log_key_stays(library: impl Library) {
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { log_key: Some([1; 32]), ..Change::on(None) }).await);
    done(store.commit(Change { log_key: Some([1; 32]), ..Change::on(None) }).await);
    conflicts(store.commit(Change { log_key: Some([2; 32]), ..Change::on(None) }).await);
    assert_eq!(done(store.load().await).log_key, Some([1; 32]));
}

pub async fn tabs_see_each_other(library: impl Library) {
    let blocks = chain(0, 3);
    let (one, other) = (done(library.open(id(0)).await), done(library.open(id(0)).await));
    done(one.commit(everything(&blocks[..2])).await);
    assert_eq!(done(other.load().await), done(one.load().await));
    conflicts(other.commit(everything(&blocks[..2])).await);
    let next = || Change { blocks: blocks[2..].into(), ..Change::on(head(&blocks[..2])) };
    done(other.commit(next()).await);
    conflicts(one.commit(next()).await);
    assert_eq!(done(one.blocks(heights(0..9)).await), bytes(&blocks));
}

pub async fn the_pool_takes_replaces_and_removes(library: impl Library) {
    let store = done(library.open(id(0)).await);
    let put = |number, byte| (id(number), vec![byte]);
    let taken = Change { pooled: vec![put(1, 1), put(2, 2), put(3, 3)], ..Change::on(None) };
    done(store.commit(taken).await);
    let changed =
        Change { pooled: vec![put(1, 9), put(2, 8)], unpooled: vec![id(2), id(3), id(4)], ..Change::on(None) };
    done(store.commit(changed).await);
    assert_eq!(done(store.load().await).pool, [put(1, 9), put(2, 8)].into());
}

pub async fn accounts_are_replaced(library: impl Library) {
    let store = done(library.open(id(0)).await);
    let (one, other) = (user("one"), user("other"));
    for byte in [1, 2] {
        done(store.commit(Change { accounts: vec![(one.clone(), vec![byte])], ..Change::on(None) }).await);
    }
    done(store.commit(Change { accounts: vec![(other.clone(), vec![3])], ..Change::on(None) }).await);
    assert_eq!(done(store.load().await).accounts, [(one, vec![2]), (other, vec![3])].into());
}

pub async fn marks_never_fall(library: impl Library) {
    let store = done(library.open(id(0)).await);
    let (one, other) = (user("one"), user("other"));
    for (delegate, slot) in [(&one, 5), (&one, 3), (&other, 2), (&one, 5), (&other, 4)] {
        done(store.commit(Change { marks: vec![(delegate.clone(), Slot(slot))], ..Change::on(None) }).await);
    }
    assert_eq!(done(store.load().await).marks, [(one, Slot(5)), (other, Slot(4))].into());
}

pub async fn a_slot_is_signed_once(library: impl Library) {
    let store = done(library.open(id(0)).await);
    let (one, other) = (user("one"), user("other"));
    let signed = |delegate: &UserId, slot: u8| Change {
        signed: Some((delegate.clone(), Slot(slot.into()))),
        pooled: vec![(id(slot), vec![1])],
        ..Change::on(None)
    };
    done(store.commit(signed(&one, 5)).await);
    conflicts(store.commit(signed(&one, 5)).await);
    conflicts(store.commit(signed(&one, 4)).await);
    done(store.commit(signed(&other, 4)).await);
    done(store.commit(Change { marks: vec![(one.clone(), Slot(9))], ..Change::on(None) }).await);
    conflicts(store.commit(signed(&one, 8)).await);
    let kept = done(store.load().await);
    assert_eq!(kept.pool.len(), 2, "a conflict writes nothing");
    assert_eq!(kept.marks, [(one, Slot(9)), (other, Slot(4))].into());
}

pub async fn exported_never_falls(library: impl Library) {
    let store = done(library.open(id(0)).await);
    for (exported, then) in [(None, None), (Some(0), Some(0)), (Some(7), Some(7)), (Some(6), Some(7)), (None, Some(7))]
    {
        done(store.commit(Change { exported: exported.map(Height), ..Change::on(None) }).await);
        assert_eq!(done(store.load().await).exported, then.map(Height));
    }
}

pub async fn the_known_time_rises_and_is_confirmed(library: impl Library) {
    let store = done(library.open(id(0)).await);
    let (seen, confirmed) = (|time| KnownTime::Seen(Timestamp(time)), |time| KnownTime::Confirmed(Timestamp(time)));
    let steps = [
        (KnownTime::Stays, None),
        (seen(7), Some(7)),
        (seen(5), Some(7)),
        (KnownTime::Stays, Some(7)),
        (confirmed(3), Some(3)),
        (seen(4), Some(4)),
    ];
    for (known_time, then) in steps {
        done(store.commit(Change { known_time, ..Change::on(None) }).await);
        assert_eq!(done(store.load().await).known_time, then.map(Timestamp));
    }
}

pub async fn only_noted_ledgers_are_listed(library: impl Library) {
    let card =
        |number, title, opened| LibraryEntry { ledger: id(number), name: name(title), opened_at: Timestamp(opened) };
    assert!(done(library.list().await).is_empty());
    done(library.open(id(1)).await);
    assert!(done(library.list().await).is_empty());
    for entry in [card(1, "One", 10), card(2, "Two", 30), card(3, "Three", 20)] {
        done(library.note(entry).await);
    }
    let listed = done(library.list().await);
    assert_eq!(listed, [card(2, "Two", 30), card(3, "Three", 20), card(1, "One", 10)]);
    done(library.note(card(1, "Anew", 40)).await);
    assert_eq!(done(library.list().await), [card(1, "Anew", 40), card(2, "Two", 30), card(3, "Three", 20)]);
}

pub async fn ledgers_do_not_mix(library: impl Library) {
    let (one, other) = (done(library.open(id(1)).await), done(library.open(id(2)).await));
    done(one.commit(everything(&chain(1, 2))).await);
    assert_eq!(done(other.load().await), StoredState::default());
    done(other.commit(everything(&chain(2, 3))).await);
    assert_eq!(done(one.blocks(heights(0..9)).await), bytes(&chain(1, 2)));
}

pub async fn a_deleted_ledger_is_gone(library: impl Library) {
    let (one, other) = (done(library.open(id(1)).await), done(library.open(id(2)).await));
    for (store, number) in [(&one, 1), (&other, 2)] {
        done(store.commit(everything(&chain(number, 2))).await);
        done(library.note(LibraryEntry { ledger: id(number), name: name("One"), opened_at: Timestamp(0) }).await);
    }
    let kept = done(other.load().await);
    done(library.delete(id(1)).await);
    done(library.delete(id(3)).await);
    assert_eq!(one.load().await, Err(StoreError::Closed));
    assert_eq!(one.commit(Change::on(None)).await, Err(StoreError::Closed));
    assert_eq!(done(done(library.open(id(1)).await).load().await), StoredState::default());
    assert_eq!(done(library.list().await).len(), 1);
    assert_eq!(done(other.load().await), kept);
}

pub async fn marks_of_a_deleted_ledger_are_remembered(library: impl Library) {
    let (one, other) = (user("one"), user("other"));
    assert_eq!(done(library.remembered_marks(id(1)).await), [].into());
    for marks in
        [[(one.clone(), Slot(5)), (other.clone(), Slot(2))], [(one.clone(), Slot(3)), (other.clone(), Slot(4))]]
    {
        done(library.remember_marks(id(1), &marks.into()).await);
    }
    done(library.delete(id(1)).await);
    assert_eq!(done(library.remembered_marks(id(1)).await), [(one, Slot(5)), (other, Slot(4))].into());
    assert_eq!(done(library.remembered_marks(id(2)).await), [].into());
    assert!(done(library.list().await).is_empty());
}
