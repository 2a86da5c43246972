//! Delegates that forge automatically.

use super::device::{Device, PASSWORD, prescription};
use medchain::ledger::id::UserId;
use medchain::protocol::{Fault, RecordChange, Reply, command};

fn unlock(device: &mut Device, user: &str) -> Result<Reply, Fault> {
    device.send(command::Unlock { user_id: user.to_owned(), password: PASSWORD.into() })
}

fn start(device: &mut Device) {
    device.send(command::Autopilot { pace: Some(500) }).expect("the autopilot starts");
    assert_eq!(device.status().autopilot, Some(500));
}

#[test]
fn an_unlocked_delegate_forges_what_is_ready_and_then_rests() {
    let mut device = Device::hospital(60);
    unlock(&mut device, "admin").expect("unlocking succeeds");
    assert_eq!(device.status().session.expect("dr_bob is signed in").user_id.as_str(), "dr_bob");
    start(&mut device);
    let height = device.ledger().height.0;
    device.tick();
    assert_eq!(device.ledger().height.0, height, "no transaction is ready");
    let id = device.submitted(prescription("rx-1", RecordChange::Add));
    device.sign_in("patient_x");
    device.approve(id);
    device.tick();
    assert_eq!(device.ledger().height.0, height + 1);
    assert!(device.pool().is_empty());
    device.tick();
    device.tick();
    assert_eq!(device.ledger().height.0, height + 1, "without ready transactions, the ledger does not grow");
}

#[test]
fn it_forges_only_while_it_is_on_and_only_for_who_is_unlocked() {
    let mut device = Device::hospital(61);
    device.submitted(command::Stake { amount: 1 });
    let height = device.ledger().height;
    start(&mut device);
    device.tick();
    assert_eq!(device.ledger().height, height, "the delegate is locked");
    unlock(&mut device, "admin").expect("unlocking succeeds");
    device.send(command::Autopilot { pace: None }).expect("the autopilot stops");
    device.tick();
    assert_eq!(device.ledger().height, height, "the autopilot is off");
    start(&mut device);
    device.send(command::Lock { user_id: UserId::parse("admin").expect("the id is valid") }).expect("locking succeeds");
    device.tick();
    assert_eq!(device.ledger().height, height, "the delegate is locked again");
    unlock(&mut device, "admin").expect("unlocking succeeds");
    device.tick();
    assert_eq!(device.ledger().height, height.next());
}

#[test]
fn accounts_are_shown_unlocked_and_locked_singly() {
    let mut device = Device::hospital(62);
    let unlocked = |device: &Device| -> Vec<String> {
        let accounts = device.status().accounts.into_iter().filter(|it| it.unlocked);
        accounts.map(|it| it.user_id.as_str().to_owned()).collect()
    };
    assert_eq!(unlocked(&device), ["dr_bob"]);
    unlock(&mut device, "admin").expect("unlocking succeeds");
    device.sign_in("patient_x");
    assert_eq!(
        unlocked(&device),
        ["admin", "patient_x"],
        "the former session is locked, and the forging delegate is not"
    );
    device
        .send(command::Lock { user_id: UserId::parse("patient_x").expect("the id is valid") })
        .expect("locking succeeds");
    assert!(device.status().session.is_none());
    assert_eq!(unlocked(&device), ["admin"]);
    assert_eq!(device.send(command::Autopilot { pace: Some(1) }).map(|_| device.status().autopilot), Ok(Some(100)));
    let wrong = device.send(command::Unlock { user_id: "dr_bob".to_owned(), password: "no".into() });
    assert_eq!(wrong, Err(Fault::WrongPassword));
}
