//! The pool: what was signed and is not in a block yet.
//!
//! A proposal waits for a consent, then for a block. Each is judged when it comes in and again whenever the chain has
//! moved; one that cannot stand any more is kept and shown with the reason, because nothing signed is thrown away.

use crate::ledger::chain;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::rejection::{Rejection, Rule};
use crate::ledger::state::State;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::{Action, Transaction};
use crate::ledger::verify::{self, Signatures};
use crate::protocol::PoolState;
use std::collections::BTreeMap;

/// A transaction of the pool, with what it waits for.
pub struct Pending {
    /// The transaction.
    pub transaction: Transaction,
    /// What it waits for.
    pub state: PoolState,
}

/// The transactions that wait, by id.
#[derive(Default)]
pub struct Pool {
    pending: BTreeMap<Hash, Pending>,
}

impl Pool {
    /// Takes in a transaction whose signatures were checked, or replaces the one of the same id.
    pub fn put(&mut self, id: Hash, transaction: Transaction, state: &State) {
        let state = judge(&transaction, state);
        self.pending.insert(id, Pending { transaction, state });
    }

    /// Takes a transaction out.
    pub fn remove(&mut self, id: Hash) {
        self.pending.remove(&id);
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

    /// How many wait for a block.
    pub fn ready(&self) -> usize {
        self.pending.values().filter(|it| it.state == PoolState::Ready).count()
    }

    /// How many wait for somebody's consent.
    pub fn waiting(&self) -> usize {
        self.pending.values().filter(|it| matches!(it.state, PoolState::Consent { .. })).count()
    }

    /// How many cannot stand in the chain as it is now.
    pub fn stuck(&self) -> usize {
        self.pending.values().filter(|it| matches!(it.state, PoolState::Stuck { .. })).count()
    }

    /// How many wait for the consent of an account.
    pub fn waiting_for(&self, user: &UserId, role: Role) -> usize {
        self.pending.values().filter(|it| awaits(it, user, role)).count()
    }

    /// Judges everything again, after the chain has moved. What was settled there leaves.
    pub fn judge_again(&mut self, state: &State) {
        self.pending.retain(|id, _| state.settled(*id).is_none());
        for it in self.pending.values_mut() {
            it.state = judge(&it.transaction, state);
        }
    }
}

/// Whether a transaction waits for the consent of an account.
pub fn awaits(it: &Pending, user: &UserId, role: Role) -> bool {
    match &it.state {
        PoolState::Consent { by: Some(by) } => by == user,
        PoolState::Consent { by: None } => role == Role::Administrator,
        PoolState::Ready | PoolState::Stuck { .. } => false,
    }
}

fn judge(it: &Transaction, state: &State) -> PoolState {
    match chain::judge(state, it, Signatures::Known) {
        Err(rejection) => PoolState::Stuck { rejection },
        Ok(()) if it.approval.is_none() && verify::needs_approval(it) => PoolState::Consent { by: approver(it) },
        Ok(()) => PoolState::Ready,
    }
}

/// The one person who can consent; nobody in particular for a registration.
fn approver(it: &Transaction) -> Option<UserId> {
    if let Action::Record(record) = &it.payload.action { Some(record.patient_id.clone()) } else { None }
}

/// Returns the transactions of a file's pool that are new here and can be believed: not settled, not in our pool in the
/// same or a better form, and signed by whom they name; and how many are new here and cannot be believed. A form is better
/// where it has the consent or the sealed part that ours lacks: whoever passes a file on can leave either out.
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
