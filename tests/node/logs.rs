//! Access logs: anchored by forging, carried in files, proven, and refused where they shrank or changed.

use super::device::{Device, prescription};
use medchain::file::access_log::SealedLog;
use medchain::ledger::access_log::{Action, Entry, Outcome};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::UserId;
use medchain::ledger::key::SealingKey;
use medchain::ledger::merkle::{self, ProofFault, TreeHead};
use medchain::node::Answer;
use medchain::protocol::{
    Command, Compression, Contents, Fault, LogCard, LogFault, LogFilter, LogProof, LogView, ProofVerdict, RecordChange,
    Reply,
};
use medchain::storage::{Shelf as _, Store as _};
use serde_json::Value;

fn logs(device: &mut Device) -> Vec<LogCard> {
    match device.send(Command::ListLogs) {
        Ok(Reply::Logs(logs)) => logs,
        other => panic!("{other:?}"),
    }
}

fn read(device: &mut Device, card: LogCard) -> Result<LogView, Fault> {
    match device.send(Command::ReadLog {
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
    match device.send(Command::ProveLog { sequence }) {
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
    assert_eq!(own.anchored, Some(before.head), "what was logged before the block is fixed in it");
    for sequence in 0..own.head.size {
        let LogProof { leaf, head, inclusion, anchored, consistency, verdict, .. } = prove(&mut device, sequence);
        assert_eq!(verdict, ProofVerdict::Verified);
        assert_eq!(merkle::check_inclusion(leaf, sequence, head.size, &inclusion, head.root), Ok(()));
        let anchored = anchored.expect("fixed");
        assert_eq!(merkle::check_consistency(anchored, head, &consistency), Ok(()));
        let forged = TreeHead { root: leaf, ..anchored };
        assert!(merkle::check_consistency(forged, head, &consistency).is_err());
    }
    assert!(matches!(device.send(Command::ProveLog { sequence: 9_999 }), Err(Fault::NoSuchEntry { .. })));
}

#[test]
fn a_log_that_was_rewritten_after_it_was_fixed_is_not_shown_as_verified() {
    let mut device = Device::hospital(55);
    device.sign_in("admin");
    device.forge();
    let ledger = device.ledger().ledger;
    let store = pollster::block_on(device.shelf.open(ledger)).expect("memory opens");
    let entry = pollster::block_on(store.log(0..1)).expect("memory reads").remove(0);
    let rewritten =
        String::from_utf8(entry).expect("JSON").replace("\"outcome\":\"permitted\"", "\"outcome\":\"denied\"");
    device.shelf.overwrite_log_entry(ledger, 0, rewritten.into_bytes());
    let mut device = device.restart();
    device.send(Command::OpenLedger { ledger }).expect("each entry by itself is well formed");
    device.sign_in("admin");
    let verdict = prove(&mut device, 1).verdict;
    assert_eq!(verdict, ProofVerdict::NotContinued { fault: ProofFault::Root });
}

#[test]
fn a_block_that_only_another_block_came_before_fixes_nothing_anew() {
    let mut device = Device::hospital(51);
    device.sign_in("admin");
    assert_eq!(device.forge().transaction_count, 1, "the log has grown since block 1");
    assert_eq!(device.forge().transaction_count, 0, "and since then by the forging of a block alone");
}

#[test]
fn a_log_travels_sealed_to_the_auditor_and_only_administrators_read_it() {
    let mut device = Device::hospital(52);
    device.submitted(Command::SubmitRecord(prescription("rx-1", RecordChange::Add)));
    let file = device.export(Contents::Withheld, Compression::None);
    assert!(!String::from_utf8_lossy(&file).contains("sign_in"), "entries are not readable in a file");
    let account = device.account_file("admin");
    let mut other = Device::new(53);
    other.import(&file).expect("valid");
    other.adopt(account);
    let foreign = logs(&mut other).into_iter().find(|card| !card.own).expect("it came with the file");
    assert!(matches!(read(&mut other, foreign), Err(Fault::NotSignedIn)));
    other.sign_in("admin");
    let view = read(&mut other, foreign).expect("an administrator has the audit key");
    assert_eq!(view.head, foreign.head);
    assert!(view.entries.iter().any(|entry| entry.action == Action::Submit), "{:?}", view.entries);
    let again = other.export(Contents::Withheld, Compression::None);
    let carried: Value = serde_json::from_slice(&again).expect("JSON");
    assert_eq!(carried["access_logs"].as_array().map(Vec::len), Some(2), "what came with a file goes on with the next");
}

/// The audit key, as the founding names it.
fn auditor_key(file: &[u8]) -> String {
    let snapshot: Value = serde_json::from_slice(file).expect("JSON");
    let create = &snapshot["blocks"][0]["transactions"][0]["payload"];
    create["auditor_key"].as_str().expect("a text").to_owned()
}

/// A file whose own log is another one.
fn with_log(file: &[u8], log: &SealedLog) -> Vec<u8> {
    let mut snapshot: Value = serde_json::from_slice(file).expect("JSON");
    snapshot["access_logs"][0] = serde_json::to_value(log).expect("JSON");
    serde_json::to_vec(&snapshot).expect("JSON")
}

#[test]
fn a_log_that_shrank_or_changed_is_evidence_and_changes_nothing() {
    let mut device = Device::hospital(54);
    device.sign_in("admin");
    device.forge();
    let card = logs(&mut device)[0];
    let LogView { mut entries, .. } = read(&mut device, card).expect("own");
    entries.reverse();
    let ledger = device.ledger().ledger;
    let file = device.export(Contents::Sealed, Compression::None);
    let anchored = card.anchored.expect("fixed by the block");

    let seal = |entries: &[Entry]| {
        let auditor = SealingKey::parse(&auditor_key(&file)).expect("a key");
        SealedLog::seal(entries, card.log, ledger, auditor, &mut Entropy::new([9; 32])).expect("sealed")
    };
    let size = usize::try_from(anchored.size).expect("small");
    let shrunk = seal(&entries[..size - 1]);
    let mut changed = entries[..size].to_vec();
    changed[0].actor = Some(UserId::parse("somebody_else").expect("well formed"));
    let changed = seal(&changed);
    for (log, expected) in [(shrunk, "shrunk"), (changed, "changed")] {
        let mut other = Device::new(55);
        let refused = other.import(&with_log(&file, &log));
        match (refused, expected) {
            (Err(Fault::Log { fault: LogFault::Shrunk { anchored: known, found }, .. }), "shrunk") => {
                assert_eq!((known, found), (anchored.size, anchored.size - 1));
            }
            (Err(Fault::Log { fault: LogFault::Changed { size, .. }, .. }), "changed") => {
                assert_eq!(size, anchored.size);
            }
            (other, _) => panic!("{expected}: {other:?}"),
        }
        assert!(other.status().ledger.is_none(), "nothing was taken in");
    }

    // One that grew and was changed below what was fixed: size and root alone do not show it, the entries do.
    let mut grown = entries.clone();
    grown[1].actor = None;
    let mut other = Device::new(56);
    let account = device.account_file("admin");
    other.import(&file).expect("valid");
    other.adopt(account);
    other.sign_in("admin");
    let refused = other.import(&with_log(&file, &seal(&grown)));
    assert!(matches!(refused, Err(Fault::Log { fault: LogFault::Changed { .. }, .. })), "{refused:?}");
}

#[test]
fn entries_are_looked_for_and_saved_as_a_table_and_a_patient_gets_own_ones_alone() {
    let mut device = Device::hospital(1);
    device.sign_in("dr_bob");
    let history = Command::ReadHistory { patient_id: UserId::parse("patient_x").expect("an id") };
    device.send(history).expect_err("dr_bob has no grant");
    device.sign_in("admin");
    let denied = LogFilter { words: " DR_bob ".to_owned(), outcome: Some(Outcome::Denied) };
    let read = Command::ReadLog { below: None, count: 500, log: None, wanted: denied.clone() };
    let Ok(Reply::Log(found)) = device.send(read) else { panic!("an administrator reads it") };
    let [entry] = &found.entries[..] else { panic!("{:?}", found.entries) };
    assert_eq!((entry.outcome, entry.action), (Outcome::Denied, Action::ViewHistory));
    let rows = |answer: Answer| {
        let file = answer.attachment.expect("a file").concat();
        String::from_utf8(file).expect("it is text").lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let table = rows(device.answer(Command::ExportLog { log: None, wanted: denied }).expect("it is written"));
    assert_eq!(table.len(), 2, "the names of the columns, and the entry: {table:?}");
    assert!(table[1].contains("dr_bob,doctor,view_history,patient_x,,denied"), "{table:?}");
    let all = || Command::ExportLog { log: None, wanted: LogFilter::default() };
    let (whole, sizes) = (rows(device.answer(all()).expect("it is written")), device.send(Command::ListLogs));
    let Ok(Reply::Logs(cards)) = sizes else { panic!("{sizes:?}") };
    assert_eq!(whole.len() as u64, cards[0].head.size + 1, "every entry is a row, that of the export itself too");
    device.sign_in("patient_x");
    let own = rows(device.answer(all()).expect("it is written"));
    assert!(own.len() > 1 && own[1..].iter().all(|row| row.contains(",patient_x,")), "{own:?}");
    device.sign_in("dr_bob");
    device.send(all()).expect_err("a doctor may not");
}
