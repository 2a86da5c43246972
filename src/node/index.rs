//! What people ask of a chain that its rules do not: who proposed what, and how it ended.
//!
//! A reading of the blocks, kept beside the state and as much a function of them.

use super::summary::summary;
use crate::ledger::block::Block;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Height;
use crate::ledger::state::Place;
use crate::ledger::transaction::{Action, Payload, Proposal};
use crate::protocol::{Submission, SubmissionState};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Proposals by their authors.
#[derive(Default)]
pub struct Index {
    submissions: BTreeMap<UserId, Vec<Submission>>,
    newest_with_transactions: Height,
    /// The heights of all blocks but the newest one, by their hashes.
    heights: BTreeMap<Hash, Height>,
}

impl Index {
    /// Reads a block that was appended.
    pub fn read<S>(&mut self, block: &Block<S>, ids: &[Hash]) {
        if let Some(below) = block.header.height.0.checked_sub(1) {
            self.heights.insert(block.header.previous_hash, Height(below));
        }
        if !ids.is_empty() {
            self.newest_with_transactions = block.header.height;
        }
        for (index, (it, id)) in (0..).zip(block.transactions.iter().zip(ids)) {
            let place = Place { height: block.header.height, index };
            self.read_one(&it.payload, *id, place);
        }
    }

    fn read_one(&mut self, payload: &Payload, id: Hash, place: Place) {
        match &payload.action {
            Action::Record(_) => self.note(payload, id, SubmissionState::InChain { place }),
            action => {
                if let Some((proposal, state)) = settlement(action, Some(place)) {
                    self.note(&proposal.payload, proposal.payload.id(), state);
                }
            }
        }
    }

    fn note(&mut self, payload: &Payload, transaction: Hash, state: SubmissionState) {
        if let Action::Record(_) = &payload.action {
            let submission = Submission { transaction, summary: summary(payload), state };
            self.submissions.entry(payload.author.clone()).or_default().push(submission);
        }
    }

    /// The newest block that is not empty.
    pub const fn newest_with_transactions(&self) -> Height {
        self.newest_with_transactions
    }

    /// The blocks below the newest one whose hashes lie in a range.
    pub fn blocks(&self, range: RangeInclusive<Hash>) -> impl Iterator<Item = (Hash, Height)> {
        self.heights.range(range).map(|(hash, height)| (*hash, *height))
    }

    /// What somebody proposed, in the order of the chain.
    pub fn submissions(&self, author: &UserId) -> &[Submission] {
        self.submissions.get(author).map_or(&[], Vec::as_slice)
    }
}

/// What an action settles, and how.
pub fn settlement(action: &Action, place: Option<Place>) -> Option<(&Proposal, SubmissionState)> {
    match action {
        Action::Refuse(it) => Some((&it.refused, SubmissionState::Refused { reason: it.reason.clone(), place })),
        Action::Withdraw(it) => Some((&it.withdrawn, SubmissionState::Withdrawn { reason: it.reason.clone(), place })),
        _ => None,
    }
}
