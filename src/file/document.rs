//! The reading and writing of small files.
//!
//! An account and a receipt have a few kilobytes, so they are read whole, from plain or gzipped bytes, and written as
//! one line of canonical JSON. A reader checks the format and the version first, so that a file of another program, or
//! of a newer version of this one, gives another error than a malformed file.

use super::stream::{MOST_DEPTH, Reach, Source, ValueScanner, before, message_of};
use super::{FileFault, SyntaxFault, excerpt};
use crate::ledger::encode;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A small file of one format and version.
pub trait Document: Serialize + DeserializeOwned {
    /// The value of the member `format`.
    const FORMAT: &str;
    /// The value of the member `version`.
    const VERSION: u64;
    /// The maximum number of bytes of JSON.
    const MOST: u64;
}

/// The member `version` of a format's types, which accepts only version `N`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version<const N: u64>;

impl<const N: u64> Serialize for Version<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(N)
    }
}

impl<'de, const N: u64> Deserialize<'de> for Version<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let actual = u64::deserialize(deserializer)?;
        if actual == N { Ok(Self) } else { Err(D::Error::custom(format_args!("expected version {N}"))) }
    }
}

/// The members that identify the format of a file.
#[derive(Deserialize)]
struct Label {
    format: Option<String>,
    version: Option<u64>,
}

/// Reads a small file.
///
/// # Errors
/// Returns the fault of the file.
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
        None => return Err(FileFault::Foreign { actual: String::new() }),
    }
    encode::read(&json).map_err(malformed)
}

/// Writes a small file as canonical JSON in one line.
pub fn write<T: Document>(document: &T) -> Vec<u8> {
    let mut bytes = encode::canonical(document);
    bytes.push(b'\n');
    bytes
}

/// Checks that a file has the expected format.
pub(super) fn check_label(actual: Option<&str>, expected: &str) -> Result<(), FileFault> {
    let actual = actual.unwrap_or_default();
    if actual == expected { Ok(()) } else { Err(FileFault::Foreign { actual: excerpt(actual) }) }
}

/// Checks that a file has the known version.
pub(super) const fn check_version(actual: u64, known: u64) -> Result<(), FileFault> {
    if actual == known { Ok(()) } else { Err(FileFault::Version { actual, known }) }
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

/// Checks that the JSON is a complete object and not too deep.
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
    match ValueScanner::new(MOST_DEPTH).follow(&json[start..]) {
        Reach::Ends(_) => Ok(()),
        Reach::Whole => Err(FileFault::Truncated { offset: json.len() as u64 }),
        Reach::TooDeep(index) => Err(FileFault::TooDeep { most: MOST_DEPTH, offset: (start + index) as u64 }),
    }
}
