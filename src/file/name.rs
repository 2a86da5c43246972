//! File names that identify a file among many, in characters that every file system and shell accepts.
//!
//! The letters of every script stay, because every current file system has them; a name without them would not tell two
//! files apart. A date is the local one where the platform knows it, and else the one in UTC: it is for the person who
//! looks for the file. The exact time is in the file.

use super::snapshot::Compression;
use super::table::has_no_width;
use crate::ledger::date::Date;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Height;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The maximum length of the part from a ledger's name, in characters.
const MOST_CHARACTERS: usize = 40;
/// Its maximum length in bytes. File systems allow 255 bytes for a whole name, some of them fewer.
const MOST_BYTES: usize = 100;

/// The characters without width that join or separate two letters, as Persian and Sinhala are written.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Returns the name of a snapshot: ledger, height, date, and the account that exports it, as in
/// `st-anna-h12-2026-11-22-dr_gruber.medchain.json`.
pub fn snapshot(ledger: &Name, height: Height, day: Date, by: Option<&UserId>, compression: Compression) -> String {
    let end = match compression {
        Compression::None => "",
        Compression::Gzip => ".gz",
    };
    format!("{}-h{height}-{day}{}.medchain.json{end}", slug(ledger.as_str()), exporter(by))
}

/// Returns the name of an exported access log: ledger, date, and the account that exports it, as in
/// `st-anna-log-2026-11-22-admin.csv`.
pub fn log(ledger: &Name, day: Date, by: Option<&UserId>) -> String {
    format!("{}-log-{day}{}.csv", slug(ledger.as_str()), exporter(by))
}

/// Returns the last part of a name, empty if no person is signed in.
fn exporter(by: Option<&UserId>) -> String {
    by.map(|user| format!("-{user}")).unwrap_or_default()
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

/// Returns the letters and digits of a name in lowercase, Latin letters without accents. Runs of other characters
/// become one hyphen, except that characters without width are dropped. Returns `ledger` if nothing remains.
fn slug(name: &str) -> String {
    let signs: Vec<char> = name.chars().flat_map(char::to_lowercase).nfc().collect();
    let mut slug = String::new();
    let mut characters = 0;
    for (place, sign) in signs.iter().enumerate() {
        let part = part(*sign, slug.chars().next_back(), signs.get(place + 1).copied());
        if characters + part.chars().count() > MOST_CHARACTERS || slug.len() + part.len() > MOST_BYTES {
            break;
        }
        characters += part.chars().count();
        slug.push_str(&part);
    }
    let slug = slug.trim_end_matches(|sign: char| sign == '-' || JOINERS.contains(&sign));
    if slug.is_empty() { "ledger".to_owned() } else { slug.to_owned() }
}

/// Returns the part of a file name for a character of a ledger's name. `before` is the last character of the file name,
/// `after` the next one of the ledger's name.
fn part(sign: char, before: Option<char>, after: Option<char>) -> String {
    let is_of_script = |sign: Option<char>| sign.is_some_and(is_of_other_script);
    if sign.nfkd().next().is_some_and(|first| first.is_ascii()) {
        let plain: String = sign.nfkd().filter(char::is_ascii_alphanumeric).collect();
        return if plain.is_empty() { hyphen(before) } else { plain.to_ascii_lowercase() };
    }
    let is_kept = match sign {
        _ if JOINERS.contains(&sign) => is_of_script(before) && is_of_script(after),
        // The accent of a Latin letter that Unicode has no single character for.
        _ if is_combining_mark(sign) => is_of_script(before) && !has_no_width(sign),
        _ if has_no_width(sign) => false,
        _ if is_of_other_script(sign) => true,
        _ => return hyphen(before),
    };
    if is_kept { sign.to_string() } else { String::new() }
}

/// Returns a hyphen after a word, and nothing at the start or after another hyphen.
fn hyphen(before: Option<char>) -> String {
    if before.is_none_or(|before| before == '-') { String::new() } else { "-".to_owned() }
}

/// Returns `true` for a visible letter, digit or mark outside ASCII.
fn is_of_other_script(sign: char) -> bool {
    !sign.is_ascii() && (sign.is_alphanumeric() || is_combining_mark(sign)) && !has_no_width(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = Date { year: 2026, month: 11, day: 22 };

    fn name(text: &str) -> Name {
        Name::parse(text).expect("the name is well formed")
    }

    #[test]
    fn names_are_short_and_plain() {
        let check = |ledger: &str, expected: &str| {
            let ledger = name(ledger);
            let expected = format!("{expected}-h12-2026-11-22.medchain.json");
            assert_eq!(snapshot(&ledger, Height(12), DAY, None, Compression::None), expected);
            assert_eq!(snapshot(&ledger, Height(12), DAY, None, Compression::Gzip), expected + ".gz");
        };
        check("St. Anna", "st-anna");
        check("  Hôpital Ste-Thérèse (Genève) ", "hopital-ste-therese-geneve");
        check("Клиника", "клиника");
        check("../../etc/passwd", "etc-passwd");
        check(
            "a very long name of a hospital that does not end before it must",
            "a-very-long-name-of-a-hospital-that-does",
        );
    }

    #[test]
    fn a_name_carries_the_account_that_exports() {
        let (ledger, user) = (name("St. Anna"), UserId::parse("dr_gruber").expect("the id is well formed"));
        let file = snapshot(&ledger, Height(12), DAY, Some(&user), Compression::None);
        assert_eq!(file, "st-anna-h12-2026-11-22-dr_gruber.medchain.json");
        assert_eq!(log(&ledger, DAY, Some(&user)), "st-anna-log-2026-11-22-dr_gruber.csv");
        assert_eq!(log(&ledger, DAY, None), "st-anna-log-2026-11-22.csv");
    }

    #[test]
    fn letters_of_every_script_stay() {
        let check = |name: &str, expected: &str| assert_eq!(slug(name), expected, "{name:?}");
        check("ΝΟΣΟΚΟΜΕΊΟ Αθηνών", "νοσοκομείο-αθηνών");
        check("Krankenhaus Großhadern", "krankenhaus-großhadern");
        check("Søndre Ålesund, Łódź", "søndre-alesund-łodz");
        check("東京 病院", "東京-病院");
        check("서울대학교병원", "서울대학교병원");
        check("مستشفى السلام", "مستشفى-السلام");
        check("क्लिनिक नं. 5", "क्लिनिक-नं-5");
        check("کلینیک می\u{200c}رود", "کلینیک-می\u{200c}رود");
        check("ශ්\u{200d}රී", "ශ්\u{200d}රී");
        check("２００床／Ａ館", "200床-a館");
        check("q\u{303}ua e\u{301}tage", "qua-etage");
    }

    #[test]
    fn what_a_file_system_or_a_shell_rejects_does_not() {
        let check = |name: &str, expected: &str| assert_eq!(slug(name), expected, "{name:?}");
        check("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j");
        check("$(rm -rf ~); `x` & 'y' #z!", "rm-rf-x-y-z");
        check("a\u{a0}b\u{3000}c\u{2028}d\u{0}e\nf", "a-b-c-d-e-f");
        check("gpj.\u{202e}exe\u{200b}\u{feff}", "gpj-exe");
        check("Mary\u{200d}Ann \u{200d}क", "maryann-क");
        check("\u{301}\u{fe0f}\u{3164}क\u{34f}ख", "कख");
        check("🏥 Klinik — «Süd»", "klinik-sud");
        check("🏥", "ledger");
        check("...", "ledger");
    }

    #[test]
    fn a_long_name_ends_at_a_character() {
        for letter in ["a", "é", "я", "病", "𞤀", "क्\u{200d}", "ﷺ"] {
            let slug = slug(&letter.repeat(300));
            assert!((20..=MOST_BYTES).contains(&slug.len()), "{letter}: {} bytes", slug.len());
            assert!(slug.chars().count() <= MOST_CHARACTERS && !slug.ends_with(JOINERS), "{slug}");
        }
    }
}
