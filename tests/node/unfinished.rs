//! Creating a ledger, importing and the demonstration, if the disk accepts only a part or the tab ends: no store is
//! left that no list has, and no listed store is deleted.

use super::device::{Device, PASSWORD};
use medchain::ledger::id::Hash;
use medchain::ledger::transaction::account::Parameters;
use medchain::protocol::{Compression, Contents, Fault, ImportOutcome, Reply, command};
use medchain::simulation::demonstration::Demonstration;
use medchain::storage::memory::MemoryLibrary;
use medchain::storage::{Library as _, StoreError};
use pollster::block_on;

const FULL: Fault = Fault::Store { fault: StoreError::Quota };

fn new_ledger() -> command::CreateLedger {
    command::CreateLedger {
        name: "St. Anna".to_owned(),
        parameters: Parameters::default(),
        user_id: "admin".to_owned(),
        founder_name: "Ada Minster".to_owned(),
        hospital_id: "st-anna".to_owned(),
        password: PASSWORD.into(),
    }
}

fn file() -> Vec<u8> {
    Device::hospital(120).export(Contents::Sealed, Compression::None)
}

fn listed(device: &Device) -> Vec<Hash> {
    let entries = block_on(device.library.list()).expect("a library in memory can be listed");
    let mut ledgers: Vec<Hash> = entries.into_iter().map(|entry| entry.ledger).collect();
    ledgers.sort_unstable();
    ledgers
}

/// The faults of the next write.
const FAILURES: [fn(&MemoryLibrary); 3] = [
    |library| library.fail_next_commit(StoreError::Quota),
    |library| library.fail_next_commit_late(StoreError::Quota),
    |library| library.fail_next_note(StoreError::Quota),
];

/// Checks that a command that fails on a full disk leaves nothing, and succeeds once there is room.
fn check_refused(seed: u8, act: impl Fn(&mut Device) -> Result<(), Fault>) {
    for fail in FAILURES {
        let mut device = Device::new(seed);
        device.create_ledger();
        let before = device.library.stored();
        fail(&device.library);
        assert_eq!(act(&mut device), Err(FULL));
        assert_eq!(device.library.stored(), before, "a store is left that no list has");
        act(&mut device).expect("there is room now");
        assert_eq!(device.library.stored(), listed(&device));
        assert_eq!(listed(&device).len(), 2);
    }
}

#[test]
fn a_founding_that_is_refused_leaves_nothing() {
    check_refused(121, |device| device.send(new_ledger()).map(drop));
}

#[test]
fn an_import_that_is_refused_leaves_nothing() {
    let file = file();
    check_refused(122, |device| device.import(&file).map(drop));
    check_refused(123, |device| {
        device.preview(&file)?;
        device.send(command::AcceptImport { ahead_of_clock: false }).map(drop)
    });
}

#[test]
fn a_demonstration_that_is_refused_leaves_nothing() {
    check_refused(124, |device| device.send(command::ExploreDemonstration {}).map(drop));
}

/// Begins a ledger like a tab that is killed before the ledger is listed.
fn begin_and_be_killed(device: &Device) -> Hash {
    let (tab, ledger) = (device.library.clone(), Hash([7; 32]));
    drop(block_on(tab.begin(ledger)).expect("no other tab fills the store"));
    ledger
}

#[test]
fn the_next_start_removes_what_a_killed_tab_left_and_nothing_else() {
    let mut device = Device::new(125);
    device.create_ledger();
    let kept = listed(&device);
    let left = begin_and_be_killed(&device);
    assert!(device.library.stored().contains(&left), "the database does not exist");
    let mut device = device.restart();
    device.sweep();
    assert_eq!(device.library.stored(), kept);
    assert_eq!(device.import(&file()).expect("the import succeeds").outcome, ImportOutcome::New { blocks: 2 });
}

#[test]
fn a_start_leaves_what_another_tab_is_filling() {
    let device = Device::new(126);
    let filling = device.library.clone();
    let ledger = Demonstration::ledger();
    drop(block_on(filling.begin(ledger)).expect("no other tab fills the store"));
    let mut beside = Device::start_beside(&device);
    beside.sweep();
    assert_eq!(beside.library.stored(), [ledger]);
    // A second attempt at the same ledger is refused, and changes nothing.
    assert_eq!(beside.send(command::ExploreDemonstration {}), Err(Fault::Store { fault: StoreError::Busy }));
    assert_eq!(beside.library.stored(), [ledger]);
    drop(filling);
    assert!(matches!(beside.send(command::ExploreDemonstration {}), Ok(Reply::Status(_))));
    assert_eq!(beside.library.stored(), listed(&beside));
}
