//! The language that the page speaks: one at a time, chosen by whoever reads.
//!
//! Every phrase and every sentence is made in both languages at one place, and which of the two is made is asked each
//! time. A page that is drawn anew after a choice is therefore wholly in the new language. The command line never
//! chooses, and speaks English.

use std::cell::Cell;

/// A language that all words have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// The one at first.
    English,
    /// In the polite form.
    German,
}

thread_local! {
    // Of the thread, which a page has one of: tests that speak German do not disturb those beside them.
    static CHOSEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The language of all words from now on.
pub fn choose(language: Language) {
    CHOSEN.set(language);
}

/// The language of all words.
pub fn language() -> Language {
    CHOSEN.get()
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

/// Names phrases in both languages; the English one is its documentation. Tests go through all of a module's.
macro_rules! phrases {
    ($($name:ident = $english:literal, $german:literal;)*) => {
        $(
            #[doc = $english]
            pub fn $name() -> &'static str {
                $crate::text::words!($english, $german)
            }
        )*

        /// All of them: name, English, German.
        #[cfg(test)]
        pub const PHRASES: &[(&str, &str, &str)] = &[$((stringify!($name), $english, $german)),*];
    };
}
pub(super) use {phrases, sentence, words};
