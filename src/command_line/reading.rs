//! Reads files from disk, chunk by chunk.

use super::ExitStatus;
use crate::file::FileFault;
use crate::file::snapshot::{SnapshotPart, SnapshotReader};
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::text;
use std::fs::File;
use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

/// The number of bytes in a chunk.
const CHUNK: usize = 1 << 20;

/// The reason why a file was not read to its end.
#[derive(Debug)]
pub enum ReadFailure {
    /// An error of the operating system.
    Unreadable(io::Error),
    /// A fault of the file.
    Fault(FileFault),
}

impl ReadFailure {
    /// Returns the reason as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreadable(error) => text::command_line::unreadable(&error.to_string()),
            Self::Fault(fault) => text::file_fault(fault),
        }
    }

    /// Returns the outcome of a task that needs the file.
    pub const fn end(&self) -> ExitStatus {
        match self {
            Self::Unreadable(_) => ExitStatus::Unreadable,
            Self::Fault(_) => ExitStatus::Invalid,
        }
    }
}

/// Reads a file chunk by chunk.
pub fn read(path: &Path, mut take: impl FnMut(&[u8]) -> Result<(), FileFault>) -> Result<(), ReadFailure> {
    let mut file = File::open(path).map_err(ReadFailure::Unreadable)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk).map_err(ReadFailure::Unreadable)? {
            0 => return Ok(()),
            length => take(&chunk[..length]).map_err(ReadFailure::Fault)?,
        }
    }
}

/// Reads a whole file of at most `most` bytes, and one byte more of a larger one, so that the caller can tell.
pub fn read_small(path: &Path, most: usize) -> Result<Vec<u8>, ReadFailure> {
    let file = File::open(path).map_err(ReadFailure::Unreadable)?;
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(ReadFailure::Unreadable)?;
    Ok(bytes)
}

/// Verifies a snapshot, and keeps its blocks or not.
pub fn verify(path: &Path, keep: Keep) -> Result<VerifiedSnapshot, ReadFailure> {
    let mut verifier = SnapshotVerifier::new(keep, None);
    read(path, |chunk| verifier.push(chunk))?;
    verifier.finish().map_err(ReadFailure::Fault)
}

/// Passes the parts of a verified snapshot to `take`, until it returns `Break`.
pub fn parts(path: &Path, mut take: impl FnMut(SnapshotPart) -> ControlFlow<()>) -> Result<(), ReadFailure> {
    let mut reader = SnapshotReader::default();
    let mut enough = false;
    read(path, |chunk| {
        if !enough {
            reader.push(chunk);
        }
        while !enough && let Some(part) = reader.next_part()? {
            enough = take(part).is_break();
        }
        Ok(())
    })
}
