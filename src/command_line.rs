//! The command line: what a teacher runs over thirty files, and anybody over one.
//!
//! It gives the same verdict as the page, because it asks the same rules; no rule looks at a clock, so the verdict is the
//! same on every day. Where a file ends after this machine's clock, that is said beside it. It has no accounts and signs nothing: what it makes is simulated, or was signed by others.

mod clock;
mod generate;
mod inspect;
mod merge;
mod reading;
mod receipt;
mod verdict;
mod writing;

use crate::ledger::id::Hash;
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
    /// Verify ledger files. Ends with 0 where all are valid, 1 where one is not, 2 where one cannot be read.
    Verify {
        /// Snapshots, plain or gzipped.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print one JSON object a line for each file.
        #[arg(long)]
        json: bool,
    },
    /// Make a ledger of people who never were: the same one for the same numbers.
    Generate(generate::Wanted),
    /// Put two files of one ledger together: the chain that counts, and all that is signed and in no block of it.
    Merge {
        /// One snapshot.
        first: PathBuf,
        /// Another one.
        second: PathBuf,
        /// The snapshot to write; gzipped where its name ends in .gz.
        out: PathBuf,
    },
    /// Write the receipt of a transaction, without its content.
    Receipt {
        /// A snapshot that has it.
        file: PathBuf,
        /// The transaction's id: 64 hexadecimal digits.
        #[arg(value_parser = transaction)]
        transaction: Hash,
        /// The receipt to write.
        out: PathBuf,
    },
    /// Hold a receipt against a ledger. Ends with 0 where it proves what it says, 1 where not, 2 where one cannot be read.
    VerifyReceipt {
        /// The receipt.
        receipt: PathBuf,
        /// A snapshot of the ledger, with or without contents.
        file: PathBuf,
        /// Print one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Say what a file holds: a snapshot, an account or a receipt.
    Inspect {
        /// The file.
        file: PathBuf,
    },
}

/// How a task ended; the greatest of several counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Valid,
    Invalid,
    Unreadable,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        Self::from(match end {
            End::Valid => 0,
            End::Invalid => 1,
            End::Unreadable => 2,
        })
    }
}

/// Reads the id of a transaction.
fn transaction(digits: &str) -> Result<Hash, String> {
    Hash::parse(digits).map_err(|malformed| format!("a transaction's id has {malformed}"))
}

/// Does what the arguments of the process say.
pub fn run() -> ExitCode {
    let end = match Arguments::parse().task {
        Task::Verify { files, json } => files.iter().map(|file| verdict::print(file, json)).max(),
        Task::Generate(wanted) => Some(generate::print(&wanted)),
        Task::Merge { first, second, out } => Some(merge::print([&first, &second], &out)),
        Task::Receipt { file, transaction, out } => Some(receipt::print(&file, transaction, &out)),
        Task::VerifyReceipt { receipt, file, json } => Some(verdict::print_receipt(&receipt, &file, json)),
        Task::Inspect { file } => Some(inspect::print(&file)),
    };
    end.unwrap_or(End::Unreadable).into()
}
