//! Several ledgers on one device: listed, renamed, deleted; and the signing marks that outlive a deletion.

use super::device::Device;
use medchain::ledger::id::Hash;
use medchain::ledger::number::Height;
use medchain::protocol::{Command, Compression, Contents, Fault, LedgerCard, Reply, command};

fn ledgers(device: &mut Device, command: impl Into<Command>) -> Vec<LedgerCard> {
    let command = command.into();
    match device.send(command.clone()) {
        Ok(Reply::Ledgers(ledgers)) => ledgers,
        other => panic!("{command:?}: {other:?}"),
    }
}

#[test]
fn each_ledger_is_listed_with_its_height_and_size() {
    let mut device = Device::hospital(80);
    let first = device.ledger().ledger;
    device.sign_in("admin");
    device.export(Contents::Sealed, Compression::None);
    device.forge();
    let second = device.create_ledger();
    let listed = ledgers(&mut device, command::ListLedgers {});
    assert_eq!(
        listed.iter().map(|it| (it.ledger, it.height)).collect::<Vec<_>>(),
        [(second, Some(Height(0))), (first, Some(Height(2)))]
    );
    assert!(listed[1].bytes > listed[0].bytes && listed[0].bytes > 500, "{listed:?}");
    assert_eq!((listed[0].unexported, listed[1].unexported), (1, 1));
}

#[test]
fn a_ledger_is_called_something_else_here_and_stays_so() {
    let mut device = Device::hospital(81);
    let ledger = device.ledger().ledger;
    let listed = ledgers(&mut device, command::RenameLedger { ledger, name: "  The old ward ".to_owned() });
    assert_eq!(listed[0].name.as_str(), "The old ward");
    device.send(command::OpenLedger { ledger }).expect("the ledger opens");
    assert_eq!(ledgers(&mut device, command::ListLedgers {})[0].name.as_str(), "The old ward");
    assert_eq!(device.ledger().name.as_str(), "St. Anna", "the chain's own name is unchanged");
    let nameless = device.send(command::RenameLedger { ledger, name: String::new() });
    assert!(matches!(nameless, Err(Fault::Text { .. })));
    let unknown = device.send(command::RenameLedger { ledger: Hash([1; 32]), name: "x".to_owned() });
    assert_eq!(unknown, Err(Fault::NoLedger));
}

#[test]
fn a_ledger_is_deleted_once_its_name_was_typed() {
    let mut device = Device::hospital(82);
    let ledger = device.ledger().ledger;
    let delete = |confirmation: &str| command::DeleteLedger { ledger, confirmation: confirmation.to_owned() };
    assert!(matches!(device.send(delete("St Anna")), Err(Fault::NotConfirmed { .. })));
    assert!(device.status().ledger.is_some());
    assert!(ledgers(&mut device, delete("St. Anna")).is_empty());
    assert!(device.status().ledger.is_none());
    assert_eq!(device.send(command::OpenLedger { ledger }), Err(Fault::NoLedger));
}

#[test]
fn a_ledger_that_comes_back_from_an_older_file_finds_its_marks() {
    let mut device = Device::hospital(84);
    device.sign_in("admin");
    let old = device.export(Contents::Sealed, Compression::None);
    let account = device.account_file("admin");
    let ledger = device.ledger().ledger;
    let signed = device.forge().slot;
    ledgers(&mut device, command::DeleteLedger { ledger, confirmation: "St. Anna".to_owned() });
    device.import(&old).expect("the file is valid");
    device.hand_over(command::RestoreAccount { replace: false }, &account).expect("the account is restored");
    device.sign_in("admin");
    assert!(device.ledger().slot < signed, "the older chain ends before the signed slot");
    assert!(device.forge().slot > signed, "the signed slot was signed again");
}
