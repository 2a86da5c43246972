//! Proposals that wait for a decision, and their outcomes.

use crate::ledger::transaction::Transaction;
use std::collections::BTreeMap;

/// The outcome of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProposalOutcome {
    /// It is approved.
    Consent,
    /// It is refused.
    Refusal,
    /// Its author withdraws it.
    Withdrawal,
}

/// The proposals, by the height of their decision and a counter.
#[derive(Default)]
pub struct Waiting {
    proposals: BTreeMap<(u64, u64), (Transaction, ProposalOutcome)>,
    number: u64,
}

impl Waiting {
    /// Adds a proposal that is decided at height `due`.
    pub fn put(&mut self, due: u64, proposal: Transaction, outcome: ProposalOutcome) {
        self.proposals.insert((due, self.number), (proposal, outcome));
        self.number += 1;
    }

    /// Removes and returns the next proposal that is due at a height.
    pub fn take_due(&mut self, height: u64) -> Option<(Transaction, ProposalOutcome)> {
        let first = self.proposals.first_entry()?;
        (first.key().0 <= height).then(|| first.remove())
    }

    /// Returns all proposals.
    pub fn iter(&self) -> impl Iterator<Item = &Transaction> {
        self.proposals.values().map(|(proposal, _)| proposal)
    }
}
