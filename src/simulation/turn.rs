//! The turns of delegates: missed slots, double signing, and the planned fork.

use super::Simulation;
use super::people::PersonIndex;
use super::random::Random;
use crate::ledger::block::{Block, Unchecked};
use crate::ledger::chain;
use crate::ledger::election;
use crate::ledger::encode::Tag;
use crate::ledger::header::{Header, SignedHeader};
use crate::ledger::id::UserId;
use crate::ledger::merkle;
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::plan;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::verify::MOST_TRANSACTIONS;
use std::collections::BTreeMap;

/// The number from which the other branch counts its new records and people.
const FAR: u64 = 1_000_000;

/// One side of a fork.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    /// The chain of the plan.
    Main,
    /// The other chain.
    Other,
}

/// The fork of a simulated ledger.
pub struct PlannedFork {
    /// The delegate that signed the same slot on both branches.
    double_signers: UserId,
    /// The branch of each delegate of that round.
    sides: BTreeMap<UserId, Branch>,
    /// The last slot of the fork.
    until: Option<Slot>,
}

impl Simulation {
    /// Returns the slot of the next block: the next one whose delegate does not miss it.
    pub(super) fn slot(&mut self) -> Slot {
        let seats = self.plan.delegates;
        let next = Slot(self.state.tip().slot.0 + 1);
        if self.is_first_of_both_branches() {
            return next;
        }
        let first = if self.random.percent(1) { next.0 + seats * self.random.between(1, 3) } else { next.0 };
        for slot in (first..first + 8 * seats).map(Slot) {
            if self.is_of_this_branch(slot) && self.is_on_this_side(&self.delegate(slot)) && !self.random.percent(6) {
                return slot;
            }
        }
        // No delegate of this branch was elected, so one of the other branch forges this block.
        Slot(if self.is_of_this_branch(next) { next.0 } else { next.0 + 1 })
    }

    /// Returns `true` if this branch uses the slot. During a fork the main branch uses even slots and the other one odd
    /// slots, so that no delegate signs a slot twice.
    const fn is_of_this_branch(&self, slot: Slot) -> bool {
        match (&self.fork, self.branch) {
            (None, _) => true,
            (Some(_), Branch::Main) => slot.0.is_multiple_of(2),
            (Some(_), Branch::Other) => !slot.0.is_multiple_of(2),
        }
    }

    fn delegate(&self, slot: Slot) -> UserId {
        election::schedule_at(&self.state, slot).delegate(slot, self.plan.delegates).clone()
    }

    /// Returns `true` if the next block is at the fork point.
    pub(super) fn is_first_of_both_branches(&self) -> bool {
        self.plan.fork_at == Some(self.state.tip().height.next())
    }

    /// Starts the fork at the planned height. The delegate of the next slot signs on both branches; the other delegates
    /// of the round are assigned to the branches in turn.
    pub(super) fn start_planned_fork(&mut self) {
        if !self.is_first_of_both_branches() {
            return;
        }
        let next = Slot(self.state.tip().slot.0 + 1);
        let double_signers = self.delegate(next);
        let others = election::schedule_at(&self.state, next).order.into_iter().filter(|it| *it != double_signers);
        let sides = others.zip([Branch::Main, Branch::Other].into_iter().cycle()).collect();
        let until = self.plan.heals_after.map(|slots| Slot(next.0 + slots));
        self.fork = Some(PlannedFork { double_signers, sides, until });
        if self.branch == Branch::Other {
            self.random = Random::new(self.plan.seed, "the other branch");
            // New records and people get different ids on the two branches.
            self.written += FAR;
            self.people.count_from(FAR);
        }
    }

    /// Ends the fork on the main branch after its last slot.
    pub(super) fn end_planned_fork(&mut self) {
        let next = Slot(self.state.tip().slot.0 + 1);
        let over = |fork: &mut PlannedFork| fork.until.is_some_and(|until| next > until);
        if self.branch == Branch::Main {
            self.fork.take_if(over);
        }
    }

    /// Returns `true` if the other branch ends before this slot: slots after the fork belong to the main branch.
    pub(super) fn has_other_branch_ended(&self, slot: Slot) -> bool {
        let until = self.fork.as_ref().and_then(|fork| fork.until);
        self.branch == Branch::Other && until.is_some_and(|until| slot > until)
    }

    /// Returns `true` if a delegate belongs to this branch. A delegate elected later belongs to neither, so a minority
    /// remains a minority.
    fn is_on_this_side(&self, user: &UserId) -> bool {
        let Some(fork) = &self.fork else { return true };
        fork.double_signers == *user || fork.sides.get(user) == Some(&self.branch)
    }

    /// Plans a double signing by one of the next delegates; returns `false` if one is planned already.
    pub(super) fn choose_double_signer(&mut self) -> bool {
        let free = self.double_signer_for.is_none() && self.caught.is_none();
        self.double_signer_for = self.double_signer_for.or(Some(0));
        free
    }

    /// Forges the block of a slot from the ready transactions.
    pub(super) fn forge(&mut self, slot: Slot, most: usize) -> Block<Unchecked> {
        let timestamp = self.block_time();
        let offered: Vec<_> = self.ready.drain(..most.min(self.ready.len())).collect();
        let by_id = offered.iter().map(|it| (it.id(), it));
        let plan = plan::next_block(&self.state, slot, timestamp, MOST_TRANSACTIONS, by_id);
        debug_assert!(plan.left.is_empty(), "the plan excludes {:?}", plan.left);
        let fit = offered.into_iter().filter(|it| !plan.left.contains_key(&it.id())).collect();
        let delegate = self.people.of(&self.delegate(slot)).expect("the simulation created every account");
        let block = chain::forge(&self.state, slot, timestamp, fit, &self.people.get(delegate).signing);
        self.sign_twice(delegate, &block);
        block
    }

    /// Returns the time of the block. At the fork point it always differs between the two branches.
    fn block_time(&mut self) -> Timestamp {
        let now = self.tick();
        if self.is_first_of_both_branches() {
            self.clock = Timestamp(now.0 / 2 * 2 + 2 + u64::from(self.branch == Branch::Other));
        }
        self.clock
    }

    /// Signs a second block for the slot, without the last transaction, if a double signing is planned. The first
    /// account does so only after four blocks, so that another delegate does it if there is one.
    fn sign_twice(&mut self, delegate: PersonIndex, block: &Block<Unchecked>) {
        let Some(double_signer_for) = self.double_signer_for else { return };
        self.double_signer_for = Some(double_signer_for + 1);
        let Some(rest) = block.transactions.len().checked_sub(1) else { return };
        if delegate == 0 && double_signer_for < 4 {
            return;
        }
        let leaves = block.leaves();
        let header = Header {
            merkle_root: merkle::root(&leaves[..rest]),
            transaction_count: rest as u64,
            ..block.header.clone()
        };
        let signature = self.people.get(delegate).signing.sign(Tag::Header, header.hash());
        let (first, second) = (block.signed_header(), SignedHeader { header, signature });
        self.caught = Some(Evidence { first, second });
        self.double_signer_for = None;
    }
}
