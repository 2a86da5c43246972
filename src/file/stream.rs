//! A JSON document as a stream: chunks of bytes go in, the parts of its top-level object come out.
//!
//! A snapshot may hold a gigabyte, far more than a browser parses at once. But it is one flat object: small members,
//! and a few long lists of which each element fits in memory. So a scanner that knows only brackets, strings and
//! commas cuts the stream into [`Part`]s, and the real parser (serde) judges each part by itself. Memory holds one part
//! and one chunk. What the scanner lets pass the parser refuses, and the other way round; together they take strict
//! JSON and nothing else (RFC 8259, without a byte-order mark).
//!
//! Push a chunk, take parts until there are none, push the next; at the end, `finish`:
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

mod extent;
mod source;
mod split;

pub(super) use extent::{Extent, Reach};
pub(super) use source::Source;

use super::{FileFault, MemberFault};
use crate::ledger::encode;
use crate::ledger::rejection::Reason;
use serde::Serialize;
use serde::de::DeserializeOwned;
use split::Splitter;

/// The most JSON that is read, after unzipping: 1 GiB (PROTOCOL, section 9).
pub const MOST_JSON: u64 = 1 << 30;

/// The most levels of objects and arrays (PROTOCOL, section 9).
pub const MOST_DEPTH: u32 = 32;

/// The caps on a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of JSON, after unzipping.
    pub json: u64,
    /// Levels of objects and arrays; the top-level object is the first.
    pub depth: u32,
    /// Bytes of one part, where the member itself has no smaller cap.
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
    /// A member that comes as one part of at most `most` bytes.
    pub const fn value(name: &'static str, most: usize) -> Self {
        Self { name, kind: Kind::Value, presence: Presence::Needed, most }
    }

    /// A list of which each element comes as a part of at most `most` bytes.
    pub const fn list(name: &'static str, most: usize) -> Self {
        Self { name, kind: Kind::List, presence: Presence::Needed, most }
    }

    /// The same member, which may be left out.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { presence: Presence::Optional, ..self }
    }
}

/// Where a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Bytes before it.
    pub offset: u64,
    /// Its line, from 1.
    pub line: u64,
    /// Bytes before it in its line.
    pub column: u64,
}

impl Place {
    /// The first byte.
    pub const START: Self = Self { offset: 0, line: 1, column: 0 };

    /// The place behind these bytes, of which the first stands here.
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

/// A member's value, or one element of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Whose value or element it is.
    pub member: &'static str,
    /// Where its first byte stands.
    pub place: Place,
    /// The JSON text, as it stands in the file.
    pub json: Vec<u8>,
}

impl Part {
    /// Parses the part, strictly (`encode::read`).
    ///
    /// # Errors
    /// `Format` with the offset at which the parser stopped; that of the part, where the parser names none.
    pub fn read<T: Serialize + DeserializeOwned>(&self) -> Result<T, FileFault> {
        encode::read(&self.json).map_err(|error| {
            let offset = self.place.offset + before(&error, &self.json) as u64;
            FileFault::Format { offset, message: message_of(&error) }
        })
    }

    /// Parses the part of a rule's subject: a block.
    ///
    /// # Errors
    /// The reason `Format`, with line and column of the file.
    pub fn judge<T: Serialize + DeserializeOwned>(&self) -> Result<T, Reason> {
        encode::read(&self.json).map_err(|error| {
            let place = self.place.behind(&self.json[..before(&error, &self.json)]);
            Reason::Format { line: place.line, column: place.column + 1, message: message_of(&error) }
        })
    }
}

/// How many bytes stand before the one at which the parser stopped; 0 where it does not say.
pub(super) fn before(error: &serde_json::Error, json: &[u8]) -> usize {
    let lines = json.split_inclusive(|&byte| byte == b'\n').take(error.line().max(1) - 1);
    let before: usize = lines.map(<[u8]>::len).sum();
    (before + error.column().max(1) - 1).min(json.len())
}

/// The parser's message without its line and column, which count from the beginning of the part.
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
    /// JSON that was unzipped and not yet split, from `taken` on.
    json: Vec<u8>,
    taken: usize,
    /// The fault that ended the stream.
    fault: Option<FileFault>,
}

impl JsonStream {
    /// A stream that expects an object with the members of `shape`.
    pub fn new(shape: &'static [Member], limits: Limits) -> Self {
        let (source, splitter) = (Source::new(limits.json), Splitter::new(shape, limits));
        Self { source, splitter, json: Vec::new(), taken: 0, fault: None }
    }

    /// Takes the next bytes of the file. Take their parts before pushing more: until then they are kept.
    pub fn push(&mut self, chunk: &[u8]) {
        self.source.push(chunk);
    }

    /// The next part that is complete, or none before more is pushed. After a fault, the same fault again.
    ///
    /// # Errors
    /// What is wrong with the outline of the document, or a cap that it exceeds.
    pub fn next_part(&mut self) -> Result<Option<Part>, FileFault> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        let next = self.advance();
        self.fault = next.as_ref().err().cloned();
        next
    }

    /// How many bytes of JSON were read so far.
    pub fn offset(&self) -> u64 {
        self.splitter.place().offset
    }

    /// Ends the stream.
    ///
    /// # Errors
    /// `Truncated`, `Gzip`, a needed member that is missing, or what `next_part` would still have found.
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

/// The fault of a member at the top of a file.
fn member_fault(name: &str, why: MemberFault) -> FileFault {
    FileFault::Member { name: super::excerpt(name), why }
}
