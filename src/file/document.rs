//! What the small files have in common.
//!
//! An account and a receipt are a few kilobytes, so they are read whole, from bytes that may be gzipped, and written
//! as one line of canonical JSON. Each names its format and its version first of all: a file of another program, or of
//! a newer version of this one, is told apart from a damaged one before anything else is judged.

use super::stream::{Extent, MOST_DEPTH, Reach, Source, before, message_of};
use super::{FileFault, SyntaxFault, excerpt};
use crate::ledger::encode;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A small file of one format and version.
pub trait Document: Serialize + DeserializeOwned {
    /// What the member `format` says.
    const FORMAT: &str;
    /// What the member `version` says.
    const VERSION: u64;
    /// The most bytes of JSON that are read.
    const MOST: u64;
}

/// The member `version` of a format's types: this version and no other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version<const N: u64>;

impl<const N: u64> Serialize for Version<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(N)
    }
}

impl<'de, const N: u64> Deserialize<'de> for Version<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = u64::deserialize(deserializer)?;
        if found == N { Ok(Self) } else { Err(D::Error::custom(format_args!("expected version {N}"))) }
    }
}

/// The members by which a file says what it is.
#[derive(Deserialize)]
struct Label {
    format: Option<String>,
    version: Option<u64>,
}

/// Reads a small file.
///
/// # Errors
/// What is wrong with it.
pub fn read<T: Document>(file: &[u8]) -> Result<T, FileFault> {
    let json = unzip(file, T::MOST)?;
    check_outline(&json)?;
    let malformed = |error: serde_json::Error| {
        let (offset, message) = (before(&error, &json) as u64, message_of(&error));
        FileFault::Format { offset, message }
    };
    let label: Label = serde_json::from_slice(&json).map_err(malformed)?;
    check_label(label.format.as_deref(), T::FORMAT)?;
    match label.version {
        Some(version) => check_version(version, T::VERSION)?,
        None => return Err(FileFault::Foreign { found: String::new() }),
    }
    encode::read(&json).map_err(malformed)
}

/// Writes a small file: canonical JSON in one line.
pub fn write<T: Document>(document: &T) -> Vec<u8> {
    let mut bytes = encode::canonical(document);
    bytes.push(b'\n');
    bytes
}

/// Checks that a file is of the expected format.
pub(super) fn check_label(found: Option<&str>, expected: &str) -> Result<(), FileFault> {
    let found = found.unwrap_or_default();
    if found == expected { Ok(()) } else { Err(FileFault::Foreign { found: excerpt(found) }) }
}

/// Checks that a file is of the known version.
pub(super) const fn check_version(found: u64, known: u64) -> Result<(), FileFault> {
    if found == known { Ok(()) } else { Err(FileFault::Version { found, known }) }
}

fn unzip(file: &[u8], most: u64) -> Result<Vec<u8>, FileFault> {
    let mut source = Source::new(most);
    source.push(file);
    source.end();
    let (mut json, mut more) = (Vec::new(), Vec::new());
    while source.read_into(&mut more)? {
        json.append(&mut more);
    }
    source.finish(json.len() as u64)?;
    Ok(json)
}

/// Checks that the JSON is an object, has an end, and is not too deep.
fn check_outline(json: &[u8]) -> Result<(), FileFault> {
    let start = json.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(json.len());
    let why = match json.get(start) {
        Some(b'{') => None,
        Some(0xef) => Some(SyntaxFault::ByteOrderMark),
        Some(_) => Some(SyntaxFault::Object),
        None => return Err(FileFault::Truncated { offset: json.len() as u64 }),
    };
    if let Some(why) = why {
        return Err(FileFault::Syntax { offset: start as u64, why });
    }
    match Extent::new(MOST_DEPTH).follow(&json[start..]) {
        Reach::Ends(_) => Ok(()),
        Reach::Whole => Err(FileFault::Truncated { offset: json.len() as u64 }),
        Reach::TooDeep(index) => Err(FileFault::TooDeep { most: MOST_DEPTH, offset: (start + index) as u64 }),
    }
}
