//! Which texts are JSON (JSONTestSuite), and how a value is written canonically (RFC 8785).
//!
//! What is exercised here is the layer of values: the text of one part of a file on its way through
//! `file::stream::Part::read`, which is serde_json behind `encode::read`. Repeated members and numbers beyond
//! 2^53 - 1 are JSON, and the suite says so; that no file of ours may hold them is the business of the typed layer.

use medchain::file::stream::{JsonStream, Limits, Member, Part, Place};
use medchain::ledger::encode::canonical;
use published::{files, find, read};
use serde_json::Value;

const SHAPE: &[Member] = &[Member::value("value", usize::MAX)];

/// Whether the layer of values takes the text.
fn parses(json: &[u8]) -> bool {
    Part { member: "value", place: Place::START, json: json.to_vec() }.read::<Value>().is_ok()
}

/// Whether it takes the text as the one member of a document that comes byte by byte.
fn parses_in_a_stream(json: &[u8]) -> bool {
    let mut stream = JsonStream::new(SHAPE, Limits::default());
    let mut values = Vec::new();
    for byte in [br#"{"value":"#, json, b"}"].concat() {
        stream.push(&[byte]);
        while let Ok(Some(part)) = stream.next_part() {
            values.push(part.read::<Value>());
        }
    }
    stream.finish().is_ok() && matches!(values[..], [Ok(_)])
}

#[test]
fn what_must_parse_parses_and_what_must_not_does_not() {
    let Some(folder) = find("json/parsing") else { return };
    let mut counts = [(0, 0), (0, 0)];
    for path in files(folder) {
        let name = path.file_name().and_then(|name| name.to_str()).expect("names are plain");
        let json = std::fs::read(&path).expect("the file was listed");
        let expected = name.starts_with("y_");
        assert!(expected || name.starts_with("n_"), "{name}");
        assert_eq!(parses(&json), expected, "{name}");
        assert_eq!(parses_in_a_stream(&json), expected, "{name}, in a stream");
        let count = &mut counts[usize::from(!expected)];
        *count = (count.0 + usize::from(parses(&json)), count.1 + 1);
    }
    let [(yes, of_yes), (no, of_no)] = counts;
    println!("JSON: {yes} of {of_yes} that must parse, {no} of {of_no} that must not");
    assert_eq!(counts, [(95, 95), (0, 188)]);
}

#[test]
fn canonical_bytes_are_those_of_rfc_8785() {
    let Some(folder) = find("json/jcs/input") else { return };
    let mut count = 0;
    for path in files(folder) {
        let value: Value = read(&path);
        let name = path.file_name().expect("a file has a name");
        let output = path.parent().and_then(|input| input.parent()).expect("it lies in json/jcs/input").join("output");
        let expected = std::fs::read(output.join(name)).expect("each input has an output");
        assert_eq!(String::from_utf8(canonical(&value)), String::from_utf8(expected), "{}", path.display());
        count += 1;
    }
    println!("RFC 8785: {count} of 6, byte for byte");
    assert_eq!(count, 6);
}
