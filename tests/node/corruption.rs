//! A corrupt database: the ledger opens up to its last valid block, read-only.

use super::device::{Device, PASSWORD};
use medchain::ledger::number::Height;
use medchain::ledger::rejection::Rule;
use medchain::protocol::{Compression, Contents, Fault, ReadOnlyReason, Reply, command};
use medchain::storage::{Library as _, Store as _, StoreError, StoredState};

fn with_blocks(seed: u8) -> Device {
    let mut device = Device::hospital(seed);
    device.sign_in("admin");
    (0..3).for_each(|_| drop(device.forge()));
    device
}

#[test]
fn a_block_that_breaks_a_rule_ends_the_good_part() {
    let device = with_blocks(100);
    let ledger = device.ledger().ledger;
    let store = pollster::block_on(device.library.open(ledger)).expect("a store in memory opens");
    let blocks = pollster::block_on(store.blocks(Height(3)..Height(4))).expect("a store in memory is read");
    let spoiled = String::from_utf8(blocks[0].clone()).expect("a block is UTF-8").replace("\"slot\":3", "\"slot\":9");
    device.library.overwrite_block(ledger, Height(3), spoiled.into_bytes());

    let mut device = device.restart();
    device.send(command::OpenLedger { ledger }).expect("the ledger opens up to the corrupt block");
    let status = device.ledger();
    assert_eq!(status.height, Height(2));
    let Some(ReadOnlyReason::Rule { rejection }) = status.read_only.as_deref() else {
        panic!("{:?}", status.read_only)
    };
    assert_eq!((rejection.rule(), rejection.height), (Rule::HeaderSignature, Some(Height(3))));
    let refused = device.send(command::SignIn { user_id: "admin".to_owned(), password: PASSWORD.into() });
    assert!(matches!(refused, Err(Fault::ReadOnly { .. })), "{refused:?}");

    let rescued = device.export(Contents::Sealed, Compression::None);
    let mut other = Device::new(101);
    other.import(&rescued).expect("the rest is a valid file");
    assert_eq!((other.ledger().height, other.ledger().head), (Height(2), status.head));
}

#[test]
fn bytes_that_are_no_block_end_it_too_and_a_damaged_block_0_opens_nothing() {
    let device = with_blocks(102);
    let ledger = device.ledger().ledger;
    device.library.overwrite_block(ledger, Height(4), b"{".to_vec());
    let mut device = device.restart();
    device.send(command::OpenLedger { ledger }).expect("the ledger opens up to the corrupt block");
    assert_eq!(device.ledger().height, Height(3));
    let Ok(Reply::Ledgers(listed)) = device.send(command::ListLedgers {}) else { panic!("no list") };
    assert_eq!(listed.len(), 1);

    device.library.overwrite_block(ledger, Height(0), b"{".to_vec());
    let mut device = device.restart();
    let refused = device.send(command::OpenLedger { ledger });
    assert!(matches!(refused, Err(Fault::Rejected { .. })), "{refused:?}");
    let confirmation = "St. Anna".to_owned();
    device.send(command::DeleteLedger { ledger, confirmation }).expect("a corrupt ledger can be deleted");
}

#[test]
fn any_failure_to_write_leaves_memory_as_the_disk_is() {
    let mut device = with_blocks(103);
    for fault in [StoreError::Quota, StoreError::Aborted { cause: "asked for".to_owned() }] {
        let before = device.ledger();
        device.library.fail_next_commit(fault.clone());
        assert_eq!(device.send(command::Forge { pass_over: false }), Err(Fault::Store { fault }));
        assert_eq!(device.ledger().head, before.head);
        assert_eq!(device.forge().height, before.height.next(), "the failure does not affect the next block");
    }
}

#[test]
fn a_lost_connection_is_opened_again_once() {
    let mut device = with_blocks(104);
    let height = device.ledger().height;
    device.library.fail_next_commit(StoreError::Closed);
    assert_eq!(device.forge().height, height.next());
    assert_eq!(device.status().session.expect("the session continues").user_id.as_str(), "admin");
}

#[test]
fn what_failed_and_was_written_all_the_same_is_read_from_the_disk() {
    let mut device = with_blocks(105);
    let before = device.ledger();
    let fault = StoreError::Aborted { cause: "the last word was lost".to_owned() };
    device.library.fail_next_commit_late(fault.clone());
    assert_eq!(device.send(command::Forge { pass_over: false }), Err(Fault::Store { fault }));
    let (after, kept) = (device.ledger(), kept(&device));
    assert_eq!(after.height, before.height.next(), "memory follows the store");
    assert_eq!(kept.head.map(|head| head.hash), Some(after.head));
    assert_eq!(device.status().session.expect("the session continues").user_id.as_str(), "admin");
    assert_eq!(device.forge().height, after.height.next());
}

#[test]
fn a_connection_lost_twice_stops_in_plain_sight() {
    let mut device = with_blocks(106);
    let ledger = device.ledger().ledger;
    device.library.close_connections(ledger);
    device.library.fail_next_commit(StoreError::Closed);
    let closed = Fault::Store { fault: StoreError::Closed };
    assert_eq!(device.send(command::Forge { pass_over: false }), Err(closed));
    let stopped = ReadOnlyReason::Store { fault: StoreError::Closed };
    assert_eq!(device.ledger().read_only.as_deref(), Some(&stopped));
    let refused = device.send(command::Forge { pass_over: false });
    assert!(refused.is_err(), "the ledger continues in memory: {refused:?}");
    assert_eq!(device.ledger().read_only.as_deref(), Some(&stopped));
}

#[test]
fn a_ledger_deleted_behind_the_back_is_open_no_more() {
    let gone = Fault::Store { fault: StoreError::Gone };
    let mut device = with_blocks(107);
    let ledger = device.ledger().ledger;
    device.library.delete_from_outside(ledger);
    assert_eq!(device.send(command::Forge { pass_over: false }), Err(gone.clone()));
    assert!(device.status().ledger.is_none(), "the ledger is still open in memory");
    assert_eq!(device.send(command::OpenLedger { ledger }), Err(gone));
    let Ok(Reply::Ledgers(listed)) = device.send(command::ListLedgers {}) else { panic!("no list") };
    assert_eq!(listed[0].height, None);
    let confirmation = "St. Anna".to_owned();
    assert_eq!(device.send(command::DeleteLedger { ledger, confirmation }), Ok(Reply::Ledgers(Vec::new())));

    // The tab that only hears of the deletion closes the ledger too.
    let mut device = with_blocks(108);
    let ledger = device.ledger().ledger;
    device.library.delete_from_outside(ledger);
    device.on_store_closed(ledger);
    assert!(device.status().ledger.is_none());
}

#[test]
fn a_file_brings_back_a_ledger_that_is_listed_and_gone() {
    let mut device = with_blocks(109);
    let (file, before) = (device.export(Contents::Sealed, Compression::None), device.ledger());
    device.library.delete_from_outside(before.ledger);
    device.on_store_closed(before.ledger);
    device.import(&file).expect("the import creates the ledger again");
    assert_eq!(device.ledger().head, before.head);
}

#[test]
fn a_newer_schema_makes_the_ledger_one_to_read() {
    let mut device = with_blocks(111);
    let before = device.ledger();
    device.library.bring_to_newer_schema(before.ledger);
    device.on_store_closed(before.ledger);
    let newer = ReadOnlyReason::Store { fault: StoreError::Newer { actual: 2, known: 1 } };
    let status = device.ledger();
    assert_eq!((status.read_only.as_deref(), status.head), (Some(&newer), before.head));
    let refused = device.send(command::Forge { pass_over: false });
    assert_eq!(refused, Err(Fault::ReadOnly { damage: Box::new(newer.clone()) }));
    assert!(!device.export(Contents::Sealed, Compression::None).is_empty());
    let mut device = device.restart();
    device.send(command::OpenLedger { ledger: before.ledger }).expect("the ledger opens read-only");
    assert_eq!(device.ledger().read_only.as_deref(), Some(&newer));
}

#[test]
fn where_there_is_no_room_the_export_goes_out_and_nothing_else_changes() {
    let mut device = with_blocks(113);
    let before = kept(&device);
    device.library.fail_next_commit(StoreError::Quota);
    let file = device.export(Contents::Sealed, Compression::None);
    assert_eq!(kept(&device), before);
    let mut other = Device::new(114);
    other.import(&file).expect("the file is valid");
    assert_eq!(other.ledger().head, device.ledger().head);
    device.library.fail_next_commit(StoreError::Aborted { cause: "asked for".to_owned() });
    let command = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts: false };
    assert!(device.send(command).is_err(), "every other fault prevents an export without a log entry");
}

fn kept(device: &Device) -> StoredState {
    let store = pollster::block_on(device.library.open(device.ledger().ledger)).expect("a store in memory opens");
    pollster::block_on(store.load()).expect("a store in memory loads")
}
