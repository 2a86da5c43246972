//! A rule case: a chain or a pool transaction, and the verdict that the rules must reach.

use crate::ledger::test_ledger::{ADA, BEA, PARAMETERS, TestLedger, replay, resaid, signed, step_by_step, transfer};
use medchain::ledger::block::{Block, Unchecked};
use medchain::ledger::chain;
use medchain::ledger::header::Header;
use medchain::ledger::id::Hash;
use medchain::ledger::number::Height;
use medchain::ledger::rejection::{Reason, Rejection};
use medchain::ledger::state::State;
use medchain::ledger::transaction::{Payload, Transaction};
use medchain::ledger::verify::Signatures;

/// The name of a case, and the function that makes it.
pub type Case = (&'static str, fn() -> RuleCase);

/// The input of a case.
enum Subject {
    /// A chain whose last block is judged.
    Chain(Vec<Block<Unchecked>>),
    /// A pool transaction.
    Waiting(Box<(State, Transaction)>),
}

pub struct RuleCase {
    subject: Subject,
    /// The judged transaction, unless the block itself is judged.
    transaction: Option<Hash>,
    pub expected: Result<(), Reason>,
}

impl RuleCase {
    /// A chain without a block.
    pub fn nothing(expected: Result<(), Reason>) -> Self {
        Self { subject: Subject::Chain(Vec::new()), transaction: None, expected }
    }

    /// A chain of block 0 only, which is judged.
    pub fn genesis(block: Block<Unchecked>, expected: Result<(), Reason>) -> Self {
        Self { subject: Subject::Chain(vec![block]), transaction: None, expected }
    }

    /// The transaction of block 0.
    pub fn create_ledger_transaction(block: Block<Unchecked>, expected: Result<(), Reason>) -> Self {
        let transaction = Some(block.transactions[0].id());
        Self { transaction, ..Self::genesis(block, expected) }
    }

    /// The next block of a ledger.
    pub fn block(fixture: &TestLedger, block: Block<Unchecked>, expected: Result<(), Reason>) -> Self {
        Self { subject: Subject::Chain(fixture.chain(block)), transaction: None, expected }
    }

    /// The next block of a ledger, with a changed and newly signed header.
    pub fn mutated(mutate: impl FnOnce(&mut Header), expected: impl FnOnce(&TestLedger) -> Result<(), Reason>) -> Self {
        let mut fixture = test_ledger();
        let expected = expected(&fixture);
        let mut block = fixture.next(Vec::new());
        mutate(&mut block.header);
        let block = signed(block.header, block.transactions);
        Self::block(&fixture, block, expected)
    }

    /// A transaction in the next block of a ledger, after a valid one.
    pub fn transaction(fixture: &mut TestLedger, it: Transaction, expected: Result<(), Reason>) -> Self {
        let transaction = Some(it.id());
        let good = fixture.says(ADA, transfer(BEA, 1));
        let block = fixture.next(vec![good, it]);
        Self { transaction, ..Self::block(fixture, block, expected) }
    }

    /// The same case, about this transaction of the block.
    pub fn of(transaction: Hash, case: Self) -> Self {
        Self { transaction: Some(transaction), ..case }
    }

    /// A payload, signed by its author, in the next block of a ledger.
    pub fn said(fixture: &mut TestLedger, payload: Payload, expected: Result<(), Reason>) -> Self {
        Self::transaction(fixture, resaid(payload), expected)
    }

    /// A transaction that waits for its approval or for a block.
    pub fn waiting(fixture: &TestLedger, it: Transaction, expected: Result<(), Reason>) -> Self {
        let transaction = Some(it.id());
        Self { subject: Subject::Waiting(Box::new((fixture.state.clone(), it))), transaction, expected }
    }

    /// Checks that every way to the verdict leads to the expected one.
    pub fn check(&self, name: &str) {
        let rejection = |height| {
            let broken = |reason| Rejection { height, transaction: self.transaction, reason };
            self.expected.clone().map_err(broken)
        };
        match &self.subject {
            Subject::Chain(blocks) => {
                let expected = rejection((blocks.len() as u64).checked_sub(1).map(Height));
                let (whole, steps) = (replay(blocks, None), step_by_step(blocks));
                assert_eq!(whole.as_ref().map(|_| ()), expected.as_ref().copied(), "{name}");
                assert_eq!(whole, steps, "{name}, block by block");
            }
            Subject::Waiting(waiting) => {
                let (state, it) = &**waiting;
                assert_eq!(
                    chain::check_pooled(state, &it.clone().into(), Signatures::Check),
                    rejection(None),
                    "{name}"
                );
            }
        }
    }

    /// Returns the broken rule, and its fault if the rule has several.
    pub fn kind(&self) -> Option<String> {
        let reason = format!("{:?}", self.expected.as_ref().err()?);
        let first = |text: &str| text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default().to_owned();
        let fault = reason.split("fault: ").nth(1).map(|fault| format!(" {}", first(fault)));
        Some(first(&reason) + &fault.unwrap_or_default())
    }
}

pub fn test_ledger() -> TestLedger {
    TestLedger::new(PARAMETERS)
}
