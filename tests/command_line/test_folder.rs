//! A test folder in which the program runs.

use medchain::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotHead, SnapshotWriter};
use medchain::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use medchain::ledger::block::{Block, Verified};
use medchain::ledger::transaction::Transaction;
use std::path::PathBuf;
use std::process::Command;

/// A folder for one test, empty at first and deleted at the end.
pub struct TestFolder(PathBuf);

/// The outcome of a run.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl TestFolder {
    pub fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Runs the program in the folder.
    pub fn run(&self, line: &str) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_medchain"))
            .current_dir(&self.0)
            .args(line.split_whitespace())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs the program, and checks its exit code and that its output contains each of these words.
    pub fn check(&self, line: &str, code: i32, words: &[&str]) -> Run {
        let run = self.run(line);
        assert_eq!(run.code, code, "{line}: {run:?}");
        for word in words {
            assert!(run.out.contains(word) || run.err.contains(word), "{line} does not say '{word}': {run:?}");
        }
        assert!(!run.err.contains("panicked"), "{line}: {run:?}");
        run
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).unwrap();
    }

    /// The names of the files in the folder.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    /// Returns a snapshot of the folder, verified.
    pub fn verified(&self, name: &str) -> VerifiedSnapshot {
        let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
        verifier.push(&self.read(name)).unwrap();
        verifier.finish().unwrap()
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// Returns a snapshot of these blocks and this pool.
pub fn written(head: &SnapshotHead, blocks: &[Block<Verified>], pool: &[Transaction], contents: Contents) -> Vec<u8> {
    let head = SnapshotHead { contents, ..head.clone() };
    let mut writer =
        SnapshotWriter::new(&head, &SnapshotExtras { pool, ..SnapshotExtras::default() }, Compression::None);
    blocks.iter().for_each(|block| writer.block(block));
    writer.finish()
}
