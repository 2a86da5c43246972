//! Forks and their resolution: one head, no signed transaction lost, irreversible blocks kept, double signing found.

use super::device::Device;
use medchain::ledger::rejection::Rule;
use medchain::protocol::{Compression, Contents, EvidenceState, EvidenceView, Fault, ImportOutcome, Reply, command};
use medchain::storage::Library as _;

fn evidence(device: &mut Device) -> Vec<EvidenceView> {
    match device.send(command::ListEvidence {}) {
        Ok(Reply::Evidence(found)) => found,
        other => panic!("{other:?}"),
    }
}

/// Returns `true` if a device's chain or pool holds a transaction.
fn holds(device: &mut Device, transaction: medchain::ledger::id::Hash) -> bool {
    device.send(command::ReadTransaction { transaction }).is_ok()
}

#[test]
fn two_branches_end_in_one_head_whoever_reads_first_and_nothing_signed_is_lost() {
    let (mut first, mut second) = Device::two_delegates(30);
    let one = first.submitted(command::Transfer { to: "dr_b".to_owned(), amount: 11 });
    let two = second.submitted(command::Transfer { to: "admin".to_owned(), amount: 22 });
    first.pass_over();
    second.pass_over();
    second.pass_over();
    assert_ne!(first.ledger().head, second.ledger().head);

    let (from_first, from_second) =
        (first.export(Contents::Sealed, Compression::None), second.export(Contents::Sealed, Compression::None));
    let won = first.import(&from_second).expect("the chains are comparable");
    let kept = second.import(&from_first).expect("the chains are comparable");
    assert!(matches!(won.outcome, ImportOutcome::Replaced { removed: 1, blocks: 2, .. }), "{won:?}");
    assert!(matches!(kept.outcome, ImportOutcome::Kept { blocks: 1, .. }), "{kept:?}");
    assert_eq!(first.ledger().head, second.ledger().head);
    assert!(won.returned >= 1 && kept.pooled >= 1, "{won:?} {kept:?}");
    for device in [&mut first, &mut second] {
        assert!(holds(device, one) && holds(device, two));
    }
    assert_eq!(first.pool().len(), second.pool().len());

    let again = first.import(&from_second).expect("the chains are comparable");
    assert!(matches!(again.outcome, ImportOutcome::Same), "{again:?}");
    let restarted = first.ledger();
    let mut first = first.restart();
    first.send(command::OpenLedger { ledger: restarted.ledger }).expect("the former chain can be replayed");
    assert_eq!(first.ledger().head, restarted.head);
    first.sign_in("admin");
    first.pass_over();
    assert!(holds(&mut first, one));
    assert!(first.pool().iter().all(|it| it.transaction != one), "the returned transaction is in a block again");
}

#[test]
fn what_is_irreversible_is_not_taken_back() {
    let (mut first, mut second) = Device::two_delegates(32);
    let fork = second.export(Contents::Sealed, Compression::None);
    // Both forge on one chain until one of their blocks is irreversible; another branch lacks these blocks.
    let start = first.ledger().irreversible;
    while first.ledger().irreversible.0 < start.0 + 2 {
        first.pass_over();
        second.import_from(&mut first);
        second.pass_over();
        first.import_from(&mut second);
    }
    let mut elsewhere = Device::new(39);
    elsewhere.import(&fork).expect("the file is valid");
    let before = first.ledger();
    let imported = first.import(&fork).expect("the beginning of this chain is no fork");
    assert!(matches!(imported.outcome, ImportOutcome::Behind { .. }), "{imported:?}");
    assert_eq!(first.ledger().head, before.head);
}

#[test]
fn a_chain_that_lacks_the_irreversible_block_is_refused_and_the_double_signer_found() {
    // The first administrator, alone in round 0, restores an old copy of the device and forges a second chain: a real
    // double signing, which no honest device commits. The copy has its own library, so it knows no mark.
    let mut honest = Device::hospital(34);
    honest.sign_in("admin");
    let mut copy = honest.copy();
    honest.submitted(command::Transfer { to: "dr_bob".to_owned(), amount: 1 });
    honest.forge();
    copy.sign_in("admin");
    copy.submitted(command::Transfer { to: "patient_x".to_owned(), amount: 2 });
    copy.forge();
    copy.forge();
    let before = honest.ledger();
    let file = copy.export(Contents::Sealed, Compression::None);
    let Err(Fault::Rejected { rejection }) = honest.import(&file) else { panic!("the file was imported") };
    assert_eq!(rejection.rule(), Rule::Fork);
    assert_eq!(honest.ledger().head, before.head);

    let found = evidence(&mut honest);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].delegate.as_str(), found[0].state), ("admin", EvidenceState::Open));
    assert_eq!(honest.ledger().evidence, 1);
    let (delegate, slot) = (found[0].delegate.clone(), found[0].slot);
    let transaction = honest.submitted(command::SubmitEvidence { delegate, slot });
    assert_eq!(evidence(&mut honest)[0].state, EvidenceState::Submitted { transaction });
    honest.forge();
    assert!(matches!(evidence(&mut honest)[0].state, EvidenceState::Punished { until: Some(_) }));
    assert_eq!(honest.ledger().evidence, 0);

    // The copy has signed a later slot, so this device must not sign that slot and forges in a later one.
    let forged = honest.forge();
    assert!(forged.slot.0 > before.slot.0 + 1, "{forged:?}");
}

#[test]
fn restoring_an_older_file_never_makes_a_device_sign_a_slot_twice() {
    let mut device = Device::hospital(36);
    device.sign_in("admin");
    let old = device.export(Contents::Sealed, Compression::None);
    let ledger = device.ledger().ledger;
    let signed = device.forge().slot;
    let imported = device.import(&old).expect("the file is valid");
    assert!(matches!(imported.outcome, ImportOutcome::Behind { blocks: 1 }));
    assert!(device.forge().slot > signed);
    let mut tab = Device::start_beside(&device);
    tab.send(command::OpenLedger { ledger }).expect("the ledger opens");
    tab.sign_in("admin");
    let slot = tab.forge().slot;
    let here = device.forge().slot;
    assert!(here > slot, "the other tab has signed {slot:?}, this one {here:?}");
    assert_eq!(pollster::block_on(device.library.list()).expect("the library is listed").len(), 1);
}
