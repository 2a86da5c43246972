//! Every rule of docs/protocol.md, section 10: an input that breaks only this rule is rejected under its name, with its
//! height and transaction; an input just within the rule is accepted.

mod approval;
pub mod author;
mod block_zero;
pub mod evidence;
mod fields;
mod format;
mod grant;
pub mod header;
mod identifier;
mod order;
pub mod record;
mod rule_case;
mod settled;
mod size;
mod stake;

use medchain::ledger::rejection::Rule;
use rule_case::Case;

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
    evidence::CASES,
    fields::CASES,
];

#[test]
fn what_breaks_one_rule_is_refused_by_its_name_and_what_lies_just_inside_passes() {
    let (mut refused, mut accepted) = (0, 0);
    for (name, make) in FAMILIES.concat() {
        let case = make();
        case.check(name);
        *if case.expected.is_err() { &mut refused } else { &mut accepted } += 1;
    }
    println!("rules: {refused} ways to break one alone, {accepted} just inside");
}

/// Returns the names of an enum's variants, read from its source.
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
    let texts = include_str!("../../src/ledger/free_text.rs");
    let mut count = 0;
    let mut check = |kind: String| {
        assert!(found.contains(&kind), "no case breaks {kind}");
        count += 1;
    };
    for rule in variants(source, "Reason") {
        let fault = format!("{rule}Fault");
        match rule {
            // These two rules are broken in a file's text and by a comparison of chains; both have tests elsewhere.
            "Format" | "Fork" => {}
            "Text" => variants(texts, &fault).into_iter().for_each(|fault| check(format!("Text {fault}"))),
            _ if source.contains(&format!("pub enum {fault} ")) => {
                variants(source, &fault).into_iter().for_each(|fault| check(format!("{rule} {fault}")));
            }
            _ => check(rule.to_owned()),
        }
    }
    println!("rules: {count} reasons and faults, each with a case");
    assert_eq!(count, 61, "the number of faults has changed, or the search is broken");
}

/// The rules in the order of docs/protocol.md, section 10, in which the first failure wins.
const RULES: [Rule; 28] = [
    Rule::Format,
    Rule::Ledger,
    Rule::Genesis,
    Rule::Link,
    Rule::Height,
    Rule::Slot,
    Rule::Timestamp,
    Rule::Delegate,
    Rule::Nonce,
    Rule::MerkleRoot,
    Rule::TransactionCount,
    Rule::HeaderSignature,
    Rule::Author,
    Rule::Signature,
    Rule::Approval,
    Rule::Settled,
    Rule::Identifier,
    Rule::Text,
    Rule::Key,
    Rule::Record,
    Rule::Sealed,
    Rule::Grant,
    Rule::Balance,
    Rule::Vote,
    Rule::Evidence,
    Rule::Anchor,
    Rule::Size,
    Rule::Fork,
];

#[test]
fn rules_have_the_names_and_the_order_of_section_10() {
    let page = include_str!("../../docs/protocol.md");
    let section = page.split("## 10. Rules by name\n").nth(1).expect("docs/protocol.md has a section 10");
    let list = section.trim_start().split(".\n").next().expect("a list ends with a full stop");
    let written: Vec<&str> = list.split('·').map(|name| name.trim().trim_matches('`')).collect();
    assert_eq!(RULES.map(Rule::name).to_vec(), written);
    assert!(RULES.is_sorted());
    for rule in RULES {
        assert_eq!(serde_json::to_value(rule).ok(), Some(serde_json::json!(rule.name())));
    }
}
