//! The plan of the next block: the transactions of the pool that it will include, and why it excludes the others.
//!
//! One function makes the plan for all purposes: the application shows a transaction as ready if the plan includes it,
//! a delegate forges exactly the plan, and nothing is forged if the plan is empty.

use super::id::Hash;
use super::number::{Slot, Timestamp};
use super::rejection::Reason;
use super::schedule;
use super::state::{Draft, Place, State};
use super::transaction::Transaction;
use super::verify::{self, Claims, Signatures};
use std::collections::BTreeMap;

/// The reason why the next block does not include a transaction of the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExclusionReason {
    /// It lacks an approval.
    Unapproved,
    /// It, or its approval, is dated after the block.
    Later {
        /// The first block time at which it can be included.
        from: Timestamp,
    },
    /// The block is full.
    NoRoom,
    /// It is valid on the chain, but not after the transactions before it in the plan.
    Behind {
        /// The rule that it would break.
        reason: Reason,
    },
    /// It is not valid on the chain.
    Rule {
        /// The rule that it breaks.
        reason: Reason,
    },
}

/// The transactions that the next block will include, and those that it excludes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The included transactions, in the order of the block.
    pub fit: Vec<Hash>,
    /// The excluded transactions, each with its reason.
    pub left: BTreeMap<Hash, ExclusionReason>,
    /// The newest date of a transaction that is not after the block's time.
    newest: Timestamp,
    /// The oldest date of a transaction that is after the block's time.
    next: Option<Timestamp>,
}

impl Plan {
    /// Returns `true` if the plan of a block with another time would be the same: no date is between the two times.
    pub fn holds_at(&self, time: Timestamp) -> bool {
        self.newest <= time && self.next.is_none_or(|next| time < next)
    }
}

/// Plans the block that follows a state. Transactions are offered in order, and each that fits is appended. The pool
/// verified their signatures when it accepted them.
pub struct Planner<'a> {
    /// The state without the included transactions.
    alone: Draft<'a>,
    /// The state after the included transactions.
    draft: Draft<'a>,
    time: Timestamp,
    claims: Claims,
    plan: Plan,
}

impl<'a> Planner<'a> {
    /// Plans an empty block with this slot and time.
    pub fn new(state: &'a State, slot: Slot, time: Timestamp) -> Self {
        let round = schedule::round_of(slot, state.genesis().parameters.delegates);
        Self {
            alone: Draft::new(state, round),
            draft: Draft::new(state, round),
            time,
            claims: Claims::new(Signatures::Known),
            plan: Plan::default(),
        }
    }

    /// Offers the next transaction. The block may include at most `most`.
    pub fn offer(&mut self, id: Hash, it: &Transaction, most: usize) {
        match self.place(id, it, most) {
            Ok(()) => self.plan.fit.push(id),
            Err(left_out) => drop(self.plan.left.insert(id, left_out)),
        }
    }

    /// Returns the plan of the offered transactions.
    pub fn finish(self) -> Plan {
        self.plan
    }

    fn place(&mut self, id: Hash, it: &Transaction, most: usize) -> Result<(), ExclusionReason> {
        if it.approval.is_none() && verify::needs_approval(it) {
            let verdict = verify::unapproved(&self.alone, it, id, &mut self.claims);
            return Err(
                verdict.map_or_else(|reason| ExclusionReason::Rule { reason }, |()| ExclusionReason::Unapproved)
            );
        }
        let from = it.dated();
        if self.time < from {
            self.plan.next = Some(self.plan.next.map_or(from, |next| next.min(from)));
            self.stands(id, it)?;
            return Err(ExclusionReason::Later { from });
        }
        self.plan.newest = self.plan.newest.max(from);
        if self.plan.fit.len() >= most {
            self.stands(id, it)?;
            return Err(ExclusionReason::NoRoom);
        }
        let index = u32::try_from(self.plan.fit.len()).unwrap_or(u32::MAX);
        let place = Place { height: self.draft.next_height(), index };
        let applied = verify::apply(&mut self.draft, it, id, place, self.time, &mut self.claims);
        applied.map_err(|reason| self.why_not(id, it, reason))
    }

    /// Checks that the transaction would be valid after the included ones, apart from its date and the room.
    fn stands(&mut self, id: Hash, it: &Transaction) -> Result<(), ExclusionReason> {
        let verdict = verify::transaction(&self.draft, it, id, None, &mut self.claims);
        verdict.map_err(|reason| self.why_not(id, it, reason))
    }

    /// Returns the reason `Rule` if the chain alone excludes the transaction, else `Behind`.
    fn why_not(&mut self, id: Hash, it: &Transaction, reason: Reason) -> ExclusionReason {
        match verify::transaction(&self.alone, it, id, None, &mut self.claims) {
            Ok(()) => ExclusionReason::Behind { reason },
            Err(reason) => ExclusionReason::Rule { reason },
        }
    }
}

/// Plans the block with a slot and a time, with at most `most` of the offered transactions.
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
