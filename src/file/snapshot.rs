//! A snapshot: a whole ledger in one file (PROTOCOL, section 9).
//!
//! It is how a ledger comes to another browser, and how it outlives this one. It is written with one block a line, so
//! that `diff`, `grep` and `wc -l` work on it, and read as a stream, so that its size costs no memory. The blocks in it
//! are `Unchecked`: a reader says only that a file is of the format. Whether its chain follows the rules, `verify` says.

mod reader;
mod writer;

pub use reader::{SnapshotPart, SnapshotReader};
pub use writer::{Beside, SnapshotWriter};

use crate::ledger::id::Hash;
use crate::ledger::number::Timestamp;
use crate::ledger::words::Name;
use serde::{Deserialize, Serialize};

/// What the member `format` says.
const FORMAT: &str = "medchain-snapshot";

/// What the member `version` says.
const VERSION: u64 = 1;

/// Whether a file holds sealed contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contents {
    /// As they are: for the eyes of their readers.
    Sealed,
    /// Left out.
    Withheld,
}

/// Whether a file is gzipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    /// Plain JSON, one block a line.
    None,
    /// The same, gzipped.
    Gzip,
}

/// What a snapshot says of itself. Nothing of it is signed; only that `ledger` is what block 0 founds was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotHead {
    /// The ledger's id.
    pub ledger: Hash,
    /// What the ledger is called.
    pub name: Name,
    /// When the file was written, by the clock of the device that wrote it.
    pub exported_at: Timestamp,
    /// Whether it holds sealed contents.
    pub contents: Contents,
}
