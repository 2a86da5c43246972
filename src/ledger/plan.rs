//! The plan of the next block: which of the transactions that wait go in, and why each of the others does not.
//!
//! It is one function for everybody who asks. A person is told that a transaction is ready because the plan has it; a
//! delegate forges what the plan has, and nothing else; and where the plan is empty, there is nothing to forge.

use super::election;
use super::id::Hash;
use super::number::{Slot, Timestamp};
use super::rejection::Reason;
use super::state::{Draft, Place, State};
use super::transaction::Transaction;
use super::verify::{self, Claims, Signatures};
use std::collections::BTreeMap;

/// Why a transaction that waits does not go into the next block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It lacks an approval.
    Unapproved,
    /// It, or its approval, is dated after the block.
    Later {
        /// The first block time at which it can go in.
        from: Timestamp,
    },
    /// The block has no more room.
    NoRoom,
    /// It could stand in the block, but not behind what goes in before it.
    Behind {
        /// The rule that it would break there.
        reason: Reason,
    },
    /// In the chain as it is, it cannot stand at all.
    Rule {
        /// The rule that it breaks.
        reason: Reason,
    },
}

/// What goes into the next block, and what does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The transactions that go in, in the order of the block.
    pub fit: Vec<Hash>,
    /// The others, each with the reason.
    pub left: BTreeMap<Hash, LeftOut>,
    /// The newest date that is not after the block's time.
    newest: Timestamp,
    /// The oldest date that is.
    next: Option<Timestamp>,
}

impl Plan {
    /// Returns whether a block of another time would hold the same: no date lies between the two.
    pub fn holds_at(&self, time: Timestamp) -> bool {
        self.newest <= time && self.next.is_none_or(|next| time < next)
    }
}

/// Plans the block that follows a state. Transactions are offered one after the other; the first that fits goes in first.
/// Their signatures were checked when they came in.
pub struct Planner<'a> {
    /// The state, without any of them.
    alone: Draft<'a>,
    /// The state behind those that go in.
    draft: Draft<'a>,
    time: Timestamp,
    claims: Claims,
    plan: Plan,
}

impl<'a> Planner<'a> {
    /// An empty block of this slot and time.
    pub fn new(state: &'a State, slot: Slot, time: Timestamp) -> Self {
        let round = election::round_of(slot, state.founding().parameters.delegates);
        Self {
            alone: Draft::new(state, round),
            draft: Draft::new(state, round),
            time,
            claims: Claims::new(Signatures::Known),
            plan: Plan::default(),
        }
    }

    /// Offers the next transaction to a block that may hold `most`.
    pub fn offer(&mut self, id: Hash, it: &Transaction, most: usize) {
        match self.place(id, it, most) {
            Ok(()) => self.plan.fit.push(id),
            Err(left_out) => drop(self.plan.left.insert(id, left_out)),
        }
    }

    /// The plan of what was offered.
    pub fn finish(self) -> Plan {
        self.plan
    }

    fn place(&mut self, id: Hash, it: &Transaction, most: usize) -> Result<(), LeftOut> {
        if it.approval.is_none() && verify::needs_approval(it) {
            let verdict = verify::unapproved(&self.alone, it, id, &mut self.claims);
            return Err(verdict.map_or_else(|reason| LeftOut::Rule { reason }, |()| LeftOut::Unapproved));
        }
        let from = it.dated();
        if self.time < from {
            self.plan.next = Some(self.plan.next.map_or(from, |next| next.min(from)));
            self.stands(id, it)?;
            return Err(LeftOut::Later { from });
        }
        self.plan.newest = self.plan.newest.max(from);
        if self.plan.fit.len() >= most {
            self.stands(id, it)?;
            return Err(LeftOut::NoRoom);
        }
        let index = u32::try_from(self.plan.fit.len()).unwrap_or(u32::MAX);
        let place = Place { height: self.draft.next_height(), index };
        let applied = verify::apply(&mut self.draft, it, id, place, self.time, &mut self.claims);
        applied.map_err(|reason| self.why_not(id, it, reason))
    }

    /// It could stand behind those that go in, were it not for its date or the room.
    fn stands(&mut self, id: Hash, it: &Transaction) -> Result<(), LeftOut> {
        let verdict = verify::transaction(&self.draft, it, id, None, &mut self.claims);
        verdict.map_err(|reason| self.why_not(id, it, reason))
    }

    /// Returns whether it is what goes in before it that is in its way, or the chain.
    fn why_not(&mut self, id: Hash, it: &Transaction, reason: Reason) -> LeftOut {
        match verify::transaction(&self.alone, it, id, None, &mut self.claims) {
            Ok(()) => LeftOut::Behind { reason },
            Err(reason) => LeftOut::Rule { reason },
        }
    }
}

/// The plan of the block of a slot and a time, of at most `most` of the transactions that are offered.
pub fn next_block<'a>(
    state: &State,
    slot: Slot,
    time: Timestamp,
    most: usize,
    offered: impl Iterator<Item = (Hash, &'a Transaction)>,
) -> Plan {
    let mut planner = Planner::new(state, slot, time);
    offered.for_each(|(id, it)| planner.offer(id, it, most));
    planner.finish()
}
