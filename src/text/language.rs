//! The language of the page, which the reader chooses.
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
    /// German, in the polite form.
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

    /// Returns the name of the language in that language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The language that a tag such as 'de-CH' means; none where it has no words here.
    pub fn of_tag(tag: &str) -> Option<Self> {
        // Systems also report tags such as `de_AT.UTF-8` and `en@posix`.
        let primary = tag.split(|sign: char| !sign.is_ascii_alphanumeric()).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The language of the first of these tags that means one; English if none does.
    pub fn of_tags<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::of_tag).unwrap_or(Self::English)
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

#[cfg(test)]
mod tests {
    use super::Language::{self, English, German};

    #[test]
    fn a_tag_of_any_form_means_a_language_or_none() {
        let check = |tag: &str, expected: Option<Language>| assert_eq!(Language::of_tag(tag), expected, "{tag:?}");
        check("de", Some(German));
        check("DE-ch", Some(German));
        check("de_AT.UTF-8", Some(German));
        check("en-US@posix", Some(English));
        check("en@posix", Some(English));
        check("en-u-nu-arab", Some(English));
        for tag in ["", "-", "C", "POSIX", "fr", "den", "eng", "x-de", "-de", "d\u{e9}", "\u{0}", "*", "undefined"] {
            check(tag, None);
        }
    }

    #[test]
    fn the_first_tag_with_a_language_decides() {
        let check = |tags: &[&str], expected| assert_eq!(Language::of_tags(tags.iter().copied()), expected, "{tags:?}");
        check(&[], English);
        check(&["fr", "C"], English);
        check(&["fr-CA", "de-AT", "en"], German);
        check(&["a choice that is none", "de"], German);
        check(&["en", "de"], English);
    }
}
