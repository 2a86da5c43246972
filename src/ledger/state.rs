//! The state of a chain: accounts, records, grants, tokens, candidates, the schedule.
//!
//! A block is verified on a [`Draft`], a layer of changes over the state. If a rule rejects the block, the draft is
//! dropped and the state is unchanged. If every rule accepts it, the state absorbs the changes. So a rejection needs no
//! undo, and the cost of a block does not depend on the length of the chain.

mod draft;

pub use draft::{Changes, Draft};

use super::free_text::Name;
use super::header::Header;
use super::id::{Hash, HospitalId, RecordId, UserId};
use super::key::{PublicKey, SealingKey};
use super::merkle::TreeHead;
use super::number::{Height, Round, Slot, Timestamp, Tokens};
use super::rejection::Settlement;
use super::schedule::Schedule;
use super::seal::SealedBytes;
use super::transaction::account::{Parameters, Role};
use super::transaction::grant::{Purpose, Scope};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// The values that block 0 fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Genesis {
    /// The ledger's id.
    pub ledger: Hash,
    /// The name of the ledger.
    pub name: Name,
    /// The parameters of the rules.
    pub parameters: Parameters,
    /// The key to which every record is sealed for audit.
    pub auditor_key: SealingKey,
}

/// The newest block, as the rules of the next block need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// The number of blocks below it.
    pub height: Height,
    /// The block's hash.
    pub hash: Hash,
    /// The slot in which it was forged.
    pub slot: Slot,
    /// The time of the block.
    pub timestamp: Timestamp,
    /// The irreversible height: no valid chain changes the blocks up to here.
    pub irreversible: Height,
}

impl Tip {
    /// Returns the tip that a header becomes.
    pub const fn of(header: &Header, hash: Hash, irreversible: Height) -> Self {
        Self { height: header.height, hash, slot: header.slot, timestamp: header.timestamp, irreversible }
    }
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The person's name.
    pub name: Name,
    /// The role.
    pub role: Role,
    /// The hospital where the person works; `None` for patients.
    pub hospital_id: Option<HospitalId>,
    /// The key that verifies the person's signatures.
    pub public_key: PublicKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
    /// The height of the block that registered it.
    pub since: Height,
    /// The audit secret, sealed to this administrator.
    pub auditor_secret_sealed: Option<SealedBytes>,
    /// The tokens.
    pub balance: Balance,
    /// The candidate for whom it votes.
    pub vote: Option<UserId>,
}

/// The tokens of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    free: u64,
    staked: u64,
    /// Amounts, each with the round at whose start it becomes free.
    unlocking: Vec<(Round, u64)>,
}

impl Balance {
    /// Creates a balance of free tokens.
    pub const fn with_free(tokens: Tokens) -> Self {
        Self { free: tokens.0, staked: 0, unlocking: Vec::new() }
    }

    /// Returns the tokens that can be transferred or staked in `round`.
    pub fn free(&self, round: Round) -> Tokens {
        let unlocked = self.unlocking.iter().filter(|(at, _)| *at <= round).map(|(_, amount)| amount);
        Tokens(self.free + unlocked.sum::<u64>())
    }

    /// Returns the tokens that give weight to the vote.
    pub const fn staked(&self) -> Tokens {
        Tokens(self.staked)
    }

    /// Returns the amounts that are still unlocking in `round`, each with the round at whose start it becomes free.
    pub fn unlocking(&self, round: Round) -> impl Iterator<Item = (Round, Tokens)> {
        self.unlocking.iter().filter(move |(at, _)| *at > round).map(|&(at, amount)| (at, Tokens(amount)))
    }

    /// Returns the sum of all tokens.
    pub fn total(&self) -> Tokens {
        Tokens(self.free + self.staked + self.unlocking.iter().map(|(_, amount)| amount).sum::<u64>())
    }

    /// Adds free tokens.
    pub const fn receive(&mut self, amount: Tokens) {
        self.free += amount.0;
    }

    /// Removes free tokens. The `balance` rule has checked that they are available.
    pub fn spend(&mut self, amount: Tokens, round: Round) {
        self.collect(round);
        self.free -= amount.0;
    }

    /// Moves free tokens to staked. The `balance` rule has checked that they are available.
    pub fn stake(&mut self, amount: Tokens, round: Round) {
        self.spend(amount, round);
        self.staked += amount.0;
    }

    /// Moves staked tokens to unlocking. The `balance` rule has checked that they are available.
    pub fn unstake(&mut self, amount: Tokens, free_at: Round) {
        self.staked -= amount.0;
        self.unlocking.push((free_at, amount.0));
    }

    /// Moves unlocked tokens to free.
    fn collect(&mut self, round: Round) {
        self.free = self.free(round).0;
        self.unlocking.retain(|(at, _)| *at > round);
    }
}

/// The position of a transaction: its block and its leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The block's height.
    pub height: Height,
    /// The leaf's index.
    pub index: u32,
}

/// The way and place in which an id was settled. For a refusal or a withdrawal, the place is that of its transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The way.
    pub how: Settlement,
    /// The place.
    pub place: Place,
}

/// A record of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordState {
    /// The patient of the record.
    pub patient_id: UserId,
    /// The versions, oldest first; at least one.
    pub versions: Vec<Version>,
}

/// A version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The transaction of the version.
    pub transaction: Hash,
    /// The place of that transaction.
    pub place: Place,
    /// The doctor who wrote the version.
    pub author: UserId,
}

/// A grant, or a share that acts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantState {
    /// The patient who granted it.
    pub patient_id: UserId,
    /// The doctor who may read.
    pub grantee: UserId,
    /// The records that it covers.
    pub scope: Scope,
    /// The purpose; a share has none.
    pub purpose: Option<Purpose>,
    /// The first time at which it is live.
    pub not_before: Timestamp,
    /// The first time at which it is no longer live; `None` for a share and for a grant without an end.
    pub not_after: Option<Timestamp>,
    /// True if it was revoked.
    pub revoked: bool,
}

impl GrantState {
    /// Returns `true` if it is live at a time.
    pub fn is_live(&self, at: Timestamp) -> bool {
        !self.revoked && self.not_before <= at && self.not_after.is_none_or(|end| at < end)
    }
}

/// An account with a present or former candidacy, or with votes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// True if the candidacy is active.
    pub standing: bool,
    /// The staked tokens of the accounts that vote for the candidate.
    pub weight: Tokens,
    /// The last round for which the candidate is barred.
    pub barred_until: Option<Round>,
}

/// The forged and missed blocks of a delegate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DelegateStatistics {
    /// The number of forged blocks, which is the nonce of the next one.
    pub forged: u64,
    /// The height of the newest forged block.
    pub newest: Height,
    /// The number of missed slots.
    pub missed: u64,
}

/// The state of a ledger after a chain of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) genesis: Genesis,
    pub(super) tip: Tip,
    pub(super) schedule: Schedule,
    pub(super) accounts: BTreeMap<UserId, Account>,
    pub(super) keys: BTreeSet<PublicKey>,
    pub(super) records: BTreeMap<RecordId, RecordState>,
    /// The record of each transaction that is a version.
    pub(super) versions: BTreeMap<Hash, RecordId>,
    pub(super) settled: BTreeMap<Hash, Settled>,
    pub(super) grants: BTreeMap<Hash, GrantState>,
    pub(super) candidates: BTreeMap<UserId, Candidate>,
    pub(super) statistics: BTreeMap<UserId, DelegateStatistics>,
    pub(super) punished: BTreeSet<(UserId, Slot)>,
    pub(super) anchors: BTreeMap<PublicKey, TreeHead>,
}

impl State {
    /// Creates the state before block 0, without any account.
    pub(super) fn before_genesis(genesis: Genesis, founder: UserId) -> Self {
        Self {
            genesis,
            tip: Tip {
                height: Height(0),
                hash: Hash::ZERO,
                slot: Slot(0),
                timestamp: Timestamp(0),
                irreversible: Height(0),
            },
            schedule: Schedule { round: Round(0), order: vec![founder] },
            accounts: BTreeMap::new(),
            keys: BTreeSet::new(),
            records: BTreeMap::new(),
            versions: BTreeMap::new(),
            settled: BTreeMap::new(),
            grants: BTreeMap::new(),
            candidates: BTreeMap::new(),
            statistics: BTreeMap::new(),
            punished: BTreeSet::new(),
            anchors: BTreeMap::new(),
        }
    }

    /// Returns the values that block 0 fixes.
    pub const fn genesis(&self) -> &Genesis {
        &self.genesis
    }

    /// Returns the newest block.
    pub const fn tip(&self) -> &Tip {
        &self.tip
    }

    /// Returns the delegates of the newest block's round, in the order of their slots.
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Returns an account.
    pub fn account(&self, user: &UserId) -> Option<&Account> {
        self.accounts.get(user)
    }

    /// Returns all accounts, by id.
    pub fn accounts(&self) -> impl Iterator<Item = (&UserId, &Account)> {
        self.accounts.iter()
    }

    /// Returns a record.
    pub fn record(&self, record: &RecordId) -> Option<&RecordState> {
        self.records.get(record)
    }

    /// Returns the record of which a transaction is a version.
    pub fn version(&self, transaction: Hash) -> Option<(&RecordId, &RecordState)> {
        let record = self.versions.get(&transaction)?;
        Some((record, self.records.get(record)?))
    }

    /// Returns all records, by id.
    pub fn records(&self) -> impl Iterator<Item = (&RecordId, &RecordState)> {
        self.records.iter()
    }

    /// Returns the settled ids of a range.
    pub fn settled_in(&self, range: RangeInclusive<Hash>) -> impl Iterator<Item = (Hash, Settled)> {
        self.settled.range(range).map(|(id, settled)| (*id, *settled))
    }

    /// Returns how and where an id was settled; `None` if it was not.
    pub fn settled(&self, id: Hash) -> Option<Settled> {
        self.settled.get(&id).copied()
    }

    /// Returns all grants and shares, by id.
    pub fn grants(&self) -> impl Iterator<Item = (Hash, &GrantState)> {
        self.grants.iter().map(|(id, grant)| (*id, grant))
    }

    /// Returns all candidates, by id.
    pub fn candidates(&self) -> impl Iterator<Item = (&UserId, &Candidate)> {
        self.candidates.iter()
    }

    /// Returns a candidate; for an account that is not one, the default with weight 0.
    pub fn candidate(&self, user: &UserId) -> Candidate {
        self.candidates.get(user).copied().unwrap_or_default()
    }

    /// Returns `true` if evidence against a delegate for a slot was accepted.
    pub fn is_punished(&self, delegate: &UserId, slot: Slot) -> bool {
        self.punished.contains(&(delegate.clone(), slot))
    }

    /// Returns the statistics of a delegate.
    pub fn statistics(&self, delegate: &UserId) -> DelegateStatistics {
        self.statistics.get(delegate).copied().unwrap_or_default()
    }

    /// Returns a grant or a share.
    pub fn grant(&self, id: Hash) -> Option<&GrantState> {
        self.grants.get(&id)
    }

    /// Returns the last anchor of a log.
    pub fn anchor(&self, log: PublicKey) -> Option<TreeHead> {
        self.anchors.get(&log).copied()
    }
}
