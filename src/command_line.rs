//! The command line, for one file or for many.
//!
//! It reaches the same verdict as the page, because it applies the same rules; no rule reads a clock, so the verdict
//! does not depend on the date. If a file ends after this machine's clock, the output says so. The command line has no
//! accounts and signs nothing for a person: its ledgers are simulated, or others have signed them.

mod clock;
mod generate;
mod inspect;
mod merge;
mod reading;
mod receipt;
mod verdict;
mod writing;

use crate::ledger::id::{Hash, MalformedHex};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// MedChain, a healthcare ledger in files.
#[derive(Debug, Parser)]
#[command(name = "medchain", version, about)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Verify ledger files. Exit code: 0 if all are valid, 1 if one is invalid, 2 if one cannot be read.
    Verify {
        /// Snapshots, plain or gzipped.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print one JSON object per file, each on its own line.
        #[arg(long)]
        json: bool,
    },
    /// Generate a simulated ledger. The same options generate the same ledger.
    Generate(generate::GenerateOptions),
    /// Merge two files of one ledger: the chain that counts, and all signed transactions that are in no block of it.
    Merge {
        /// The first snapshot.
        first: PathBuf,
        /// The second snapshot.
        second: PathBuf,
        /// The snapshot to write; gzipped if its name ends in .gz.
        out: PathBuf,
    },
    /// Write the receipt of a transaction, without its content.
    Receipt {
        /// A snapshot that contains the transaction.
        file: PathBuf,
        /// The transaction's id: 64 hexadecimal digits.
        #[arg(value_parser = transaction)]
        transaction: Hash,
        /// The receipt to write.
        out: PathBuf,
    },
    /// Verify a receipt against a ledger. Exit code: 0 if it is valid, 1 if it is not, 2 if a file cannot be read.
    VerifyReceipt {
        /// The receipt.
        receipt: PathBuf,
        /// A snapshot of the ledger, with or without contents.
        file: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Show the content of a file: a snapshot, an account or a receipt.
    Inspect {
        /// The file.
        file: PathBuf,
    },
}

/// The outcome of a task; of several outcomes the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ExitStatus {
    Valid,
    Invalid,
    Unreadable,
}

impl From<ExitStatus> for ExitCode {
    fn from(end: ExitStatus) -> Self {
        Self::from(match end {
            ExitStatus::Valid => 0,
            ExitStatus::Invalid => 1,
            ExitStatus::Unreadable => 2,
        })
    }
}

/// The error for an argument that is not the id of a transaction.
#[derive(Debug, thiserror::Error)]
#[error("a transaction's id has {0}")]
struct NotATransactionId(MalformedHex);

/// Parses the id of a transaction.
fn transaction(digits: &str) -> Result<Hash, NotATransactionId> {
    Hash::parse(digits).map_err(NotATransactionId)
}

/// Executes the task in the arguments of the process.
pub fn run() -> ExitCode {
    let end = match Arguments::parse().task {
        Task::Verify { files, json } => files.iter().map(|file| verdict::print(file, json)).max(),
        Task::Generate(wanted) => Some(generate::print(&wanted)),
        Task::Merge { first, second, out } => Some(merge::print([&first, &second], &out)),
        Task::Receipt { file, transaction, out } => Some(receipt::print(&file, transaction, &out)),
        Task::VerifyReceipt { receipt, file, json } => Some(verdict::print_receipt(&receipt, &file, json)),
        Task::Inspect { file } => Some(inspect::print(&file)),
    };
    end.unwrap_or(ExitStatus::Unreadable).into()
}
