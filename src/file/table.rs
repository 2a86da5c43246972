//! The access log as a table for spreadsheets: comma-separated values (RFC 4180).
//!
//! A spreadsheet runs a cell as a formula if it begins with `=`, `+`, `-` or `@` or with their full-width forms, even
//! after spaces and invisible characters. If the user's language separates cells by `;`, or if the user pastes the text
//! as tab-separated, a cell can begin in the middle of a cell of this table. The texts in a log are untrusted, so an
//! apostrophe precedes each text that could become such a cell. Spreadsheets show such a cell as text. No character is
//! removed.
//!
//! A spreadsheet also turns a text into a date or a number without a question, and then the text is lost: the record ids
//! `1-2`, `mar1`, `007` and `1e5` become days and other numbers. An apostrophe precedes these texts too. Only the number
//! of an entry and its time (ISO 8601) are read as what they are.

mod conversion;

use crate::ledger::access_log::Entry;
use crate::ledger::date::iso_8601;
use crate::ledger::id::RecordId;
use conversion::unconverted;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

/// The characters that can end a cell, depending on the reader, except the comma: the writer quotes cells with commas.
const ENDS: [char; 7] = [';', '\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}'];

/// The names of the columns.
const COLUMNS: [&str; 9] =
    ["sequence", "time", "actor", "role", "action", "patient", "records", "outcome", "rule_and_reason"];

/// Returns the entries as a table, in the given order, below a row of column names.
pub fn table<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = "writing to memory does not fail";
    writer.write_record(COLUMNS).expect(written);
    for entry in entries {
        let plain = [entry.sequence.to_string(), iso_8601(entry.timestamp)];
        let texts = text_cells(entry).map(|text| unconverted(escaped(text)));
        writer.write_record(plain.into_iter().chain(texts)).expect(written);
    }
    writer.into_inner().expect(written)
}

/// Returns the cells of an entry that are text.
fn text_cells(entry: &Entry) -> [String; 7] {
    let records: Vec<&str> = entry.records.iter().flatten().map(RecordId::as_str).collect();
    let why: Vec<&str> = entry.rule.iter().chain(&entry.reason).map(String::as_str).collect();
    [
        entry.actor.as_ref().map(ToString::to_string).unwrap_or_default(),
        entry.role.map(word).unwrap_or_default(),
        word(entry.action),
        entry.patient.as_ref().map(ToString::to_string).unwrap_or_default(),
        records.join(" "),
        word(entry.outcome),
        why.join(": "),
    ]
}

/// Returns the word that the log contains for a choice.
fn word(choice: impl Serialize) -> String {
    let value = serde_json::to_value(choice).ok();
    value.as_ref().and_then(serde_json::Value::as_str).map(str::to_owned).unwrap_or_default()
}

/// Puts an apostrophe before each part of a cell that would be a formula if it were a cell. It also puts one before a
/// cell that begins with a separator, because some spreadsheets can read that as a formula.
fn escaped(cell: String) -> String {
    let begins_with_end = cell.trim_start_matches(is_passed_over).starts_with(ENDS);
    if !begins_with_end && !cell.split(ENDS).any(is_formula) {
        return cell;
    }
    let mut safe = if begins_with_end { "'".to_owned() } else { String::new() };
    for part in cell.split_inclusive(ENDS) {
        if is_formula(part) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    safe
}

/// Returns `true` if a spreadsheet would run a cell with this text.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(is_passed_over).starts_with(is_formula_sign)
}

/// Returns `true` for a sign that begins a formula, also in its full-width, small, superscript or subscript form.
fn is_formula_sign(sign: char) -> bool {
    sign == '\u{2212}' || sign.nfkc().any(|plain| matches!(plain, '=' | '+' | '-' | '@' | '\u{2212}'))
}

/// Returns `true` for a character that a spreadsheet skips at the start of a cell or does not show there: quotation
/// marks, spaces, controls, and characters without width, but none that ends a cell.
fn is_passed_over(sign: char) -> bool {
    !ENDS.contains(&sign) && (sign == '"' || sign.is_whitespace() || sign.is_control() || has_no_width(sign))
}

/// Returns `true` for a character that shows nothing: one that only formats, joins or selects others, or a blank.
pub(super) fn has_no_width(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::access_log::{Action, Outcome};
    use crate::ledger::id::UserId;
    use crate::ledger::number::Timestamp;
    use crate::ledger::transaction::account::Role;

    fn entry(reason: &str) -> Entry {
        Entry {
            sequence: 7,
            timestamp: Timestamp(1_790_000_000_000),
            actor: Some(UserId::parse("dr_bob").expect("the id is well formed")),
            role: Some(Role::Doctor),
            action: Action::ViewHistory,
            patient: Some(UserId::parse("patient_x").expect("the id is well formed")),
            records: Some(["rx-1", "rx-2"].map(|id| RecordId::parse(id).expect("the id is well formed")).to_vec()),
            outcome: Outcome::Denied,
            rule: None,
            reason: Some(reason.to_owned()),
        }
    }

    fn cells(table: &[u8]) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(table).into_records().map(|row| row.expect("the rows are a table")).collect()
    }

    #[test]
    fn an_entry_is_a_row_under_the_names_of_the_columns() {
        let table = table([&entry("curious")]);
        let text = String::from_utf8(table.clone()).expect("the table is UTF-8");
        assert!(text.starts_with(&format!("{}\r\n", COLUMNS.join(","))), "{text}");
        let expected = [
            "7",
            "2026-09-21T14:13:20.000Z",
            "dr_bob",
            "doctor",
            "view_history",
            "patient_x",
            "rx-1 rx-2",
            "denied",
            "curious",
        ];
        assert_eq!(cells(&table)[0].iter().collect::<Vec<_>>(), expected);
    }

    /// Returns `true` if a cell begins a formula when the table is read with this separator.
    fn begins_a_formula(table: &[u8], separator: u8) -> bool {
        let mut reader = csv::ReaderBuilder::new();
        reader.delimiter(separator).has_headers(false).flexible(true);
        let rows = reader.from_reader(table).into_records().map(|row| row.expect("the rows are a table"));
        rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).any(|cell| {
            let seen = cell.trim_start_matches(|sign: char| sign == '"' || sign == '\u{feff}' || sign.is_whitespace());
            seen.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
                || (separator == b',' && cell.starts_with(['\t', '\r', '\n']))
        })
    }

    /// Returns all texts of this length over these characters.
    fn texts(signs: &[char], length: u32) -> Vec<String> {
        let longer = |texts: Vec<String>| {
            texts.iter().flat_map(|text| signs.iter().map(move |sign| format!("{text}{sign}"))).collect()
        };
        (0..length).fold(vec![String::new()], |texts, _| longer(texts))
    }

    #[test]
    fn no_cell_of_a_small_table_is_a_formula_however_it_is_separated_and_nothing_is_lost() {
        let all = ['=', '\u{ff20}', 'a', ',', ';', '\t', '\n', '\r', '"', '\'', '\u{feff}', '\u{a0}'];
        let some = ['=', 'a', ';', '\n', '"', '\u{feff}'];
        let texts: Vec<String> = (0..=3).flat_map(|length| texts(&all, length)).chain(texts(&some, 4)).collect();
        assert_eq!(texts.len(), 1 + 12 + 144 + 1_728 + 1_296);
        let plain = |text: &str| text.replace('\'', "");
        for text in texts {
            let table = table([&entry(&text)]);
            let rows = cells(&table);
            assert_eq!(rows.len(), 1, "{text:?}");
            assert_eq!(plain(&rows[0][8]), plain(&text), "only apostrophes are added");
            for separator in [b',', b';', b'\t'] {
                assert!(!begins_a_formula(&table, separator), "{text:?} is a formula between {separator}");
            }
        }
    }

    #[test]
    fn every_look_alike_of_a_sign_and_every_unseen_prefix_is_known() {
        for sign in
            ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe66}', '\u{fe62}', '\u{2212}']
        {
            for before in ["", " ", "\u{a0}", "\u{feff}", "\u{200b}", "\u{202e}", "\u{2063}", "\u{0}", "\u{3000}", "\""]
            {
                let text = format!("{before}{sign}1");
                assert_eq!(escaped(text.clone()), format!("'{text}"), "{text:?}");
                assert_eq!(escaped(format!("a;{text}")), format!("a;'{text}"), "{text:?}");
            }
        }
    }

    #[test]
    fn ordinary_words_stay_as_they_are() {
        for text in ["", "ordinary", "a = b", "1-2", "grant: 5 mg; twice", "a,b", "x@y", "a, -1", "rx-1 rx-2"] {
            assert_eq!(escaped(text.to_owned()), text);
        }
    }

    #[test]
    fn the_ids_of_a_row_stay_as_they_are_written() {
        let id = |id: &str| UserId::parse(id).expect("the id is well formed");
        let record = RecordId::parse("1-2").expect("the id is well formed");
        let (actor, patient, records) = (Some(id("mar1")), Some(id("patient_x")), Some(vec![record]));
        let table = table([&Entry { actor, patient, records, ..entry("1e5") }]);
        let expected =
            ["7", "2026-09-21T14:13:20.000Z", "'mar1", "doctor", "view_history", "patient_x", "'1-2", "denied", "'1e5"];
        assert_eq!(cells(&table)[0].iter().collect::<Vec<_>>(), expected);
    }
}
