//! Which passwords are accepted for an account (PROTOCOL, section 2): no rule of the chain, but one function for every
//! door through which a password comes in, and for the forms that say it before.
//!
//! A password guards an account file against guessing, at a third of a second a guess. Length alone does not: people
//! choose what others choose. So what guessers try first is refused: the commonest passwords, one or two common words
//! with a few signs around them, one thing repeated, runs along the keyboard or the alphabet, digits alone, and what is
//! mostly the person's or the ledger's own name.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// The fewest characters of a password, counted as Unicode scalar values in NFC.
pub const SHORTEST: u32 = 10;

/// The fewest characters that must be left beside what a guesser knows.
const LEAST_BESIDE: usize = 5;

/// The commonest passwords of ten characters and more that no other rule refuses: those among the 30,000 commonest of
/// the list that the estimator zxcvbn uses (MIT licence).
const COMMON: &str = include_str!("password/common.txt");

/// Common words of passwords, from the first 500 of that list, and of the languages and the field of this program.
const WORDS: &str = include_str!("password/words.txt");

/// Lines of keyboards (QWERTY, QWERTZ, AZERTY), along which fingers run in either direction. The alphabet and the digits
/// are known by their code points.
const LINES: [&str; 19] = [
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiopü",
    "asdfghjklöä",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "8ik",
    "9ol",
];

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WeakPassword {
    /// It has fewer than `least` characters.
    Short {
        /// The fewest that are accepted.
        least: u32,
    },
    /// It repeats one piece, or has fewer than five different characters.
    Repeated,
    /// It is of digits alone, as dates and telephone numbers are.
    Digits,
    /// It runs along the keyboard or the alphabet.
    Sequence,
    /// It is one of the commonest, or one or two common words with a few characters around them.
    Common,
    /// It is mostly the id or the name of the person, or the name of the ledger.
    Name,
}

/// Judges a password. `names` are the id and the name of the person and the name of the ledger, as far as they are known.
///
/// # Errors
/// The first rule that refuses it.
pub fn judge(password: &str, names: &[&str]) -> Result<(), WeakPassword> {
    let mut normal = Zeroizing::new(String::with_capacity(password.len() * 3));
    normal.extend(password.nfc());
    if normal.chars().count() < SHORTEST as usize {
        return Err(WeakPassword::Short { least: SHORTEST });
    }
    let folded = Zeroizing::new(normal.to_lowercase());
    let signs = Zeroizing::new(folded.chars().collect::<Vec<char>>());
    let rules: [(WeakPassword, bool); 5] = [
        (WeakPassword::Repeated, is_repeated(&signs)),
        (
            WeakPassword::Digits,
            !signs.iter().any(|sign| sign.is_alphabetic()) && signs.iter().any(char::is_ascii_digit),
        ),
        (WeakPassword::Sequence, is_sequence(&signs)),
        (WeakPassword::Common, is_common(&folded)),
        (WeakPassword::Name, is_mostly_names(&folded, names)),
    ];
    rules.into_iter().find(|(_, breaks)| *breaks).map_or(Ok(()), |(rule, _)| Err(rule))
}

/// Fewer than five different characters, or one piece again and again.
fn is_repeated(signs: &[char]) -> bool {
    let different: BTreeSet<&char> = signs.iter().collect();
    let repeats = |length: &usize| signs.iter().zip(&signs[*length..]).all(|(one, next)| one == next);
    different.len() < LEAST_BESIDE || (1..=signs.len() / 2).any(|length| repeats(&length))
}

/// Fewer than five steps where a finger does not simply go on, also where two runs alternate, as in 'q1w2e3r4t5'.
fn is_sequence(signs: &[char]) -> bool {
    let every_other = |first: usize| signs.iter().skip(first).step_by(2).copied().collect::<Vec<char>>();
    let (even, odd) = (Zeroizing::new(every_other(0)), Zeroizing::new(every_other(1)));
    pieces(signs) < LEAST_BESIDE || pieces(&even) + pieces(&odd) < LEAST_BESIDE
}

/// How many pieces characters fall into, where a run of three or more along a line counts as one.
fn pieces(signs: &[char]) -> usize {
    let (mut count, mut run) = (0, 0);
    for (at, sign) in signs.iter().enumerate() {
        run = if at > 0 && are_neighbours(signs[at - 1], *sign) { run + 1 } else { 0 };
        // The second of a run may belong to no run yet; from the third on they are one piece.
        match run {
            0 | 1 => count += 1,
            2 => count -= 1,
            _ => {}
        }
    }
    count
}

/// Returns whether one character follows the other in the alphabet, on a line of a keyboard, or is the same.
fn are_neighbours(one: char, other: char) -> bool {
    let close = u32::from(one).abs_diff(u32::from(other)) <= 1 && one.is_alphanumeric() && other.is_alphanumeric();
    let on = |line: &&str| {
        let place = |wanted| line.chars().position(|sign| sign == wanted);
        place(one).zip(place(other)).is_some_and(|(one, other)| one.abs_diff(other) == 1)
    };
    close || LINES.iter().any(on)
}

/// One of the commonest; or one or two common words, and fewer than five characters beside them.
fn is_common(folded: &str) -> bool {
    let is_listed = |text: &str| COMMON.lines().any(|line| line == text);
    [letters(folded, char::is_alphanumeric), unleet(folded)].iter().any(|text| {
        let rest = Rest::of(text).without(WORDS.lines());
        is_listed(text) || rest.taken > 0 && rest.taken <= 2 && rest.left() < LEAST_BESIDE
    }) || is_listed(folded)
        || is_listed(&letters(folded, char::is_alphabetic))
}

/// Mostly names: less than half is left, or fewer than five characters, once they and their parts are taken out.
fn is_mostly_names(folded: &str, names: &[&str]) -> bool {
    let known: Vec<String> = names.iter().flat_map(|name| parts_of(name)).collect();
    [letters(folded, char::is_alphanumeric), unleet(folded)].iter().any(|text| {
        let rest = Rest::of(text).without(known.iter().map(String::as_str));
        rest.taken > 0 && (rest.left() < LEAST_BESIDE || rest.left() * 2 < text.chars().count())
    })
}

/// A name without its spaces, and each of its words, from three characters on; the longest first.
fn parts_of(name: &str) -> Vec<String> {
    let folded: String = name.nfc().flat_map(char::to_lowercase).collect();
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned);
    let mut parts: Vec<String> = words.chain([letters(&folded, char::is_alphanumeric).to_string()]).collect();
    parts.retain(|part| part.chars().count() >= 3);
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

/// Only the characters of a kind.
fn letters(text: &str, kind: impl Fn(char) -> bool) -> Zeroizing<String> {
    let mut kept = Zeroizing::new(String::with_capacity(text.len()));
    kept.extend(text.chars().filter(|sign| kind(*sign)));
    kept
}

/// The word behind digits and signs that stand for letters: 'p@ssw0rd'.
fn unleet(text: &str) -> Zeroizing<String> {
    let plain = |sign: char| match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    };
    let mut word = Zeroizing::new(String::with_capacity(text.len()));
    word.extend(text.chars().map(plain).filter(|sign| sign.is_alphanumeric()));
    word
}

/// What is left of a text once known words are taken out of it.
struct Rest {
    text: Zeroizing<String>,
    taken: usize,
}

/// Where a word was taken out, so that its neighbours do not become a word.
const GAP: &str = "\n";

impl Rest {
    fn of(text: &str) -> Self {
        Self { text: Zeroizing::new(text.to_owned()), taken: 0 }
    }

    fn without<'a>(mut self, words: impl Iterator<Item = &'a str>) -> Self {
        for word in words {
            let found = self.text.matches(word).count();
            if found > 0 {
                self.taken += found;
                self.text = Zeroizing::new(self.text.replace(word, GAP));
            }
        }
        self
    }

    fn left(&self) -> usize {
        self.text.chars().filter(|sign| !GAP.contains(*sign)).count()
    }
}

#[cfg(test)]
mod tests;
