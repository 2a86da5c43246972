//! Every rule of PROTOCOL, section 10: what breaks it alone is refused under its name, at its height, in its
//! transaction; what lies just inside of it is accepted.

mod approval;
pub mod author;
mod block_zero;
mod format;
mod grant;
pub mod header;
mod identifier;
mod order;
pub mod record;
mod settled;
mod size;
mod stake;
pub mod testimony;
mod trial;
mod wording;

use trial::Case;

const FAMILIES: [&[Case]; 12] = [
    approval::CASES,
    author::CASES,
    block_zero::CASES,
    grant::CASES,
    header::CASES,
    identifier::CASES,
    record::CASES,
    settled::CASES,
    size::CASES,
    stake::CASES,
    testimony::CASES,
    wording::CASES,
];

#[test]
fn what_breaks_one_rule_is_refused_by_its_name_and_what_lies_just_inside_passes() {
    let (mut refused, mut accepted) = (0, 0);
    for (name, make) in FAMILIES.concat() {
        let trial = make();
        trial.check(name);
        *if trial.expected.is_err() { &mut refused } else { &mut accepted } += 1;
    }
    println!("rules: {refused} ways to break one alone, {accepted} just inside");
}

/// The variants of an enum, as its source names them.
fn variants<'a>(source: &'a str, name: &str) -> Vec<&'a str> {
    let body = source.split(&format!("pub enum {name} {{\n")).nth(1).expect("the source has this enum");
    let lines = body.lines().take_while(|line| *line != "}");
    let named = lines.filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
    named.map(|line| line.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default()).collect()
}

#[test]
fn every_reason_and_every_fault_has_a_case() {
    let found: Vec<String> = FAMILIES.concat().iter().filter_map(|(_, make)| make().kind()).collect();
    let source = include_str!("../../src/ledger/rejection.rs");
    let texts = include_str!("../../src/ledger/words.rs");
    let mut count = 0;
    let mut check = |kind: String| {
        assert!(found.contains(&kind), "no case breaks {kind}");
        count += 1;
    };
    for rule in variants(source, "Reason") {
        let fault = format!("{rule}Fault");
        match rule {
            // Raised where a file is read, and where two chains are compared: each has its own tests.
            "Format" | "Fork" => {}
            "Text" => variants(texts, &fault).into_iter().for_each(|fault| check(format!("Text {fault}"))),
            _ if source.contains(&format!("pub enum {fault} ")) => {
                variants(source, &fault).into_iter().for_each(|fault| check(format!("{rule} {fault}")));
            }
            _ => check(rule.to_owned()),
        }
    }
    println!("rules: {count} reasons and faults, each with a case");
    assert_eq!(count, 59, "a new fault, or the search itself is broken");
}
