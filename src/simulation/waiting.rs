//! Proposals that wait for whoever they concern, and how each will end.

use crate::ledger::transaction::Transaction;
use std::collections::BTreeMap;

/// How a proposal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is consented to.
    Consent,
    /// It is refused.
    Refusal,
    /// Its author takes it back.
    Withdrawal,
}

/// The proposals, by the height from which they are decided on and their number.
#[derive(Default)]
pub struct Waiting {
    proposals: BTreeMap<(u64, u64), (Transaction, Fate)>,
    number: u64,
}

impl Waiting {
    /// Takes in a proposal that is decided on from height `due` on.
    pub fn put(&mut self, due: u64, proposal: Transaction, fate: Fate) {
        self.proposals.insert((due, self.number), (proposal, fate));
        self.number += 1;
    }

    /// The next proposal that is due at a height.
    pub fn take_due(&mut self, height: u64) -> Option<(Transaction, Fate)> {
        let first = self.proposals.first_entry()?;
        (first.key().0 <= height).then(|| first.remove())
    }

    /// All that wait.
    pub fn iter(&self) -> impl Iterator<Item = &Transaction> {
        self.proposals.values().map(|(proposal, _)| proposal)
    }
}
