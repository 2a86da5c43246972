//! Real prescriptions, with their own doctors, patients and hospitals, through submit, approve and forge.

use super::device::{Device, PASSWORD};
use medchain::file::FileFault;
use medchain::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::rejection::Rule;
use medchain::ledger::transaction::account::Role;
use medchain::protocol::{Compression, Contents, NewContent, RecordChange, command};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Prescription {
    patient: String,
    patient_name: String,
    doctor: String,
    doctor_name: String,
    hospital: String,
    insurance: String,
    record: String,
    prescription: String,
    amount_cents: u64,
    timestamp: String,
}

fn read() -> Option<Vec<Prescription>> {
    let path = published::find("synthea/prescriptions.ndjson")?;
    let text = std::fs::read_to_string(path).expect("the file was found");
    Some(text.lines().map(|line| serde_json::from_str(line).expect("each line is a prescription")).collect())
}

/// Returns an id made of the first digits of a UUID, which differ for all sixty people.
fn user(kind: char, uuid: &str) -> String {
    format!("{kind}_{}", &uuid.replace('-', "_")[..18])
}

fn record(it: &Prescription) -> command::SubmitRecord {
    command::SubmitRecord {
        patient_id: user('p', &it.patient),
        record_id: it.record.clone(),
        hospital_id: Some(it.hospital.clone()),
        change: RecordChange::Add,
        content: NewContent {
            record_type: "prescription".to_owned(),
            insurance_id: it.insurance.clone(),
            prescription: it.prescription.clone(),
            amount: it.amount_cents,
            note: String::new(),
            authored_on: it.timestamp.clone(),
        },
    }
}

/// Registers all people, and submits, approves and forges all prescriptions, in the order of their dates.
fn chain_of(all: &[Prescription]) -> (Device, Vec<u8>) {
    let mut device = Device::new(40);
    device.create_ledger();
    let mut people: BTreeMap<String, (&str, Role, Option<&str>)> = BTreeMap::new();
    for it in all {
        people.insert(user('d', &it.doctor), (&it.doctor_name, Role::Doctor, Some(&it.hospital)));
        people.insert(user('p', &it.patient), (&it.patient_name, Role::Patient, None));
    }
    let ids: Vec<_> = people.iter().map(|(id, (name, role, at))| device.register(id, name, *role, *at)).collect();
    ids.into_iter().for_each(|id| device.approve(id));
    device.forge();
    let mut waiting = BTreeMap::new();
    for doctor in all.iter().map(|it| &it.doctor).collect::<BTreeSet<_>>() {
        device.sign_in(&user('d', doctor));
        for it in all.iter().filter(|it| it.doctor == *doctor) {
            let id = device.submitted(record(it));
            waiting.entry(user('p', &it.patient)).or_insert_with(Vec::new).push(id);
        }
    }
    for (patient, ids) in waiting {
        device.sign_in(&patient);
        ids.into_iter().for_each(|id| device.approve(id));
    }
    device
        .send(command::SignIn { user_id: "admin".to_owned(), password: PASSWORD.into() })
        .expect("signing in succeeds");
    assert_eq!(device.forge().transaction_count, all.len() as u64 + 1, "the prescriptions and the log's anchor");
    assert!(device.pool().is_empty());
    let file = device.export(Contents::Sealed, Compression::None);
    (device, file)
}

fn verify(file: &[u8]) -> Result<VerifiedSnapshot, FileFault> {
    let mut verifier = SnapshotVerifier::new(Keep::Nothing, None);
    verifier.push(file)?;
    verifier.finish()
}

#[test]
fn all_of_them_become_a_chain_that_verifies_and_does_not_with_any_one_value_changed() {
    let Some(all) = read() else { return };
    assert_eq!(all.len(), 457);
    let (device, file) = chain_of(&all);
    let verified = verify(&file).expect("the file is valid");
    assert_eq!(Some(verified.state.tip().hash), device.status().ledger.map(|ledger| ledger.head));
    assert_eq!(verified.state.records().count(), 457);

    let snapshot: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    let rules = std::thread::scope(|scope| {
        let halves = [7, 8].map(|seed| {
            scope.spawn({
                let snapshot = &snapshot;
                move || refusals(snapshot, 500, seed)
            })
        });
        halves.into_iter().flat_map(|half| half.join().expect("every change is rejected")).fold(
            BTreeMap::new(),
            |mut rules, rule| {
                *rules.entry(rule.name()).or_insert(0) += 1;
                rules
            },
        )
    });
    assert_eq!(rules.values().sum::<u32>(), 1_000);
    let (transactions, signatures) = (verified.transactions, verified.signatures);
    println!("457 prescriptions, {transactions} transactions, {signatures} signatures; changes refused: {rules:?}");
}

/// Returns the rules that reject `count` copies of the snapshot with one changed value each.
fn refusals(snapshot: &Value, count: usize, seed: u8) -> Vec<Rule> {
    let mut entropy = Entropy::new([seed; 32]);
    let one = |_| {
        let mut changed = snapshot.clone();
        let path = change_one_value(&mut changed["blocks"], &mut entropy);
        match verify(&serde_json::to_vec(&changed).expect("it has a JSON form")) {
            Err(FileFault::Rejected { rejection }) => rejection.rule(),
            other => panic!("changed at {path}: {:?}", other.map(|it| it.head)),
        }
    };
    (0..count).map(one).collect()
}

/// Changes one string, integer or boolean below, and returns its path.
fn change_one_value(value: &mut Value, entropy: &mut Entropy) -> String {
    let mut path = Vec::new();
    let mut at = value;
    let mut pick = |count: usize| {
        usize::try_from(u64::from_le_bytes(entropy.bytes()) % count as u64).expect("the number is small")
    };
    loop {
        match at {
            Value::Array(list) => {
                let index = pick(list.len());
                path.push(index.to_string());
                at = &mut list[index];
            }
            Value::Object(members) => {
                let name = members.keys().nth(pick(members.len())).expect("the object has members").clone();
                path.push(name.clone());
                at = &mut members[&name];
            }
            Value::String(text) => {
                let index = pick(text.chars().count());
                let other = |found: char| if found == 'a' { 'b' } else { 'a' };
                *text = text.chars().enumerate().map(|(i, c)| if i == index { other(c) } else { c }).collect();
                return path.join("/");
            }
            Value::Number(number) => {
                *number = (number.as_u64().expect("the number is an integer") + 1).into();
                return path.join("/");
            }
            Value::Bool(truth) => {
                *truth = !*truth;
                return path.join("/");
            }
            Value::Null => panic!("null at {path:?}"),
        }
    }
}
