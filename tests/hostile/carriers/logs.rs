//! Access logs with another size or root, encrypted again, signed by another key or for another purpose; older copies;
//! and forgeries by the holder of the log's key.

use super::super::random::Random;
use super::super::world::World;
use super::{Carrier, Kind};
use medchain::file::access_log::SealedLog;
use medchain::ledger::access_log::{Action, Entry, Outcome};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::{SealingKey, SigningKey};
use medchain::ledger::number::Timestamp;
use serde_json::{Value, json};

pub const KINDS: &[Kind] = &[
    ("log: another size", another_size),
    ("log: another root", another_root),
    ("log: other entries", other_entries),
    ("log: a stranger's, under its name", under_its_name),
    ("log: the signature of its anchor", signature_of_the_anchor),
    ("log: an older copy", older_copy),
    ("log: changed before the genuine", before_the_genuine),
    ("log: a stranger's own", of_a_stranger),
    ("log: left out", left_out),
    ("log: its own key signs another list", by_its_own_key),
];

fn with(world: &World, logs: Vec<Value>, has_log_key: bool) -> Carrier {
    let mut file = world.file.clone();
    file["access_logs"] = Value::Array(logs);
    Carrier { has_log_key, ..Carrier::of_a_stranger(&file) }
}

fn genuine(world: &World) -> Value {
    serde_json::to_value(&world.log).expect("it has a JSON form")
}

fn size(world: &World, random: &mut Random) -> u64 {
    match random.below(5) {
        0 => 0,
        1 => (1 << 53) - 1,
        2 => world.log.size - 1,
        3 => world.log.size + 1,
        _ => random.below(1 << 40) as u64,
    }
}

fn another_size(world: &World, random: &mut Random) -> Carrier {
    let mut log = genuine(world);
    log["size"] = json!(size(world, random));
    with(world, vec![log], false)
}

fn another_root(world: &World, random: &mut Random) -> Carrier {
    let mut log = genuine(world);
    log["root"] = json!(format!("{:064x}", random.below(1 << 40)));
    if random.below(2) == 0 {
        log["size"] = json!(size(world, random));
    }
    with(world, vec![log], false)
}

fn other_entries(world: &World, random: &mut Random) -> Carrier {
    let mut log = world.log.clone();
    match random.below(4) {
        0 => {
            let at = random.below(log.entries.ciphertext.0.len());
            log.entries.ciphertext.0[at] ^= 1 << random.below(8);
        }
        1 => log.entries.nonce.0[random.below(24)] ^= 1,
        2 => log.entries.keys.0.clear(),
        _ => log.entries.ciphertext.0.clear(),
    }
    with(world, vec![serde_json::to_value(&log).expect("it has a JSON form")], false)
}

fn entries(count: u64, salt: usize) -> Vec<Entry> {
    let entry = |sequence| Entry {
        sequence,
        timestamp: Timestamp(1_790_000_000_000 + sequence),
        actor: UserId::parse("dr_bob").ok(),
        role: None,
        action: Action::ViewHistory,
        patient: UserId::parse("patient_x").ok(),
        records: None,
        outcome: Outcome::Permitted,
        rule: None,
        reason: Some(salt.to_string()),
    };
    (0..count).map(entry).collect()
}

fn sealed(world: &World, count: u64, key: &SigningKey, random: &mut Random) -> SealedLog {
    let auditor = &world.file["blocks"][0]["transactions"][0]["payload"]["auditor_key"];
    let auditor: SealingKey = serde_json::from_value(auditor.clone()).expect("the auditor's key is valid");
    let entries = entries(count, random.below(1 << 20));
    SealedLog::seal(&entries, key, world.ledger, auditor, &mut Entropy::new([71; 32])).expect("sealing succeeds")
}

/// Returns the key of the stranger's own log.
pub fn stranger() -> SigningKey {
    SigningKey::new(&[72; 32])
}

fn under_its_name(world: &World, random: &mut Random) -> Carrier {
    let count = 1 + random.below(20) as u64;
    let mut log = serde_json::to_value(sealed(world, count, &stranger(), random)).expect("it has a JSON form");
    log["log"] = genuine(world)["log"].clone();
    with(world, vec![log], false)
}

/// The chain holds a signature of the log's key on a size and a root, the anchor, which is not the signature of a log.
fn signature_of_the_anchor(world: &World, random: &mut Random) -> Carrier {
    let blocks = world.file["blocks"].as_array().expect("the blocks are a list");
    let transactions =
        blocks.iter().flat_map(|block| block["transactions"].as_array().expect("the transactions are a list"));
    let anchors: Vec<&Value> =
        transactions.map(|it| &it["payload"]).filter(|payload| payload["type"] == json!("anchor_log")).collect();
    let anchor = random.pick(&anchors);
    let mut log = genuine(world);
    for member in ["log", "size", "root"] {
        log[member] = anchor[member].clone();
    }
    log["signature"] = anchor["log_signature"].clone();
    with(world, vec![log], false)
}

fn older_copy(world: &World, random: &mut Random) -> Carrier {
    let older = world.older["access_logs"][0].clone();
    let logs = match random.below(3) {
        0 => vec![older],
        1 => vec![older, genuine(world)],
        _ => vec![genuine(world), older],
    };
    with(world, logs, false)
}

fn before_the_genuine(world: &World, random: &mut Random) -> Carrier {
    let Carrier { file, .. } = match random.below(4) {
        0 => another_size(world, random),
        1 => another_root(world, random),
        2 => other_entries(world, random),
        _ => under_its_name(world, random),
    };
    let mut file: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    let logs = file["access_logs"].as_array_mut().expect("the logs are a list");
    logs.insert(random.below(2), genuine(world));
    Carrier::of_a_stranger(&file)
}

fn of_a_stranger(world: &World, random: &mut Random) -> Carrier {
    let count = random.below(12) as u64;
    let log = serde_json::to_value(sealed(world, count, &stranger(), random)).expect("it has a JSON form");
    with(world, vec![genuine(world), log], false)
}

fn left_out(world: &World, random: &mut Random) -> Carrier {
    let times = [0, 2, 5][random.below(3)];
    with(world, vec![genuine(world); times], false)
}

fn by_its_own_key(world: &World, random: &mut Random) -> Carrier {
    let count = [world.log.size, world.log.size - 1, world.log.size + 3, 1][random.below(4)];
    let log = serde_json::to_value(sealed(world, count, &world.log_key, random)).expect("it has a JSON form");
    let mut carrier = with(world, vec![log], true);
    if random.below(4) == 0 {
        let mut file: Value = serde_json::from_slice(&carrier.file).expect("the bytes are JSON");
        file["access_logs"][0]["root"] = serde_json::to_value(Hash([3; 32])).expect("a hash has a JSON form");
        carrier = Carrier { has_log_key: true, ..Carrier::of_a_stranger(&file) };
    }
    carrier
}
