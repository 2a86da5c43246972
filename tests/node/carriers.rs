//! The parts of a file beside its blocks: accounts are accepted only if they belong, and replace none unasked.

use super::device::{Device, PASSWORD};
use medchain::file::account::{AccountFile, KdfCost};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::Seed;
use medchain::ledger::number::Height;
use medchain::ledger::transaction::account::Role;
use medchain::protocol::{
    AccountFault, AccountLeftOut, Compression, Contents, Fault, Import, ImportOutcome, LogFilter, Reply, command,
};
use medchain::storage::StoreError;
use serde_json::{Value, json};

/// The password of a stranger's planted accounts.
const PLANTED: &str = "planted by a stranger";

fn id(user: &str) -> UserId {
    UserId::parse(user).expect("the id is well formed")
}

/// Returns an account file that a stranger makes with a key of their own.
fn planted(ledger: Hash, user: &str) -> AccountFile {
    let seed = Seed::filled(|seed| seed.fill(66));
    AccountFile::seal(&seed, (ledger, id(user)), PLANTED, KdfCost::Small, &mut Entropy::new([67; 32]))
}

fn with_accounts(file: &[u8], accounts: &[AccountFile]) -> Vec<u8> {
    let mut snapshot: Value = serde_json::from_slice(file).expect("the bytes are JSON");
    snapshot["accounts"] = serde_json::to_value(accounts).expect("accounts have a JSON form");
    serde_json::to_vec(&snapshot).expect("it has a JSON form")
}

fn with_own_accounts(device: &mut Device) -> Vec<u8> {
    let command = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts: true };
    device.answer(command).expect("the export succeeds").attachment.expect("an export has a file").concat()
}

fn sign_in(device: &mut Device, user: &str, password: &str) -> Result<(), Fault> {
    let (user_id, password) = (user.to_owned(), password.into());
    device.send(command::SignIn { user_id, password }).map(drop)
}

fn left_out(import: &Import) -> Vec<(&str, AccountFault)> {
    import.left_out.accounts.iter().map(|AccountLeftOut { user_id, fault }| (user_id.as_str(), *fault)).collect()
}

#[test]
fn a_file_plants_no_account_and_the_genuine_one_comes_in_afterwards() {
    let mut device = Device::hospital(140);
    let (ledger, genuine) = (device.ledger().ledger, with_own_accounts(&mut device));
    let file = device.export(Contents::Sealed, Compression::None);
    let own: AccountFile =
        serde_json::from_slice(&device.account_file("admin")).expect("the store holds an account file");
    let changed = |change: fn(&mut Value)| {
        let mut value = serde_json::to_value(&own).expect("it has a JSON form");
        change(&mut value);
        serde_json::from_value::<AccountFile>(value).expect("the value is an account file")
    };
    let stranger = planted(ledger, "admin");
    let mut with_the_right_key = serde_json::to_value(&stranger).expect("it has a JSON form");
    with_the_right_key["public_key"] = serde_json::to_value(own.public_key()).expect("a key has a JSON form");
    let with_the_right_key = serde_json::from_value(with_the_right_key).expect("the value is an account file");
    let tries = [
        (stranger, AccountFault::Key),
        (with_the_right_key, AccountFault::Unsigned),
        (changed(|it| it["nonce"] = json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")), AccountFault::Unsigned),
        (changed(|it| it["kdf"]["salt"] = json!("00".repeat(16))), AccountFault::Unsigned),
        (planted(Hash([1; 32]), "admin"), AccountFault::Ledger),
        (planted(ledger, "dr_mallory"), AccountFault::Unregistered),
    ];
    for (number, (account, fault)) in (141..).zip(tries) {
        let mut other = Device::new(number);
        let hostile = with_accounts(&file, std::slice::from_ref(&account));
        let proposal = other.preview(&hostile).expect("the chain is valid");
        assert_eq!(proposal.accounts, []);
        let import = other.imported(command::AcceptImport { ahead_of_clock: false });
        assert_eq!(left_out(&import), [(account.user_id().as_str(), fault)]);
        assert_eq!(
            (&proposal.left_out, import.accounts.len()),
            (&import.left_out, 0),
            "the preview and the import agree"
        );
        assert!(other.status().accounts.is_empty());
        assert!(sign_in(&mut other, "admin", PLANTED).is_err());
        assert!(matches!(
            other.hand_over(command::RestoreAccount { replace: true }, &account.write()),
            Err(Fault::ForeignAccount { fault: refused, .. }) if refused == fault
        ));
        let import = other.import(&genuine).expect("the file is valid");
        assert_eq!(left_out(&import), []);
        sign_in(&mut other, "admin", PASSWORD).expect("the genuine account was imported");
    }
}

#[test]
fn a_stored_account_is_replaced_only_by_one_who_says_so() {
    let mut device = Device::hospital(150);
    let before = device.account_file("dr_bob");
    let (user_id, password) = ("dr_bob".to_owned(), PASSWORD.into());
    let new_password = "another passphrase".into();
    device.send(command::ChangePassword { user_id, password, new_password }).expect("the password is changed");
    let file = device.export(Contents::Sealed, Compression::None);
    let old: AccountFile = serde_json::from_slice(&before).expect("the store holds an account file");
    let import = device.import(&with_accounts(&file, &[old])).expect("the file is valid");
    assert_eq!(left_out(&import), [("dr_bob", AccountFault::AlreadyHere)]);
    let refused = device.hand_over(command::RestoreAccount { replace: false }, &before);
    assert_eq!(refused, Err(Fault::ForeignAccount { user_id: id("dr_bob"), fault: AccountFault::AlreadyHere }));
    sign_in(&mut device, "dr_bob", "another passphrase").expect("no account was replaced");
    device.hand_over(command::RestoreAccount { replace: true }, &before).expect("the account is replaced on request");
    sign_in(&mut device, "dr_bob", PASSWORD).expect("the older file is in use");
    device.hand_over(command::RestoreAccount { replace: false }, &before).expect("an equal file needs no replacement");
}

#[test]
fn what_is_on_the_disk_is_asked_the_same_as_a_file() {
    let mut device = Device::hospital(151);
    let ledger = device.ledger().ledger;
    device.adopt(planted(ledger, "admin").write());
    let foreign = Fault::ForeignAccount { user_id: id("admin"), fault: AccountFault::Key };
    assert_eq!(sign_in(&mut device, "admin", PLANTED), Err(foreign.clone()));
    let unlock = command::Unlock { user_id: "admin".to_owned(), password: PLANTED.into() };
    assert_eq!(device.send(unlock), Err(foreign.clone()));
    assert_eq!(device.send(command::ExportAccount { user_id: id("admin") }), Err(foreign));
    let status = device.status();
    let card = status.accounts.iter().find(|it| it.user_id == id("admin")).expect("the account is listed");
    assert_eq!(card.fault, Some(AccountFault::Key), "its fault is reported");
    let carried: Value = serde_json::from_slice(&with_own_accounts(&mut device)).expect("the bytes are JSON");
    assert!(!carried["accounts"].to_string().contains("\"admin\""), "the export has the account");
}

#[test]
fn an_account_whose_id_is_anothers_on_the_chain_that_counts_is_locked() {
    let (mut first, mut second) = Device::two_delegates(152);
    let mut other = first.copy();
    for (device, password) in [(&mut first, "first passphrase"), (&mut other, "other passphrase")] {
        device.sign_in("admin");
        let account = command::Register {
            user_id: "dr_twin".to_owned(),
            name: "Dr. Twin".to_owned(),
            role: Role::Doctor,
            hospital_id: Some("st-anna".to_owned()),
            password: password.into(),
        };
        let registration = device.submitted(account);
        device.approve(registration);
    }
    first.pass_over();
    sign_in(&mut first, "dr_twin", "first passphrase").expect("the account is on this branch");
    second.import_from(&mut other);
    second.wait(other.now().0.saturating_sub(second.now().0)); // the pool holds nothing later than the forger's clock
    second.pass_over();
    second.pass_over();
    let import = first.import_from(&mut second);
    assert!(matches!(import.outcome, ImportOutcome::Replaced { .. }), "{import:?}");
    assert!(first.status().session.is_none(), "the session has not ended with the key");
    assert!(first.status().accounts.iter().all(|it| it.user_id != id("dr_twin") || !it.unlocked));
    let refused = sign_in(&mut first, "dr_twin", "first passphrase");
    assert_eq!(refused, Err(Fault::ForeignAccount { user_id: id("dr_twin"), fault: AccountFault::Key }));
    first.send(command::UndoImport {}).expect("the import is undone");
    sign_in(&mut first, "dr_twin", "first passphrase").expect("the branch with the key is back");
}

#[test]
fn a_full_disk_blocks_no_way_out() {
    let mut device = Device::hospital(153);
    let full = |device: &Device| device.library.fail_next_commit(StoreError::Quota);
    let head = device.ledger().head;
    full(&device);
    let answer = device.answer(command::ExportAccount { user_id: id("dr_bob") }).expect("an account can be backed up");
    assert_eq!(answer.attachment.expect("a backup has a file").concat(), device.account_file("dr_bob"));
    full(&device);
    with_own_accounts(&mut device);
    let Ok(Reply::Block(block)) = device.send(command::ReadBlock { height: Height(1) }) else {
        panic!("block 1 is not readable")
    };
    let transaction = block.leaves[0].transaction;
    full(&device);
    device.answer(command::ExportReceipt { transaction, disclose: false }).expect("a receipt discloses nothing");
    full(&device);
    assert!(matches!(device.send(command::VerifyChain {}), Ok(Reply::Verified(_))));
    full(&device);
    let log = command::ExportLog { log: None, wanted: LogFilter::default() };
    assert!(device.send(log).is_err(), "personal data needs its entry, and a doctor may not read the log");
    assert_eq!(device.ledger().head, head);
    let ledger = device.ledger().ledger;
    device.library.fail_next_remembering(StoreError::Quota);
    let delete = command::DeleteLedger { ledger, confirmation: "St. Anna".to_owned() };
    device.send(delete).expect("a deletion needs no room");
}
