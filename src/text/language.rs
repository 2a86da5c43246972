//! The language that the page speaks: one at a time, chosen by whoever reads.
//!
//! Every phrase and every sentence is made in both languages at one place, and which of the two is made is asked each
//! time. A page that is drawn anew after a choice is therefore wholly in the new language. The command line never
//! chooses, and speaks English.

use std::sync::atomic::{AtomicBool, Ordering};

/// A language that all words have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// The one at first.
    English,
    /// In the polite form.
    German,
}

static IS_GERMAN: AtomicBool = AtomicBool::new(false);

/// The language of all words from now on.
pub fn choose(language: Language) {
    IS_GERMAN.store(language == Language::German, Ordering::Relaxed);
}

/// The language of all words.
pub fn language() -> Language {
    if IS_GERMAN.load(Ordering::Relaxed) { Language::German } else { Language::English }
}

impl Language {
    /// All of them, in the order of the settings.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its tag in BCP 47.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// What it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The language that a tag such as 'de-CH' means; none where it has no words here.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// Fixed words in the chosen language.
macro_rules! words {
    ($english:literal, $german:literal $(,)?) => {
        match $crate::text::language() {
            $crate::text::Language::English => $english,
            $crate::text::Language::German => $german,
        }
    };
}

/// A sentence in the chosen language, with values as in `format!`. Only that one is made.
macro_rules! sentence {
    ($english:literal, $german:literal $($values:tt)*) => {
        match $crate::text::language() {
            $crate::text::Language::English => format!($english $($values)*),
            $crate::text::Language::German => format!($german $($values)*),
        }
    };
}

/// Names phrases in both languages; the English one is its documentation.
macro_rules! phrases {
    ($($name:ident = $english:literal $(, $german:literal)?;)*) => {
        $(
            #[doc = $english]
            pub fn $name() -> &'static str {
                match [$english $(, $german)?].as_slice() {
                    [_, german] if $crate::text::language() == $crate::text::Language::German => german,
                    [english, ..] => english,
                    [] => "",
                }
            }
        )*
    };
}
pub(super) use {phrases, sentence, words};
