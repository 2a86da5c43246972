//! A snapshot: a whole ledger in one file (docs/protocol.md, section 9).
//!
//! A snapshot copies a ledger to another browser and backs it up. It is written with one block on each line, so that
//! `diff`, `grep` and `wc -l` work on it, and read as a stream, so that its size needs no memory. A reader checks only
//! the format, so the blocks are `Unchecked`; [`verified`](super::verified) checks the rules of the chain.

mod reader;
mod writer;

pub use reader::{SnapshotPart, SnapshotReader};
pub use writer::{SnapshotExtras, SnapshotWriter};

use crate::ledger::free_text::Name;
use crate::ledger::id::Hash;
use crate::ledger::number::Timestamp;
use serde::{Deserialize, Serialize};

/// The value of the member `format`.
const FORMAT: &str = "medchain-snapshot";

/// The value of the member `version`.
const VERSION: u64 = 1;

/// The presence of sealed contents in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contents {
    /// The file contains the sealed contents, which only their readers can decrypt.
    Sealed,
    /// The sealed contents are left out.
    Withheld,
}

/// The compression of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    /// Plain JSON with one block on each line.
    None,
    /// Gzipped JSON.
    Gzip,
}

/// The unsigned members of a snapshot. Only `ledger` is checked: it is the ledger that block 0 creates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotHead {
    /// The ledger's id.
    pub ledger: Hash,
    /// The name of the ledger.
    pub name: Name,
    /// The time of the export, by the clock of the device that wrote the file.
    pub exported_at: Timestamp,
    /// The presence of sealed contents.
    pub contents: Contents,
}
