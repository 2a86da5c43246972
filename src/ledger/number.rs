//! Whole numbers of the ledger: heights, slots, rounds, times and tokens.
//!
//! The protocol knows no fractions, no signs and nothing above 2^53 - 1, the greatest integer that every JSON
//! reader in the world keeps exactly (PROTOCOL, section 1). Each kind has a type of its own, so that a slot is
//! never taken for a height.

use serde::de::{Error as _, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// The greatest integer that may stand in a ledger: 2^53 - 1.
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
    /// How many blocks stand before a block.
    Height
}
whole_number! {
    /// A turn to forge. Slots count turns, not seconds; block 0 has slot 0.
    Slot
}
whole_number! {
    /// A run of N slots between two elections, counted from 0.
    Round
}
whole_number! {
    /// Milliseconds since 1970-01-01 UTC.
    Timestamp
}
whole_number! {
    /// Whole tokens.
    Tokens
}

impl Height {
    /// The height of the block that follows.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Reads an integer from 0 to 2^53 - 1.
///
/// # Errors
/// Anything else: signs, fractions, exponents, strings, greater values.
pub fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    struct Whole;
    impl Visitor<'_> for Whole {
        type Value = u64;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an integer from 0 to 9007199254740991")
        }
        fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<u64, E> {
            if value <= GREATEST { Ok(value) } else { Err(E::invalid_value(Unexpected::Unsigned(value), &self)) }
        }
        // Values handed over by JavaScript arrive as doubles; whole ones are the same integer.
        fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<u64, E> {
            let value = u64::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))?;
            self.visit_u64(value)
        }
    }
    deserializer.deserialize_u64(Whole)
}

/// Reads a member that may be absent but, where it is present, must hold a value: `null` is refused.
/// Goes with `#[serde(default, deserialize_with = "present")]`.
///
/// # Errors
/// Those of the value itself.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A map whose members are all different: a repeated one is refused instead of silently replacing the first.
///
/// # Errors
/// A repeated member, or those of a key or value.
pub fn distinct<'de, K, V, D>(deserializer: D) -> Result<std::collections::BTreeMap<K, V>, D::Error>
where
    K: Deserialize<'de> + Ord + fmt::Display,
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct Distinct<K, V>(std::marker::PhantomData<(K, V)>);
    impl<'de, K: Deserialize<'de> + Ord + fmt::Display, V: Deserialize<'de>> Visitor<'de> for Distinct<K, V> {
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
    deserializer.deserialize_map(Distinct(std::marker::PhantomData))
}
