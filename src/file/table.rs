//! The access log as a table for spreadsheets: comma-separated values (RFC 4180).
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula and runs it.
//! What stands in a log was typed by strangers, so such a cell begins with an apostrophe here, which spreadsheets show
//! as text.

use crate::ledger::access_log::Entry;
use crate::ledger::id::RecordId;
use serde::Serialize;

/// The beginnings that a spreadsheet takes for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The names of the columns.
const COLUMNS: [&str; 9] = [
    "sequence",
    "milliseconds_since_1970",
    "actor",
    "role",
    "action",
    "patient",
    "records",
    "outcome",
    "rule_and_reason",
];

/// The entries as a table, in the order in which they are given, under a row of names.
pub fn table<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written = "writing into memory does not fail";
    writer.write_record(COLUMNS).expect(written);
    for entry in entries {
        writer.write_record(row(entry).map(defused)).expect(written);
    }
    writer.into_inner().expect(written)
}

fn row(entry: &Entry) -> [String; 9] {
    let records: Vec<&str> = entry.records.iter().flatten().map(RecordId::as_str).collect();
    let why: Vec<&str> = entry.rule.iter().chain(&entry.reason).map(String::as_str).collect();
    [
        entry.sequence.to_string(),
        entry.timestamp.0.to_string(),
        entry.actor.as_ref().map(ToString::to_string).unwrap_or_default(),
        entry.role.map(word).unwrap_or_default(),
        word(entry.action),
        entry.patient.as_ref().map(ToString::to_string).unwrap_or_default(),
        records.join(" "),
        word(entry.outcome),
        why.join(": "),
    ]
}

/// The word that stands for a choice in the log itself.
fn word(choice: impl Serialize) -> String {
    let value = serde_json::to_value(choice).ok();
    value.as_ref().and_then(serde_json::Value::as_str).map(str::to_owned).unwrap_or_default()
}

fn defused(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
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
            actor: Some(UserId::parse("dr_bob").expect("an id")),
            role: Some(Role::Doctor),
            action: Action::ViewHistory,
            patient: Some(UserId::parse("patient_x").expect("an id")),
            records: Some(["rx-1", "rx-2"].map(|id| RecordId::parse(id).expect("an id")).to_vec()),
            outcome: Outcome::Denied,
            rule: None,
            reason: Some(reason.to_owned()),
        }
    }

    fn cells(table: &[u8]) -> Vec<csv::StringRecord> {
        csv::Reader::from_reader(table).into_records().map(|row| row.expect("it is a table")).collect()
    }

    #[test]
    fn an_entry_is_a_row_under_the_names_of_the_columns() {
        let table = table([&entry("curious")]);
        let text = String::from_utf8(table.clone()).expect("it is text");
        assert!(text.starts_with(&format!("{}\r\n", COLUMNS.join(","))), "{text}");
        let expected =
            ["7", "1790000000000", "dr_bob", "doctor", "view_history", "patient_x", "rx-1 rx-2", "denied", "curious"];
        assert_eq!(cells(&table)[0].iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn no_cell_is_a_formula_and_nothing_in_it_is_lost() {
        for reason in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "a,b", "a\"b\"", "a\r\nb", "", "ordinary"] {
            let rows = cells(&table([&entry(reason)]));
            assert_eq!(rows.len(), 1, "{reason:?}");
            let cell = &rows[0][8];
            assert!(!cell.starts_with(FORMULA), "{cell:?}");
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), reason);
        }
    }
}
