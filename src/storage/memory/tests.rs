//! The library in memory passes the contract, and raises the injected faults.

use super::*;
use crate::storage::contract;
use pollster::block_on;

macro_rules! on_memory {
    ($($case:ident),* $(,)?) => { $(
        #[test]
        fn $case() {
            block_on(contract::$case(MemoryLibrary::default()));
        }
    )* };
}
crate::store_contract!(on_memory);
crate::store_faults!(on_memory);

macro_rules! on_tabs {
    ($($case:ident),* $(,)?) => { $(
        #[test]
        fn $case() {
            let library = MemoryLibrary::default();
            block_on(contract::$case(|| library.clone()));
        }
    )* };
}
crate::store_unfinished!(on_tabs);

#[test]
fn a_commit_that_fails_late_is_written_all_the_same() {
    let library = MemoryLibrary::default();
    let store = block_on(library.open(Hash::ZERO)).expect("a store in memory opens");
    library.fail_next_commit_late(StoreError::Quota);
    let change = Change { pooled: vec![(Hash::ZERO, vec![1])], ..Change::on(None) };
    assert_eq!(block_on(store.commit(change)), Err(StoreError::Quota));
    assert_eq!(block_on(store.load()).map(|kept| kept.pool.len()), Ok(1));
}

fn check_fault(fault: StoreError, afterwards: Result<(), StoreError>) {
    let library = MemoryLibrary::default();
    let store = block_on(library.open(Hash::ZERO)).expect("a store in memory opens");
    let change = || Change { pooled: vec![(Hash::ZERO, vec![1])], ..Change::on(None) };

    library.fail_next_commit(fault.clone());
    assert_eq!(block_on(store.commit(change())), Err(fault));
    let tab = block_on(library.open(Hash::ZERO)).expect("a store in memory opens");
    assert_eq!(block_on(tab.load()), Ok(StoredState::default()));
    assert_eq!(block_on(store.commit(change())), afterwards);
}

#[test]
fn a_fault_on_demand_writes_nothing_and_passes() {
    check_fault(StoreError::Quota, Ok(()));
    check_fault(StoreError::Aborted { cause: "asked for".to_owned() }, Ok(()));
    check_fault(StoreError::Conflict, Ok(()));
}

#[test]
fn a_closed_store_stays_closed() {
    check_fault(StoreError::Closed, Err(StoreError::Closed));
}
