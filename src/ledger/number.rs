//! Integers of the ledger: heights, slots, rounds, times, tokens and money.
//!
//! The protocol has no fractions, no negative numbers and nothing above 2^53 - 1, the greatest integer that every JSON
//! parser reads exactly (docs/protocol.md, section 1). Each quantity has its own type, so the compiler rejects a slot
//! where a height is expected.

use serde::de::{Error as _, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// The greatest integer of the protocol: 2^53 - 1.
pub const GREATEST: u64 = (1 << 53) - 1;

macro_rules! whole_number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                integer(deserializer).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

whole_number! {
    /// The number of blocks below a block.
    Height
}
whole_number! {
    /// A number that gives one delegate the right to forge one block. Slots have no duration; block 0 has slot 0.
    Slot
}
whole_number! {
    /// N consecutive slots between two elections, counted from 0.
    Round
}
whole_number! {
    /// Milliseconds since 1970-01-01 UTC.
    Timestamp
}
whole_number! {
    /// A whole number of tokens.
    Tokens
}
whole_number! {
    /// An amount of money, in cents.
    Cents
}

impl Height {
    /// Returns the height of the next block.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Reads an integer from 0 to 2^53 - 1.
///
/// # Errors
/// Returns an error for everything else: negative numbers, fractions, exponents, strings, greater values.
pub fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    struct IntegerVisitor;
    impl Visitor<'_> for IntegerVisitor {
        type Value = u64;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an integer from 0 to 9007199254740991")
        }
        fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<u64, E> {
            if value <= GREATEST { Ok(value) } else { Err(E::invalid_value(Unexpected::Unsigned(value), &self)) }
        }
        // serde-wasm-bindgen passes a whole JavaScript number as an `i64`.
        fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<u64, E> {
            let value = u64::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))?;
            self.visit_u64(value)
        }
    }
    deserializer.deserialize_u64(IntegerVisitor)
}

/// Reads a member that may be absent but, if it is present, must have a value: `null` is an error. Use it with
/// `#[serde(default, deserialize_with = "present")]`.
///
/// # Errors
/// Returns the error of the value.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Reads a map and rejects a repeated key, where serde would silently keep the last value.
///
/// # Errors
/// Returns an error for a repeated key, or the error of a key or value.
pub fn distinct<'de, K, V, D>(deserializer: D) -> Result<std::collections::BTreeMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct DistinctMapVisitor<K, V>(std::marker::PhantomData<(K, V)>);
    impl<'de, K: Deserialize<'de> + Ord + fmt::Display, V: Deserialize<'de>> Visitor<'de> for DistinctMapVisitor<K, V> {
        type Value = std::collections::BTreeMap<K, V>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
            let mut map = std::collections::BTreeMap::new();
            while let Some(key) = members.next_key::<K>()? {
                if map.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("repeated member `{key}`")));
                }
                map.insert(key, members.next_value()?);
            }
            Ok(map)
        }
    }
    deserializer.deserialize_map(DistinctMapVisitor(std::marker::PhantomData))
}
