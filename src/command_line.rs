//! The command line: what a teacher runs over thirty files, and anybody over one.
//!
//! It gives the same verdict as the page, because it asks the same rules; it looks at no clock, so the verdict is the
//! same on every day. It has no accounts and signs nothing: what it makes is simulated, or was signed by others.

mod generate;
mod inspect;
mod verdict;

use crate::file::FileFault;
use clap::{Parser, Subcommand};
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How many bytes are read from a file at once.
const CHUNK: usize = 1 << 20;

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

/// Does what the arguments of the process say.
pub fn run() -> ExitCode {
    let end = match Arguments::parse().task {
        Task::Verify { files, json } => files.iter().map(|file| verdict::print(file, json)).max(),
        Task::Generate(wanted) => Some(generate::print(&wanted)),
        Task::Inspect { file } => Some(inspect::print(&file)),
    };
    end.unwrap_or(End::Unreadable).into()
}

/// Why a file was not taken to its end.
enum Stopped {
    /// The system did not give it.
    Unreadable(io::Error),
    /// It is not what it should be.
    Fault(FileFault),
}

/// Reads a file piece by piece.
fn read(path: &Path, mut take: impl FnMut(&[u8]) -> Result<(), FileFault>) -> Result<(), Stopped> {
    let mut file = File::open(path).map_err(Stopped::Unreadable)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk).map_err(Stopped::Unreadable)? {
            0 => return Ok(()),
            length => take(&chunk[..length]).map_err(Stopped::Fault)?,
        }
    }
}
