//! The pool: the signed transactions that are in no block yet.
//!
//! A proposal waits for its approval, then for a block, as the plan of the next block tells. The plan is made again
//! only if the chain, the pool or a relevant time changes. An invalid transaction stays with its reason: nothing signed
//! is lost.

use super::naming::Names;
use crate::ledger::chain;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::plan::{self, ExclusionReason, Plan, Planner};
use crate::ledger::rejection::{Reason, Rejection, Rule};
use crate::ledger::state::State;
use crate::ledger::transaction::account::{Register, Role};
use crate::ledger::transaction::{Action, Identified, Transaction};
use crate::ledger::verify::{MOST_TRANSACTIONS, Signatures};
use crate::protocol::{Concern, PoolState};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most transactions of the pool in one block: one place is left for the log's anchor.
const MOST: usize = MOST_TRANSACTIONS - 1;

/// A transaction of the pool.
pub struct Pending {
    /// The transaction.
    pub transaction: Transaction,
}

/// The transactions of the pool, by id.
#[derive(Default)]
pub struct Pool {
    pending: BTreeMap<Hash, Pending>,
    /// The plan of the next block, and the newest block at that time.
    planned: RefCell<Option<(Hash, Rc<Plan>)>>,
    /// The ids and names for checking registrations, and the newest block at that time.
    names: RefCell<Option<(Hash, Rc<Names>)>>,
}

/// The numbers of transactions by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number that the plan includes.
    pub ready: usize,
    /// The number that wait for an approval.
    pub consent: usize,
    /// The number that wait for a later block: for its time, or for space.
    pub later: usize,
    /// The number that break a rule, on the chain or after the transactions planned before them.
    pub stuck: usize,
}

impl Pool {
    /// Adds a transaction with checked signatures, or replaces the one of the same id.
    pub fn put(&mut self, id: Hash, transaction: Transaction) {
        self.pending.insert(id, Pending { transaction });
        self.forget();
    }

    /// Removes a transaction.
    pub fn remove(&mut self, id: Hash) {
        self.pending.remove(&id);
        self.forget();
    }

    /// Returns a transaction.
    pub fn get(&self, id: Hash) -> Option<&Pending> {
        self.pending.get(&id)
    }

    /// Iterates over the transactions, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (Hash, &Pending)> {
        let mut all: Vec<_> = self.pending.iter().map(|(id, it)| (*id, it)).collect();
        all.sort_by_key(|(id, it)| (it.transaction.payload.timestamp, *id));
        all.into_iter()
    }

    /// Removes the transactions that the chain has settled.
    pub fn settle(&mut self, state: &State) {
        self.pending.retain(|id, _| state.settled(*id).is_none());
        self.forget();
    }

    /// Discards the values that were computed from the former pool.
    fn forget(&mut self) {
        self.planned.take();
        self.names.take();
    }

    /// Returns the plan of the next block with this time.
    pub fn plan(&self, state: &State, time: Timestamp) -> Rc<Plan> {
        let mut planned = self.planned.borrow_mut();
        let known = planned.as_ref().filter(|(tip, plan)| *tip == state.tip().hash && plan.holds_at(time));
        if let Some((_, plan)) = known {
            return Rc::clone(plan);
        }
        let slot = Slot(state.tip().slot.0 + 1);
        let plan = Rc::new(plan::next_block(state, slot, time, MOST, self.offered()));
        *planned = Some((state.tip().hash, Rc::clone(&plan)));
        plan
    }

    /// Returns the transactions of a block: those of the plan, then the delegate's `own` if it fits.
    pub fn contents(&self, state: &State, slot: Slot, time: Timestamp, own: Option<Identified>) -> Vec<Transaction> {
        let mut planner = Planner::new(state, slot, time);
        self.offered().for_each(|(id, it)| planner.offer(id, it, MOST));
        own.iter().for_each(|it| planner.offer(it.id, &it.transaction, MOST_TRANSACTIONS));
        let own = own.as_ref();
        let own_of = |id: &Hash| own.filter(|it| it.id == *id).map(|it| &it.transaction);
        let of = |id: &Hash| self.get(*id).map(|it| &it.transaction).or_else(|| own_of(id));
        planner.finish().fit.iter().filter_map(of).cloned().collect()
    }

    fn offered(&self) -> impl Iterator<Item = (Hash, &Transaction)> {
        self.iter().map(|(id, it)| (id, &it.transaction))
    }

    /// Returns the state of a transaction in a plan of this pool.
    pub fn state_in(&self, plan: &Plan, id: Hash) -> PoolState {
        let broken = |reason: &Reason| Rejection { height: None, transaction: Some(id), reason: reason.clone() };
        match plan.left.get(&id) {
            None => PoolState::Ready,
            Some(ExclusionReason::Unapproved) => {
                PoolState::Consent { by: self.get(id).and_then(|it| approver(&it.transaction)) }
            }
            Some(ExclusionReason::Later { from }) => PoolState::Later { from: *from },
            Some(ExclusionReason::NoRoom) => PoolState::NoRoom,
            Some(ExclusionReason::Behind { reason }) => PoolState::Behind { rejection: broken(reason) },
            Some(ExclusionReason::Rule { reason }) => PoolState::Stuck { rejection: broken(reason) },
        }
    }

    /// Returns the concerns about a transaction; none if it is not a registration.
    pub fn concerns(&self, state: &State, id: Hash) -> Vec<Concern> {
        let register = self.get(id).and_then(|it| registration(&it.transaction));
        register.map_or_else(Vec::new, |register| self.names(state).concerns(&register.into(), Some(id)))
    }

    /// Returns the ids and names of all accounts and of all registrations in the pool.
    fn names(&self, state: &State) -> Rc<Names> {
        let mut known = self.names.borrow_mut();
        if let Some((_, names)) = known.as_ref().filter(|(tip, _)| *tip == state.tip().hash) {
            return Rc::clone(names);
        }
        let mut names = Names::of(state);
        let registrations = self.pending.iter().filter_map(|(id, it)| Some((*id, registration(&it.transaction)?)));
        registrations.for_each(|(id, register)| names.add(&register.into(), Some(id)));
        let names = Rc::new(names);
        *known = Some((state.tip().hash, Rc::clone(&names)));
        names
    }

    /// Returns the number of transactions that wait for the approval of an account, in a plan of this pool.
    pub fn waiting_for(&self, plan: &Plan, user: &UserId, role: Role) -> usize {
        plan.left.keys().filter(|id| awaits(&self.state_in(plan, **id), user, role)).count()
    }
}

const fn registration(it: &Transaction) -> Option<&Register> {
    if let Action::Register(register) = &it.payload.action { Some(register) } else { None }
}

/// Counts the transactions of a plan by state.
pub fn counts(plan: &Plan) -> Counts {
    let mut counts = Counts { ready: plan.fit.len(), ..Counts::default() };
    for left_out in plan.left.values() {
        match left_out {
            ExclusionReason::Unapproved => counts.consent += 1,
            ExclusionReason::Later { .. } | ExclusionReason::NoRoom => counts.later += 1,
            ExclusionReason::Behind { .. } | ExclusionReason::Rule { .. } => counts.stuck += 1,
        }
    }
    counts
}

/// Returns `true` if a transaction in this state waits for the approval of an account.
pub fn awaits(state: &PoolState, user: &UserId, role: Role) -> bool {
    match state {
        PoolState::Consent { by: Some(by) } => by == user,
        PoolState::Consent { by: None } => role == Role::Administrator,
        PoolState::Ready
        | PoolState::Later { .. }
        | PoolState::NoRoom
        | PoolState::Behind { .. }
        | PoolState::Stuck { .. } => false,
    }
}

/// Returns the account that can approve; `None` for a registration, which any administrator can approve.
fn approver(it: &Transaction) -> Option<UserId> {
    if let Action::Record(record) = &it.payload.action { Some(record.patient_id.clone()) } else { None }
}

/// Returns the new, credible transactions of a file's pool, and the number of new ones that are not credible. New are
/// those that our pool lacks, or has without the approval or sealed content, which any person can remove from a file.
/// Credible are those signed by the accounts that they name. Settled transactions are not returned.
pub fn fresh(offered: &[Transaction], state: &State, ours: &Pool) -> (Vec<Identified>, u32) {
    let waiting = ours.pending.values().map(|it| &it.transaction);
    let newcomers: BTreeMap<UserId, PublicKey> = waiting.chain(offered).filter_map(newcomer).collect();
    let is_new = |it: &Identified| {
        let better = ours.get(it.id).is_none_or(|own| has_more_than(&own.transaction, &it.transaction));
        state.settled(it.id).is_none() && better
    };
    let new = offered.iter().cloned().map(Identified::from).filter(is_new);
    let (believed, refused): (Vec<_>, Vec<_>) = new.partition(|it| is_acceptable(it, state, &newcomers));
    let united = believed.into_iter().map(|Identified { id, transaction }| match ours.get(id) {
        Some(own) => Identified { id, transaction: united(&own.transaction, &transaction) },
        None => Identified { id, transaction },
    });
    (united.collect(), u32::try_from(refused.len()).unwrap_or(u32::MAX))
}

/// Returns `true` if another form of a transaction has a part that ours lacks.
const fn has_more_than(own: &Transaction, offered: &Transaction) -> bool {
    own.approval.is_none() && offered.approval.is_some() || own.sealed.is_none() && offered.sealed.is_some()
}

/// Returns our form of a transaction with the parts that it lacks.
fn united(own: &Transaction, offered: &Transaction) -> Transaction {
    let approval = own.approval.clone().or_else(|| offered.approval.clone());
    let sealed = own.sealed.clone().or_else(|| offered.sealed.clone());
    Transaction { approval, sealed, ..own.clone() }
}

/// Returns the user id and the key of a registration.
fn newcomer(it: &Transaction) -> Option<(UserId, PublicKey)> {
    if let Action::Register(register) = &it.payload.action {
        Some((register.user_id.clone(), register.public_key))
    } else {
        None
    }
}

/// Returns `true` if a transaction of a file is kept: it is valid on this chain, or breaks only a rule about this
/// chain's state and is signed by all accounts that it names. No signed transaction is lost.
fn is_acceptable(it: &Identified, state: &State, newcomers: &BTreeMap<UserId, PublicKey>) -> bool {
    let Err(rejection) = admit(it, state) else { return true };
    match rejection.rule() {
        Rule::Author
        | Rule::Approval
        | Rule::Settled
        | Rule::Record
        | Rule::Grant
        | Rule::Balance
        | Rule::Vote
        | Rule::Evidence
        | Rule::Anchor => is_signed(it, state, newcomers),
        _ => false,
    }
}

/// Returns `true` if the author and the approver have signed, by the keys of the chain or of registrations.
fn is_signed(it: &Identified, state: &State, newcomers: &BTreeMap<UserId, PublicKey>) -> bool {
    let Identified { id, transaction: it } = it;
    let id = *id;
    let key_of = |user: &UserId| {
        let account = state.account(user).map(|account| account.public_key);
        account.or_else(|| newcomers.get(user).copied())
    };
    let author = newcomer(it).map(|(_, key)| key).or_else(|| key_of(&it.payload.author));
    let by_author = author.is_some_and(|key| it.proposal().claim(id, key).is_valid());
    let approved = it
        .approval
        .as_ref()
        .is_none_or(|approval| key_of(&approval.by).is_some_and(|key| approval.claim(id, key).is_valid()));
    by_author && approved
}

/// Checks a transaction from outside, with its signatures.
///
/// # Errors
/// The first rule that it breaks.
pub fn admit(it: &Identified, state: &State) -> Result<(), Rejection> {
    chain::check_pooled(state, it, Signatures::Check)
}
