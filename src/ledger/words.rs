//! Free text that people write: names, reasons, prescriptions.
//!
//! A rule forbids only what would make a screen lie: control characters, and the invisible ones that reorder or
//! split a line (PROTOCOL, section 1). Everything else any script of the world may say. Like identifiers, texts of a
//! file are read as they stand and judged by `verify` in the protocol's order.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFault {
    /// No character at all.
    Empty,
    /// More scalar values than `most`.
    TooLong { most: u32, found: u32 },
    /// A character that is not allowed, by its code point.
    Forbidden { code_point: u32 },
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $most:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Parses what a person typed.
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn parse(text: &str) -> Result<Self, TextFault> {
                let words = Self(text.to_owned());
                words.check().map(|()| words)
            }

            /// Judges the text (PROTOCOL, section 1).
            ///
            /// # Errors
            /// What is wrong with it.
            pub fn check(&self) -> Result<(), TextFault> {
                check(&self.0, $most)
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

words! {
    /// Free text of 1 to 200 Unicode scalar values.
    Text, 200
}
words! {
    /// The name of a person or a ledger: 1 to 64 Unicode scalar values.
    Name, 64
}

fn check(text: &str, most: u32) -> Result<(), TextFault> {
    if text.is_empty() {
        return Err(TextFault::Empty);
    }
    let found = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if found > most {
        return Err(TextFault::TooLong { most, found });
    }
    match text.chars().find(|&character| is_forbidden(character)) {
        Some(character) => Err(TextFault::Forbidden { code_point: character.into() }),
        None => Ok(()),
    }
}

/// Control characters, and the invisible ones that reorder, join or split what is shown.
const fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
