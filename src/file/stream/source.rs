//! The input of a stream: plain bytes, or gzip, which is recognized by its first two bytes (RFC 1952).

use crate::file::FileFault;
use flate2::write::MultiGzDecoder;
use std::io::{ErrorKind, Write as _};

/// The number of zipped bytes to decompress at once. Deflate expands a byte to at most 1,032 bytes, so a step needs at
/// most 4.2 MB of memory, for any file.
const STEP: usize = 4096;

/// The first two bytes of a gzip member.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Takes chunks of a file and returns its JSON.
#[derive(Debug)]
pub struct Source {
    format: Format,
    chunk: Vec<u8>,
    taken: usize,
    /// The number of bytes of the file before those in `chunk`.
    before: u64,
    /// The number of bytes of JSON that were returned.
    given: u64,
    most: u64,
}

#[derive(Debug)]
enum Format {
    /// The first two bytes were not pushed yet.
    Unknown,
    Plain,
    Gzip(Box<MultiGzDecoder<Vec<u8>>>),
}

impl Source {
    /// Creates a source that returns at most `most` bytes.
    pub const fn new(most: u64) -> Self {
        Self { format: Format::Unknown, chunk: Vec::new(), taken: 0, before: 0, given: 0, most }
    }

    /// Adds the next bytes of the file.
    pub fn push(&mut self, chunk: &[u8]) {
        self.before += self.taken as u64;
        self.chunk.drain(..self.taken);
        self.taken = 0;
        self.chunk.extend_from_slice(chunk);
        if let (Format::Unknown, Some(start)) = (&self.format, self.chunk.first_chunk::<2>()) {
            let gzip = || Format::Gzip(Box::new(MultiGzDecoder::new(Vec::new())));
            self.format = if *start == MAGIC { gzip() } else { Format::Plain };
        }
    }

    /// Ends the input, so that a file of one byte is returned too.
    pub fn end(&mut self) {
        if let Format::Unknown = self.format {
            self.format = Format::Plain;
        }
    }

    /// Writes the next bytes of JSON into `json`, which must be empty. Returns `false` until more bytes are pushed.
    ///
    /// # Errors
    /// Returns `Gzip` or `TooLarge`.
    pub fn read_into(&mut self, json: &mut Vec<u8>) -> Result<bool, FileFault> {
        let rest = &self.chunk[self.taken..];
        if rest.is_empty() || matches!(self.format, Format::Unknown) {
            return Ok(false);
        }
        let used = match &mut self.format {
            Format::Gzip(decoder) => {
                let step = &rest[..rest.len().min(STEP)];
                let offset = self.before + self.taken as u64;
                decoder.write_all(step).and_then(|()| decoder.flush()).map_err(|_| FileFault::Gzip { offset })?;
                std::mem::swap(json, decoder.get_mut());
                step.len()
            }
            Format::Plain | Format::Unknown => {
                json.extend_from_slice(rest);
                rest.len()
            }
        };
        self.taken += used;
        self.given += json.len() as u64;
        if self.given > self.most { Err(FileFault::TooLarge { most: self.most }) } else { Ok(true) }
    }

    /// Ends the source, of which `offset` bytes of JSON were read.
    ///
    /// # Errors
    /// Returns `Truncated` or `Gzip` if the gzip data has no valid end.
    pub fn finish(&mut self, offset: u64) -> Result<(), FileFault> {
        let Format::Gzip(decoder) = &mut self.format else { return Ok(()) };
        decoder.try_finish().map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => FileFault::Truncated { offset },
            _ => FileFault::Gzip { offset: self.before + self.taken as u64 },
        })
    }
}
