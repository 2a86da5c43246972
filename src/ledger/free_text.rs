//! Free text that people write: names, reasons, prescriptions.
//!
//! The rules forbid only characters that could falsify what a screen shows: control characters, and invisible
//! characters that reorder or split a line (docs/protocol.md, section 1). Every script is allowed. As with identifiers,
//! texts in a file are read without a check, and `verify` judges them in the protocol's order.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The reason why a text is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFault {
    /// The text has no characters.
    Empty,
    /// The text has more than `most` Unicode scalar values.
    TooLong { most: u32, actual: u32 },
    /// The text contains a forbidden character, given by its code point.
    Forbidden { code_point: u32 },
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $most:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Parses a text that a person typed.
            ///
            /// # Errors
            /// Returns the reason why the text is not accepted.
            pub fn parse(text: &str) -> Result<Self, TextFault> {
                let words = Self(text.to_owned());
                words.check().map(|()| words)
            }

            /// Checks the text (docs/protocol.md, section 1).
            ///
            /// # Errors
            /// Returns the reason why the text is not accepted.
            pub fn check(&self) -> Result<(), TextFault> {
                check(&self.0, $most)
            }

            /// Returns the text as a string slice.
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
    let actual = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if actual > most {
        return Err(TextFault::TooLong { most, actual });
    }
    match text.chars().find(|&character| is_forbidden(character)) {
        Some(character) => Err(TextFault::Forbidden { code_point: character.into() }),
        None => Ok(()),
    }
}

/// Returns `true` for control characters and for invisible ones that reorder, join or split text.
const fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
