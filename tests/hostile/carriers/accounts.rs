//! Account files that do not belong to the ledger: with a stranger's key, under another id, changed, of another ledger.

use super::super::random::Random;
use super::super::world::World;
use super::{Carrier, Kind};
use medchain::file::account::{AccountFile, KdfCost};
use medchain::ledger::entropy::Entropy;
use medchain::ledger::free_text::Name;
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::Seed;
use medchain::ledger::number::Timestamp;
use medchain::ledger::transaction::account::{Register, Role};
use medchain::ledger::transaction::{Action, Payload, Transaction};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// The id under which the stranger requests an account, as every person may.
pub const NEWCOMER: &str = "dr_mallory";

pub const KINDS: &[Kind] = &[
    ("account: a stranger's, under a member's id", planted),
    ("account: a stranger's, with a member's key", with_the_members_key),
    ("account: a value changed", changed),
    ("account: members of two exchanged", exchanged),
    ("account: of another ledger", of_another_ledger),
    ("account: of an id that is nowhere", of_nobody),
    ("account: planted before the genuine", before_the_genuine),
    ("account: planted, with a registration", with_a_registration),
    ("account: a newcomer's own", of_the_newcomer),
];

/// Returns the stranger's seed.
pub fn stranger() -> Seed {
    Seed::filled(|seed| seed.fill(66))
}

fn id(user: &str) -> UserId {
    UserId::parse(user).expect("the id is well formed")
}

/// Returns the stranger's account file under an id. The files are cached, since each needs a key derivation.
fn forged(ledger: Hash, user: &UserId) -> AccountFile {
    static MADE: OnceLock<std::sync::Mutex<Vec<AccountFile>>> = OnceLock::new();
    let mut made = MADE.get_or_init(Default::default).lock().expect("no thread panics with the lock");
    if let Some(known) = made.iter().find(|it| it.ledger() == ledger && it.user_id() == user) {
        return known.clone();
    }
    let mut entropy = Entropy::new([67; 32]);
    let file = AccountFile::seal(&stranger(), (ledger, user.clone()), "planted by me", KdfCost::Small, &mut entropy);
    made.push(file.clone());
    file
}

fn with(world: &World, accounts: Vec<Value>) -> Carrier {
    let mut file = world.file.clone();
    file["accounts"] = Value::Array(accounts);
    Carrier::of_a_stranger(&file)
}

fn value(account: &AccountFile) -> Value {
    serde_json::to_value(account).expect("it has a JSON form")
}

fn planted(world: &World, random: &mut Random) -> Carrier {
    let member = random.pick(&world.accounts).user_id().clone();
    with(world, vec![value(&forged(world.ledger, &member))])
}

fn with_the_members_key(world: &World, random: &mut Random) -> Carrier {
    let member = random.pick(&world.accounts);
    let mut account = value(&forged(world.ledger, member.user_id()));
    account["public_key"] = value(member)["public_key"].clone();
    if random.below(2) == 0 {
        account["signature"] = value(member)["signature"].clone();
    }
    with(world, vec![account])
}

fn changed(world: &World, random: &mut Random) -> Carrier {
    let mut accounts: Vec<Value> = world.accounts.iter().map(value).collect();
    let place = random.below(accounts.len());
    let account = &mut accounts[place];
    match random.below(5) {
        0 => account["nonce"] = json!("A".repeat(32)),
        1 => account["kdf"]["salt"] = json!(format!("{:032x}", random.below(1 << 30))),
        2 => account["ciphertext"] = json!("B".repeat(64)),
        3 => account["signature"] = json!(format!("{:0128x}", random.below(1 << 30))),
        _ => account["public_key"] = json!(format!("{:064x}", random.below(1 << 30))),
    }
    with(world, accounts)
}

fn exchanged(world: &World, random: &mut Random) -> Carrier {
    let mut accounts: Vec<Value> = world.accounts.iter().map(value).collect();
    let member = *random.pick(&["user_id", "public_key", "ciphertext", "signature", "nonce", "kdf"]);
    let first = accounts[0][member].clone();
    accounts[0][member] = accounts[1][member].clone();
    accounts[1][member] = first;
    with(world, accounts)
}

fn of_another_ledger(world: &World, random: &mut Random) -> Carrier {
    let other = Hash([1; 32]);
    if random.below(2) == 0 {
        return with(world, vec![value(&forged(other, random.pick(&world.accounts).user_id()))]);
    }
    let mut account = value(random.pick(&world.accounts));
    account["ledger"] = serde_json::to_value(other).expect("a hash has a JSON form");
    with(world, vec![account])
}

fn of_nobody(world: &World, random: &mut Random) -> Carrier {
    let user = ["mallory", "admin2", "root", "auditor", "patient_y"][random.below(5)];
    with(world, vec![value(&forged(world.ledger, &id(user)))])
}

fn before_the_genuine(world: &World, random: &mut Random) -> Carrier {
    let Carrier { file, .. } = match random.below(3) {
        0 => planted(world, random),
        1 => with_the_members_key(world, random),
        _ => changed(world, random),
    };
    let mut file: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    let accounts = file["accounts"].as_array_mut().expect("the accounts are a list");
    accounts.extend(world.accounts.iter().map(value));
    Carrier::of_a_stranger(&file)
}

/// Returns a registration with the stranger's key, signed by it as usual.
pub fn registration(world: &World, user: &UserId, at: u64) -> Transaction {
    let key = stranger().signing_key();
    let register = Register {
        user_id: user.clone(),
        name: Name::parse("Dr. Mallory").expect("the name is well formed"),
        role: Role::Administrator,
        hospital_id: Some(medchain::ledger::id::HospitalId::parse("st-anna").expect("the id is well formed")),
        public_key: key.public_key(),
        sealing_key: stranger().opening_key().sealing_key(),
    };
    let payload = Payload {
        ledger: Some(world.ledger),
        author: user.clone(),
        timestamp: Timestamp(at),
        salt: Entropy::new([68; 32]).salt(),
        action: Action::Register(register),
    };
    Transaction::signed(payload, &key)
}

fn with_a_registration(world: &World, random: &mut Random) -> Carrier {
    let member = random.pick(&world.accounts).user_id().clone();
    let Carrier { file, .. } = with(world, vec![value(&forged(world.ledger, &member))]);
    let mut file: Value = serde_json::from_slice(&file).expect("the bytes are JSON");
    let it = registration(world, &member, 1_790_000_000_000);
    file["pool"]
        .as_array_mut()
        .expect("the pool is a list")
        .push(serde_json::to_value(&it).expect("it has a JSON form"));
    Carrier::of_a_stranger(&file)
}

/// A permitted case: the stranger requests an account and keeps its file, which concerns no one else.
fn of_the_newcomer(world: &World, random: &mut Random) -> Carrier {
    let mut file = world.file.clone();
    let newcomer = id(NEWCOMER);
    let accounts = file["accounts"].as_array_mut().expect("the accounts are a list");
    accounts.insert(random.below(2), value(&forged(world.ledger, &newcomer)));
    let it = registration(world, &newcomer, 1_790_000_000_000);
    file["pool"]
        .as_array_mut()
        .expect("the pool is a list")
        .push(serde_json::to_value(&it).expect("it has a JSON form"));
    Carrier::of_a_stranger(&file)
}
