//! `merge` of two files.

use super::test_folder::{TestFolder, written};
use medchain::file::snapshot::Contents;
use medchain::file::verified::VerifiedSnapshot;
use medchain::ledger::fork;
use medchain::ledger::id::Hash;
use medchain::ledger::transaction::Transaction;
use std::cmp::Ordering;
use std::collections::BTreeSet;

fn forked(name: &str, numbers: &str) -> TestFolder {
    let folder = TestFolder::new(name);
    folder.check(&format!("generate {numbers} l.json"), 0, &[]);
    folder
}

/// Returns all ids of a file, in its blocks and in its pool.
fn ids(snapshot: &VerifiedSnapshot) -> BTreeSet<Hash> {
    let placed = snapshot.blocks.iter().flat_map(|block| block.ids().iter().copied());
    placed.chain(snapshot.pool.iter().map(Transaction::id)).collect()
}

#[test]
fn the_chain_that_counts_is_taken_and_nothing_signed_is_lost() {
    for seed in 0..6 {
        let numbers =
            format!("--seed {seed} --transactions {} --users 30 --fork-at {}", 120 + seed * 20, 12 + 3 * seed);
        let folder = forked(&format!("merge-{seed}"), &numbers);
        let words =
            ["differ from there on. The chain in", "signed two blocks for slot", "wait for a block again", "waiting."];
        folder.check("merge l.json l-fork.json m.json", 0, &words);
        let (first, second, merged) =
            (folder.verified("l.json"), folder.verified("l-fork.json"), folder.verified("m.json"));
        let (taken, other) = match fork::prefer(first.state.tip(), second.state.tip()) {
            Ordering::Less => (&second, &first),
            _ => (&first, &second),
        };
        assert_eq!(merged.hashes, taken.hashes);
        let missing: Vec<Hash> = ids(taken)
            .union(&ids(other))
            .filter(|id| merged.state.settled(**id).is_none() && !merged.pool.iter().any(|it| it.id() == **id))
            .copied()
            .collect();
        assert!(missing.is_empty(), "the merged file lacks {missing:?}");
        let waiting: BTreeSet<Hash> = merged.pool.iter().map(Transaction::id).collect();
        assert_eq!(waiting.len(), merged.pool.len(), "each id waits once");
        assert!(waiting.iter().all(|id| merged.state.settled(*id).is_none()), "no settled id waits");
        folder.check("merge l-fork.json l.json n.json", 0, &[]);
        assert!(folder.read("m.json") == folder.read("n.json"), "the order of the files does not matter");
        folder.check("merge m.json l-fork.json m.json", 0, &[]);
        assert!(folder.read("m.json") == folder.read("n.json"), "merging again, and onto the input, changes nothing");
        assert_eq!(folder.names(), ["l-fork.json", "l.json", "m.json", "n.json"]);
    }
}

#[test]
fn a_shorter_file_adds_only_what_waits_in_it() {
    let folder = forked("merge-prefix", "--seed 4 --transactions 100");
    let whole = folder.verified("l.json");
    let waits = whole.blocks[15].transactions[0].clone();
    folder.write("short.json", &written(&whole.head, &whole.blocks[..15], &[waits], Contents::Sealed));
    let end = whole.state.tip().height.0;
    let sentence = format!("l.json continues the chain of short.json after block 14: {} blocks more.", end - 14);
    folder.check("merge short.json l.json m.json", 0, &[&sentence]);
    let merged = folder.verified("m.json");
    assert_eq!((ids(&merged), &merged.hashes), (ids(&whole), &whole.hashes), "the longer file holds it all");
    folder.check("merge l.json l.json m.json", 0, &["Both files contain the same chain"]);
}

#[test]
fn zipped_files_are_read_and_written() {
    let folder = forked("merge-zipped", "--seed 6 --transactions 100 --fork-at 9");
    folder.check("merge l.json l-fork.json m.json.gz", 0, &[]);
    folder.check("merge m.json.gz l-fork.json m.json", 0, &[]);
    assert_eq!(folder.read("m.json.gz")[..2], [0x1f, 0x8b]);
    assert_eq!(folder.verified("m.json.gz").hashes, folder.verified("m.json").hashes);
}

#[test]
fn files_of_two_ledgers_or_broken_ones_are_refused_and_nothing_is_written() {
    let folder = forked("merge-refused", "--seed 1 --transactions 30");
    folder.check("generate --seed 2 --transactions 30 other.json", 0, &[]);
    folder.check(
        "merge l.json other.json m.json",
        1,
        &["Choose two files of one ledger", "The first file is of the ledger"],
    );
    let mut broken = folder.read("l.json");
    let place = broken.len() - 300;
    broken[place] ^= 1;
    folder.write("broken.json", &broken);
    folder.check("merge l.json broken.json m.json", 1, &["broken.json: "]);
    folder.check("merge nowhere.json l.json m.json", 2, &["nowhere.json: The file cannot be read"]);
    folder.check("merge l.json l.json nowhere/m.json", 2, &["nowhere/m.json: The file cannot be written"]);
    assert_eq!(folder.names(), ["broken.json", "l.json", "other.json"]);
}

#[test]
fn that_contents_are_lost_and_that_finality_was_is_said() {
    let folder = forked("merge-said", "--seed 9 --transactions 120 --delegates 1 --fork-at 8");
    for name in ["l.json", "l-fork.json"] {
        let it = folder.verified(name);
        assert!(it.state.tip().irreversible.0 > 8, "a single delegate makes every block irreversible");
        folder.write(&format!("without-{name}"), &written(&it.head, &it.blocks, &it.pool, Contents::Withheld));
    }
    folder.check("merge l.json l-fork.json m.json", 0, &["were final. A device that has them rejects"]);
    let (first, second) = (folder.verified("l.json"), folder.verified("l-fork.json"));
    let names = match fork::prefer(first.state.tip(), second.state.tip()) {
        Ordering::Less => ["without-l-fork.json", "l.json"],
        _ => ["without-l.json", "l-fork.json"],
    };
    folder.check(
        &format!("merge {} {} m.json", names[0], names[1]),
        0,
        &["The file with the chain that counts has no contents"],
    );
    assert_eq!(folder.verified("m.json").head.contents, Contents::Withheld);
}
