//! Imports as proposals: the changes that a file would make, accepted or dismissed, and undone.

use super::device::{Device, prescription};
use medchain::ledger::id::RecordId;
use medchain::ledger::number::Height;
use medchain::ledger::transaction::TransactionKind;
use medchain::protocol::{Compression, Contents, Fault, ImportOutcome, RecordChange, Reply, command};

fn file_of(device: &mut Device) -> Vec<u8> {
    device.export(Contents::Sealed, Compression::None)
}

/// Returns two devices with one hospital's ledger; the second is some blocks ahead.
fn ahead(seed: u8) -> (Device, Device) {
    let mut second = Device::hospital(seed);
    let mut first = Device::new(seed + 1);
    first.import_from(&mut second);
    let id = second.submitted(prescription("rx-1", RecordChange::Add));
    second.sign_in("patient_x");
    second.approve(id);
    second.sign_in("admin");
    second.submitted(command::Transfer { to: "patient_x".to_owned(), amount: 5 });
    second.forge();
    second.submitted(command::Transfer { to: "dr_bob".to_owned(), amount: 6 });
    (first, second)
}

#[test]
fn a_proposal_says_what_would_change_and_changes_nothing() {
    let (mut first, mut second) = ahead(70);
    let before = first.status();
    let file = file_of(&mut second);
    let proposal = first.preview(&file).expect("the file is valid");
    assert_eq!(proposal.verdict, ImportOutcome::Extended { blocks: 1 });
    assert_eq!(proposal.here.map(|here| here.height), Some(Height(1)));
    assert_eq!((proposal.file.height, proposal.file.head), (Height(2), second.ledger().head));
    assert_eq!(proposal.gained.blocks, 1);
    assert_eq!(proposal.gained.transactions.get(&TransactionKind::Record), Some(&1));
    assert_eq!(proposal.gained.transactions.get(&TransactionKind::Transfer), Some(&1));
    assert_eq!(proposal.gained.records.iter().map(RecordId::as_str).collect::<Vec<_>>(), ["rx-1"]);
    assert_eq!((proposal.pooled, proposal.returned, proposal.lost.blocks), (1, 0, 0));
    assert_eq!(first.status(), before, "the preview has changed something");

    first.send(command::DiscardImport {}).expect("the import is dismissed");
    assert_eq!(first.send(command::AcceptImport { ahead_of_clock: false }), Err(Fault::NoProposal));
    first.preview(&file).expect("the file is valid");
    let import = first.imported(command::AcceptImport { ahead_of_clock: false });
    assert_eq!((import.outcome, import.head), (ImportOutcome::Extended { blocks: 1 }, second.ledger().head));
    assert_eq!(first.send(command::AcceptImport { ahead_of_clock: false }), Err(Fault::NoProposal));
}

#[test]
fn an_import_is_undone_and_done_again_and_nothing_signed_is_lost() {
    let (mut first, mut second) = ahead(72);
    let (before, file) = (first.ledger().head, file_of(&mut second));
    assert!(!first.ledger().can_undo);
    first.import(&file).expect("the file is valid");
    assert!(first.ledger().can_undo);
    let undone = first.imported(command::UndoImport {});
    assert_eq!(undone.head, before);
    assert_eq!(first.ledger().height, Height(1));
    assert!(undone.returned >= 2, "the removed transactions are in the pool: {undone:?}");
    assert_eq!(first.pool().len(), 4, "a record, two transfers and the log's anchor");

    let ledger = first.ledger().ledger;
    let mut first = first.restart();
    first.send(command::OpenLedger { ledger }).expect("the former chain can be replayed");
    assert_eq!(first.ledger().head, before);
    let again = first.imported(command::UndoImport {});
    assert_eq!(again.head, second.ledger().head);
    assert_eq!(first.pool().len(), 1);
}

#[test]
fn what_was_built_upon_cannot_be_undone() {
    let (mut first, mut second) = ahead(74);
    first.import_from(&mut second);
    let mut device = second;
    assert_eq!(device.send(command::UndoImport {}), Err(Fault::NothingToUndo));
    device.import_from(&mut first);
    device.forge();
    assert_eq!(device.send(command::UndoImport {}), Err(Fault::NothingToUndo));
}

#[test]
fn a_fork_is_undone_too() {
    let (mut first, mut second) = Device::two_delegates(76);
    let transfer = first.submitted(command::Transfer { to: "dr_b".to_owned(), amount: 11 });
    first.pass_over();
    second.pass_over();
    second.pass_over();
    let before = first.ledger().head;
    let file = file_of(&mut second);
    let proposal = first.preview(&file).expect("the file is valid");
    assert!(matches!(proposal.verdict, ImportOutcome::Replaced { removed: 1, blocks: 2, .. }), "{proposal:?}");
    assert_eq!(proposal.lost.transactions.get(&TransactionKind::Transfer), Some(&1));
    first.imported(command::AcceptImport { ahead_of_clock: false });
    assert!(first.pool().iter().any(|it| it.transaction == transfer));
    assert_eq!(first.imported(command::UndoImport {}).head, before);
    assert!(first.pool().iter().all(|it| it.transaction != transfer), "the transaction is in the chain again");
}

#[test]
fn a_proposal_for_another_ledger_opens_beside() {
    let mut first = Device::hospital(78);
    let mut other = Device::hospital(79);
    let file = file_of(&mut other);
    let proposal = first.preview(&file).expect("the file is valid");
    assert_eq!(proposal.verdict, ImportOutcome::New { blocks: 2 });
    assert!(proposal.here.is_none());
    let here = first.ledger().ledger;
    first.imported(command::AcceptImport { ahead_of_clock: false });
    assert_ne!(first.ledger().ledger, here);
    let Ok(Reply::Ledgers(ledgers)) = first.send(command::ListLedgers {}) else { panic!("no list") };
    assert_eq!(ledgers.len(), 2);
}
