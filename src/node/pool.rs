//! The pool: what was signed and is not in a block yet.
//!
//! A proposal waits for a consent, then for a block. What each waits for is read off the plan of the next block, which is
//! made anew only when the chain, the pool, or a time that matters has changed. One that cannot stand any more is kept and
//! shown with the reason, because nothing signed is thrown away.

use super::naming::Names;
use crate::ledger::chain;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::plan::{self, LeftOut, Plan, Planner};
use crate::ledger::rejection::{Reason, Rejection, Rule};
use crate::ledger::state::State;
use crate::ledger::transaction::account::{Register, Role};
use crate::ledger::transaction::{Action, Transaction};
use crate::ledger::verify::{MOST_TRANSACTIONS, Signatures};
use crate::protocol::{Concern, PoolState};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The most transactions of the pool in one block: a place is left for what its delegate adds.
const MOST: usize = MOST_TRANSACTIONS - 1;

/// A transaction of the pool.
pub struct Pending {
    /// The transaction.
    pub transaction: Transaction,
}

/// The transactions that wait, by id.
#[derive(Default)]
pub struct Pool {
    pending: BTreeMap<Hash, Pending>,
    /// The plan of the next block, and the newest block that it was made behind.
    planned: RefCell<Option<(Hash, Rc<Plan>)>>,
    /// The ids and names against which registrations are judged, and the newest block that they are of.
    names: RefCell<Option<(Hash, Rc<Names>)>>,
}

/// What a pool waits for, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many go into the next block.
    pub ready: usize,
    /// How many wait for somebody's consent.
    pub consent: usize,
    /// How many wait for a later block: for its time, or for room.
    pub later: usize,
    /// How many cannot stand in the chain, or not behind what goes in before them.
    pub stuck: usize,
}

impl Pool {
    /// Takes in a transaction whose signatures were checked, or replaces the one of the same id.
    pub fn put(&mut self, id: Hash, transaction: Transaction) {
        self.pending.insert(id, Pending { transaction });
        self.forget();
    }

    /// Takes a transaction out.
    pub fn remove(&mut self, id: Hash) {
        self.pending.remove(&id);
        self.forget();
    }

    /// A transaction.
    pub fn get(&self, id: Hash) -> Option<&Pending> {
        self.pending.get(&id)
    }

    /// All that waits, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (Hash, &Pending)> {
        let mut all: Vec<_> = self.pending.iter().map(|(id, it)| (*id, it)).collect();
        all.sort_by_key(|(id, it)| (it.transaction.payload.timestamp, *id));
        all.into_iter()
    }

    /// Lets those go that the chain has settled.
    pub fn settle(&mut self, state: &State) {
        self.pending.retain(|id, _| state.settled(*id).is_none());
        self.forget();
    }

    /// Forgets what was worked out of what waited before.
    fn forget(&mut self) {
        self.planned.take();
        self.names.take();
    }

    /// The plan of the next block, if it had this time.
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

    /// The transactions of the block of a slot and a time, by the same plan; last what the delegate adds, where it fits.
    pub fn contents(&self, state: &State, slot: Slot, time: Timestamp, own: Option<Transaction>) -> Vec<Transaction> {
        let mut planner = Planner::new(state, slot, time);
        self.offered().for_each(|(id, it)| planner.offer(id, it, MOST));
        let own = own.map(|it| (it.id(), it));
        own.iter().for_each(|(id, it)| planner.offer(*id, it, MOST_TRANSACTIONS));
        let own = own.as_ref();
        let of = |id: &Hash| self.get(*id).map(|it| &it.transaction).or(own.filter(|it| it.0 == *id).map(|it| &it.1));
        planner.finish().fit.iter().filter_map(of).cloned().collect()
    }

    fn offered(&self) -> impl Iterator<Item = (Hash, &Transaction)> {
        self.iter().map(|(id, it)| (id, &it.transaction))
    }

    /// What a transaction waits for, by a plan of this pool.
    pub fn state_in(&self, plan: &Plan, id: Hash) -> PoolState {
        let broken = |reason: &Reason| Rejection { height: None, transaction: Some(id), reason: reason.clone() };
        match plan.left.get(&id) {
            None => PoolState::Ready,
            Some(LeftOut::Unapproved) => {
                PoolState::Consent { by: self.get(id).and_then(|it| approver(&it.transaction)) }
            }
            Some(LeftOut::Later { from }) => PoolState::Later { from: *from },
            Some(LeftOut::NoRoom) => PoolState::NoRoom,
            Some(LeftOut::Behind { reason }) => PoolState::Behind { rejection: broken(reason) },
            Some(LeftOut::Rule { reason }) => PoolState::Stuck { rejection: broken(reason) },
        }
    }

    /// The reasons for concern about a transaction, where it is a registration.
    pub fn concerns(&self, state: &State, id: Hash) -> Vec<Concern> {
        let register = self.get(id).and_then(|it| registration(&it.transaction));
        register.map_or_else(Vec::new, |register| self.names(state).concerns(&register.into(), Some(id)))
    }

    /// The ids and names of everybody on the ledger, and of everybody who waits to join.
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

    /// How many wait for the consent of an account, by a plan of this pool.
    pub fn waiting_for(&self, plan: &Plan, user: &UserId, role: Role) -> usize {
        plan.left.keys().filter(|id| awaits(&self.state_in(plan, **id), user, role)).count()
    }
}

const fn registration(it: &Transaction) -> Option<&Register> {
    if let Action::Register(register) = &it.payload.action { Some(register) } else { None }
}

/// Counts what the transactions of a plan wait for.
pub fn counts(plan: &Plan) -> Counts {
    let mut counts = Counts { ready: plan.fit.len(), ..Counts::default() };
    for left_out in plan.left.values() {
        match left_out {
            LeftOut::Unapproved => counts.consent += 1,
            LeftOut::Later { .. } | LeftOut::NoRoom => counts.later += 1,
            LeftOut::Behind { .. } | LeftOut::Rule { .. } => counts.stuck += 1,
        }
    }
    counts
}

/// Returns whether what waits so waits for the consent of an account.
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

/// The one person who can consent; nobody in particular for a registration.
fn approver(it: &Transaction) -> Option<UserId> {
    if let Action::Record(record) = &it.payload.action { Some(record.patient_id.clone()) } else { None }
}

/// Returns the transactions of a file's pool that are new here and can be believed: not settled, not in our pool in the
/// same or a better form, and signed by whom they name; and how many are new here and cannot be believed. A form is better
/// where it has the consent or the sealed part that ours lacks: a person who passes a file on can leave either out.
pub fn fresh(offered: &[Transaction], state: &State, ours: &Pool) -> (Vec<Transaction>, u32) {
    let waiting = ours.pending.values().map(|it| &it.transaction);
    let newcomers: BTreeMap<UserId, PublicKey> = waiting.chain(offered).filter_map(newcomer).collect();
    let is_new = |it: &Transaction| {
        let id = it.id();
        let better = ours.get(id).is_none_or(|own| adds_to(&own.transaction, it));
        state.settled(id).is_none() && better
    };
    let (believed, refused): (Vec<_>, Vec<_>) =
        offered.iter().filter(|it| is_new(it)).partition(|it| is_believed(it, state, &newcomers));
    let believed = believed.into_iter().map(|it| match ours.get(it.id()) {
        Some(own) => united(&own.transaction, it),
        None => it.clone(),
    });
    (believed.collect(), u32::try_from(refused.len()).unwrap_or(u32::MAX))
}

/// Returns whether another form of a transaction has a part that ours lacks.
const fn adds_to(own: &Transaction, offered: &Transaction) -> bool {
    own.approval.is_none() && offered.approval.is_some() || own.sealed.is_none() && offered.sealed.is_some()
}

/// Of two forms of one transaction, ours with what it lacks.
fn united(own: &Transaction, offered: &Transaction) -> Transaction {
    let approval = own.approval.clone().or_else(|| offered.approval.clone());
    let sealed = own.sealed.clone().or_else(|| offered.sealed.clone());
    Transaction { approval, sealed, ..own.clone() }
}

/// Who asks for an account, and with which key.
fn newcomer(it: &Transaction) -> Option<(UserId, PublicKey)> {
    if let Action::Register(register) = &it.payload.action {
        Some((register.user_id.clone(), register.public_key))
    } else {
        None
    }
}

/// Whether a transaction from elsewhere is worth keeping. One that fits the chain is; so is one that only this chain has
/// no room for, as long as everybody whom it names has signed it: nothing signed is thrown away.
fn is_believed(it: &Transaction, state: &State, newcomers: &BTreeMap<UserId, PublicKey>) -> bool {
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

/// Whether the author, and whoever approved, have signed; by the keys of the chain, or of those who ask to join it.
fn is_signed(it: &Transaction, state: &State, newcomers: &BTreeMap<UserId, PublicKey>) -> bool {
    let key_of = |user: &UserId| {
        let account = state.account(user).map(|account| account.public_key);
        account.or_else(|| newcomers.get(user).copied())
    };
    let id = it.id();
    let author = newcomer(it).map(|(_, key)| key).or_else(|| key_of(&it.payload.author));
    let by_author = author.is_some_and(|key| it.proposal().claim(id, key).is_valid());
    let approved = it
        .approval
        .as_ref()
        .is_none_or(|approval| key_of(&approval.by).is_some_and(|key| approval.claim(id, key).is_valid()));
    by_author && approved
}

/// Checks a transaction that comes from outside, signatures and all.
///
/// # Errors
/// The first rule that it breaks.
pub fn admit(it: &Transaction, state: &State) -> Result<(), Rejection> {
    chain::judge(state, it, Signatures::Check)
}
