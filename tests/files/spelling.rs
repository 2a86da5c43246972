//! Every value has one spelling: all others that some JSON parser accepts are refused.

use super::sample::sample;
use super::text::{fault, outside_of_strings, pointers, read, replaced, tree};
use medchain::file::snapshot::{Compression, Contents};
use medchain::file::{FileFault, MemberFault};
use medchain::ledger::rejection::Rule;
use serde_json::{Value, json};

fn file() -> String {
    String::from_utf8(sample().file(Contents::Sealed, Compression::None)).unwrap()
}

/// Checks that a file is refused for its form, before any rule.
fn refused(file: &[u8], what: &str) {
    let fault = fault(file);
    let form = match &fault {
        FileFault::Rejected { rejection } => rejection.rule() == Rule::Format,
        FileFault::Format { .. }
        | FileFault::Syntax { .. }
        | FileFault::Foreign { .. }
        | FileFault::Version { .. }
        | FileFault::ForeignKdf
        | FileFault::Member { why: MemberFault::Repeated { .. } | MemberFault::Unknown { .. }, .. } => true,
        _ => false,
    };
    assert!(form, "{what}: {fault:?}");
}

/// Returns the end of the member that begins at `start`.
fn member_end(text: &str, start: usize) -> usize {
    let mut members = outside_of_strings(&text[start..], ',');
    members.extend(outside_of_strings(&text[start..], '}'));
    members.sort_unstable();
    let opened = |end: usize| {
        let depth = |open: char, close: char| {
            let part = &text[start..start + end];
            outside_of_strings(part, open).len() == outside_of_strings(part, close).len()
        };
        depth('{', '}') && depth('[', ']')
    };
    start + members.into_iter().find(|&end| opened(end)).unwrap()
}

#[test]
fn a_repeated_member_is_refused_in_every_object() {
    let file = file();
    let mut count = 0;
    for open in outside_of_strings(&file, '{') {
        let member = &file[open + 1..member_end(&file, open + 1)];
        let repeated = format!("{}{member},{}", &file[..=open], &file[open + 1..]);
        refused(repeated.as_bytes(), member);
        count += 1;
    }
    println!("a repeated member: refused in {count} objects");
    assert!(count > 30);
}

#[test]
fn an_unknown_member_is_refused_in_every_object() {
    let file = file();
    for open in outside_of_strings(&file, '{') {
        let unknown = format!("{}\"unknown\":1,{}", &file[..=open], &file[open + 1..]);
        refused(unknown.as_bytes(), &file[open..(open + 40).min(file.len())]);
    }
}

#[test]
fn no_value_may_be_null_or_of_another_kind() {
    let tree = tree(file().as_bytes());
    let mut count = 0;
    for pointer in pointers(&tree) {
        let value = tree.pointer(&pointer).unwrap();
        let others = match value {
            Value::Object(members) => vec![Value::Null, json!(members.values().collect::<Vec<_>>())],
            Value::Array(_) => vec![Value::Null, json!({}), json!("")],
            Value::String(text) => vec![Value::Null, json!({ text: null }), json!([text]), json!(1)],
            Value::Number(number) => vec![Value::Null, json!(number.to_string()), json!([number]), json!(true)],
            _ => vec![],
        };
        for other in others {
            refused(&replaced(&tree, &pointer, other.clone()), &format!("{pointer} as {other}"));
            count += 1;
        }
    }
    println!("null and other kinds: {count} refused");
    assert!(count > 500);
}

#[test]
fn no_number_has_a_sign_a_fraction_an_exponent_or_a_leading_zero() {
    let file = file();
    let mut count = 0;
    for colon in outside_of_strings(&file, ':') {
        let number: String = file[colon + 1..].chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() {
            continue;
        }
        let rest = &file[colon + 1 + number.len()..];
        for other in [
            format!("-{number}"),
            format!("+{number}"),
            format!("{number}.0"),
            format!("{number}e0"),
            format!("0{number}"),
            format!("-0{number}"),
            "9007199254740992".to_owned(),
            "18446744073709551616".to_owned(),
        ] {
            let changed = format!("{}{other}{rest}", &file[..=colon]);
            refused(changed.as_bytes(), &format!("{other} for {number}"));
            count += 1;
        }
    }
    println!("spellings of numbers: {count} refused");
    assert!(count > 100);
}

#[test]
fn no_hash_key_or_salt_is_in_capitals_or_shorter_and_no_sealed_bytes_are_padded() {
    let file = file();
    let tree = tree(file.as_bytes());
    let mut count = 0;
    for pointer in pointers(&tree) {
        let Some(text) = tree.pointer(&pointer).and_then(Value::as_str) else { continue };
        let sealed = ["ciphertext", "nonce", "auditor_secret_sealed"].iter().any(|name| pointer.ends_with(name));
        let hexadecimal = text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let others = match (sealed, hexadecimal) {
            (true, _) => vec![format!("{text}="), format!("{text}\n"), text.replace(['-', '_'], "+") + "+"],
            (false, true) => vec![text.to_uppercase(), text[1..].to_owned(), format!("{text}0"), format!("0x{text}")],
            (false, false) => continue,
        };
        for other in others.into_iter().filter(|other| other != text) {
            refused(&replaced(&tree, &pointer, json!(other)), &format!("{pointer}: {other}"));
            count += 1;
        }
    }
    println!("spellings of bytes: {count} refused");
    assert!(count > 100);
}

#[test]
fn escapes_are_free_since_they_are_the_same_string() {
    let file = file();
    let escaped = file.replace("St. Anna", "\\u0053t. \\u0041nna").replace("anna_admin", "anna\\u005fadmin");
    assert_ne!(escaped, file);
    assert_eq!(read(escaped.as_bytes()).unwrap(), read(file.as_bytes()).unwrap());
    refused(file.replace("anna_admin", "anna_admin\\ud800").as_bytes(), "half of a surrogate pair");
}
