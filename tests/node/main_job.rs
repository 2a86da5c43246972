//! The main task: create, register, submit, approve, forge, read, close, open, export, import.

use super::device::{Device, PASSWORD, prescription};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::number::Height;
use medchain::ledger::rejection::Rule;
use medchain::ledger::transaction::account::Role;
use medchain::protocol::{
    Command, Compression, Contents, Fault, History, ImportOutcome, LogFilter, Place, PoolState, RecordChange, Reply,
    Submission, SubmissionState, command,
};
use medchain::storage::StoreError;

/// The number of anchors in a block of a device whose access log has grown.
const ANCHOR: u64 = 1;

fn patient() -> UserId {
    UserId::parse("patient_x").expect("the id is well formed")
}

fn history(device: &mut Device) -> History {
    match device.send(command::ReadHistory { patient_id: patient() }) {
        Ok(Reply::History(history)) => history,
        other => panic!("{other:?}"),
    }
}

fn submissions(device: &mut Device) -> Vec<Submission> {
    match device.send(command::ListSubmissions {}) {
        Ok(Reply::Submissions(all)) => all,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_goes_from_the_doctor_through_the_patient_into_a_block() {
    let mut device = Device::hospital(1);
    let id = device.submitted(prescription("rx-1", RecordChange::Add));
    assert_eq!(device.pool()[0].state, PoolState::Consent { by: Some(patient()) });

    device.sign_in("patient_x");
    assert_eq!(device.status().ledger.expect("a ledger is open").waiting_for_me, 1);
    let Ok(Reply::Content(opened)) = device.send(command::ReadContent { transaction: id }) else {
        panic!("the content was not opened")
    };
    assert_eq!(opened.content.prescription.as_str(), "Amoxicillin 250 mg, oral suspension");
    device.approve(id);
    assert_eq!(device.pool()[0].state, PoolState::Ready);

    device.sign_in("admin");
    let card = device.forge();
    assert_eq!((card.height, card.transaction_count), (Height(2), 1 + ANCHOR));
    assert!(device.pool().is_empty());

    let history = history(&mut device);
    assert_eq!(history.records.len(), 1);
    let content = history.records[0].versions[0].content.as_ref().expect("the administrator has the audit key");
    assert_eq!(content.amount.0, 2_550);
}

#[test]
fn everything_is_there_after_a_restart() {
    let mut device = Device::hospital(2);
    let id = device.submitted(prescription("rx-1", RecordChange::Add));
    let before = device.status().ledger.expect("a ledger is open");
    let mut device = device.restart();
    assert!(device.status().ledger.is_none());
    device.send(command::OpenLedger { ledger: before.ledger }).expect("the ledger opens");
    let after = device.status();
    assert!(after.session.is_none(), "an account is signed in after a restart");
    let after = after.ledger.expect("a ledger is open");
    assert_eq!((after.head, after.height), (before.head, before.height));
    device.sign_in("patient_x");
    device.approve(id);
    device.sign_in("admin");
    assert_eq!(device.forge().transaction_count, 1 + ANCHOR);
}

#[test]
fn what_is_exported_opens_on_another_device_with_the_same_head() {
    for (contents, compression) in [
        (Contents::Sealed, Compression::None),
        (Contents::Sealed, Compression::Gzip),
        (Contents::Withheld, Compression::None),
    ] {
        let mut device = Device::hospital(3);
        let id = device.submitted(prescription("rx-1", RecordChange::Add));
        device.sign_in("patient_x");
        device.approve(id);
        device.sign_in("admin");
        device.forge();
        let file = device.export(contents, compression);
        assert_eq!(device.status().ledger.expect("a ledger is open").unexported, 0);
        let mut other = Device::new(4);
        let import = other.import(&file).expect("the import succeeds");
        assert_eq!(import.outcome, ImportOutcome::New { blocks: 3 });
        assert_eq!(Some(import.head), device.status().ledger.map(|ledger| ledger.head));
        assert_eq!(other.import(&file).expect("a second import succeeds").outcome, ImportOutcome::Same);
    }
}

#[test]
fn the_status_says_whether_every_block_was_exported_from_here() {
    let mut device = Device::hospital(3);
    assert_eq!(device.ledger().last_export, None);
    device.export(Contents::Withheld, Compression::None);
    assert_eq!(device.ledger().last_export, Some(Contents::Withheld));
    let file = device.export(Contents::Sealed, Compression::None);
    assert_eq!(device.ledger().last_export, Some(Contents::Sealed));
    device.export(Contents::Withheld, Compression::None);
    assert_eq!(device.ledger().last_export, Some(Contents::Sealed), "the file with the contents is still there");
    device.sign_in("admin");
    device.forge();
    assert_eq!((device.ledger().last_export, device.ledger().unexported), (None, 1));

    let mut other = Device::new(4);
    other.import(&file).expect("the import succeeds");
    assert_eq!((other.ledger().last_export, other.ledger().unexported), (None, 0), "an import is no export");
    other.export(Contents::Sealed, Compression::Gzip);
    assert_eq!(other.ledger().last_export, Some(Contents::Sealed));
}

#[test]
fn an_exported_file_is_named_after_the_account_that_is_signed_in() {
    let named = |device: &mut Device, command: Command| match device.send(command) {
        Ok(Reply::Exported(card)) => card.name,
        other => panic!("{other:?}"),
    };
    let export = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts: false };
    let mut device = Device::hospital(3);
    device.sign_in("admin");
    let name = named(&mut device, export.clone().into());
    assert!(name.starts_with("st-anna-h1-") && name.ends_with("-admin.medchain.json"), "{name}");
    let log = command::ExportLog { log: None, wanted: LogFilter::default() };
    let name = named(&mut device, log.into());
    assert!(name.starts_with("st-anna-log-") && name.ends_with("-admin.csv"), "{name}");
    device.send(command::SignOut {}).expect("the account is signed out");
    let name = named(&mut device, export.into());
    assert!(name.starts_with("st-anna-h1-") && !name.contains("admin"), "{name}");
}

#[test]
fn a_longer_file_extends_and_a_shorter_one_changes_nothing() {
    let mut device = Device::hospital(5);
    let shorter = device.export(Contents::Sealed, Compression::None);
    let mut other = Device::new(6);
    other.import(&shorter).expect("the import succeeds");
    device.sign_in("admin");
    device.forge();
    device.forge();
    let longer = device.export(Contents::Sealed, Compression::None);
    assert_eq!(
        other.import(&longer).expect("the longer file is imported").outcome,
        ImportOutcome::Extended { blocks: 2 }
    );
    let head = other.status().ledger.expect("a ledger is open").head;
    assert_eq!(
        other.import(&shorter).expect("the shorter file is accepted").outcome,
        ImportOutcome::Behind { blocks: 2 }
    );
    assert_eq!(other.status().ledger.expect("a ledger is open").head, head);
}

#[test]
fn a_refusal_settles_a_proposal_with_its_reason() {
    let mut device = Device::hospital(7);
    let id = device.submitted(prescription("rx-1", RecordChange::Add));
    device.sign_in("patient_x");
    device.submitted(command::Refuse { transaction: id, reason: "I never took this".to_owned() });
    device.sign_in("dr_bob");
    let is_refused = |device: &mut Device| match &submissions(device)[0].state {
        SubmissionState::Refused { reason, place } => {
            assert_eq!(reason.as_str(), "I never took this");
            place.is_some()
        }
        other => panic!("{other:?}"),
    };
    assert!(!is_refused(&mut device), "the refusal is not in a block yet");
    device.sign_in("admin");
    device.forge();
    device.sign_in("dr_bob");
    assert!(is_refused(&mut device), "the refusal is in the chain");
}

#[test]
fn a_doctor_withdraws_and_updates() {
    let mut device = Device::hospital(8);
    let first = device.submitted(prescription("rx-1", RecordChange::Add));
    device.submitted(command::Withdraw { transaction: first, reason: "typing error".to_owned() });
    let second = device.submitted(prescription("rx-1", RecordChange::Add));
    device.sign_in("patient_x");
    device.approve(second);
    device.sign_in("admin");
    device.forge();
    device.sign_in("dr_bob");
    let mut next = prescription("rx-1", RecordChange::Update);
    next.content.prescription = "Amoxicillin 500 mg".to_owned();
    let third = device.submitted(next);
    device.sign_in("patient_x");
    device.approve(third);
    device.sign_in("admin");
    device.forge();
    let history = history(&mut device);
    let texts =
        history.records[0].versions.iter().map(|it| it.content.as_ref().map(|content| content.prescription.as_str()));
    assert_eq!(texts.collect::<Vec<_>>(), [Ok("Amoxicillin 250 mg, oral suspension"), Ok("Amoxicillin 500 mg")]);
}

#[test]
fn only_those_whom_section_7_allows_see_a_history_and_every_attempt_is_logged() {
    let mut device = Device::hospital(9);
    let id = device.submitted(prescription("rx-1", RecordChange::Add));
    device.sign_in("admin");
    let other = device.register("dr_eve", "Eve Larch", Role::Doctor, Some("st-anna"));
    device.approve(other);
    device.forge();
    device.sign_in("patient_x");
    device.approve(id);
    device.sign_in("admin");
    device.forge();

    device.sign_in("dr_eve");
    let fault = device.send(command::ReadHistory { patient_id: patient() }).expect_err("the doctor has no grant");
    assert_eq!(fault, Fault::Denied { patient: patient() });
    device.sign_in("dr_bob");
    assert_eq!(history(&mut device).records.len(), 1);

    device.sign_in("patient_x");
    let Ok(Reply::Log(log)) =
        device.send(command::ReadLog { below: None, count: 100, log: None, wanted: LogFilter::default() })
    else {
        panic!("the reply is not a log")
    };
    assert!(log.entries.iter().all(|entry| entry.patient == Some(patient())));
    let looks: Vec<_> =
        log.entries.iter().filter(|it| it.action == medchain::ledger::access_log::Action::ViewHistory).collect();
    let said: Vec<_> = looks.iter().map(|it| (it.actor.as_ref().map(UserId::as_str), it.rule.as_deref())).collect();
    assert_eq!(said, [(Some("dr_bob"), Some("author")), (Some("dr_eve"), Some("access"))]);
}

#[test]
fn what_the_disk_does_not_take_has_not_happened() {
    let mut device = Device::hospital(10);
    let before = device.status();
    let faults = [StoreError::Quota, StoreError::Aborted { cause: "test".to_owned() }];
    for fault in faults {
        // One failure is for the command, and one for the log entry of the attempt.
        device.library.fail_next_commit(fault.clone());
        let found = device.send(prescription("rx-1", RecordChange::Add)).expect_err("the store fails");
        assert_eq!(found, Fault::Store { fault });
        assert_eq!(device.status(), before);
    }
    device.submitted(prescription("rx-1", RecordChange::Add));
}

#[test]
fn a_second_tab_that_was_faster_is_read_and_the_command_done_after_it() {
    let mut device = Device::hospital(11);
    let ledger = device.status().ledger.expect("a ledger is open").ledger;
    let mut tab = Device::start_beside(&device);
    tab.send(command::OpenLedger { ledger }).expect("the ledger opens");
    tab.sign_in("admin");
    tab.forge();
    device.submitted(prescription("rx-1", RecordChange::Add));
    assert_eq!(device.status().ledger.expect("a ledger is open").height, Height(2));
}

#[test]
fn bad_input_names_its_field_and_changes_nothing() {
    let mut device = Device::hospital(12);
    let before = (device.status(), device.pool());
    let mut check = |change: &dyn Fn(&mut command::SubmitRecord), expected: &dyn Fn(&Fault) -> bool| {
        let mut record = prescription("rx-1", RecordChange::Add);
        change(&mut record);
        let fault = device.send(record).expect_err("the command fails");
        assert!(expected(&fault), "{fault:?}");
        assert_eq!((device.status(), device.pool()), before);
    };
    check(&|it| it.record_id = "no spaces".to_owned(), &|fault| matches!(fault, Fault::Identifier { .. }));
    check(&|it| it.patient_id = "nobody".to_owned(), &|fault| matches!(fault, Fault::NoSuchPatient { .. }));
    check(&|it| it.patient_id = "admin".to_owned(), &|fault| matches!(fault, Fault::NoSuchPatient { .. }));
    check(&|it| it.content.prescription.clear(), &|fault| matches!(fault, Fault::Text { .. }));
    check(&|it| it.content.prescription = "x".repeat(201), &|fault| matches!(fault, Fault::Text { .. }));
    check(&|it| it.content.note = "a\u{202e}b".to_owned(), &|fault| matches!(fault, Fault::Text { .. }));
    check(&|it| it.content.amount = u64::MAX, &|fault| matches!(fault, Fault::Number { .. }));
    check(
        &|it| it.change = RecordChange::Update,
        &|fault| matches!(fault, Fault::Rejected { rejection } if rejection.rule() == Rule::Record),
    );
}

#[test]
fn a_wrong_password_opens_nothing() {
    let mut device = Device::hospital(13);
    let wrong = command::SignIn { user_id: "patient_x".to_owned(), password: format!("{PASSWORD}!").into() };
    assert_eq!(device.send(wrong), Err(Fault::WrongPassword));
    let unknown = command::SignIn { user_id: "nobody".to_owned(), password: PASSWORD.into() };
    assert_eq!(device.send(unknown), Err(Fault::NoSuchAccount { user_id: "nobody".to_owned() }));
    assert_eq!(device.status().session.expect("the session continues").user_id.as_str(), "dr_bob");
}

/// Returns the state of a proposed record.
fn submission(device: &mut Device, transaction: Hash) -> SubmissionState {
    match device.send(command::ReadSubmission { transaction }) {
        Ok(Reply::Submission(found)) => {
            assert_eq!(found.transaction, transaction);
            found.state
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_patient_is_told_of_each_proposal_until_it_is_in_a_block_and_after() {
    let mut device = Device::hospital(9);
    let proposed = ["rx-1", "rx-2", "rx-3"];
    let [first, second, third] = proposed.map(|id| device.submitted(prescription(id, RecordChange::Add)));
    device.submitted(command::Withdraw { transaction: third, reason: "a slip".to_owned() });
    device.sign_in("patient_x");
    let approved = |device: &mut Device| -> Vec<Hash> {
        device.pool().into_iter().filter(|item| item.approved_at.is_some()).map(|item| item.transaction).collect()
    };
    assert!(approved(&mut device).is_empty());
    let waits = SubmissionState::Pool { pool: PoolState::Consent { by: Some(patient()) } };
    assert_eq!(submission(&mut device, first), waits);
    device.approve(first);
    device.submitted(command::Refuse { transaction: second, reason: "I never took this".to_owned() });
    assert_eq!(submission(&mut device, first), SubmissionState::Pool { pool: PoolState::Ready });
    assert_eq!(approved(&mut device), [first]);
    assert!(matches!(submission(&mut device, second), SubmissionState::Refused { place: None, .. }));
    assert!(matches!(submission(&mut device, third), SubmissionState::Withdrawn { place: None, .. }));

    // The list is the same after a restart, and only for the account that approved.
    let ledger = device.ledger().ledger;
    let mut device = device.restart();
    device.send(command::OpenLedger { ledger }).expect("the ledger opens");
    assert!(approved(&mut device).is_empty(), "without a session, the list is not empty");
    device.sign_in("dr_bob");
    assert!(approved(&mut device).is_empty(), "the doctor has approved no proposal");
    device.sign_in("patient_x");
    assert_eq!(approved(&mut device), [first]);

    device.sign_in("admin");
    let height = device.forge().height;
    assert!(matches!(submission(&mut device, first), SubmissionState::InChain { place } if place.height == height));
    let is_at = |place: Option<Place>| place.is_some_and(|place| place.height == height);
    assert!(matches!(submission(&mut device, second), SubmissionState::Refused { place, .. } if is_at(place)));
    assert!(matches!(submission(&mut device, third), SubmissionState::Withdrawn { place, .. } if is_at(place)));
    let missing = Hash([0; 32]);
    let answer = device.send(command::ReadSubmission { transaction: missing });
    assert!(matches!(answer, Err(Fault::NoSuchTransaction { transaction }) if transaction == missing), "{answer:?}");
}
