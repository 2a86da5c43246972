//! A device with a wrong clock: its signatures, its imports and its messages.

use super::device::{Device, PASSWORD, prescription};
use medchain::ledger::number::Timestamp;
use medchain::ledger::rejection::{Reason, Rejection};
use medchain::ledger::transaction::account::Role;
use medchain::protocol::{Compression, Contents, Fault, ImportOutcome, PoolState, RecordChange, Reply, command};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

fn export(device: &mut Device) -> Vec<u8> {
    device.export(Contents::Sealed, Compression::None)
}

fn confirm(device: &mut Device) {
    device.send(command::ConfirmClock {}).expect("the clock is confirmed");
    assert_eq!(device.status().clock, None);
}

fn forge(device: &mut Device) -> Result<Reply, Fault> {
    device.send(command::Forge { pass_over: false })
}

/// Returns a hospital whose newest block was forged while the clock was a day ahead, and whose clock is right again.
/// The administrator is signed in.
fn once_a_day_ahead(seed: u8) -> Device {
    let mut device = Device::hospital(seed);
    device.sign_in("admin");
    device.set_clock(DAY);
    device.submitted(command::Stake { amount: 1 });
    device.forge();
    device.set_clock(-DAY);
    device
}

#[test]
fn a_ledger_that_was_forged_a_day_ahead_is_not_lost() {
    let mut device = once_a_day_ahead(120);
    let ahead = device.ledger();
    // The jump is noticed at once, and the device signs nothing more.
    assert!(matches!(forge(&mut device), Err(Fault::Clock { .. })));
    let jump = device.status().clock.expect("the jump is noticed");
    assert!(jump.now.0 + 23 * 60 * 60_000 < jump.known.0, "{jump:?}");
    confirm(&mut device);
    // The clock is right; every other device would reject a block dated like the head.
    let Err(Fault::HeadAhead { head, now }) = forge(&mut device) else { panic!("a block was forged") };
    assert!(now.0 + 23 * 60 * 60_000 < head.0);
    assert_eq!(device.ledger().height, ahead.height);
    // The ledger can still be exported, and imported here and elsewhere.
    let file = export(&mut device);
    assert_eq!(device.import(&file).expect("the device imports its own file").outcome, ImportOutcome::Same);
    let mut other = Device::new(121);
    let proposal = other.preview(&file).expect("the file is valid");
    assert_eq!((proposal.file.timestamp, proposal.ahead_of.is_some()), (head, true));
    let refused = other.send(command::AcceptImport { ahead_of_clock: false });
    assert!(matches!(refused, Err(Fault::FileAhead { head: found, .. }) if found == head), "{refused:?}");
    assert!(other.status().ledger.is_none(), "a ledger was imported");
    other.imported(command::AcceptImport { ahead_of_clock: true });
    assert_eq!(other.ledger().head, ahead.head);
    // Both continue when the clock has reached the head's time.
    device.wait(u64::try_from(DAY).expect("a day is positive"));
    device.forge();
    other.wait(u64::try_from(DAY).expect("a day is positive"));
    assert_eq!(other.import_from(&mut device).outcome, ImportOutcome::Extended { blocks: 1 });
}

#[test]
fn every_way_in_asks_whether_a_file_may_be_ahead() {
    let mut device = Device::hospital(122);
    let (before, mut other) = (export(&mut device), Device::new(123));
    other.import(&before).expect("the file is not ahead of the clock");
    let mut device = once_a_day_ahead(122);
    let file = export(&mut device);
    let refused = other.hand_over(command::ImportLedger { ahead_of_clock: false }, &file);
    assert!(matches!(refused, Err(Fault::FileAhead { .. })), "a longer chain: {refused:?}");
    let proposal = other.preview(&file).expect("the file is valid");
    assert!(proposal.ahead_of.is_some());
    other.hand_over(command::ImportLedger { ahead_of_clock: true }, &file).expect("a confirmed file is imported");
    let again = other.preview(&file).expect("the file is valid");
    assert_eq!((again.verdict, again.ahead_of), (ImportOutcome::Same, None), "an import would change nothing");
    other.import(&file).expect("known blocks need no confirmation");
}

#[test]
fn a_clock_that_is_set_back_or_far_ahead_signs_nothing_until_somebody_says_that_it_is_right() {
    let check = |by: i64, noticed: bool| {
        let mut device = Device::hospital(124);
        let waiting = device.submitted(prescription("rx-1", RecordChange::Add));
        device.sign_in("patient_x");
        device.set_clock(by);
        let signed = [
            device.send(command::Stake { amount: 1 }).map(drop),
            device.send(command::Approve { transaction: waiting, despite_concerns: false }).map(drop),
            device.send(command::Autopilot { pace: Some(500) }).map(drop),
        ];
        assert_eq!(device.status().clock.is_some(), noticed, "{by}");
        for outcome in signed {
            assert_eq!(matches!(outcome, Err(Fault::Clock { .. })), noticed, "{by}: {outcome:?}");
        }
        // The device still reads and exports; the sign-in is logged.
        export(&mut device);
        device.sign_in("admin");
        assert_eq!(matches!(forge(&mut device), Err(Fault::Clock { .. })), noticed, "{by}");
        confirm(&mut device);
        device.submitted(command::Stake { amount: 1 });
    };
    check(MINUTE, false);
    check(-MINUTE, false);
    check(-3 * MINUTE, true);
    check(-2 * DAY, true);
    check(3 * DAY, false);
    check(5 * DAY, true);
}

#[test]
fn a_clock_that_was_set_while_nothing_ran_is_noticed_at_the_start() {
    let check = |by: i64, noticed: bool| {
        let device = Device::hospital(125);
        device.set_clock(by);
        let mut device = device.restart();
        device.send(command::ReadStatus {}).expect("the status is available");
        assert_eq!(device.status().clock.is_some(), noticed, "{by}, before a ledger is open");
        let Ok(Reply::Ledgers(ledgers)) = device.send(command::ListLedgers {}) else {
            panic!("the reply is not a list of ledgers")
        };
        device.send(command::OpenLedger { ledger: ledgers[0].ledger }).expect("the ledger opens");
        assert_eq!(device.status().clock.is_some(), noticed, "{by}");
        device.sign_in("admin");
        assert_eq!(forge(&mut device).is_err(), noticed, "{by}");
        // If a doubtful clock moved the stored mark, the next start would not notice the jump.
        let mut device = device.restart();
        device.send(command::OpenLedger { ledger: ledgers[0].ledger }).expect("the ledger opens");
        assert_eq!(device.status().clock.is_some(), noticed, "{by}, after another start");
        confirm(&mut device);
        let mut device = device.restart();
        device.send(command::OpenLedger { ledger: ledgers[0].ledger }).expect("the ledger opens");
        assert_eq!(device.status().clock, None, "{by}, after the confirmation");
    };
    check(0, false);
    check(-MINUTE, false);
    check(-DAY, true);
    check(80 * DAY, false);
    check(100 * DAY, true);
}

#[test]
fn a_clock_that_is_right_again_needs_no_confirmation() {
    let mut device = Device::hospital(126);
    device.set_clock(-DAY);
    assert!(matches!(device.send(command::Stake { amount: 1 }), Err(Fault::Clock { .. })));
    device.set_clock(DAY);
    device.submitted(command::Stake { amount: 1 });
    assert_eq!(device.status().clock, None);
}

#[test]
fn another_tab_hears_that_the_clock_is_right() {
    let mut first = Device::hospital(127);
    let mut second = Device::start_beside(&first);
    let ledger = first.ledger().ledger;
    second.send(command::OpenLedger { ledger }).expect("the ledger opens");
    first.set_clock(-DAY);
    for tab in [&mut first, &mut second] {
        tab.send(command::ReadStatus {}).expect("the status is available");
        assert!(tab.status().clock.is_some());
    }
    confirm(&mut first);
    second.on_other_tab_wrote(ledger);
    assert_eq!(second.status().clock, None);
}

#[test]
fn the_clock_neither_locks_an_account_nor_keeps_it_unlocked() {
    let unlocked = |device: &Device| device.status().accounts.iter().filter(|it| it.unlocked).count();
    for by in [-10 * DAY, -10 * MINUTE, 10 * MINUTE, 2 * DAY, 300 * DAY] {
        let mut device = Device::hospital(128);
        device.wait(4 * 60_000);
        device.set_clock(by);
        device.lock_idle();
        assert_eq!(unlocked(&device), 1, "set by {by}, after four minutes");
        device.wait(60_000);
        device.lock_idle();
        assert_eq!(unlocked(&device), 0, "set by {by}, after five minutes");
    }
}

#[test]
fn a_proposal_from_the_future_is_approved_when_its_time_has_come() {
    let mut doctor = Device::hospital(129);
    let mut patient = doctor.copy();
    doctor.set_clock(DAY);
    let id = doctor.submitted(prescription("rx-1", RecordChange::Add));
    patient.import_from(&mut doctor);
    patient.sign_in("patient_x");
    let approve = command::Approve { transaction: id, despite_concerns: false };
    let Err(Fault::ProposalAhead { dated, now }) = patient.send(approve.clone()) else {
        panic!("the proposal is not ahead")
    };
    assert!(now < dated);
    assert!(matches!(patient.pool()[0].state, PoolState::Consent { .. }), "the proposal waits");
    patient.wait(u64::try_from(DAY).expect("a day is positive") - 60_000);
    patient.submitted(approve);
    // A proposal a minute ahead can be approved: the approval has its date, and it is ready from then on.
    let state = patient.pool()[0].state.clone();
    assert!(matches!(state, PoolState::Later { from } if from >= dated), "{state:?}");
    patient.wait(120_000);
    assert_eq!(patient.pool()[0].state, PoolState::Ready);
    patient.sign_in("admin");
    assert_eq!(patient.forge().transaction_count, 2, "the record and the log's anchor");
}

#[test]
fn a_block_that_others_would_refuse_is_not_written() {
    let mut device = Device::hospital(130);
    device.sign_in("admin");
    let behind = |device: &mut Device, by: i64| {
        device.set_clock(by);
        confirm(device);
        forge(device)
    };
    let forged = behind(&mut device, -MINUTE);
    assert!(matches!(forged, Ok(Reply::Forged(_))), "within two minutes: {forged:?}");
    let head = device.ledger();
    assert!(matches!(behind(&mut device, -5 * MINUTE), Err(Fault::HeadAhead { .. })));
    assert_eq!(device.ledger().head, head.head);
    let mut other = Device::new(131);
    other.set_clock(-MINUTE);
    other.import_from(&mut device);
}

#[test]
fn what_was_found_wrong_is_said_with_both_times() {
    let rejection = Rejection::from(Reason::Timestamp {
        not_before: Timestamp(1_000),
        not_after: Some(Timestamp(2_000)),
        actual: Timestamp(3_000),
    });
    assert!(medchain::text::rejection(&rejection).contains("00:00:03"));
    let said = medchain::text::fault(&Fault::HeadAhead { head: Timestamp(9_000), now: Timestamp(1_000) });
    assert!(said.contains("00:00:09") && said.contains("00:00:01"), "{said}");
}

#[test]
fn a_newcomer_signs_up_where_the_clock_is_right() {
    let mut device = Device::hospital(132);
    device.set_clock(-DAY);
    let account = command::Register {
        user_id: "dr_carl".to_owned(),
        name: "Carl Cedar".to_owned(),
        role: Role::Doctor,
        hospital_id: Some("st-anna".to_owned()),
        password: PASSWORD.into(),
    };
    let refused = device.send(account.clone());
    assert!(matches!(refused, Err(Fault::Clock { .. })), "{refused:?}");
    assert!(device.pool().is_empty());
    confirm(&mut device);
    device.submitted(account);
}
