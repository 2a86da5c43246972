//! Delegates take their turns: some are away, one signs twice, and some day they may part.

use super::Simulation;
use super::dice::Dice;
use super::people::Who;
use crate::ledger::block::{Block, Header, SignedHeader, Unchecked};
use crate::ledger::chain;
use crate::ledger::election;
use crate::ledger::encode::Tag;
use crate::ledger::id::UserId;
use crate::ledger::merkle;
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::plan;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::verify::MOST_TRANSACTIONS;
use std::collections::BTreeMap;

/// From where the other branch counts its new records and people.
const FAR: u64 = 1_000_000;

/// Which of two chains that part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    /// The chain of the plan.
    Main,
    /// The other one.
    Other,
}

/// The delegates went two ways.
pub struct Parting {
    /// Who signed on both, for the same slot.
    two_faced: UserId,
    /// Where each delegate of that round went.
    sides: BTreeMap<UserId, Branch>,
    /// The last slot in which they are apart.
    until: Option<Slot>,
}

impl Simulation {
    /// The slot of the next block: the next turn of a delegate who is there.
    pub(super) fn slot(&mut self) -> Slot {
        let seats = self.plan.delegates;
        let next = Slot(self.state.tip().slot.0 + 1);
        if self.is_at_the_parting() {
            return next;
        }
        let first = if self.dice.percent(1) { next.0 + seats * self.dice.between(1, 3) } else { next.0 };
        for slot in (first..first + 8 * seats).map(Slot) {
            if self.is_of_this_branch(slot) && self.is_on_this_side(&self.delegate(slot)) && !self.dice.percent(6) {
                return slot;
            }
        }
        // Nobody who went this way was elected: somebody of the other side comes over for once.
        Slot(if self.is_of_this_branch(next) { next.0 } else { next.0 + 1 })
    }

    /// Whether slots like this one are used on this branch: where there are two, the even ones on the one and the odd ones
    /// on the other, so that nobody can sign the same one twice.
    const fn is_of_this_branch(&self, slot: Slot) -> bool {
        match (&self.parting, self.branch) {
            (None, _) => true,
            (Some(_), Branch::Main) => slot.0.is_multiple_of(2),
            (Some(_), Branch::Other) => !slot.0.is_multiple_of(2),
        }
    }

    fn delegate(&self, slot: Slot) -> UserId {
        election::turns_at(&self.state, slot).delegate(slot, self.plan.delegates).clone()
    }

    /// Whether the next block is the first that two branches do not share.
    pub(super) fn is_at_the_parting(&self) -> bool {
        self.plan.fork_at == Some(self.state.tip().height.next())
    }

    /// Parts the delegates where that is planned: whoever has the next turn takes it on both sides, the others of the
    /// round go one here, one there.
    pub(super) fn part_where_planned(&mut self) {
        if !self.is_at_the_parting() {
            return;
        }
        let next = Slot(self.state.tip().slot.0 + 1);
        let two_faced = self.delegate(next);
        let others = election::turns_at(&self.state, next).order.into_iter().filter(|it| *it != two_faced);
        let sides = others.zip([Branch::Main, Branch::Other].into_iter().cycle()).collect();
        let until = self.plan.heals_after.map(|slots| Slot(next.0 + slots));
        self.parting = Some(Parting { two_faced, sides, until });
        if self.branch == Branch::Other {
            self.dice = Dice::new(self.plan.seed, "the other branch");
            // What is new here has other names than what is new there.
            self.written += FAR;
            self.people.count_from(FAR);
        }
    }

    /// Where it is time, all delegates are together again on the main branch.
    pub(super) fn heal_where_planned(&mut self) {
        let next = Slot(self.state.tip().slot.0 + 1);
        let over = |parting: &mut Parting| parting.until.is_some_and(|until| next > until);
        if self.branch == Branch::Main {
            self.parting.take_if(over);
        }
    }

    /// Whether the other branch has come to its end: a slot after the healing belongs to the main one.
    pub(super) fn is_given_up_before(&self, slot: Slot) -> bool {
        let until = self.parting.as_ref().and_then(|parting| parting.until);
        self.branch == Branch::Other && until.is_some_and(|until| slot > until)
    }

    /// Whether a delegate went this way. Who is elected later went neither way: so what was a minority stays one.
    fn is_on_this_side(&self, user: &UserId) -> bool {
        let Some(parting) = &self.parting else { return true };
        parting.two_faced == *user || parting.sides.get(user) == Some(&self.branch)
    }

    /// Lets one of the next delegates sign twice; false where one is about to already.
    pub(super) fn be_tempted(&mut self) -> bool {
        let free = self.tempted_for.is_none() && self.caught.is_none();
        self.tempted_for = self.tempted_for.or(Some(0));
        free
    }

    /// Forges the block of a slot from what is ready.
    pub(super) fn forge(&mut self, slot: Slot, most: usize) -> Block<Unchecked> {
        let timestamp = self.block_time();
        let offered: Vec<_> = self.ready.drain(..most.min(self.ready.len())).collect();
        let by_id = offered.iter().map(|it| (it.id(), it));
        let plan = plan::next_block(&self.state, slot, timestamp, MOST_TRANSACTIONS, by_id);
        debug_assert!(plan.left.is_empty(), "made in vain: {:?}", plan.left);
        let fit = offered.into_iter().filter(|it| !plan.left.contains_key(&it.id())).collect();
        let delegate = self.people.of(&self.delegate(slot)).expect("everybody was made here");
        let block = chain::forge(&self.state, slot, timestamp, fit, &self.people.get(delegate).signing);
        self.sign_twice(delegate, &block);
        block
    }

    /// When the block is forged. At a parting the two branches differ at least in this.
    fn block_time(&mut self) -> Timestamp {
        let now = self.tick();
        if self.is_at_the_parting() {
            self.clock = Timestamp(now.0 / 2 * 2 + 2 + u64::from(self.branch == Branch::Other));
        }
        self.clock
    }

    /// A delegate who is tempted signs a second block for the slot, without the last transaction. The founder resists
    /// for a while, so that it is somebody else where there is one.
    fn sign_twice(&mut self, delegate: Who, block: &Block<Unchecked>) {
        let Some(tempted_for) = self.tempted_for else { return };
        self.tempted_for = Some(tempted_for + 1);
        let Some(rest) = block.transactions.len().checked_sub(1) else { return };
        if delegate == 0 && tempted_for < 4 {
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
        self.tempted_for = None;
    }
}
