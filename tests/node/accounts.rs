//! Accounts: a new password, a backup and its restoration, the idle lock; and no seed in plain text anywhere.

use super::device::{Device, PASSWORD};
use medchain::file::account::AccountFile;
use medchain::protocol::{AccountFault, Compression, Contents, Fault, Reply, command};
use medchain::storage::{Library as _, Store as _};

fn change(device: &mut Device, old: &str, new: &str) -> Result<Reply, Fault> {
    let (user_id, password, new_password) = ("dr_bob".to_owned(), old.into(), new.into());
    device.send(command::ChangePassword { user_id, password, new_password })
}

fn sign_in(device: &mut Device, password: &str) -> Result<Reply, Fault> {
    device.send(command::SignIn { user_id: "dr_bob".to_owned(), password: password.into() })
}

#[test]
fn a_password_is_changed_by_who_knows_it() {
    let mut device = Device::hospital(90);
    assert_eq!(change(&mut device, "not it at all", "another horse battery"), Err(Fault::WrongPassword));
    assert!(matches!(change(&mut device, PASSWORD, "short"), Err(Fault::WeakPassword { .. })));
    assert_eq!(change(&mut device, PASSWORD, "another horse battery"), Ok(Reply::Done));
    device.send(command::SignOut {}).expect("signing out succeeds");
    assert_eq!(sign_in(&mut device, PASSWORD), Err(Fault::WrongPassword));
    sign_in(&mut device, "another horse battery").expect("the new password is accepted");
}

#[test]
fn an_account_is_backed_up_and_restored_elsewhere() {
    let mut device = Device::hospital(91);
    let user_id = device.status().session.expect("dr_bob is signed in").user_id;
    let answer = device.answer(command::ExportAccount { user_id: user_id.clone() }).expect("the export succeeds");
    let Reply::Exported(card) = answer.reply else { panic!("{:?}", answer.reply) };
    assert_eq!(card.name, "st-anna-dr_bob.medchain-account.json");
    let file = answer.attachment.expect("an export has an attachment").concat();
    let mut other = Device::new(92);
    other.import_from(&mut device);
    assert!(matches!(sign_in(&mut other, PASSWORD), Err(Fault::NoSuchAccount { .. })));
    other.hand_over(command::RestoreAccount { replace: false }, &file).expect("the account is restored");
    sign_in(&mut other, PASSWORD).expect("the restored account opens");

    let mut elsewhere = Device::hospital(93);
    let refused = elsewhere.hand_over(command::RestoreAccount { replace: false }, &file);
    assert_eq!(refused, Err(Fault::ForeignAccount { user_id, fault: AccountFault::Ledger }));
    assert!(matches!(elsewhere.hand_over(command::RestoreAccount { replace: false }, b"{}"), Err(Fault::File { .. })));
    assert!(matches!(
        elsewhere.hand_over(command::RestoreAccount { replace: false }, &vec![b' '; 100_000]),
        Err(Fault::File { .. })
    ));
}

#[test]
fn accounts_travel_in_a_snapshot_only_when_asked_for() {
    let mut device = Device::hospital(94);
    let export = |device: &mut Device, accounts| {
        let command = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts };
        device.answer(command).expect("the export succeeds").attachment.expect("an export has a file").concat()
    };
    let (without, with) = (export(&mut device, false), export(&mut device, true));
    assert!(!String::from_utf8_lossy(&without).contains("medchain-account"));
    let mut other = Device::new(95);
    let proposal = other.preview(&with).expect("the file is valid");
    assert_eq!(proposal.accounts.len(), 3);
    other.imported(command::AcceptImport { ahead_of_clock: false });
    sign_in(&mut other, PASSWORD).expect("the file had the account");
}

#[test]
fn idle_accounts_are_locked_and_those_at_work_are_not() {
    let mut device = Device::hospital(96);
    device
        .send(command::Unlock { user_id: "admin".to_owned(), password: PASSWORD.into() })
        .expect("unlocking succeeds");
    let unlocked = |device: &Device| device.status().accounts.iter().filter(|it| it.unlocked).count();
    device.wait(4 * 60_000);
    device.lock_idle();
    assert_eq!(unlocked(&device), 2, "four minutes do not lock an account");
    device.send(command::Autopilot { pace: Some(1_000) }).expect("the autopilot starts");
    device.wait(5 * 60_000);
    device.lock_idle();
    assert!(device.status().session.is_none());
    assert_eq!(unlocked(&device), 1, "the delegate forges automatically");
    device.send(command::Autopilot { pace: None }).expect("the autopilot stops");
    device.wait(5 * 60_000);
    device.lock_idle();
    assert_eq!(unlocked(&device), 0);
}

#[test]
fn the_time_to_lock_is_chosen_in_minutes() {
    let check = |minutes: u32, counted: u64| {
        let mut device = Device::hospital(97);
        device.send(command::LockWhenIdle { minutes }).expect("the setting is accepted");
        device.wait(counted * 60_000 / 2);
        device.lock_idle();
        assert!(device.status().session.is_some(), "after half of {counted} minutes");
        // `status` above counted as activity.
        device.wait(counted * 60_000);
        device.lock_idle();
        assert!(device.status().session.is_none(), "after {counted} minutes");
    };
    check(1, 1);
    check(15, 15);
    check(0, 1);
    check(1_000, 60);
}

/// Returns the notations in which bytes may be written.
fn spellings(bytes: &[u8]) -> Vec<String> {
    let hex = const_hex::encode(bytes);
    let list: Vec<String> = bytes.iter().map(u8::to_string).collect();
    let base64 = [data_encoding::BASE64_NOPAD.encode(bytes), data_encoding::BASE64URL_NOPAD.encode(bytes)];
    [hex.to_uppercase(), hex, list.join(","), list.join(", ")].into_iter().chain(base64).collect()
}

#[test]
fn no_seed_is_in_a_file_or_on_the_disk_in_any_spelling() {
    let mut device = Device::hospital(97);
    let ledger = device.ledger().ledger;
    let mut written = Vec::new();
    for accounts in [false, true] {
        let command = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts };
        written.push(
            device.answer(command).expect("the export succeeds").attachment.expect("an export has a file").concat(),
        );
    }
    let store = pollster::block_on(device.library.open(ledger)).expect("a store in memory opens");
    let kept = pollster::block_on(store.load()).expect("a store in memory loads");
    written.extend(kept.accounts.values().cloned().chain(kept.pool.into_values()));
    let end = device.ledger().height.next();
    written.extend(
        pollster::block_on(store.blocks(medchain::ledger::number::Height(0)..end)).expect("a store in memory is read"),
    );
    let texts: Vec<String> = written.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    for file in kept.accounts.values() {
        let account: AccountFile = serde_json::from_slice(file).expect("the store holds account files");
        let seed = account.open(PASSWORD).expect("the password opens the file");
        for spelling in spellings(seed.expose()) {
            assert!(texts.iter().all(|text| !text.contains(&spelling)), "a seed is written as {spelling}");
        }
        let public = account.public_key().to_string();
        assert!(texts.iter().any(|text| text.contains(&public)), "the search does not find the public key");
    }
}
