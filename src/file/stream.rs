//! A JSON document as a stream: bytes in, the parts of its top-level object out.
//!
//! A snapshot may have a gigabyte, far more than a browser can parse at once. But it is one flat object with small
//! members and a few long lists, of which each element fits in memory. So a scanner that knows only brackets, strings
//! and commas cuts the stream into [`Part`]s, and a parser (serde) reads each part on its own. Memory holds one part
//! and one chunk. Scanner and parser each reject what the other does not see; together they accept exactly strict JSON
//! (RFC 8259, without a byte-order mark).
//!
//! Push a chunk, take parts until there are none, push the next, and call `finish` at the end:
//!
//! ```
//! use medchain::file::stream::{JsonStream, Limits, Member};
//!
//! const SHAPE: &[Member] = &[Member::value("name", 100), Member::list("numbers", 100)];
//! let mut stream = JsonStream::new(SHAPE, Limits::default());
//! let mut numbers = Vec::new();
//! for chunk in [&br#"{"name":"a few", "num"#[..], &br#"bers":[1, 2,3]}"#[..]] {
//!     stream.push(chunk);
//!     while let Some(part) = stream.next_part()? {
//!         if part.member == "numbers" {
//!             numbers.push(part.read::<u64>()?);
//!         }
//!     }
//! }
//! stream.finish()?;
//! assert_eq!(numbers, [1, 2, 3]);
//! # Ok::<(), medchain::file::FileFault>(())
//! ```

mod source;
mod split;
mod value_scanner;

pub(super) use source::Source;
pub(super) use value_scanner::{Reach, ValueScanner};

use super::{FileFault, MemberFault};
use crate::ledger::encode;
use crate::ledger::rejection::Reason;
use serde::Serialize;
use serde::de::DeserializeOwned;
use split::Splitter;

/// The maximum size of the JSON after unzipping: 1 GiB (docs/protocol.md, section 9).
pub const MOST_JSON: u64 = 1 << 30;

/// The maximum number of levels of objects and arrays (docs/protocol.md, section 9).
pub const MOST_DEPTH: u32 = 32;

/// The limits of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The maximum number of bytes of JSON, after unzipping.
    pub json: u64,
    /// The maximum number of levels of objects and arrays; the top-level object is the first.
    pub depth: u32,
    /// The maximum number of bytes of one part, if its member has no smaller limit.
    pub part: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { json: MOST_JSON, depth: MOST_DEPTH, part: usize::MAX }
    }
}

/// A member that the top-level object may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    name: &'static str,
    kind: Kind,
    presence: Presence,
    most: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Value,
    List,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    Needed,
    Optional,
}

impl Member {
    /// Declares a member that is read as one part of at most `most` bytes.
    pub const fn value(name: &'static str, most: usize) -> Self {
        Self { name, kind: Kind::Value, presence: Presence::Needed, most }
    }

    /// Declares a list of which each element is read as a part of at most `most` bytes.
    pub const fn list(name: &'static str, most: usize) -> Self {
        Self { name, kind: Kind::List, presence: Presence::Needed, most }
    }

    /// Makes the member optional.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { presence: Presence::Optional, ..self }
    }
}

/// The position of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of bytes before it.
    pub offset: u64,
    /// The line, from 1.
    pub line: u64,
    /// The number of bytes before it in its line.
    pub column: u64,
}

impl Place {
    /// The position of the first byte.
    pub const START: Self = Self { offset: 0, line: 1, column: 0 };

    /// Returns the position after these bytes, which begin at `self`.
    fn behind(self, bytes: &[u8]) -> Self {
        let mut place = Self { offset: self.offset + bytes.len() as u64, ..self };
        let mut rest = bytes;
        while let Some(newline) = rest.iter().position(|&byte| byte == b'\n') {
            rest = &rest[newline + 1..];
            place.line += 1;
            place.column = 0;
        }
        place.column += rest.len() as u64;
        place
    }
}

/// The value of a member, or one element of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the member.
    pub member: &'static str,
    /// The position of the first byte.
    pub place: Place,
    /// The JSON text of the file, unchanged.
    pub json: Vec<u8>,
}

impl Part {
    /// Parses the part strictly (`encode::read`).
    ///
    /// # Errors
    /// Returns `Format` with the offset at which the parser stopped, or that of the part if the parser gives none.
    pub fn read<T: Serialize + DeserializeOwned>(&self) -> Result<T, FileFault> {
        encode::read(&self.json).map_err(|error| {
            let offset = self.place.offset + before(&error, &self.json) as u64;
            FileFault::Format { offset, message: message_of(&error) }
        })
    }

    /// Parses a part that the rules judge, such as a block.
    ///
    /// # Errors
    /// Returns the reason `Format`, with the line and column in the file.
    pub fn judge<T: Serialize + DeserializeOwned>(&self) -> Result<T, Reason> {
        encode::read(&self.json).map_err(|error| {
            let place = self.place.behind(&self.json[..before(&error, &self.json)]);
            Reason::Format { line: place.line, column: place.column + 1, message: message_of(&error) }
        })
    }
}

/// Returns the number of bytes before the one at which the parser stopped; 0 if the error has no position.
pub(super) fn before(error: &serde_json::Error, json: &[u8]) -> usize {
    let lines = json.split_inclusive(|&byte| byte == b'\n').take(error.line().max(1) - 1);
    let before: usize = lines.map(<[u8]>::len).sum();
    (before + error.column().max(1) - 1).min(json.len())
}

/// Returns the parser's message without its line and column, which count from the start of the part.
pub(super) fn message_of(error: &serde_json::Error) -> String {
    let mut message = error.to_string();
    if let Some(end) = message.rfind(" at line ") {
        message.truncate(end);
    }
    message
}

/// Reads one JSON document, chunk by chunk.
#[derive(Debug)]
pub struct JsonStream {
    source: Source,
    splitter: Splitter,
    /// Unzipped JSON; the bytes from `taken` on are not split yet.
    json: Vec<u8>,
    taken: usize,
    /// The fault that ended the stream.
    fault: Option<FileFault>,
}

impl JsonStream {
    /// Creates a stream that expects an object with the members of `shape`.
    pub fn new(shape: &'static [Member], limits: Limits) -> Self {
        let (source, splitter) = (Source::new(limits.json), Splitter::new(shape, limits));
        Self { source, splitter, json: Vec::new(), taken: 0, fault: None }
    }

    /// Adds the next bytes of the file. Take their parts before you push more: the stream keeps the bytes until then.
    pub fn push(&mut self, chunk: &[u8]) {
        self.source.push(chunk);
    }

    /// Returns the next complete part, or `None` until more is pushed. After a fault, returns the same fault again.
    ///
    /// # Errors
    /// Returns a fault of the outline, or a limit that the document exceeds.
    pub fn next_part(&mut self) -> Result<Option<Part>, FileFault> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let next = self.advance();
        self.fault = next.as_ref().err().cloned();
        next
    }

    /// Returns the number of bytes of JSON that were read.
    pub fn offset(&self) -> u64 {
        self.splitter.place().offset
    }

    /// Ends the stream.
    ///
    /// # Errors
    /// Returns `Truncated`, `Gzip`, a missing member, or a fault that `next_part` would still have returned.
    pub fn finish(mut self) -> Result<(), FileFault> {
        self.source.end();
        while self.next_part()?.is_some() {}
        self.source.finish(self.offset())?;
        self.splitter.finish()
    }

    fn advance(&mut self) -> Result<Option<Part>, FileFault> {
        loop {
            let (used, part) = self.splitter.split(&self.json[self.taken..])?;
            self.taken += used;
            if part.is_some() {
                return Ok(part);
            }
            self.json.clear();
            self.taken = 0;
            if !self.source.read_into(&mut self.json)? {
                return Ok(None);
            }
        }
    }
}

/// Returns the fault of a member of the top-level object.
fn member_fault(name: &str, why: MemberFault) -> FileFault {
    FileFault::Member { name: super::excerpt(name), why }
}
