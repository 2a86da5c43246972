//! Reading files from the disk, piece by piece.

use super::End;
use crate::file::FileFault;
use crate::file::snapshot::{SnapshotPart, SnapshotReader};
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::text;
use std::fs::File;
use std::io::{self, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

/// How many bytes are read from a file at once.
const CHUNK: usize = 1 << 20;

/// Why a file was not taken to its end.
#[derive(Debug)]
pub enum Stopped {
    /// The system did not give it.
    Unreadable(io::Error),
    /// It is not what it should be.
    Fault(FileFault),
}

impl Stopped {
    /// What is wrong, as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Unreadable(error) => text::command_line::unreadable(&error.to_string()),
            Self::Fault(fault) => text::file_fault(fault),
        }
    }

    /// How a task ends that needed the file.
    pub const fn end(&self) -> End {
        match self {
            Self::Unreadable(_) => End::Unreadable,
            Self::Fault(_) => End::Invalid,
        }
    }
}

/// Reads a file piece by piece.
pub fn read(path: &Path, mut take: impl FnMut(&[u8]) -> Result<(), FileFault>) -> Result<(), Stopped> {
    let mut file = File::open(path).map_err(Stopped::Unreadable)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk).map_err(Stopped::Unreadable)? {
            0 => return Ok(()),
            length => take(&chunk[..length]).map_err(Stopped::Fault)?,
        }
    }
}

/// Reads a whole file of which no more than `most` bytes are of interest: one more is read, so that a larger one shows.
pub fn read_small(path: &Path, most: usize) -> Result<Vec<u8>, Stopped> {
    let file = File::open(path).map_err(Stopped::Unreadable)?;
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(Stopped::Unreadable)?;
    Ok(bytes)
}

/// Verifies a snapshot, keeping its blocks or not.
pub fn verify(path: &Path, keep: Keep) -> Result<VerifiedSnapshot, Stopped> {
    let mut verifier = SnapshotVerifier::new(keep, None);
    read(path, |chunk| verifier.push(chunk))?;
    verifier.finish().map_err(Stopped::Fault)
}

/// Hands over the parts of a snapshot that was verified before, until one of them is enough.
pub fn parts(path: &Path, mut take: impl FnMut(SnapshotPart) -> ControlFlow<()>) -> Result<(), Stopped> {
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
