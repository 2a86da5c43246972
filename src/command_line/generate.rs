//! `generate`: a simulated ledger as a file.

use super::ExitStatus;
use super::writing::{TemporaryFile, TemporaryLines, compression};
use crate::file::snapshot::{Contents, SnapshotExtras, SnapshotWriter};
use crate::ledger::number::Height;
use crate::ledger::transaction::Transaction;
use crate::simulation::{Branch, Plan, Simulation};
use crate::text;
use clap::Args;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The options of a simulated ledger.
#[derive(Debug, Args)]
pub struct GenerateOptions {
    /// The seed of the generator.
    #[arg(long)]
    seed: u64,
    /// The number of transactions in blocks, including the one that creates the ledger.
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    transactions: u64,
    /// The number of delegates in a round.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=101))]
    delegates: u64,
    /// The number of people who request an account, at least 6. Default: one for twenty transactions, at least 12.
    #[arg(long, value_parser = clap::value_parser!(u64).range(6..))]
    users: Option<u64>,
    /// Write a second file with `-fork` in its name: a ledger with the same blocks below this height, and different
    /// ones from this height on.
    #[arg(long, value_name = "HEIGHT", value_parser = clap::value_parser!(u64).range(1..))]
    fork_at: Option<u64>,
    /// The snapshot to write; gzipped if its name ends in .gz.
    out: PathBuf,
}

impl GenerateOptions {
    fn plan(&self) -> Plan {
        let usual = Plan::new(self.seed, self.transactions);
        let (delegates, users) = (self.delegates, self.users.unwrap_or(usual.users));
        Plan { delegates, users, fork_at: self.fork_at.map(Height), ..usual }
    }
}

/// Writes the files, and prints a summary of each.
pub fn print(wanted: &GenerateOptions) -> ExitStatus {
    let branches = [(Branch::Main, wanted.out.clone()), (Branch::Other, beside(&wanted.out))];
    let count = if wanted.fork_at.is_some() { 2 } else { 1 };
    for (branch, path) in branches.into_iter().take(count) {
        let mut ledger = Simulation::branch(wanted.plan(), branch);
        match write(&mut ledger, &path) {
            Ok(transactions) => {
                let (state, waiting) = (ledger.state(), ledger.pool().count() as u64);
                println!("{}: {}", path.display(), text::command_line::generated(state, transactions, waiting));
            }
            Err(error) => {
                eprintln!("{}: {}", path.display(), text::command_line::not_written(&error.to_string()));
                return ExitStatus::Unreadable;
            }
        }
    }
    ExitStatus::Valid
}

/// Returns the path of the other branch: `-fork` before the extension.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-fork{extension}"))
}

/// Writes the whole ledger, and returns the number of transactions in blocks. The file begins with the pool, which is
/// known after the last block only, so the blocks wait in a temporary file.
fn write(ledger: &mut Simulation, path: &Path) -> io::Result<u64> {
    let mut draft = TemporaryFile::of(path)?;
    let mut lines_file = TemporaryLines::beside(path)?;
    let mut transactions = 0;
    for block in ledger.by_ref() {
        transactions += block.transactions.len() as u64;
        lines_file.line(&block.bytes())?;
    }
    let pool: Vec<Transaction> = ledger.pool().cloned().collect();
    let beside = SnapshotExtras { pool: &pool, ..SnapshotExtras::default() };
    let mut writer = SnapshotWriter::new(&ledger.head(Contents::Sealed), &beside, compression(path));
    for line in lines_file.lines()? {
        writer.stored_block(&line?).expect("each line is a block with its contents");
        if let Some(chunk) = writer.take_chunk() {
            draft.write_all(&chunk)?;
        }
    }
    draft.write_all(&writer.finish())?;
    draft.finish()?;
    Ok(transactions)
}
