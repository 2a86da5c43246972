//! A database that is not what was written: the ledger opens up to its last good block, for reading and exporting.

use super::device::{Device, PASSWORD};
use medchain::ledger::number::Height;
use medchain::ledger::rejection::Rule;
use medchain::protocol::{Command, Compression, Contents, Damage, Fault, Reply};
use medchain::storage::{Shelf as _, Store as _, StoreError};

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
    let store = pollster::block_on(device.shelf.open(ledger)).expect("memory opens");
    let blocks = pollster::block_on(store.blocks(Height(3)..Height(4))).expect("memory reads");
    let spoiled = String::from_utf8(blocks[0].clone()).expect("JSON").replace("\"slot\":3", "\"slot\":9");
    device.shelf.overwrite_block(ledger, Height(3), spoiled.into_bytes());

    let mut device = device.restart();
    device.send(Command::OpenLedger { ledger }).expect("it opens as far as it is good");
    let status = device.ledger();
    assert_eq!(status.height, Height(2));
    let Some(Damage::Rule { rejection }) = status.read_only.as_deref() else { panic!("{:?}", status.read_only) };
    assert_eq!((rejection.rule(), rejection.height), (Rule::HeaderSignature, Some(Height(3))));
    let refused = device.send(Command::SignIn { user_id: "admin".to_owned(), password: PASSWORD.to_owned() });
    assert!(matches!(refused, Err(Fault::ReadOnly { .. })), "{refused:?}");

    let rescued = device.export(Contents::Sealed, Compression::None);
    let mut other = Device::new(101);
    other.import(&rescued).expect("what is left is whole");
    assert_eq!((other.ledger().height, other.ledger().head), (Height(2), status.head));
}

#[test]
fn bytes_that_are_no_block_end_it_too_and_a_damaged_block_0_opens_nothing() {
    let device = with_blocks(102);
    let ledger = device.ledger().ledger;
    device.shelf.overwrite_block(ledger, Height(4), b"{".to_vec());
    let mut device = device.restart();
    device.send(Command::OpenLedger { ledger }).expect("it opens as far as it is good");
    assert_eq!(device.ledger().height, Height(3));
    let Ok(Reply::Ledgers(listed)) = device.send(Command::ListLedgers) else { panic!("not listed") };
    assert_eq!(listed.len(), 1);

    device.shelf.overwrite_block(ledger, Height(0), b"{".to_vec());
    let mut device = device.restart();
    let refused = device.send(Command::OpenLedger { ledger });
    assert!(matches!(refused, Err(Fault::Rejected { .. })), "{refused:?}");
    let confirmation = "St. Anna".to_owned();
    device.send(Command::DeleteLedger { ledger, confirmation }).expect("a damaged ledger can be deleted");
}

#[test]
fn any_failure_to_write_leaves_memory_as_the_disk_is() {
    let mut device = with_blocks(103);
    for fault in [StoreError::Quota, StoreError::Aborted { cause: "asked for".to_owned() }] {
        let before = device.ledger();
        device.shelf.fail_next_commit(fault.clone());
        assert_eq!(device.send(Command::Forge { pass_over: false }), Err(Fault::Store { fault }));
        assert_eq!(device.ledger().head, before.head);
        assert_eq!(device.forge().height, before.height.next(), "the next one is not harmed");
    }
}

#[test]
fn a_lost_connection_is_opened_again_once() {
    let mut device = with_blocks(104);
    let height = device.ledger().height;
    device.shelf.fail_next_commit(StoreError::Closed);
    assert_eq!(device.forge().height, height.next());
    assert_eq!(device.status().session.expect("still signed in").user_id.as_str(), "admin");
}
