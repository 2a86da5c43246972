//! Each seed is handed to its target.

use super::make;
use crate::judge;
use std::path::PathBuf;

/// The folder of a target's seeds.
fn folder(target: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/seeds")).join(target)
}

/// Hands all seeds of a target to it.
fn check(target: &str, judge: fn(&[u8]), made: Vec<(String, Vec<u8>)>) {
    if std::env::var_os("MEDCHAIN_MAKE_SEEDS").is_some() {
        std::fs::create_dir_all(folder(target)).unwrap();
        for (name, bytes) in &made {
            std::fs::write(folder(target).join(name), bytes).unwrap();
        }
    }
    let mut names: Vec<String> = std::fs::read_dir(folder(target))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    let mut expected: Vec<String> = made.iter().map(|(name, _)| name.clone()).collect();
    expected.sort_unstable();
    assert_eq!(names, expected, "make the seeds of {target} anew");
    for name in names {
        judge(&std::fs::read(folder(target).join(name)).unwrap());
    }
    // What would be written today holds too.
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
