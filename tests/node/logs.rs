//! Access logs: anchored by forging, carried in files, proven, and refused if they were shortened or changed.

use super::device::{Device, prescription};
use medchain::file::access_log::SealedLog;
use medchain::ledger::access_log::{Action, Entry, Outcome};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::{SealingKey, SigningKey};
use medchain::ledger::merkle::{self, ProofFault, TreeHead};
use medchain::node::Answer;
use medchain::protocol::{
    Compression, Contents, Fault, LogCard, LogFault, LogFilter, LogLeftOut, LogProof, LogView, ProofVerdict,
    RecordChange, Reply, command,
};
use medchain::storage::{Library as _, Store as _};
use serde_json::Value;

fn logs(device: &mut Device) -> Vec<LogCard> {
    match device.send(command::ListLogs {}) {
        Ok(Reply::Logs(logs)) => logs,
        other => panic!("{other:?}"),
    }
}

fn read(device: &mut Device, card: LogCard) -> Result<LogView, Fault> {
    match device.send(command::ReadLog {
        below: None,
        count: 500,
        log: Some(card.log),
        wanted: LogFilter::default(),
    })? {
        Reply::Log(view) => Ok(view),
        other => panic!("{other:?}"),
    }
}

fn prove(device: &mut Device, sequence: u64) -> LogProof {
    match device.send(command::ProveLog { sequence }) {
        Ok(Reply::LogProof(proof)) => proof,
        other => panic!("{other:?}"),
    }
}

#[test]
fn forging_fixes_the_log_and_every_entry_can_be_proven_against_it() {
    let mut device = Device::hospital(50);
    device.sign_in("admin");
    let before = logs(&mut device)[0];
    device.forge();
    let own = logs(&mut device)[0];
    assert!(own.own);
    assert_eq!(own.anchored, Some(before.head), "the block anchors all entries before it");
    for sequence in 0..own.head.size {
        let LogProof { leaf, head, inclusion, anchored, consistency, verdict, .. } = prove(&mut device, sequence);
        assert_eq!(verdict, ProofVerdict::Verified);
        assert_eq!(merkle::check_inclusion(leaf, sequence, head.size, &inclusion, head.root), Ok(()));
        let anchored = anchored.expect("the log is anchored");
        assert_eq!(merkle::check_consistency(anchored, head, &consistency), Ok(()));
        let forged = TreeHead { root: leaf, ..anchored };
        assert!(merkle::check_consistency(forged, head, &consistency).is_err());
    }
    assert!(matches!(device.send(command::ProveLog { sequence: 9_999 }), Err(Fault::NoSuchEntry { .. })));
}

#[test]
fn a_log_that_was_rewritten_after_it_was_fixed_is_not_shown_as_verified() {
    let mut device = Device::hospital(55);
    device.sign_in("admin");
    device.forge();
    let ledger = device.ledger().ledger;
    let store = pollster::block_on(device.library.open(ledger)).expect("a store in memory opens");
    let entry = pollster::block_on(store.log(0..1)).expect("a store in memory is read").remove(0);
    let rewritten = String::from_utf8(entry)
        .expect("an entry is UTF-8")
        .replace("\"outcome\":\"permitted\"", "\"outcome\":\"denied\"");
    device.library.overwrite_log_entry(ledger, 0, rewritten.into_bytes());
    let mut device = device.restart();
    device.send(command::OpenLedger { ledger }).expect("each single entry is well formed");
    device.sign_in("admin");
    let verdict = prove(&mut device, 1).verdict;
    assert_eq!(verdict, ProofVerdict::NotContinued { fault: ProofFault::Root });
}

#[test]
fn a_block_that_only_another_block_came_before_fixes_nothing_anew() {
    let mut device = Device::hospital(51);
    device.sign_in("admin");
    assert_eq!(device.forge().transaction_count, 1, "the log has grown since block 1");
    assert_eq!(device.forge().transaction_count, 0, "since then it has grown only by the entry for a block");
}

#[test]
fn a_log_travels_sealed_to_the_auditor_and_only_administrators_read_it() {
    let mut device = Device::hospital(52);
    device.submitted(prescription("rx-1", RecordChange::Add));
    let file = device.export(Contents::Withheld, Compression::None);
    assert!(!String::from_utf8_lossy(&file).contains("sign_in"), "the file has readable entries");
    let account = device.account_file("admin");
    let mut other = Device::new(53);
    other.import(&file).expect("the file is valid");
    other.adopt(account);
    let foreign = logs(&mut other).into_iter().find(|card| !card.own).expect("the file had the log");
    assert!(matches!(read(&mut other, foreign), Err(Fault::NotSignedIn)));
    other.sign_in("admin");
    let view = read(&mut other, foreign).expect("an administrator has the audit key");
    assert_eq!(view.head, foreign.head);
    assert!(view.entries.iter().any(|entry| entry.action == Action::Submit), "{:?}", view.entries);
    let again = other.export(Contents::Withheld, Compression::None);
    let carried: Value = serde_json::from_slice(&again).expect("the bytes are JSON");
    assert_eq!(carried["access_logs"].as_array().map(Vec::len), Some(2), "imported logs are exported again");
}

/// Returns the audit key in the `create_ledger` transaction.
fn auditor_key(file: &[u8]) -> String {
    let snapshot: Value = serde_json::from_slice(file).expect("the bytes are JSON");
    let create = &snapshot["blocks"][0]["transactions"][0]["payload"];
    create["auditor_key"].as_str().expect("the key is a string").to_owned()
}

/// Returns a file with another log in place of its own.
fn with_log(file: &[u8], log: &SealedLog) -> Vec<u8> {
    let mut snapshot: Value = serde_json::from_slice(file).expect("the bytes are JSON");
    snapshot["access_logs"][0] = serde_json::to_value(log).expect("a log has a JSON form");
    serde_json::to_vec(&snapshot).expect("it has a JSON form")
}

/// Returns a hospital with an anchored log, its file, its log's entries in order, and the anchored head.
fn anchored(seed: u8) -> (Device, Vec<u8>, Vec<Entry>, TreeHead) {
    let mut device = Device::hospital(seed);
    device.sign_in("admin");
    device.forge();
    let card = logs(&mut device)[0];
    let LogView { mut entries, .. } = read(&mut device, card).expect("the own log is readable");
    entries.reverse();
    let file = device.export(Contents::Sealed, Compression::None);
    (device, file, entries, card.anchored.expect("the log is anchored"))
}

/// Returns entries sealed for the ledger of a file and signed with this key.
fn sealed(file: &[u8], entries: &[Entry], key: &SigningKey) -> SealedLog {
    let snapshot: Value = serde_json::from_slice(file).expect("the bytes are JSON");
    let ledger = serde_json::from_value(snapshot["ledger"].clone()).expect("the file has a ledger id");
    let auditor = SealingKey::parse(&auditor_key(file)).expect("the audit key is valid");
    SealedLog::seal(entries, key, ledger, auditor, &mut Entropy::new([9; 32])).expect("sealing succeeds")
}

/// Imports a file on a new device, and returns the faults of the skipped logs and the heads of the imported ones.
fn logs_after(file: &[u8], seed: u8) -> (Vec<LogFault>, Vec<TreeHead>) {
    let mut other = Device::new(seed);
    let import = other.import(file).expect("the chain is valid");
    let foreign = logs(&mut other).into_iter().filter(|card| !card.own).map(|card| card.head).collect();
    (import.left_out.logs.into_iter().map(|it| it.fault).collect(), foreign)
}

#[test]
fn a_log_that_its_own_key_shortened_or_changed_does_not_come_in_and_is_named() {
    let (device, file, entries, anchored) = anchored(54);
    let key = device.log_key();
    let size = usize::try_from(anchored.size).expect("the number is small");
    let shrunk = sealed(&file, &entries[..size - 1], &key);
    let older = LogFault::Older { anchored: anchored.size, actual: anchored.size - 1 };
    assert_eq!(logs_after(&with_log(&file, &shrunk), 55), (vec![older], vec![]));

    let mut changed = entries[..size].to_vec();
    changed[0].actor = Some(UserId::parse("dr_mallory").expect("the id is well formed"));
    let changed = sealed(&file, &changed, &key);
    let twice = LogFault::Changed { size: anchored.size, expected: anchored.root, actual: changed.root };
    assert_eq!(logs_after(&with_log(&file, &changed), 56), (vec![twice], vec![]));
}

#[test]
fn an_administrator_finds_a_log_that_grew_and_was_changed_below_its_anchor() {
    let (device, file, mut entries, anchored) = anchored(57);
    entries[1].actor = None;
    let grown = sealed(&file, &entries, &device.log_key());
    let mut other = Device::new(58);
    let mut without: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    without["access_logs"] = Value::Array(Vec::new());
    other.import(&serde_json::to_vec(&without).expect("it has a JSON form")).expect("the file is valid");
    other.adopt(device.account_file("admin"));
    other.sign_in("admin");
    let import = other.import(&with_log(&file, &grown)).expect("the chain is valid");
    let [LogLeftOut { fault: LogFault::Changed { size, .. }, .. }] = import.left_out.logs[..] else {
        panic!("{:?}", import.left_out)
    };
    assert_eq!(size, anchored.size);
    let Reply::Log(view) = other
        .send(command::ReadLog {
            below: None,
            count: 500,
            log: None,
            wanted: LogFilter { words: "anchor".to_owned(), outcome: Some(Outcome::Denied) },
        })
        .expect("an administrator may read the log")
    else {
        panic!("the reply is not a log")
    };
    assert_eq!(view.entries.len(), 1, "the device's own log has the fault");
}

#[test]
fn a_log_that_its_key_did_not_sign_accuses_nobody_and_keeps_no_genuine_one_out() {
    let (device, file, entries, _) = anchored(59);
    let mallory = SigningKey::new(&[66; 32]);
    let genuine: SealedLog = {
        let snapshot: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
        serde_json::from_value(snapshot["access_logs"][0].clone()).expect("the file has a log")
    };
    let other_root = Hash([7; 32]);
    let mut closed = genuine.clone();
    closed.entries.ciphertext.0[3] ^= 1;
    let planted = [
        SealedLog { size: (1 << 53) - 1, ..genuine.clone() },
        SealedLog { size: genuine.size + 1, ..genuine.clone() },
        SealedLog { size: genuine.size - 1, ..genuine.clone() },
        SealedLog { root: other_root, ..genuine.clone() },
        SealedLog { log: device.log_key().public_key(), ..sealed(&file, &entries[..2], &mallory) },
        closed,
    ];
    for (number, planted) in (60..).zip(planted) {
        let mut other = Device::new(number);
        let import = other.import(&with_log(&file, &planted)).expect("the chain is valid");
        let faults: Vec<LogFault> = import.left_out.logs.iter().map(|it| it.fault).collect();
        assert_eq!(faults, [LogFault::Unsigned], "{planted:?}");
        other.import(&file).expect("the file is valid");
        let heads: Vec<TreeHead> =
            logs(&mut other).into_iter().filter(|card| !card.own).map(|card| card.head).collect();
        let expected = TreeHead { size: genuine.size, root: genuine.root };
        assert_eq!(heads, [expected], "the genuine log is imported");
    }
}

#[test]
fn the_longest_of_several_copies_in_one_file_is_kept() {
    let (device, file, entries, _) = anchored(70);
    let key = device.log_key();
    let mut snapshot: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    let copies = [entries.len(), entries.len() - 1, entries.len()].map(|size| sealed(&file, &entries[..size], &key));
    snapshot["access_logs"] = serde_json::to_value(&copies).expect("logs have a JSON form");
    let (faults, heads) = logs_after(&serde_json::to_vec(&snapshot).expect("it has a JSON form"), 71);
    assert_eq!(faults, []);
    assert_eq!(heads, [TreeHead { size: entries.len() as u64, root: copies[0].root }]);
}

#[test]
fn entries_are_looked_for_and_saved_as_a_table_and_a_patient_gets_own_ones_alone() {
    let mut device = Device::hospital(1);
    device.sign_in("dr_bob");
    let history = command::ReadHistory { patient_id: UserId::parse("patient_x").expect("the id is well formed") };
    device.send(history).expect_err("dr_bob has no grant");
    device.sign_in("admin");
    let denied = LogFilter { words: " DR_bob ".to_owned(), outcome: Some(Outcome::Denied) };
    let read = command::ReadLog { below: None, count: 500, log: None, wanted: denied.clone() };
    let Ok(Reply::Log(found)) = device.send(read) else { panic!("an administrator may read the log") };
    let [entry] = &found.entries[..] else { panic!("{:?}", found.entries) };
    assert_eq!((entry.outcome, entry.action), (Outcome::Denied, Action::ViewHistory));
    let rows = |answer: Answer| {
        let file = answer.attachment.expect("an export has a file").concat();
        String::from_utf8(file).expect("the table is UTF-8").lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let table = rows(device.answer(command::ExportLog { log: None, wanted: denied }).expect("the export succeeds"));
    assert_eq!(table.len(), 2, "the column names and one entry: {table:?}");
    assert!(table[1].contains("dr_bob,doctor,view_history,patient_x,,denied"), "{table:?}");
    let all = || command::ExportLog { log: None, wanted: LogFilter::default() };
    let (whole, sizes) = (rows(device.answer(all()).expect("the export succeeds")), device.send(command::ListLogs {}));
    let Ok(Reply::Logs(cards)) = sizes else { panic!("{sizes:?}") };
    assert_eq!(whole.len() as u64, cards[0].head.size + 1, "every entry is a row, including that of the export");
    device.sign_in("patient_x");
    let own = rows(device.answer(all()).expect("the export succeeds"));
    assert!(own.len() > 1 && own[1..].iter().all(|row| row.contains(",patient_x,")), "{own:?}");
    device.sign_in("dr_bob");
    device.send(all()).expect_err("a doctor may not read the log");
}
