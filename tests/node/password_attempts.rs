//! Wrong passwords: each makes the wait for the next attempt longer, in every command, in every tab, across restarts,
//! and with any time of the device's clock.

use super::device::{Device, PASSWORD};
use medchain::ledger::number::Timestamp;
use medchain::ledger::password::WeakPassword;
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::protocol::{Command, Fault, LogFilter, Reply, command};

const WRONG: &str = "wrong battery staple";
const MINUTES: u64 = 60_000;

/// Returns the commands that check a password of dr_bob.
fn doors(password: &str) -> [Command; 3] {
    let user_id = || "dr_bob".to_owned();
    [
        command::SignIn { user_id: user_id(), password: password.into() }.into(),
        command::Unlock { user_id: user_id(), password: password.into() }.into(),
        command::ChangePassword {
            user_id: user_id(),
            password: password.into(),
            new_password: "nine lanterns and a marble".into(),
        }
        .into(),
    ]
}

fn sign_in(device: &mut Device, password: &str) -> Result<(), Fault> {
    let [sign_in, ..] = doors(password);
    device.send(sign_in).map(drop)
}

/// Returns the account's wait in milliseconds, as the page receives it.
fn wait(device: &Device) -> u64 {
    device
        .status()
        .accounts
        .iter()
        .find(|it| it.user_id.as_str() == "dr_bob")
        .expect("the account is on the device")
        .wait
}

fn must_wait(outcome: Result<(), Fault>) -> u64 {
    match outcome {
        Err(Fault::TooManyTries { user_id, wait }) if user_id.as_str() == "dr_bob" => wait,
        other => panic!("{other:?}"),
    }
}

/// Returns a hospital without a session after this many wrong attempts, each after its wait.
fn after_wrong_tries(seed: u8, count: u32) -> Device {
    let mut device = Device::hospital(seed);
    device.send(command::SignOut {}).expect("signing out succeeds");
    for _ in 0..count {
        device.wait(wait(&device));
        assert_eq!(sign_in(&mut device, WRONG), Err(Fault::WrongPassword));
    }
    device
}

#[test]
fn three_tries_are_free_and_then_the_wait_doubles_up_to_five_minutes() {
    let mut device = after_wrong_tries(120, 2);
    assert_eq!(wait(&device), 0);
    for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
        assert_eq!(sign_in(&mut device, WRONG), Err(Fault::WrongPassword));
        assert_eq!(wait(&device), seconds * 1_000);
        assert_eq!(must_wait(sign_in(&mut device, PASSWORD)), seconds * 1_000, "the right password has to wait too");
        device.wait(seconds * 1_000 - 1);
        assert_eq!(must_wait(sign_in(&mut device, PASSWORD)), 1);
        device.wait(1);
    }
    sign_in(&mut device, PASSWORD).expect("the right password is accepted after the wait");
    assert_eq!(wait(&device), 0);
    device.send(command::SignOut {}).expect("signing out succeeds");
    for _ in 0..3 {
        assert_eq!(sign_in(&mut device, WRONG), Err(Fault::WrongPassword), "three attempts are free again");
    }
}

#[test]
fn every_door_counts_and_every_door_waits() {
    for door in 0..3 {
        let mut device = Device::hospital(121);
        for _ in 0..3 {
            let command = doors(WRONG)[door].clone();
            assert_eq!(device.send(command), Err(Fault::WrongPassword));
        }
        for (other, command) in doors(PASSWORD).into_iter().enumerate() {
            assert!(matches!(device.send(command), Err(Fault::TooManyTries { .. })), "{door} and then {other}");
        }
        device.wait(1_000);
        let command = doors(PASSWORD)[door].clone();
        device.send(command).expect("the right password is accepted after the wait");
        assert_eq!(wait(&device), 0, "command {door} resets the attempts");
    }
}

#[test]
fn accounts_wait_each_for_themselves() {
    let mut device = after_wrong_tries(122, 5);
    device.sign_in("patient_x");
    assert!(wait(&device) > 0);
}

#[test]
fn a_restart_and_another_tab_know_of_the_tries() {
    let device = after_wrong_tries(123, 8);
    let (ledger, left) = (device.ledger().ledger, wait(&device));
    assert_eq!(left, 32_000);
    let mut tab = Device::start_beside(&device);
    tab.send(command::OpenLedger { ledger }).expect("the ledger opens");
    assert!((1..=left).contains(&must_wait(sign_in(&mut tab, PASSWORD))));
    let mut device = device.restart();
    device.send(command::OpenLedger { ledger }).expect("the ledger opens");
    assert!((1..=left).contains(&must_wait(sign_in(&mut device, PASSWORD))));
}

#[test]
fn a_tab_that_has_not_heard_of_a_try_is_told_before_its_own() {
    let mut one = after_wrong_tries(124, 8);
    one.wait(wait(&one));
    let mut other = Device::start_beside(&one);
    other.send(command::OpenLedger { ledger: one.ledger().ledger }).expect("the ledger opens");
    assert_eq!(wait(&other), 0);
    assert_eq!(sign_in(&mut one, WRONG), Err(Fault::WrongPassword));
    assert_eq!(wait(&other), 0, "the tab has not heard of the attempt");
    assert!(must_wait(sign_in(&mut other, PASSWORD)) > 30_000);
}

#[test]
fn a_clock_that_is_set_neither_shortens_a_wait_nor_makes_it_longer_than_it_was() {
    let mut device = after_wrong_tries(125, 12);
    let (ledger, now) = (device.ledger().ledger, device.now());
    assert_eq!(wait(&device), 5 * MINUTES);
    device.set_clock_to(Timestamp(now.0 + 1_000 * MINUTES));
    assert_eq!(must_wait(sign_in(&mut device, PASSWORD)), 5 * MINUTES, "the clock was set forward");
    device.set_clock_to(Timestamp(now.0 - 1_000_000 * MINUTES));
    let mut device = device.restart();
    device.send(command::OpenLedger { ledger }).expect("the ledger opens");
    assert_eq!(
        must_wait(sign_in(&mut device, PASSWORD)),
        5 * MINUTES,
        "the clock was set back, and the node restarted"
    );
    device.wait(5 * MINUTES);
    sign_in(&mut device, PASSWORD).expect("the wait ends");
}

#[test]
fn each_wrong_try_is_in_the_access_log() {
    let mut device = after_wrong_tries(126, 3);
    must_wait(sign_in(&mut device, WRONG));
    device.sign_in("admin");
    let command = command::ReadLog { below: None, count: 500, log: None, wanted: LogFilter::default() };
    let Ok(Reply::Log(page)) = device.send(command) else { panic!("the reply is not a log") };
    let denied = format!("{page:?}").matches("password").count();
    assert!(denied >= 4, "{denied} entries name the rule 'password'");
}

/// Returns the outcome of every command that sets a password.
fn with_new_password(device: &mut Device, password: &str) -> [Result<Reply, Fault>; 3] {
    let new_ledger = command::CreateLedger {
        name: "St. Anna".to_owned(),
        parameters: Parameters::default(),
        user_id: "dr_bob".to_owned(),
        founder_name: "Dr. Bob Alder".to_owned(),
        hospital_id: "st-anna".to_owned(),
        password: password.into(),
    };
    let account = command::Register {
        user_id: "dr_bob_too".to_owned(),
        name: "Dr. Bob Alder".to_owned(),
        role: Role::Doctor,
        hospital_id: Some("st-anna".to_owned()),
        password: password.into(),
    };
    let change = command::ChangePassword {
        user_id: "dr_bob".to_owned(),
        password: PASSWORD.into(),
        new_password: password.into(),
    };
    [device.send(account), device.send(change), device.send(new_ledger)]
}

#[test]
fn every_door_refuses_weak_passwords() {
    for (password, why) in [
        ("x7Kq-mZ3v", WeakPassword::Short { least: 10 }),
        ("          ", WeakPassword::Repeated),
        ("4815162342", WeakPassword::Digits),
        ("qwertyuiop", WeakPassword::Sequence),
        ("Password2026", WeakPassword::Common),
        ("Bob Alder 1", WeakPassword::Name),
        ("st. anna 2026", WeakPassword::Name),
    ] {
        let mut device = Device::hospital(127);
        let before = device.status();
        for outcome in with_new_password(&mut device, password) {
            assert_eq!(outcome, Err(Fault::WeakPassword { fault: why }), "{password}");
        }
        assert_eq!(device.status().accounts, before.accounts, "a refused password changes no account");
    }
    let mut device = Device::hospital(128);
    for outcome in with_new_password(&mut device, "nine lanterns and a marble") {
        outcome.expect("a strong password is accepted");
    }
}
