//! `generate`, and the output of `verify` and `inspect` for its ledgers.

use super::test_folder::{TestFolder, written};
use medchain::file::snapshot::Contents;
use medchain::ledger::chain::{check, forge};
use medchain::ledger::election::schedule_at;
use medchain::ledger::number::{Slot, Timestamp};
use medchain::simulation::{Plan, Simulation};
use serde_json::Value;

#[test]
fn the_same_numbers_make_the_same_file_and_another_seed_another_one() {
    let folder = TestFolder::new("generate-same");
    for (name, seed) in [("a.json", 7), ("b.json", 7), ("c.json", 8)] {
        folder.check(&format!("generate --seed {seed} --transactions 90 {name}"), 0, &["90 transactions", "head"]);
    }
    assert!(folder.read("a.json") == folder.read("b.json"));
    assert!(folder.read("a.json") != folder.read("c.json"));
    assert_eq!(folder.names(), ["a.json", "b.json", "c.json"], "no temporary file is left");
}

#[test]
fn many_seeds_verify() {
    let folder = TestFolder::new("generate-many");
    let mut names = Vec::new();
    for seed in 0..24 {
        let (transactions, delegates, users) = (1 + seed * 5, 1 + seed % 7, 6 + seed % 5);
        let name = format!("{seed}.json{}", if seed % 3 == 0 { ".gz" } else { "" });
        let numbers = format!("--transactions {transactions} --delegates {delegates} --users {users}");
        folder.check(&format!("generate --seed {seed} {numbers} {name}"), 0, &[]);
        names.push(name);
    }
    let run = folder.check(&format!("verify --json {}", names.join(" ")), 0, &[]);
    assert_eq!(run.out.lines().count(), 24);
    for line in run.out.lines() {
        let verdict: Value = serde_json::from_str(line).unwrap();
        assert_eq!(verdict["verdict"], "valid", "{line}");
        assert!(verdict.get("rule").is_none() && verdict["head"].is_string());
    }
}

#[test]
fn inspect_counts_what_is_in_it() {
    let folder = TestFolder::new("generate-inspect");
    folder.check("generate --seed 3 --transactions 120 --delegates 3 --users 20 l.json", 0, &[]);
    let words = ["120 in blocks", "evidence", "create_ledger 1", "delegates     of round", " sealed, 0 withheld"];
    folder.check("inspect l.json", 0, &words);
}

#[test]
fn two_files_share_what_lies_below_the_fork() {
    let folder = TestFolder::new("generate-fork");
    folder.check("generate --seed 5 --transactions 150 --users 30 --fork-at 20 l.json", 0, &["l.json", "l-fork.json"]);
    assert_eq!(folder.names(), ["l-fork.json", "l.json"]);
    folder.check("verify l.json l-fork.json", 0, &[]);
    let (main, other) = (folder.verified("l.json"), folder.verified("l-fork.json"));
    assert_eq!(main.hashes[..20], other.hashes[..20]);
    assert!(main.hashes[20..].iter().all(|hash| !other.hashes.contains(hash)));
    assert_eq!((main.transactions, other.transactions), (150, 150));
}

#[test]
fn numbers_out_of_range_and_folders_that_are_not_there_are_said() {
    let folder = TestFolder::new("generate-refused");
    folder.check("generate --seed 1 --transactions 0 l.json", 2, &["--transactions"]);
    folder.check("generate --seed 1 --transactions 10 --delegates 102 l.json", 2, &["102", "1..=101"]);
    folder.check("generate --seed 1 --transactions 10 --users 5 l.json", 2, &["--users"]);
    folder.check("generate --seed 1 --transactions 10 --fork-at 0 l.json", 2, &["--fork-at"]);
    folder.check("generate --transactions 10 l.json", 2, &["--seed"]);
    folder.check("generate --seed 1 --transactions 10 nowhere/l.json", 2, &["nowhere/l.json", "Check the folder"]);
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn verify_ends_with_the_worst_of_several() {
    let folder = TestFolder::new("generate-verify");
    folder.check("generate --seed 2 --transactions 30 l.json", 0, &[]);
    let mut broken = folder.read("l.json");
    broken.truncate(broken.len() - 10);
    folder.write("cut.json", &broken);
    folder.check("verify l.json cut.json", 1, &["l.json: valid", "cut.json: invalid", "The file is incomplete"]);
    folder.check("verify l.json cut.json missing.json", 2, &["missing.json: The file cannot be read"]);
}

/// The file's last block is in the next slot and dated in the year 2100.
#[test]
fn a_file_that_ends_after_this_machines_clock_says_so() {
    let folder = TestFolder::new("generate-ahead");
    folder.check("generate --seed 5 --transactions 40 l.json", 0, &[]);
    let ledger = folder.verified("l.json");
    let (slot, seats) = (Slot(ledger.state.tip().slot.0 + 1), ledger.state.genesis().parameters.delegates);
    let delegate = schedule_at(&ledger.state, slot).delegate(slot, seats).clone();
    let mut simulation = Simulation::new(Plan::new(5, 40));
    simulation.by_ref().for_each(drop);
    let key = simulation.accounts().find(|(user, _)| **user == delegate).unwrap().1.signing_key();
    let block = forge(&ledger.state, slot, Timestamp(4_102_444_800_000), Vec::new(), &key);
    let outcome = check(&ledger.state, block, None).unwrap();
    let blocks = [&ledger.blocks[..], &[outcome.block]].concat();
    folder.write("ahead.json", &written(&ledger.head, &blocks, &[], Contents::Sealed));
    let said = ["valid", "is dated 2100-01-01", "after this machine's clock"];
    folder.check("verify ahead.json", 0, &said);
    folder.check("merge l.json ahead.json both.json", 0, &said[1..]);
    let run = folder.check("verify --json ahead.json", 0, &[]);
    let verdict: Value = serde_json::from_str(&run.out).unwrap();
    assert!(verdict["ahead"].as_u64().is_some_and(|ahead| ahead > 1_000_000_000), "{verdict}");
}
