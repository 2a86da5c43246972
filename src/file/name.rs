//! File names that identify a file among many, in characters that every file system and shell accepts.

use super::snapshot::Compression;
use crate::ledger::date::Date;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Timestamp};
use unicode_normalization::UnicodeNormalization as _;

/// The maximum length of the part from a ledger's name, in bytes.
const MOST_SLUG: usize = 40;

/// Returns the name of a snapshot: ledger, height and date (UTC), as in `st-anna-h12-2026-11-22.medchain.json`.
pub fn snapshot(ledger: &Name, height: Height, at: Timestamp, compression: Compression) -> String {
    let end = match compression {
        Compression::None => "",
        Compression::Gzip => ".gz",
    };
    format!("{}-h{height}-{}.medchain.json{end}", slug(ledger.as_str()), Date::of(at))
}

/// Returns the name of an exported access log: ledger and date (UTC), as in `st-anna-log-2026-11-22.csv`.
pub fn log(ledger: &Name, at: Timestamp) -> String {
    format!("{}-log-{}.csv", slug(ledger.as_str()), Date::of(at))
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

#[cfg(test)]
mod tests {
    use super::*;

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
