//! This protocol's own vectors: what its hashes, signatures, trees, orders and keys come to.
//!
//! The files in `vectors/` are published: the README beside them recomputes each from the text alone, in a few lines of
//! Python. Here the code must come to the same, and where there is a Python, those lines are run. To make the files of
//! a new version, run the tests with `MEDCHAIN_MAKE_GOLDEN` set.

use super::rules::author::{grant, refusal, withdrawal};
use super::rules::evidence::{evidence, pair};
use super::test_ledger::{
    ADA, BEA, DORA, NOBODY, PARAMETERS, TestLedger, addition, key, public_key, sealed, seed, share, stake, transfer,
    user, word,
};
use medchain::ledger::election::shuffle;
use medchain::ledger::encode::{Tag, hash};
use medchain::ledger::id::{Hash, Salt};
use medchain::ledger::key::{Seed, derive};
use medchain::ledger::merkle::root;
use medchain::ledger::number::{Cents, Round, Tokens};
use medchain::ledger::seal::Content;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::anchor::AnchorLog;
use medchain::ledger::transaction::grant::Revoke;
use medchain::ledger::transaction::token::Unstake;
use medchain::ledger::transaction::vote::{Candidacy, Vote};
use medchain::ledger::transaction::{Action, Approval, Transaction};
use serde::Serialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledger/vectors")
}

/// Compares what the code comes to with the published file.
fn check(name: &str, made: &Value) {
    let path = folder().join(name);
    if std::env::var_os("MEDCHAIN_MAKE_GOLDEN").is_some() {
        let text = serde_json::to_string_pretty(made).unwrap();
        std::fs::write(&path, text + "\n").unwrap();
    }
    let published: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(&published, made, "{name} is not what was published");
}

fn text(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn test_ledger() -> TestLedger {
    TestLedger::new(PARAMETERS)
}

/// An anchor of Dora's log.
fn anchor(fixture: &TestLedger) -> AnchorLog {
    let (log, size, root) = (public_key(DORA), 3, Hash([0xab; 32]));
    let log_signature = key(DORA).sign(Tag::Anchor, AnchorLog::statement(fixture.ledger(), log, size, root));
    AnchorLog { log, size, root, log_signature }
}

/// One transaction of each type.
fn transactions(fixture: &mut TestLedger) -> Vec<Transaction> {
    let record = fixture.records(addition(BEA, DORA, "rx-1969.1"));
    let genesis = fixture.blocks[0].transactions[0].clone();
    let newcomer = fixture.registers(NOBODY, Role::Administrator);
    let shared = fixture.records(share(BEA, DORA, "rx-1969.1", BEA));
    let evidence = evidence(pair(fixture, 7));
    let said = [
        (DORA, refusal(&record)),
        (BEA, withdrawal(&record)),
        (DORA, Action::Grant(grant(BEA))),
        (DORA, Action::Revoke(Revoke { grant: record.id(), reason: word("Ich möchte das nicht \"mehr\".") })),
        (ADA, transfer(BEA, 25)),
        (ADA, stake(9)),
        (ADA, Action::Unstake(Unstake { amount: Tokens(4) })),
        (BEA, Action::Candidacy(Candidacy { standing: true })),
        (ADA, Action::Vote(Vote { candidate: Some(user(BEA)) })),
        (ADA, Action::Vote(Vote { candidate: None })),
        (ADA, evidence),
        (DORA, Action::AnchorLog(anchor(fixture))),
    ];
    let said = said.map(|(name, action)| fixture.says(name, action));
    [&[genesis, newcomer, record, shared], &said[..]].concat()
}

/// What an approval signs, written out.
fn statement(it: &Transaction, approval: &Approval) -> Value {
    let mut statement = json!({ "transaction": it.id(), "by": approval.by, "timestamp": approval.timestamp });
    let members = [("auditor_secret_sealed", text(&approval.auditor_secret_sealed)), ("keys", text(&approval.keys))];
    for (name, value) in members.into_iter().filter(|(_, value)| !value.is_null()) {
        statement[name] = value;
    }
    statement
}

fn content() -> Content {
    Content {
        record_type: word("prescription"),
        insurance_id: Some(word("1237 010180")),
        prescription: word("Amoxicillin 250 mg / 5 ml – 3 × täglich"),
        amount: Cents(1_290),
        note: None,
        authored_on: word("1969-12-31"),
        salt: Salt([0x5a; 16]),
    }
}

#[test]
fn hashes() {
    let mut fixture = test_ledger();
    let mut rows = Vec::new();
    let mut row = |name: &str, tag: &str, value: Value, hash: Hash| {
        rows.push(json!({ "name": name, "tag": tag, "value": value, "hash": hash }));
    };
    for it in transactions(&mut fixture) {
        let kind = it.payload.action.kind();
        row(kind.name(), "transaction", text(&it.payload), it.id());
        if let Some(approval) = &it.approval {
            let hash = approval.statement(it.id());
            row(&format!("approval of a {kind}"), "approval", statement(&it, approval), hash);
        }
    }
    let header = fixture.blocks[1].header.clone();
    row("header", "header", text(&header), header.hash());
    row("content", "content", text(content()), content().commitment());
    row("sealed", "sealed", text(sealed(32)), sealed(32).hash());
    let AnchorLog { log, size, root, .. } = anchor(&fixture);
    let value = json!({ "ledger": fixture.ledger(), "log": log, "size": size, "root": root });
    row("anchor", "anchor", value, AnchorLog::statement(fixture.ledger(), log, size, root));
    check("hashes.json", &json!(rows));
}

#[test]
fn signatures() {
    let mut fixture = test_ledger();
    let mut rows = Vec::new();
    let mut row = |name: &str, signer: &str, tag: &str, hash: Hash, signature| {
        let (seed, public_key) = (Hash(*seed(signer).expose()), public_key(signer));
        let value = json!({ "name": name, "seed": seed, "tag": tag, "hash": hash, "public_key": public_key });
        let mut value = value;
        value["signature"] = text(signature);
        rows.push(value);
    };
    let it = fixture.records(addition(BEA, DORA, "rx-1969.1"));
    let approval = it.approval.clone().unwrap();
    row("transaction", BEA, "transaction", it.id(), it.signature);
    row("approval", DORA, "approval", approval.statement(it.id()), approval.signature);
    row("header", ADA, "header", fixture.blocks[1].header.hash(), fixture.blocks[1].signature);
    let AnchorLog { log, size, root, log_signature } = anchor(&fixture);
    row("anchor", DORA, "anchor", AnchorLog::statement(fixture.ledger(), log, size, root), log_signature);
    check("signatures.json", &json!(rows));
}

#[test]
fn trees() {
    let mut fixture = test_ledger();
    let all: Vec<Transaction> = transactions(&mut fixture)[..5].iter().map(Transaction::without_content).collect();
    let leaves: Vec<Hash> = all.iter().map(Transaction::leaf).collect();
    let roots = [0, 1, 2, 3, 5].map(|count| json!({ "leaves": count, "root": root(&leaves[..count]) }));
    check("trees.json", &json!({ "transactions": all, "leaves": leaves, "roots": roots }));
}

#[test]
fn orders() {
    let members = ["ada_admin", "dr_bea", "dr_carl", "dr_dean", "dr_eve"].map(user);
    let (ledger, previous_hash) = (Hash([0x1e; 32]), Hash([0x2d; 32]));
    let rows = [(1, 1), (2, 5), (3, 5), (1_000_000, 5)].map(|(round, count)| {
        let order = shuffle(members[..count].to_vec(), ledger, Round(round), previous_hash);
        let members = &members[..count];
        json!({ "ledger": ledger, "round": round, "previous_hash": previous_hash, "members": members, "order": order })
    });
    check("orders.json", &json!(rows));
}

#[test]
fn keys() {
    let seeds = [[0; 32], [0xff; 32], *seed(ADA).expose(), *seed(DORA).expose()];
    let rows = seeds.map(|bytes| {
        let grown = |name: &str| Hash(*derive(&bytes, format!("medchain/1/{name}").as_bytes()));
        let (seed, signing, sealing) = (Seed::filled(|seed| seed.copy_from_slice(&bytes)), grown("signing"), grown("sealing"));
        let (public_key, sealing_key) = (seed.signing_key().public_key(), seed.opening_key().sealing_key());
        let seed = Hash(bytes);
        json!({ "seed": seed, "signing": signing, "public_key": public_key, "sealing": sealing, "sealing_key": sealing_key })
    });
    check("keys.json", &json!(rows));
}

/// The blocks of one language in the README of the vectors.
fn written(language: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    let opening = format!("```{language}\n");
    readme.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).current_dir(folder()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    Some(said)
}

#[test]
fn a_few_lines_of_python_recompute_each_from_its_text() {
    let blocks = written("python");
    assert!(blocks.len() >= 5 && blocks.iter().all(|block| block.lines().count() <= 10));
    match run("python3", &["-c", &blocks.concat()]) {
        Some(said) => {
            print!("{said}");
            assert_eq!(said.lines().count(), 5, "one line a file:\n{said}");
        }
        None => published::skip("python3"),
    }
}

#[test]
fn a_shell_line_recomputes_the_hash_of_this_text() {
    let blocks = written("sh");
    let Some(hash_of_content) = blocks.first() else { panic!("the README has a shell line") };
    match run("sh", &["-c", hash_of_content]) {
        Some(said) => assert!(said.contains(&hash(Tag::Content, &content()).to_string()), "{said}"),
        None => published::skip("sh"),
    }
}
