//! Makes variations of each kind, and counts the verdicts.

use super::judge::{Verdict, judge};
use super::ledger::Ledger;
use super::random::Random;
use super::{blocks, bytes, insiders, strangers, values};
use medchain::ledger::rejection::Rule;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

/// The usual number of variations.
const USUAL: u64 = 5_000;

type Make = fn(&Ledger, &mut Random) -> Vec<u8>;

/// A kind of variation: its name, the function that makes one, and the rules of which one must refuse it (any rule if
/// empty).
type Kind = (&'static str, Make, &'static [Rule]);

const BYTES: [Kind; 9] = [
    ("bytes: a bit flipped", bytes::bit_flipped, &[]),
    ("bytes: one replaced", bytes::byte_replaced, &[]),
    ("bytes: one dropped", bytes::byte_dropped, &[]),
    ("bytes: one doubled", bytes::byte_doubled, &[]),
    ("bytes: a stretch overwritten", bytes::stretch_overwritten, &[]),
    ("bytes: white space added", bytes::white_space_added, &[]),
    ("bytes: truncated", bytes::truncated, &[]),
    ("bytes: truncated and closed", bytes::truncated_and_closed, &[]),
    ("bytes: zipped, a bit flipped", bytes::zipped_and_flipped, &[]),
];

const VALUES: [Kind; 9] = [
    ("values: a hex digit", values::digit_changed, &[]),
    ("values: a letter", values::letter_changed, &[]),
    ("values: a number", values::number_changed, &[]),
    ("values: of another kind", values::value_of_another_kind, &[]),
    ("values: a member removed", values::member_removed, &[]),
    ("values: a member added", values::member_added, &[]),
    ("values: a member twice", values::member_repeated, &[]),
    ("values: members exchanged", values::members_exchanged, &[]),
    ("values: of two transactions", values::values_exchanged, &[]),
];

const BLOCKS: [Kind; 9] = [
    ("blocks: one dropped", blocks::block_dropped, &[]),
    ("blocks: one doubled", blocks::block_doubled, &[]),
    ("blocks: two exchanged", blocks::blocks_exchanged, &[]),
    ("blocks: turned round", blocks::order_turned_round, &[]),
    ("blocks: none left", blocks::no_block_left, &[Rule::Genesis]),
    ("transactions: one dropped", blocks::transaction_dropped, &[Rule::MerkleRoot]),
    ("transactions: one doubled", blocks::transaction_doubled, &[Rule::MerkleRoot]),
    ("transactions: one moved", blocks::transaction_moved, &[]),
    ("transactions: two exchanged", blocks::transactions_exchanged, &[Rule::MerkleRoot]),
];

const STRANGERS: [Kind; 6] = [
    ("wrong key: a header", strangers::header_signed_by_another, &[Rule::HeaderSignature]),
    ("wrong key: after a transaction moved", strangers::transaction_moved, &[Rule::HeaderSignature]),
    ("wrong key: after one dropped", strangers::transaction_dropped, &[Rule::HeaderSignature]),
    ("wrong key: after a new order", strangers::transactions_reordered, &[Rule::HeaderSignature]),
    ("wrong key: after another time", strangers::time_changed, &[Rule::HeaderSignature]),
    ("wrong key: after a block added", strangers::block_added, &[Rule::HeaderSignature, Rule::Delegate]),
];

const INSIDERS: [Kind; 20] = [
    ("one thing wrong: signature", insiders::transaction_signed_by_another, &[Rule::Signature]),
    ("one thing wrong: another's signature", insiders::signature_of_another_transaction, &[Rule::Signature]),
    ("one thing wrong: time said", insiders::time_of_a_transaction_changed, &[Rule::Signature]),
    ("one thing wrong: amount", insiders::amount_changed, &[Rule::Signature]),
    ("one thing wrong: approval's signature", insiders::approval_signed_by_another, &[Rule::Approval]),
    ("one thing wrong: another's approval", insiders::approvals_exchanged, &[Rule::Approval]),
    ("one thing wrong: no approval", insiders::approval_dropped, &[Rule::Approval]),
    ("one thing wrong: refused proposal", insiders::refused_proposal_forged, &[Rule::Signature]),
    ("one thing wrong: evidence", insiders::evidence_forged, &[Rule::Evidence]),
    ("one thing wrong: anchor", insiders::anchor_forged, &[Rule::Anchor]),
    ("one thing wrong: content", insiders::content_of_another_record, &[Rule::Sealed]),
    ("one thing wrong: a reader", insiders::content_without_a_reader, &[Rule::Sealed]),
    ("one thing wrong: said twice", insiders::transaction_doubled, &[Rule::Settled]),
    ("one thing wrong: link", insiders::link_changed, &[Rule::Link]),
    ("one thing wrong: height", insiders::height_changed, &[Rule::Height]),
    ("one thing wrong: nonce", insiders::nonce_changed, &[Rule::Nonce]),
    ("one thing wrong: root", insiders::root_changed, &[Rule::MerkleRoot]),
    ("one thing wrong: count", insiders::count_changed, &[Rule::TransactionCount]),
    ("one thing wrong: ledger", insiders::ledger_changed, &[Rule::Ledger]),
    ("one thing wrong: block's time", insiders::time_before_the_parents, &[Rule::Timestamp]),
];

/// The number of times that each kind got each verdict.
type Counts = BTreeMap<&'static str, BTreeMap<String, u64>>;

/// Makes a variation and judges it.
fn try_one(number: u64, kinds: &[Kind], ledgers: &[Ledger], counts: &Mutex<Counts>) {
    let index = usize::try_from(number).unwrap();
    let (name, make, rules) = kinds[index % kinds.len()];
    let ledger = &ledgers[index / kinds.len() % ledgers.len()];
    let verdict = catch_unwind(AssertUnwindSafe(|| {
        let file = make(ledger, &mut Random::of(number));
        let verdict = judge(ledger, &file);
        let expected = match &verdict {
            Verdict::Rule(rule) => rules.is_empty() || rules.contains(rule),
            _ => rules.is_empty(),
        };
        assert!(expected, "{verdict:?} instead of a refusal by one of {rules:?}");
        verdict
    }));
    let word = match verdict.unwrap_or_else(|_| panic!("variation {number}, {name}: see above")) {
        Verdict::Same => "same".to_owned(),
        Verdict::Withheld => "same, contents left out".to_owned(),
        Verdict::Beginning => "same, but shorter".to_owned(),
        Verdict::Rule(rule) => rule.name().to_owned(),
        Verdict::File(what) => format!("file: {what}"),
    };
    *counts.lock().unwrap().entry(name).or_default().entry(word).or_default() += 1;
}

#[test]
fn no_variation_passes_for_another_chain() {
    let wanted = std::env::var("MEDCHAIN_HOSTILE").ok().and_then(|count| count.parse().ok()).unwrap_or(USUAL);
    let kinds: Vec<Kind> = [&BYTES[..], &VALUES, &BLOCKS, &STRANGERS, &INSIDERS].concat();
    let ledgers: Vec<Ledger> = (0..4).map(Ledger::simulated).collect();
    let (counts, threads) = (Mutex::new(Counts::new()), 2);
    std::thread::scope(|scope| {
        for first in 0..threads {
            let (kinds, ledgers, counts) = (&kinds, &ledgers, &counts);
            scope.spawn(move || {
                (first..wanted).step_by(2).for_each(|number| try_one(number, kinds, ledgers, counts));
            });
        }
    });
    let counts = counts.into_inner().unwrap();
    assert_eq!(counts.len(), kinds.len().min(usize::try_from(wanted).unwrap()), "every kind was tried");
    let mut refused = 0;
    for (name, verdicts) in &counts {
        let all: u64 = verdicts.values().sum();
        let same: u64 = verdicts.iter().filter(|(word, _)| word.starts_with("same")).map(|(_, count)| count).sum();
        refused += all - same;
        let list: Vec<String> = verdicts.iter().map(|(word, count)| format!("{word} {count}")).collect();
        println!("{name:<38} {all:>6}   {}", list.join(", "));
    }
    println!("{wanted} variations: {refused} refused, {} recognised as the same, none accepted", wanted - refused);
    assert!(refused * 10 > wanted * 9, "most variations are refused");
}
