//! An index of the chain for questions that its rules do not need: the proposals of each author and their outcomes.
//!
//! It is computed from the blocks alone, like the state, and kept beside it.

use super::summary::summary;
use crate::ledger::block::Block;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Height;
use crate::ledger::state::Place;
use crate::ledger::transaction::{Action, Payload, Proposal};
use crate::protocol::{Submission, SubmissionState};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The proposals by author, and the blocks by hash.
#[derive(Default)]
pub struct Index {
    submissions: BTreeMap<UserId, Vec<Submission>>,
    newest_with_transactions: Height,
    /// The heights of all blocks except the newest one, by their hashes.
    heights: BTreeMap<Hash, Height>,
}

impl Index {
    /// Adds an appended block.
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

    /// Returns the height of the newest block that is not empty.
    pub const fn newest_with_transactions(&self) -> Height {
        self.newest_with_transactions
    }

    /// Returns the blocks below the newest one whose hashes are in a range.
    pub fn blocks(&self, range: RangeInclusive<Hash>) -> impl Iterator<Item = (Hash, Height)> {
        self.heights.range(range).map(|(hash, height)| (*hash, *height))
    }

    /// Returns the records that an account has proposed, in the order of the chain.
    pub fn submissions(&self, author: &UserId) -> &[Submission] {
        self.submissions.get(author).map_or(&[], Vec::as_slice)
    }
}

/// Returns the proposal that an action settles, with its outcome.
pub fn settlement(action: &Action, place: Option<Place>) -> Option<(&Proposal, SubmissionState)> {
    match action {
        Action::Refuse(it) => Some((&it.refused, SubmissionState::Refused { reason: it.reason.clone(), place })),
        Action::Withdraw(it) => Some((&it.withdrawn, SubmissionState::Withdrawn { reason: it.reason.clone(), place })),
        _ => None,
    }
}
