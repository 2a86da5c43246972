//! The demonstration on a device: created, verified, opened again, and continued.

use super::device::Device;
use medchain::ledger::transaction::account::Role;
use medchain::protocol::{PoolState, Reply, Status, Subject, command};
use medchain::simulation::demonstration::{Demonstration, PASSWORD};

fn explored(device: &mut Device) -> Status {
    match device.send(command::ExploreDemonstration {}) {
        Ok(Reply::Status(status)) => status,
        other => panic!("{other:?}"),
    }
}

/// Signs in as the patient of the first record in the pool and approves it; returns the patient's id.
fn approve_one(device: &mut Device) -> String {
    let pool = device.pool();
    let waits = pool.iter().find(|it| matches!(it.state, PoolState::Consent { by: Some(_) })).expect("a record waits");
    let PoolState::Consent { by: Some(patient) } = &waits.state else { unreachable!("the item waits for an approval") };
    let sign_in = command::SignIn { user_id: patient.to_string(), password: PASSWORD.into() };
    device.send(sign_in).expect("the password is known");
    device.submitted(command::Approve { transaction: waits.transaction, despite_concerns: false });
    assert!(matches!(waits.summary.subject, Subject::Record { .. }));
    patient.to_string()
}

#[test]
fn it_opens_with_a_doctor_signed_in_and_its_fork_seen() {
    let mut device = Device::new(1);
    let status = explored(&mut device);
    let ledger = status.ledger.expect("the ledger is open");
    assert_eq!(ledger.ledger, Demonstration::ledger());
    assert_eq!(ledger.shown_password.as_deref(), Some(PASSWORD));
    assert_eq!(ledger.unexported, 0);
    assert!(ledger.can_undo, "the replaced branch is the former generation");
    assert_eq!(status.session.map(|it| it.role), Some(Role::Doctor));
    assert_eq!(status.accounts.len(), 6);
    let evidence = device.send(command::ListEvidence {});
    assert!(matches!(&evidence, Ok(Reply::Evidence(found)) if !found.is_empty()), "{evidence:?}");
    let verified = device.send(command::VerifyChain {});
    assert!(matches!(&verified, Ok(Reply::Verified(it)) if it.rejection.is_none()), "{verified:?}");
}

#[test]
fn whoever_walks_about_in_it_can_go_on_with_the_chain() {
    let mut device = Device::new(1);
    let before = explored(&mut device).ledger.expect("the ledger is open").height;
    approve_one(&mut device);
    let forged = device.send(command::Forge { pass_over: false });
    assert!(matches!(&forged, Ok(Reply::Forged(block)) if block.height == before.next()), "{forged:?}");
}

#[test]
fn it_is_the_same_on_every_device_and_opened_again_it_is_what_was_left() {
    let (mut one, mut other) = (Device::new(1), Device::new(2));
    let heads = [&mut one, &mut other].map(|device| explored(device).ledger.expect("the ledger is open").head);
    assert_eq!(heads[0], heads[1]);
    approve_one(&mut one);
    one.send(command::Forge { pass_over: false }).expect("a delegate is unlocked");
    let left = one.ledger().head;
    let mut one = one.restart();
    let again = explored(&mut one);
    assert_eq!(again.ledger.expect("the ledger is open").head, left);
    assert_eq!(again.session.map(|it| it.role), Some(Role::Doctor));
}

#[test]
fn what_was_interrupted_goes_on() {
    let demonstration = Demonstration::build();
    for files in [vec![&demonstration.given_up], vec![&demonstration.given_up, &demonstration.chain]] {
        let mut device = Device::new(1);
        for file in files {
            device.import(file).expect("the file is valid");
        }
        let status = explored(&mut device);
        assert_eq!(status.accounts.len(), 6);
        assert_eq!(status.ledger.map(|it| it.height), Some(device.ledger().height));
    }
}
