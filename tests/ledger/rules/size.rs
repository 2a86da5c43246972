//! The rule `size`: at most 1,000 transactions in a block, each of at most 16 KiB without its sealed part and 64 KiB
//! with it.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{ADA, BEA, DORA, NOBODY, TestLedger, addition, registration, sealed, transfer, word};
use medchain::ledger::encode::canonical;
use medchain::ledger::rejection::{Measure, Reason};
use medchain::ledger::seal::SealedBytes;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::record::Record;
use medchain::ledger::transaction::{Action, Enclosed, Transaction};

fn too_large(of: Measure, most: u64) -> Result<(), Reason> {
    Err(Reason::Size { of, most, actual: most + 1 })
}

/// Returns the number of bytes whose base64url text has this number of letters, or one fewer if there is none.
const fn bytes_of(letters: usize) -> usize {
    letters * 3 / 4
}

/// Returns a transaction of a given size, by choosing the lengths of its sealed bytes and of a word.
fn sized(
    target: usize,
    make: impl Fn(usize, usize) -> Transaction,
    size: impl Fn(&Transaction) -> usize,
) -> Transaction {
    let empty = size(&make(0, 1));
    let four = (1..=4).map(|letters| make(bytes_of(target - empty + 1 - letters), letters));
    four.into_iter().find(|it| size(it) == target).expect("one of four adjacent lengths leads to the size")
}

/// Returns an administrator's registration whose approval carries a long secret.
fn open(fixture: &TestLedger, target: usize) -> Transaction {
    let make = |bytes, letters| {
        let mut fixture = fixture.clone();
        let register = medchain::ledger::transaction::account::Register {
            name: word(&"n".repeat(letters)),
            ..registration(NOBODY, Role::Administrator)
        };
        let it = fixture.says(NOBODY, Action::Register(register));
        let enclosed = Enclosed { auditor_secret_sealed: Some(SealedBytes(vec![7; bytes])), keys: None };
        fixture.agreed_with(it, ADA, enclosed)
    };
    sized(target, make, |it| it.open_bytes().len())
}

/// Returns a record with a long content.
fn whole(fixture: &TestLedger, target: usize) -> Transaction {
    let make = |bytes, letters| {
        let mut fixture = fixture.clone();
        let content = sealed(bytes);
        let record = addition(BEA, DORA, &"r".repeat(letters));
        let it = fixture.records(Record { sealed_hash: Some(content.hash()), ..record });
        Transaction { sealed: Some(content), ..it }
    };
    sized(target, make, |it| canonical(it).len())
}

fn measured(make: fn(&TestLedger, usize) -> Transaction, target: usize, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = make(&fixture, target);
    // The ledger's clock must pass the times of the transaction and of its approval.
    for _ in 0..2 {
        fixture.now();
    }
    RuleCase::transaction(&mut fixture, it, expected)
}

fn crowd(count: usize, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let crowd = (0..count).map(|_| fixture.says(ADA, transfer(BEA, 1))).collect();
    let block = fixture.next(crowd);
    RuleCase::block(&fixture, block, expected)
}

pub const CASES: &[Case] = &[
    ("16 KiB without a sealed part", || measured(open, 16 << 10, Ok(()))),
    ("a byte more", || measured(open, (16 << 10) + 1, too_large(Measure::Bytes, 16 << 10))),
    ("64 KiB with a sealed part", || measured(whole, 64 << 10, Ok(()))),
    ("a byte more with it", || measured(whole, (64 << 10) + 1, too_large(Measure::Bytes, 64 << 10))),
    ("1,000 transactions", || crowd(1_000, Ok(()))),
    ("1,001 transactions", || crowd(1_001, too_large(Measure::Transactions, 1_000))),
];
