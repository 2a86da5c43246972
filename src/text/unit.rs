//! Counts, sizes, moments and shortened hashes inside sentences.
//!
//! A page shows these through the browser's own locale where they stand alone; a sentence must read the same
//! everywhere, the command line included, so it follows the language and nothing else, except that a moment is in the
//! reader's local time where that is known, and says by how much it differs from UTC.

use super::{sentence, words};
use crate::ledger::date::{Date, UtcOffset};
use crate::ledger::id::Hash;
use crate::ledger::number::Timestamp;
use std::cell::Cell;

thread_local! {
    // Of the thread, like the language.
    static OFFSET: Cell<fn(Timestamp) -> UtcOffset> = const { Cell::new(utc as fn(Timestamp) -> UtcOffset) };
}

const fn utc(_: Timestamp) -> UtcOffset {
    UtcOffset::UTC
}

/// Shows all moments in the local time with this offset from now on.
pub fn show_local_times(offset: fn(Timestamp) -> UtcOffset) {
    OFFSET.set(offset);
}

/// The first six and the last four digits of a hash.
pub fn short(hash: &Hash) -> String {
    short_id(&hash.to_string())
}

/// The first six and the last four digits of anything written in digits; all of it where it is hardly longer.
pub fn short_id(digits: &str) -> String {
    let letters: Vec<char> = digits.chars().collect();
    if letters.len() <= 12 {
        return digits.to_owned();
    }
    let (first, last) = (&letters[..6], &letters[letters.len() - 4..]);
    first.iter().chain(&['…']).chain(last).collect()
}

/// A number and what it counts: '1 block', '3 blocks'.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A whole number, its digits in groups of three as the language has them: '12,345'; '12.345' in German.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let separator = words!(',', '.');
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A moment in local time: '2026-11-22 17:33:05 UTC+01:00'; '22.11.2026, 17:33:05 UTC+01:00' in German.
pub fn moment(timestamp: Timestamp) -> String {
    let offset = OFFSET.get()(timestamp);
    let local = offset.local(timestamp);
    let seconds = local.0 / 1_000;
    let Date { year, month, day } = Date::of(local);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    sentence!(
        "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} {offset}",
        "{day:02}.{month:02}.{year:04}, {hour:02}:{minute:02}:{second:02} {offset}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_the_calendar() {
        // Each pair from `date -u -d @SECONDS`.
        let check = |seconds: u64, expected: &str| assert_eq!(moment(Timestamp(seconds * 1_000)), expected);
        check(0, "1970-01-01 00:00:00 UTC");
        check(951_782_400, "2000-02-29 00:00:00 UTC");
        check(951_868_799, "2000-02-29 23:59:59 UTC");
        check(1_795_365_185, "2026-11-22 16:33:05 UTC");
        check(4_107_542_400, "2100-03-01 00:00:00 UTC");
    }

    #[test]
    fn moments_are_in_local_time_where_it_is_known() {
        let check = |expected: &str| assert_eq!(moment(Timestamp(1_795_365_185_000)), expected);
        check("2026-11-22 16:33:05 UTC");
        show_local_times(|_| UtcOffset::behind(-570.0));
        check("2026-11-23 02:03:05 UTC+09:30");
        crate::text::choose(crate::text::Language::German);
        check("23.11.2026, 02:03:05 UTC+09:30");
        crate::text::choose(crate::text::Language::English);
        show_local_times(utc);
        check("2026-11-22 16:33:05 UTC");
    }

    #[test]
    fn digits_are_grouped_by_three() {
        let check = |number, expected: &str| assert_eq!(grouped(number), expected);
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(12_345, "12,345");
        check(u64::MAX, "18,446,744,073,709,551,615");
        crate::text::choose(crate::text::Language::German);
        check(1_234_567, "1.234.567");
        crate::text::choose(crate::text::Language::English);
    }

    #[test]
    fn a_hash_keeps_its_ends() {
        assert_eq!(short(&Hash([0xab; 32])), "ababab…abab");
        assert_eq!(short_id("abc"), "abc");
    }
}
