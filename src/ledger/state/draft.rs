//! A layer of changes over a state.

use super::{Account, Candidate, DelegateStatistics, Genesis, GrantState, RecordState, Settled, State, Tip};
use crate::ledger::finality;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::merkle::TreeHead;
use crate::ledger::number::{Height, Round, Slot, Tokens};
use crate::ledger::schedule::Schedule;
use std::collections::{BTreeMap, BTreeSet};

/// The changes of a block.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    accounts: BTreeMap<UserId, Account>,
    keys: BTreeSet<PublicKey>,
    records: BTreeMap<RecordId, RecordState>,
    versions: BTreeMap<Hash, RecordId>,
    settled: BTreeMap<Hash, Settled>,
    grants: BTreeMap<Hash, GrantState>,
    candidates: BTreeMap<UserId, Candidate>,
    statistics: BTreeMap<UserId, DelegateStatistics>,
    punished: BTreeSet<(UserId, Slot)>,
    anchors: BTreeMap<PublicKey, TreeHead>,
    tip: Option<Tip>,
    schedule: Option<Schedule>,
}

/// A state with changes on top, which can still be dropped.
pub struct Draft<'a> {
    base: &'a State,
    changes: Changes,
    round: Round,
}

impl<'a> Draft<'a> {
    /// Creates an empty draft for a block of `round`.
    pub fn new(base: &'a State, round: Round) -> Self {
        Self { base, changes: Changes::default(), round }
    }

    /// Returns the round of the block.
    pub const fn round(&self) -> Round {
        self.round
    }

    /// Returns the height of the block.
    pub const fn next_height(&self) -> Height {
        self.base.tip.height.next()
    }

    /// Returns the changes.
    pub fn into_changes(self) -> Changes {
        self.changes
    }

    /// Returns the values that block 0 fixes.
    pub const fn genesis(&self) -> &Genesis {
        &self.base.genesis
    }

    /// Returns an account.
    pub fn account(&self, user: &UserId) -> Option<&Account> {
        self.changes.accounts.get(user).or_else(|| self.base.accounts.get(user))
    }

    /// Inserts an account and updates the vote weight of the candidates that its stake or vote affects.
    pub fn put_account(&mut self, user: UserId, account: Account) {
        let before = self.account(&user).and_then(vote_weight);
        let now = vote_weight(&account);
        if before != now {
            if let Some((candidate, weight)) = before {
                self.change_candidate(candidate, |it| it.weight = Tokens(it.weight.0 - weight.0));
            }
            if let Some((candidate, weight)) = now {
                self.change_candidate(candidate, |it| it.weight = Tokens(it.weight.0 + weight.0));
            }
        }
        self.changes.accounts.insert(user, account);
    }

    /// Changes an account. The rules have checked that it exists.
    pub fn change_account(&mut self, user: &UserId, change: impl FnOnce(&mut Account)) {
        let mut account = self.account(user).expect("the rules have checked that the account exists").clone();
        change(&mut account);
        self.put_account(user.clone(), account);
    }

    /// Returns `true` if a public key belongs to an account.
    pub fn has_key(&self, key: PublicKey) -> bool {
        self.changes.keys.contains(&key) || self.base.keys.contains(&key)
    }

    /// Inserts the public key of a new account.
    pub fn put_key(&mut self, key: PublicKey) {
        self.changes.keys.insert(key);
    }

    /// Returns a record.
    pub fn record(&self, record: &RecordId) -> Option<&RecordState> {
        self.changes.records.get(record).or_else(|| self.base.records.get(record))
    }

    /// Returns the record of which a transaction is a version.
    pub fn version(&self, transaction: Hash) -> Option<(&RecordId, &RecordState)> {
        let record = self.changes.versions.get(&transaction).or_else(|| self.base.versions.get(&transaction))?;
        Some((record, self.record(record)?))
    }

    /// Inserts a record of which `transaction` is the newest version.
    pub fn put_version(&mut self, record: RecordId, state: RecordState, transaction: Hash) {
        self.changes.versions.insert(transaction, record.clone());
        self.changes.records.insert(record, state);
    }

    /// Returns how and where an id was settled; `None` if it was not.
    pub fn settled(&self, id: Hash) -> Option<Settled> {
        self.changes.settled.get(&id).or_else(|| self.base.settled.get(&id)).copied()
    }

    /// Settles an id.
    pub fn settle(&mut self, id: Hash, settled: Settled) {
        self.changes.settled.insert(id, settled);
    }

    /// Returns a grant or a share.
    pub fn grant(&self, id: Hash) -> Option<&GrantState> {
        self.changes.grants.get(&id).or_else(|| self.base.grants.get(&id))
    }

    /// Inserts a grant or a share.
    pub fn put_grant(&mut self, id: Hash, grant: GrantState) {
        self.changes.grants.insert(id, grant);
    }

    /// Revokes a grant or a share. The rules have checked that it exists.
    pub fn revoke(&mut self, id: Hash) {
        let mut grant = self.grant(id).expect("the grant rule has checked that the grant exists").clone();
        grant.revoked = true;
        self.put_grant(id, grant);
    }

    /// Returns a candidate; for an account that is not one, the default with weight 0.
    pub fn candidate(&self, user: &UserId) -> Candidate {
        self.changes.candidates.get(user).or_else(|| self.base.candidates.get(user)).copied().unwrap_or_default()
    }

    /// Changes a candidate.
    pub fn change_candidate(&mut self, user: UserId, change: impl FnOnce(&mut Candidate)) {
        let mut candidate = self.candidate(&user);
        change(&mut candidate);
        self.changes.candidates.insert(user, candidate);
    }

    /// Returns the statistics of a delegate.
    pub fn statistics(&self, delegate: &UserId) -> DelegateStatistics {
        self.changes
            .statistics
            .get(delegate)
            .or_else(|| self.base.statistics.get(delegate))
            .copied()
            .unwrap_or_default()
    }

    /// Changes the statistics of a delegate.
    pub fn change_statistics(&mut self, delegate: UserId, change: impl FnOnce(&mut DelegateStatistics)) {
        let mut statistics = self.statistics(&delegate);
        change(&mut statistics);
        self.changes.statistics.insert(delegate, statistics);
    }

    /// Returns `true` if evidence against a delegate for a slot was accepted.
    pub fn is_punished(&self, double_signing: &(UserId, Slot)) -> bool {
        self.changes.punished.contains(double_signing) || self.base.punished.contains(double_signing)
    }

    /// Stores that evidence against a delegate for a slot was accepted.
    pub fn punish(&mut self, double_signing: (UserId, Slot)) {
        self.changes.punished.insert(double_signing);
    }

    /// Returns the last anchor of a log.
    pub fn anchor(&self, log: PublicKey) -> Option<TreeHead> {
        self.changes.anchors.get(&log).or_else(|| self.base.anchors.get(&log)).copied()
    }

    /// Stores the anchor of a log.
    pub fn put_anchor(&mut self, log: PublicKey, head: TreeHead) {
        self.changes.anchors.insert(log, head);
    }

    /// Ends the block: sets the tip, the schedule of its round and the irreversible height.
    pub fn close(&mut self, tip: Tip, schedule: Schedule) {
        let newest = schedule.order.iter().map(|delegate| self.statistics(delegate).newest);
        let irreversible = finality::irreversible(newest, self.base.tip.irreversible);
        self.changes.tip = Some(Tip { irreversible, ..tip });
        self.changes.schedule = Some(schedule);
    }
}

/// Returns the candidate for whom an account votes, and the vote weight.
fn vote_weight(account: &Account) -> Option<(UserId, Tokens)> {
    account.vote.clone().map(|candidate| (candidate, account.balance.staked()))
}

impl State {
    /// Applies the changes of a draft.
    pub(in crate::ledger) fn absorb(&mut self, changes: Changes) {
        let Changes {
            accounts,
            keys,
            records,
            versions,
            settled,
            grants,
            candidates,
            statistics,
            punished,
            anchors,
            tip,
            schedule,
        } = changes;
        self.accounts.extend(accounts);
        self.keys.extend(keys);
        self.records.extend(records);
        self.versions.extend(versions);
        self.settled.extend(settled);
        self.grants.extend(grants);
        self.candidates.extend(candidates);
        self.statistics.extend(statistics);
        self.punished.extend(punished);
        self.anchors.extend(anchors);
        if let Some(tip) = tip {
            self.tip = tip;
        }
        if let Some(schedule) = schedule {
            self.schedule = schedule;
        }
    }
}
