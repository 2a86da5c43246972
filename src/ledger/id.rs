//! Names of things: users, hospitals, records; and hashes, which name everything that was signed.
//!
//! What people type is parsed here once (`UserId::parse`) and trusted from then on. What a file holds is read as it
//! stands, because the protocol judges identifiers after signatures (PROTOCOL, section 10): until `verify` has said
//! yes, a `UserId` inside a `Block<Unchecked>` may be malformed; inside a `Block<Verified>` it never is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// Why a text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MalformedId {
    /// The text that was found.
    pub found: String,
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $lengths:expr, $first:expr, $rest:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Parses what a person typed.
            ///
            /// # Errors
            /// The text where it does not have the shape that PROTOCOL, section 1, gives.
            pub fn parse(text: &str) -> Result<Self, MalformedId> {
                let id = Self(text.into());
                if id.is_well_formed() { Ok(id) } else { Err(MalformedId { found: text.to_owned() }) }
            }

            /// Whether the identifier has the shape that PROTOCOL, section 1, gives.
            pub fn is_well_formed(&self) -> bool {
                let bytes = self.0.as_bytes();
                let first: fn(u8) -> bool = $first;
                let rest: fn(u8) -> bool = $rest;
                $lengths.contains(&bytes.len()) && first(bytes[0]) && bytes.iter().copied().all(rest)
            }

            /// The text itself.
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
    /// Who: `^[a-z][a-z0-9_]{2,31}$`.
    UserId, 3..=32, |b| b.is_ascii_lowercase(), |b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'
}
/// The ids of users that no account may have. A screen or a file says them of a part of the ledger, so that a person of
/// that id would be taken for it: the holder of the audit key, the program, and what it does by itself.
pub const RESERVED: [&str; 3] = ["auditor", "medchain", "system"];

impl UserId {
    /// Returns whether no account may have this id.
    pub fn is_reserved(&self) -> bool {
        RESERVED.contains(&self.as_str())
    }
}

identifier! {
    /// Which hospital: `^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`.
    HospitalId, 1..=64, |b| b.is_ascii_alphanumeric(), |b| b.is_ascii_alphanumeric() || b"_.-".contains(&b)
}
identifier! {
    /// Which record: `^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`.
    RecordId, 1..=64, |b| b.is_ascii_alphanumeric(), |b| b.is_ascii_alphanumeric() || b"_.-".contains(&b)
}

/// Why a text is not the hexadecimal form that was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedHex {
    /// How many digits were expected.
    pub digits: usize,
}

impl fmt::Display for MalformedHex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lowercase hexadecimal digits", self.digits)
    }
}

macro_rules! hexadecimal {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $bytes]);

        impl $name {
            /// Parses lowercase hexadecimal digits, exactly two a byte.
            ///
            /// # Errors
            /// Another length, another digit, or an uppercase one.
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
                struct Digits;
                impl serde::de::Visitor<'_> for Digits {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "{}", $crate::ledger::id::MalformedHex { digits: $bytes * 2 })
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::parse(text).map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
                    }
                }
                deserializer.deserialize_str(Digits)
            }
        }
    };
}
pub(crate) use hexadecimal;

hexadecimal! {
    /// A SHA-256 sum: the id of a transaction or a ledger, the hash of a header, a node of a tree.
    Hash, 32
}
hexadecimal! {
    /// Sixteen random bytes that make equal contents differ.
    Salt, 16
}

impl Hash {
    /// What stands in block 0 where later blocks name the block before.
    pub const ZERO: Self = Self([0; 32]);
}
