//! Texts that a spreadsheet would turn into dates, times or numbers.
//!
//! The languages of spreadsheets differ, and so do the texts that they convert. So an apostrophe too many is accepted,
//! and one too few is not: every text with a digit and few words counts, if it does not begin with a word that begins no
//! date.

use super::{ENDS, is_passed_over};
use unicode_normalization::UnicodeNormalization as _;

/// The names of months and days with which a date can begin, in the languages of the page and of its neighbours. A
/// spreadsheet knows those of its own language, also shortened to three letters or more.
const CALENDAR: &str = "abril agosto août april aprile august augustus avril december dezember dezembro dicembre diciembre \
    dienstag donnerstag décembre enero febbraio feber febrero februar februari february fevereiro freitag \
    friday février gennaio giugno janeiro januar januari january janvier juillet juin julho juli julio july \
    june junho juni junio jänner luglio maart maggio mai maio march mars marzo março may mayo mei mittwoch \
    monday montag märz november novembre novembro noviembre october octobre octubre oktober ottobre outubro \
    samstag saturday september septembre septiembre setembro settembre sonnabend sonntag sunday thursday \
    tuesday wednesday";

/// The greatest number of words in a date, such as 'de', 'marzo' and 'de' in '5 de marzo de 2026'.
const MOST_WORDS: usize = 3;

/// Puts an apostrophe before each part of a cell that a spreadsheet could turn into a date, a time or a number if it were
/// a cell.
pub(super) fn unconverted(cell: String) -> String {
    if !cell.split(ENDS).any(is_converted) {
        return cell;
    }
    let mut safe = String::new();
    for part in cell.split_inclusive(ENDS) {
        if is_converted(part) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    safe
}

/// Returns `true` if a spreadsheet of any language could turn a cell with this text into a date, a time or a number: it
/// has a digit and few words, and begins with the name of a month or a day or with no word.
fn is_converted(cell: &str) -> bool {
    let shown = cell.trim_start_matches(is_passed_over);
    if shown.starts_with('\'') || !shown.contains(char::is_numeric) {
        return false;
    }
    let shown: String = shown.nfkc().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = shown.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let begins_as_date = match words.first() {
        Some(first) if shown.starts_with(*first) => is_of_calendar(first),
        _ => true,
    };
    begins_as_date && words.len() <= MOST_WORDS
}

/// Returns `true` for the name of a month or a day, whole or shortened.
fn is_of_calendar(word: &str) -> bool {
    word.chars().count() >= 3 && CALENDAR.split(' ').any(|name| name.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::escaped;
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_turn_into_a_date_or_a_number_stays_text() {
        for text in [
            "1-2",
            "1/2",
            "1.2.",
            "2026-11-22",
            "22.11.2026",
            "2026-11-22T16:33:05Z",
            "12:30",
            "12h30",
            "3 pm",
            "5 January 2026 10:00 PM",
            "5 de marzo de 2026",
            "5 мая 2026",
            "mar1",
            "MARCH1",
            "SEPT2",
            "dec-12",
            "Jän 5",
            "août 2026",
            "Mai.2026",
            "Mon, 5 Jan",
            "007",
            "12345678901234567890",
            "1e5",
            "1E-3",
            "0x10",
            "1,5",
            ".5",
            "50 %",
            "€ 5",
            "5 €",
            "(5)",
            "1 000",
            "\u{a0}\u{feff}12",
            "１２",
            "٣",
            "½",
        ] {
            assert_eq!(unconverted(escaped(text.to_owned())), format!("'{text}"), "{text:?}");
            assert_eq!(unconverted(escaped(format!("a;{text}"))), format!("a;'{text}"), "{text:?}");
        }
    }

    #[test]
    fn a_text_that_is_no_date_and_no_number_gets_no_apostrophe() {
        for text in [
            "",
            "ordinary",
            "march",
            "may",
            "rx-1",
            "rx-1 rx-2",
            "rec-20261122-171048-123",
            "dr_mar1",
            "patient_7",
            "market-3",
            "ma-1",
            "settled: 5 of 7",
            "grant: 5 mg; twice",
            "identifier: 1-2",
            "version 2",
            "'5",
            "'=1",
            "2 tablets were given twice",
            "a-1-b",
        ] {
            assert_eq!(unconverted(text.to_owned()), text);
        }
    }

    #[test]
    fn an_apostrophe_is_added_once() {
        for text in ["-1", "+1-2", "=1+1", "@1", " -5 %", "1-2;-3", ";1-2"] {
            let safe = unconverted(escaped(text.to_owned()));
            assert!(!safe.contains("''") && safe.replace('\'', "") == text, "{text:?}: {safe:?}");
        }
    }
}
