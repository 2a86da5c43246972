//! Passes each stored seed, and each seed that would be written today, to its fuzz target.

use super::make;
use crate::judge;
use std::path::PathBuf;

/// Returns the folder of a target's seeds.
fn folder(target: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds")).join(target)
}

/// Passes all seeds to their target.
fn check(target: &str, judge: fn(&[u8]), made: Vec<(String, Vec<u8>)>) {
    if std::env::var_os("MEDCHAIN_MAKE_SEEDS").is_some() {
        std::fs::create_dir_all(folder(target)).unwrap();
        for (name, bytes) in &made {
            std::fs::write(folder(target).join(name), bytes).unwrap();
        }
    }
    let entries = std::fs::read_dir(folder(target)).unwrap();
    let seeds: Vec<Vec<u8>> = entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
    assert!(seeds.len() >= 5, "there are only {} seeds of {target}", seeds.len());
    seeds.iter().for_each(|bytes| judge(bytes));
    made.iter().for_each(|(_, bytes)| judge(bytes));
}

#[test]
fn snapshots() {
    check("snapshot", judge::snapshot, make::snapshots());
}

#[test]
fn accounts() {
    check("account", judge::account, make::accounts());
}

#[test]
fn receipts() {
    check("receipt", judge::receipt, make::receipts());
}

#[test]
fn commands() {
    check("command", judge::command, make::commands());
}
