//! `generate`: a simulated ledger as a file.

use super::End;
use super::writing::{Draft, Spool, compression};
use crate::file::snapshot::{Beside, Contents, SnapshotWriter};
use crate::ledger::number::Height;
use crate::ledger::transaction::Transaction;
use crate::simulation::{Branch, Plan, Simulation};
use crate::text;
use clap::Args;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What kind of ledger is wanted.
#[derive(Debug, Args)]
pub struct Wanted {
    /// The number from which everything grows.
    #[arg(long)]
    seed: u64,
    /// How many transactions the blocks hold, that which founds the ledger included.
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    transactions: u64,
    /// How many delegates a round has.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=101))]
    delegates: u64,
    /// How many people ask for an account, at least 6. Left out: one for twenty transactions, at least 12.
    #[arg(long, value_parser = clap::value_parser!(u64).range(6..))]
    users: Option<u64>,
    /// Write a second file beside, with `-fork` in its name: the same ledger up to below this height, and another one from
    /// there on.
    #[arg(long, value_name = "HEIGHT", value_parser = clap::value_parser!(u64).range(1..))]
    fork_at: Option<u64>,
    /// The snapshot to write; gzipped where its name ends in .gz.
    out: PathBuf,
}

impl Wanted {
    fn plan(&self) -> Plan {
        let usual = Plan::new(self.seed, self.transactions);
        let (delegates, users) = (self.delegates, self.users.unwrap_or(usual.users));
        Plan { delegates, users, fork_at: self.fork_at.map(Height), ..usual }
    }
}

/// Writes the files, and says what is in them.
pub fn print(wanted: &Wanted) -> End {
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
                return End::Unreadable;
            }
        }
    }
    End::Valid
}

/// The path of the other branch: `-fork` before the extension.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|extension| format!(".{}", extension.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-fork{extension}"))
}

/// Writes a ledger to its end. Its pool stands before its blocks and is known after them, so these wait in a file of
/// their own. Gives how many transactions the blocks hold.
fn write(ledger: &mut Simulation, path: &Path) -> io::Result<u64> {
    let mut draft = Draft::of(path)?;
    let mut spool = Spool::beside(path)?;
    let mut transactions = 0;
    for block in ledger.by_ref() {
        transactions += block.transactions.len() as u64;
        spool.line(&block.bytes())?;
    }
    let pool: Vec<Transaction> = ledger.pool().cloned().collect();
    let beside = Beside { pool: &pool, ..Beside::default() };
    let mut writer = SnapshotWriter::new(&ledger.head(Contents::Sealed), &beside, compression(path));
    for line in spool.lines()? {
        writer.stored_block(&line?).expect("a line is a block, and with contents it is written as it is");
        if let Some(chunk) = writer.take_chunk() {
            draft.write_all(&chunk)?;
        }
    }
    draft.write_all(&writer.finish())?;
    draft.finish()?;
    Ok(transactions)
}
