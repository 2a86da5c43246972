//! A trial: a chain, or a transaction that waits for one, and what the rules should say of it.

use crate::ledger::ward::{ADA, BEA, PARAMETERS, Ward, replay, resaid, signed, step_by_step, transfer};
use medchain::ledger::block::{Block, Header, Unchecked};
use medchain::ledger::chain;
use medchain::ledger::id::Hash;
use medchain::ledger::number::Height;
use medchain::ledger::rejection::{Reason, Rejection};
use medchain::ledger::state::State;
use medchain::ledger::transaction::{Payload, Transaction};
use medchain::ledger::verify::Signatures;

/// What is tried, in words, and how it is made.
pub type Case = (&'static str, fn() -> Trial);

/// What is put before the rules.
enum Matter {
    /// A chain whose last block is on trial.
    Chain(Vec<Block<Unchecked>>),
    /// A transaction that waits.
    Waiting(Box<(State, Transaction)>),
}

pub struct Trial {
    matter: Matter,
    /// The transaction on trial, where it is not the block itself.
    transaction: Option<Hash>,
    pub expected: Result<(), Reason>,
}

impl Trial {
    /// A chain without a block.
    pub fn nothing(expected: Result<(), Reason>) -> Self {
        Self { matter: Matter::Chain(Vec::new()), transaction: None, expected }
    }

    /// A block 0.
    pub fn genesis(block: Block<Unchecked>, expected: Result<(), Reason>) -> Self {
        Self { matter: Matter::Chain(vec![block]), transaction: None, expected }
    }

    /// The transaction of a block 0.
    pub fn create_ledger_transaction(block: Block<Unchecked>, expected: Result<(), Reason>) -> Self {
        let transaction = Some(block.transactions[0].id());
        Self { transaction, ..Self::genesis(block, expected) }
    }

    /// A ward's next block.
    pub fn block(ward: &Ward, block: Block<Unchecked>, expected: Result<(), Reason>) -> Self {
        Self { matter: Matter::Chain(ward.chain(block)), transaction: None, expected }
    }

    /// A ward's next block, with its header bent and signed again.
    pub fn bent(bend: impl FnOnce(&mut Header), expected: impl FnOnce(&Ward) -> Result<(), Reason>) -> Self {
        let mut ward = ward();
        let expected = expected(&ward);
        let mut block = ward.next(Vec::new());
        bend(&mut block.header);
        let block = signed(block.header, block.transactions);
        Self::block(&ward, block, expected)
    }

    /// A transaction in a ward's next block, after another one that is good.
    pub fn transaction(ward: &mut Ward, it: Transaction, expected: Result<(), Reason>) -> Self {
        let transaction = Some(it.id());
        let good = ward.says(ADA, transfer(BEA, 1));
        let block = ward.next(vec![good, it]);
        Self { transaction, ..Self::block(ward, block, expected) }
    }

    /// The same trial, of a transaction in that block.
    pub fn of(transaction: Hash, trial: Self) -> Self {
        Self { transaction: Some(transaction), ..trial }
    }

    /// A payload that its author signs, in a ward's next block.
    pub fn said(ward: &mut Ward, payload: Payload, expected: Result<(), Reason>) -> Self {
        Self::transaction(ward, resaid(payload), expected)
    }

    /// A transaction that waits for its approval or for a block.
    pub fn waiting(ward: &Ward, it: Transaction, expected: Result<(), Reason>) -> Self {
        let transaction = Some(it.id());
        Self { matter: Matter::Waiting(Box::new((ward.state.clone(), it))), transaction, expected }
    }

    /// Holds every way to reach a verdict to what is expected.
    pub fn check(&self, name: &str) {
        let rejection = |height| {
            let broken = |reason| Rejection { height, transaction: self.transaction, reason };
            self.expected.clone().map_err(broken)
        };
        match &self.matter {
            Matter::Chain(blocks) => {
                let expected = rejection((blocks.len() as u64).checked_sub(1).map(Height));
                let (whole, steps) = (replay(blocks, None), step_by_step(blocks));
                assert_eq!(whole.as_ref().map(|_| ()), expected.as_ref().copied(), "{name}");
                assert_eq!(whole, steps, "{name}, step by step");
            }
            Matter::Waiting(waiting) => {
                let (state, it) = &**waiting;
                assert_eq!(chain::judge(state, it, Signatures::Check), rejection(None), "{name}");
            }
        }
    }

    /// The rule that is broken, and the fault where the rule knows several.
    pub fn kind(&self) -> Option<String> {
        let reason = format!("{:?}", self.expected.as_ref().err()?);
        let first = |text: &str| text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default().to_owned();
        let fault = reason.split("fault: ").nth(1).map(|fault| format!(" {}", first(fault)));
        Some(first(&reason) + &fault.unwrap_or_default())
    }
}

pub fn ward() -> Ward {
    Ward::new(PARAMETERS)
}
