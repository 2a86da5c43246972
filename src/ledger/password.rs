//! The rules for new passwords (docs/protocol.md, section 2). They are not rules of the chain: every command that takes
//! a new password applies them, and the forms show their result in advance.
//!
//! A password protects an account file against guessing, at a third of a second for each guess. Length alone does not
//! protect it, because many people choose the same passwords. So the rules refuse what an attacker guesses first:
//! common passwords, one or two common words with a few other characters, one repeated piece, runs along the keyboard
//! or the alphabet, digits alone, and a password that is mostly the name of the person or the ledger.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// The minimum length of a password, in Unicode scalar values after NFC normalization.
pub const SHORTEST: u32 = 10;

/// The minimum number of characters that an attacker cannot predict.
const LEAST_BESIDE: usize = 5;

/// The common passwords of at least ten characters that no other rule refuses: those among the 30,000 most common of
/// the list of the estimator zxcvbn (MIT licence).
const COMMON: &str = include_str!("password/common.txt");

/// Words that are common in passwords: from the first 500 of that list, and from this program's languages and field.
const WORDS: &str = include_str!("password/words.txt");

/// The rows of keyboards (QWERTY, QWERTZ, AZERTY), for runs in either direction. Runs along the alphabet and the digits
/// are recognized by code points.
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

/// The reason why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum WeakPassword {
    /// It has fewer than `least` characters.
    Short {
        /// The minimum number of characters.
        least: u32,
    },
    /// It repeats one piece, or has fewer than five different characters.
    Repeated,
    /// It has digits but no letters, such as a date or a telephone number.
    Digits,
    /// It runs along the keyboard or the alphabet.
    Sequence,
    /// It is a common password, or one or two common words with a few other characters.
    Common,
    /// It consists mostly of the person's id or name or the ledger's name.
    Name,
}

/// Judges a password. `names` are the person's id and name and the ledger's name, as far as the caller knows them.
///
/// # Errors
/// Returns the first rule that refuses it.
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

/// Returns `true` if there are fewer than five different characters, or if one piece repeats.
fn is_repeated(signs: &[char]) -> bool {
    let different: BTreeSet<&char> = signs.iter().collect();
    let repeats = |length: &usize| signs.iter().zip(&signs[*length..]).all(|(one, next)| one == next);
    different.len() < LEAST_BESIDE || (1..=signs.len() / 2).any(|length| repeats(&length))
}

/// Returns `true` if there are fewer than five pieces, also if two runs alternate as in 'q1w2e3r4t5'.
fn is_sequence(signs: &[char]) -> bool {
    let every_other = |first: usize| signs.iter().skip(first).step_by(2).copied().collect::<Vec<char>>();
    let (even, odd) = (Zeroizing::new(every_other(0)), Zeroizing::new(every_other(1)));
    pieces(signs) < LEAST_BESIDE || pieces(&even) + pieces(&odd) < LEAST_BESIDE
}

/// Counts the pieces of a text, where a run of three or more characters along a row counts as one piece.
fn pieces(signs: &[char]) -> usize {
    let (mut count, mut run) = (0, 0);
    for (at, sign) in signs.iter().enumerate() {
        run = if at > 0 && are_neighbours(signs[at - 1], *sign) { run + 1 } else { 0 };
        // Two characters may be no run, so they count as two pieces; the third makes them one piece.
        match run {
            0 | 1 => count += 1,
            2 => count -= 1,
            _ => {}
        }
    }
    count
}

/// Returns `true` if the characters are equal, or next to each other in the alphabet or on a keyboard row.
fn are_neighbours(one: char, other: char) -> bool {
    let close = u32::from(one).abs_diff(u32::from(other)) <= 1 && one.is_alphanumeric() && other.is_alphanumeric();
    let on = |line: &&str| {
        let place = |wanted| line.chars().position(|sign| sign == wanted);
        place(one).zip(place(other)).is_some_and(|(one, other)| one.abs_diff(other) == 1)
    };
    close || LINES.iter().any(on)
}

/// Returns `true` for a common password, and for one or two common words with fewer than five other characters.
fn is_common(folded: &str) -> bool {
    let is_listed = |text: &str| COMMON.lines().any(|line| line == text);
    [letters(folded, char::is_alphanumeric), without_leet(folded)].iter().any(|text| {
        let rest = RemainingText::of(text).without(WORDS.lines());
        is_listed(text) || rest.taken > 0 && rest.taken <= 2 && rest.left() < LEAST_BESIDE
    }) || is_listed(folded)
        || is_listed(&letters(folded, char::is_alphabetic))
}

/// Returns `true` if, without the names and their parts, fewer than five or fewer than half of the characters are left.
fn is_mostly_names(folded: &str, names: &[&str]) -> bool {
    let known: Vec<String> = names.iter().flat_map(|name| parts_of(name)).collect();
    [letters(folded, char::is_alphanumeric), without_leet(folded)].iter().any(|text| {
        let rest = RemainingText::of(text).without(known.iter().map(String::as_str));
        rest.taken > 0 && (rest.left() < LEAST_BESIDE || rest.left() * 2 < text.chars().count())
    })
}

/// Returns a name without spaces and each of its words, if they have at least three characters; the longest first.
fn parts_of(name: &str) -> Vec<String> {
    let folded: String = name.nfc().flat_map(char::to_lowercase).collect();
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).map(str::to_owned);
    let mut parts: Vec<String> = words.chain([letters(&folded, char::is_alphanumeric).to_string()]).collect();
    parts.retain(|part| part.chars().count() >= 3);
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

/// Returns only the characters of a kind.
fn letters(text: &str, kind: impl Fn(char) -> bool) -> Zeroizing<String> {
    let mut kept = Zeroizing::new(String::with_capacity(text.len()));
    kept.extend(text.chars().filter(|sign| kind(*sign)));
    kept
}

/// Replaces digits and signs by the letters that they stand for, as in 'p@ssw0rd'.
fn without_leet(text: &str) -> Zeroizing<String> {
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

/// The rest of a text after known words were removed.
struct RemainingText {
    text: Zeroizing<String>,
    taken: usize,
}

/// The mark in place of a removed word, so that its neighbours do not join to a new word.
const GAP: &str = "\n";

impl RemainingText {
    fn of(text: &str) -> Self {
        Self { text: Zeroizing::new(text.to_owned()), taken: 0 }
    }

    fn without<'a>(mut self, words: impl Iterator<Item = &'a str>) -> Self {
        for word in words {
            let actual = self.text.matches(word).count();
            if actual > 0 {
                self.taken += actual;
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
