//! Founding, importing and the demonstration on a disk that takes only a part, or in a tab that ends halfway: no store
//! stays that no list has, and none goes that a list has.

use super::device::{Device, PASSWORD};
use medchain::ledger::id::Hash;
use medchain::ledger::transaction::account::Parameters;
use medchain::protocol::{Command, Compression, Contents, Fault, Founding, ImportOutcome, Reply};
use medchain::simulation::demonstration::Demonstration;
use medchain::storage::memory::MemoryShelf;
use medchain::storage::{Shelf as _, StoreError};
use pollster::block_on;

const FULL: Fault = Fault::Store { fault: StoreError::Quota };

fn founding() -> Command {
    Command::FoundLedger(Founding {
        name: "St. Anna".to_owned(),
        parameters: Parameters::default(),
        user_id: "admin".to_owned(),
        founder_name: "Ada Minster".to_owned(),
        hospital_id: "st-anna".to_owned(),
        password: PASSWORD.into(),
    })
}

fn file() -> Vec<u8> {
    Device::hospital(120).export(Contents::Sealed, Compression::None)
}

fn listed(device: &Device) -> Vec<Hash> {
    let entries = block_on(device.shelf.list()).expect("memory lists");
    let mut ledgers: Vec<Hash> = entries.into_iter().map(|entry| entry.ledger).collect();
    ledgers.sort_unstable();
    ledgers
}

/// What may go wrong with the next write.
const FAILURES: [fn(&MemoryShelf); 3] = [
    |shelf| shelf.fail_next_commit(StoreError::Quota),
    |shelf| shelf.fail_next_commit_late(StoreError::Quota),
    |shelf| shelf.fail_next_note(StoreError::Quota),
];

/// A command that is refused on a full disk leaves nothing there, and is done once there is room.
fn check_refused(seed: u8, act: impl Fn(&mut Device) -> Result<(), Fault>) {
    for fail in FAILURES {
        let mut device = Device::new(seed);
        device.found();
        let before = device.shelf.stored();
        fail(&device.shelf);
        assert_eq!(act(&mut device), Err(FULL));
        assert_eq!(device.shelf.stored(), before, "something is left that no list has");
        act(&mut device).expect("there is room now");
        assert_eq!(device.shelf.stored(), listed(&device));
        assert_eq!(listed(&device).len(), 2);
    }
}

#[test]
fn a_founding_that_is_refused_leaves_nothing() {
    check_refused(121, |device| device.send(founding()).map(drop));
}

#[test]
fn an_import_that_is_refused_leaves_nothing() {
    let file = file();
    check_refused(122, |device| device.import(&file).map(drop));
    check_refused(123, |device| {
        device.preview(&file)?;
        device.send(Command::AcceptImport { ahead_of_clock: false }).map(drop)
    });
}

#[test]
fn a_demonstration_that_is_refused_leaves_nothing() {
    check_refused(124, |device| device.send(Command::ExploreDemonstration).map(drop));
}

/// Begins a ledger as a tab does that is killed before the ledger is listed.
fn begin_and_be_killed(device: &Device) -> Hash {
    let (tab, ledger) = (device.shelf.clone(), Hash([7; 32]));
    drop(block_on(tab.begin(ledger)).expect("nobody else fills it"));
    ledger
}

#[test]
fn the_next_start_removes_what_a_killed_tab_left_and_nothing_else() {
    let mut device = Device::new(125);
    device.found();
    let kept = listed(&device);
    let left = begin_and_be_killed(&device);
    assert!(device.shelf.stored().contains(&left), "the database is there");
    let mut device = device.restart();
    device.sweep();
    assert_eq!(device.shelf.stored(), kept);
    assert_eq!(device.import(&file()).expect("comes in").outcome, ImportOutcome::New { blocks: 2 });
}

#[test]
fn a_start_leaves_what_another_tab_is_filling() {
    let device = Device::new(126);
    let filling = device.shelf.clone();
    let ledger = Demonstration::ledger();
    drop(block_on(filling.begin(ledger)).expect("nobody else fills it"));
    let mut beside = Device::start_beside(&device);
    beside.sweep();
    assert_eq!(beside.shelf.stored(), [ledger]);
    // Whoever wants the same ledger meanwhile is told so, and has done no harm.
    assert_eq!(beside.send(Command::ExploreDemonstration), Err(Fault::Store { fault: StoreError::Busy }));
    assert_eq!(beside.shelf.stored(), [ledger]);
    drop(filling);
    assert!(matches!(beside.send(Command::ExploreDemonstration), Ok(Reply::Status(_))));
    assert_eq!(beside.shelf.stored(), listed(&beside));
}
