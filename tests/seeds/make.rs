//! The contents of the seeds.

use medchain::file::receipt::Receipt;
use medchain::file::snapshot::{Compression, Contents};
use medchain::protocol::COMMANDS;
use medchain::simulation::{Plan, Simulation};
use serde_json::{Value, json};

fn golden(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/golden/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn named(seeds: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    seeds.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

/// Returns ledgers of one, a few and a few more transactions, a truncated one, and a gzipped one.
pub fn snapshots() -> Vec<(String, Vec<u8>)> {
    let small = |count, contents, compression| Simulation::new(Plan::new(5, count)).snapshot(contents, compression);
    let mut cut = golden("snapshot-1.json");
    cut.truncate(cut.len() * 2 / 3);
    named([
        ("golden.json", golden("snapshot-1.json")),
        ("golden-withheld.json", golden("snapshot-1-withheld.json")),
        ("founded.json", small(1, Contents::Sealed, Compression::None)),
        ("a-few.json", small(5, Contents::Sealed, Compression::None)),
        ("some.json", small(9, Contents::Withheld, Compression::None)),
        ("founded.json.gz", small(1, Contents::Sealed, Compression::Gzip)),
        ("cut.json", cut),
    ])
}

/// Returns the golden account, one with the other KDF cost, and one whose cost is too high.
pub fn accounts() -> Vec<(String, Vec<u8>)> {
    let golden = golden("account-1.json");
    let changed = |change: fn(&mut Value)| {
        let mut account: Value = serde_json::from_slice(&golden).unwrap();
        change(&mut account);
        serde_json::to_vec(&account).unwrap()
    };
    named([
        (
            "small.json",
            changed(
                |it| it["kdf"] = json!({ "name": "argon2id", "memory_kib": 19_456, "passes": 2, "lanes": 1, "salt": it["kdf"]["salt"] }),
            ),
        ),
        ("greedy.json", changed(|it| it["kdf"]["memory_kib"] = json!(4_194_304))),
        ("newer.json", changed(|it| it["version"] = json!(2))),
        ("malformed-id.json", changed(|it| it["user_id"] = json!("../../etc"))),
        ("golden.json", golden.clone()),
    ])
}

/// Returns the golden receipt, and receipts of a simulated block, each of another type.
pub fn receipts() -> Vec<(String, Vec<u8>)> {
    let mut seeds = named([("golden.json", golden("receipt-1.json"))]);
    let mut kinds = std::collections::BTreeSet::new();
    for block in Simulation::new(Plan::new(5, 70)) {
        for (index, it) in block.transactions.iter().enumerate() {
            let kind = it.payload.action.kind();
            if kinds.insert(kind) {
                seeds.push((format!("{kind}.json"), Receipt::make(&block, index, None).unwrap().write()));
            }
        }
    }
    seeds
}

/// A value for each member that a command can have.
const VALUES: &str = r#"{
    "name": "St. Anna", "user_id": "anna_admin", "founder_name": "Anna Bauer", "hospital_id": "st_anna", "role": "doctor",
    "password": "correct horse", "new_password": "correct battery", "patient_id": "mia_huber", "record_id": "rx-1",
    "change": "add", "reason": "Entered twice.", "below": 12, "count": 5, "height": 3, "contents": "sealed",
    "compression": "gzip", "disclose": true, "accounts": false, "amount": 12, "candidate": "dr_gruber",
    "confirmation": "St. Anna", "delegate": "dr_gruber", "grantee": "dr_gruber", "pace": 500, "pass_over": false,
    "purpose": "treatment", "sequence": 3, "slot": 17, "standing": true, "target_id": "dr_gruber", "to": "mia_huber",
    "records": ["rx-1"], "not_before": 1795305600000, "not_after": 1795305600001,
    "ledger": "abababababababababababababababababababababababababababababababab",
    "transaction": "abababababababababababababababababababababababababababababababab",
    "grant": "abababababababababababababababababababababababababababababababab",
    "log": "abababababababababababababababababababababababababababababababab",
    "parameters": { "delegates": 5, "welcome_tokens": 1000, "block_reward": 10, "unlock_rounds": 2, "bar_rounds": 20 },
    "content": { "record_type": "prescription", "insurance_id": "1", "prescription": "Amoxicillin", "amount": 1290,
                 "note": "", "authored_on": "2026-11-22" }
}"#;

/// Returns every command, with the members that the console's help names.
pub fn commands() -> Vec<(String, Vec<u8>)> {
    let values: Value = serde_json::from_str(VALUES).unwrap();
    let seed = |name: &str, members: &[&str]| {
        let mut command = json!({ "command": name });
        for member in members {
            let member = member.split([':', '?']).next().unwrap();
            command[member] = values[member].clone();
        }
        (format!("{name}.json"), serde_json::to_vec(&command).unwrap())
    };
    COMMANDS.iter().map(|help| seed(help.name, help.members)).collect()
}
