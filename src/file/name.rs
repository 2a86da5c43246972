//! File names that identify a file among many, in characters that every file system and shell accepts.

use super::snapshot::Compression;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Timestamp};
use unicode_normalization::UnicodeNormalization as _;

/// The maximum length of the part from a ledger's name, in bytes.
const MOST_SLUG: usize = 40;

/// Returns the name of a snapshot: ledger, height and date (UTC), as in `st-anna-h12-2026-11-22.medchain.json`.
pub fn snapshot(ledger: &Name, height: Height, at: Timestamp, compression: Compression) -> String {
    let (slug, (year, month, day)) = (slug(ledger.as_str()), date(at));
    let end = match compression {
        Compression::None => "",
        Compression::Gzip => ".gz",
    };
    format!("{slug}-h{height}-{year:04}-{month:02}-{day:02}.medchain.json{end}")
}

/// Returns the name of an exported access log: ledger and date (UTC), as in `st-anna-log-2026-11-22.csv`.
pub fn log(ledger: &Name, at: Timestamp) -> String {
    let (slug, (year, month, day)) = (slug(ledger.as_str()), date(at));
    format!("{slug}-log-{year:04}-{month:02}-{day:02}.csv")
}

/// Returns the name of an account file, as in `st-anna-dr_gruber.medchain-account.json`.
pub fn account(ledger: &Name, user: &UserId) -> String {
    format!("{}-{user}.medchain-account.json", slug(ledger.as_str()))
}

/// Returns the name of a receipt: ledger and the first eight digits of the transaction's id, as in
/// `st-anna-3f60c2a1.medchain-receipt.json`.
pub fn receipt(ledger: &Name, transaction: Hash) -> String {
    format!("{}-{}.medchain-receipt.json", slug(ledger.as_str()), &transaction.to_string()[..8])
}

/// Returns the lowercase ASCII letters and digits of a name. It drops accents and other scripts, and replaces runs of
/// other ASCII characters by one hyphen. Returns `ledger` if nothing remains.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.nfkd().flat_map(char::to_lowercase) {
        if slug.len() == MOST_SLUG {
            break;
        }
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if character.is_ascii() && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "ledger".to_owned() } else { slug.to_owned() }
}

/// Returns the year, month and day (UTC) in the proleptic Gregorian calendar. It counts from 0000-03-01, so that the
/// leap day is the last day of its year and 400 years always have 146,097 days.
pub const fn date(at: Timestamp) -> (u64, u64, u64) {
    let days = at.0 / 86_400_000 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_follows_the_one_before() {
        let length = |year: u64, month: u64| match month {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let mut expected = (1970, 1, 1);
        for day in 0..400 * 366 {
            assert_eq!(date(Timestamp(day * 86_400_000)), expected);
            assert_eq!(date(Timestamp(day * 86_400_000 + 86_399_999)), expected);
            let (year, month, day) = expected;
            expected = match (day == length(year, month), month) {
                (false, _) => (year, month, day + 1),
                (true, 12) => (year + 1, 1, 1),
                (true, _) => (year, month + 1, 1),
            };
        }
    }

    #[test]
    fn names_are_short_and_plain() {
        let check = |name: &str, expected: &str| {
            let name = Name::parse(name).expect("the name is well formed");
            let at = Timestamp(1_795_305_600_000);
            let expected = format!("{expected}-h12-2026-11-22.medchain.json");
            assert_eq!(snapshot(&name, Height(12), at, Compression::None), expected);
            assert_eq!(snapshot(&name, Height(12), at, Compression::Gzip), expected + ".gz");
        };
        check("St. Anna", "st-anna");
        check("  Hôpital Ste-Thérèse (Genève) ", "hopital-ste-therese-geneve");
        check("Клиника", "ledger");
        check("../../etc/passwd", "etc-passwd");
        check(
            "a very long name of a hospital that does not end before it must",
            "a-very-long-name-of-a-hospital-that-does",
        );
    }
}
