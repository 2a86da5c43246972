//! Identifiers of users, hospitals and records, and hashes, which identify everything that is signed.
//!
//! Text that a person typed is parsed once (`UserId::parse`). Identifiers in a file are read without a check, because
//! the protocol judges them after signatures (docs/protocol.md, section 10): a `UserId` in a `Block<Unchecked>` may be
//! malformed, one in a `Block<Verified>` is well formed.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The error for a text that is not a well-formed identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MalformedId {
    /// The rejected text.
    pub actual: String,
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $lengths:expr, $first:expr, $rest:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Parses an identifier that a person typed.
            ///
            /// # Errors
            /// Returns the text if it does not have the form of docs/protocol.md, section 1.
            pub fn parse(text: &str) -> Result<Self, MalformedId> {
                let id = Self(text.into());
                if id.is_well_formed() { Ok(id) } else { Err(MalformedId { actual: text.to_owned() }) }
            }

            /// Returns `true` if the identifier has the form of docs/protocol.md, section 1.
            pub fn is_well_formed(&self) -> bool {
                let bytes = self.0.as_bytes();
                let first: fn(u8) -> bool = $first;
                let rest: fn(u8) -> bool = $rest;
                $lengths.contains(&bytes.len()) && first(bytes[0]) && bytes.iter().copied().all(rest)
            }

            /// Returns the identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier! {
    /// The id of a user: `^[a-z][a-z0-9_]{2,31}$`.
    UserId, 3..=32, |b| b.is_ascii_lowercase(), |b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'
}
/// The ids of users that no account may have. Screens and files use them for the holder of the audit key, for the
/// program and for its automatic actions, so a person with such an id could be mistaken for one of these.
pub const RESERVED: [&str; 3] = ["auditor", "medchain", "system"];

impl UserId {
    /// Returns `true` if no account may have this id.
    pub fn is_reserved(&self) -> bool {
        RESERVED.contains(&self.as_str())
    }
}

identifier! {
    /// The id of a hospital: `^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`.
    HospitalId, 1..=64, |b| b.is_ascii_alphanumeric(), |b| b.is_ascii_alphanumeric() || b"_.-".contains(&b)
}
identifier! {
    /// The id of a record: `^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`.
    RecordId, 1..=64, |b| b.is_ascii_alphanumeric(), |b| b.is_ascii_alphanumeric() || b"_.-".contains(&b)
}

/// The error for a text that is not lowercase hexadecimal of the expected length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{digits} lowercase hexadecimal digits")]
pub struct MalformedHex {
    /// The expected number of digits.
    pub digits: usize,
}

macro_rules! hexadecimal {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $bytes]);

        impl $name {
            /// Parses lowercase hexadecimal digits, exactly two for each byte.
            ///
            /// # Errors
            /// Returns the expected number of digits if the length differs or a character is not a lowercase digit.
            pub fn parse(text: &str) -> Result<Self, $crate::ledger::id::MalformedHex> {
                let malformed = $crate::ledger::id::MalformedHex { digits: $bytes * 2 };
                if text.len() != $bytes * 2 || text.bytes().any(|b| b.is_ascii_uppercase()) {
                    return Err(malformed);
                }
                let mut bytes = [0; $bytes];
                const_hex::decode_to_slice(text.as_bytes(), &mut bytes).map_err(|_| malformed)?;
                Ok(Self(bytes))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(const_hex::Buffer::<$bytes, false>::new().format(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(const_hex::Buffer::<$bytes, false>::new().format(&self.0))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct HexVisitor;
                impl serde::de::Visitor<'_> for HexVisitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "{}", $crate::ledger::id::MalformedHex { digits: $bytes * 2 })
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::parse(text).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(HexVisitor)
            }
        }
    };
}
pub(crate) use hexadecimal;

hexadecimal! {
    /// A SHA-256 hash: the id of a transaction or a ledger, the hash of a header, a node of a Merkle tree.
    Hash, 32
}
hexadecimal! {
    /// Sixteen random bytes that give equal contents different hashes.
    Salt, 16
}

impl Hash {
    /// The `previous_hash` of block 0, which has no previous block.
    pub const ZERO: Self = Self([0; 32]);
}
