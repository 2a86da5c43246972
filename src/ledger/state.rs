//! What a chain leads to: accounts, records, grants, tokens, candidates, turns.
//!
//! A block is tried on a [`Draft`], a thin layer of changes over the state. Where a rule says no, the draft is dropped
//! and nothing happened; where all say yes, its changes are absorbed. So a refusal costs nothing to undo, and a block
//! costs what is in it, however long the chain is.

mod draft;

pub use draft::{Changes, Draft};

use super::block::Header;
use super::election::Turns;
use super::id::{Hash, HospitalId, RecordId, UserId};
use super::key::{PublicKey, SealingKey};
use super::merkle::TreeHead;
use super::number::{Height, Round, Slot, Timestamp, Tokens};
use super::rejection::Settlement;
use super::seal::SealedBytes;
use super::transaction::account::{Parameters, Role};
use super::transaction::grant::{Purpose, Scope};
use super::words::Name;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// What the founding fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    /// The ledger's id.
    pub ledger: Hash,
    /// What it is called.
    pub name: Name,
    /// What its rules leave open.
    pub parameters: Parameters,
    /// The key to which every record is sealed for audit.
    pub auditor_key: SealingKey,
}

/// The newest block, as the next one must follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// How many blocks stand before it.
    pub height: Height,
    /// Its hash.
    pub hash: Hash,
    /// The turn it was forged in.
    pub slot: Slot,
    /// When.
    pub timestamp: Timestamp,
    /// Up to here nothing can change any more.
    pub irreversible: Height,
}

impl Tip {
    /// The tip that a header becomes.
    pub const fn of(header: &Header, hash: Hash, irreversible: Height) -> Self {
        Self { height: header.height, hash, slot: header.slot, timestamp: header.timestamp, irreversible }
    }
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The person's name.
    pub name: Name,
    /// What it may do.
    pub role: Role,
    /// Where the person works; not for patients.
    pub hospital_id: Option<HospitalId>,
    /// The key that signs.
    pub public_key: PublicKey,
    /// The key to which contents are sealed.
    pub sealing_key: SealingKey,
    /// The block that brought it.
    pub since: Height,
    /// The audit secret, sealed to this administrator.
    pub auditor_secret_sealed: Option<SealedBytes>,
    /// Its tokens.
    pub purse: Purse,
    /// For whom it votes.
    pub vote: Option<UserId>,
}

/// The tokens of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purse {
    free: u64,
    staked: u64,
    /// Amounts, each with the round at whose start it is free.
    unlocking: Vec<(Round, u64)>,
}

impl Purse {
    /// A purse with so many free tokens.
    pub const fn with_free(tokens: Tokens) -> Self {
        Self { free: tokens.0, staked: 0, unlocking: Vec::new() }
    }

    /// What can be moved or staked in `round`.
    pub fn free(&self, round: Round) -> Tokens {
        let unlocked = self.unlocking.iter().filter(|(at, _)| *at <= round).map(|(_, amount)| amount);
        Tokens(self.free + unlocked.sum::<u64>())
    }

    /// What lends weight to the vote.
    pub const fn staked(&self) -> Tokens {
        Tokens(self.staked)
    }

    /// What is still on its way from staked to free in `round`, with the round at whose start each part arrives.
    pub fn unlocking(&self, round: Round) -> impl Iterator<Item = (Round, Tokens)> {
        self.unlocking.iter().filter(move |(at, _)| *at > round).map(|&(at, amount)| (at, Tokens(amount)))
    }

    /// Everything.
    pub fn total(&self) -> Tokens {
        Tokens(self.free + self.staked + self.unlocking.iter().map(|(_, amount)| amount).sum::<u64>())
    }

    /// Puts tokens in.
    pub const fn receive(&mut self, amount: Tokens) {
        self.free += amount.0;
    }

    /// Takes free tokens out. The `balance` rule has seen that they are there.
    pub fn spend(&mut self, amount: Tokens, round: Round) {
        self.collect(round);
        self.free -= amount.0;
    }

    /// Free tokens become staked. The `balance` rule has seen that they are there.
    pub fn stake(&mut self, amount: Tokens, round: Round) {
        self.spend(amount, round);
        self.staked += amount.0;
    }

    /// Staked tokens start to unlock. The `balance` rule has seen that they are there.
    pub fn unstake(&mut self, amount: Tokens, free_at: Round) {
        self.staked -= amount.0;
        self.unlocking.push((free_at, amount.0));
    }

    /// Moves what has unlocked to what is free.
    fn collect(&mut self, round: Round) {
        self.free = self.free(round).0;
        self.unlocking.retain(|(at, _)| *at > round);
    }
}

/// Where a transaction stands: in which block, at which leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The block's height.
    pub height: Height,
    /// The leaf's index.
    pub index: u32,
}

/// How and where an id was settled. For a refusal or a withdrawal the place is that of the transaction that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// How.
    pub how: Settlement,
    /// Where.
    pub place: Place,
}

/// A record of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordState {
    /// Whom it is about.
    pub patient_id: UserId,
    /// Its versions, oldest first; never empty.
    pub versions: Vec<Version>,
}

/// A version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The transaction that brought it.
    pub transaction: Hash,
    /// Where that stands.
    pub place: Place,
    /// The doctor who wrote it.
    pub author: UserId,
}

/// A grant, or a share that acts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantState {
    /// Who gave it.
    pub patient_id: UserId,
    /// Who may read.
    pub grantee: UserId,
    /// Which records.
    pub scope: Scope,
    /// What for; a share has none.
    pub purpose: Option<Purpose>,
    /// The first moment at which it is live.
    pub not_before: Timestamp,
    /// The first moment at which it is not any more; a share, and a grant that names none, has no end.
    pub not_after: Option<Timestamp>,
    /// Whether it was revoked.
    pub revoked: bool,
}

impl GrantState {
    /// Whether it is live at a moment.
    pub fn is_live(&self, at: Timestamp) -> bool {
        !self.revoked && self.not_before <= at && self.not_after.is_none_or(|end| at < end)
    }
}

/// Somebody who stands, stood or was voted for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Whether the candidate stands now.
    pub standing: bool,
    /// The staked tokens of those who vote for the candidate now.
    pub weight: Tokens,
    /// The last round for which the candidate stands in no election.
    pub barred_until: Option<Round>,
}

/// What a delegate has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// How many blocks it forged: the nonce of its next one.
    pub forged: u64,
    /// The height of its newest block.
    pub newest: Height,
    /// How many of its slots were passed over.
    pub missed: u64,
}

/// Everything that a chain leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) founding: Founding,
    pub(super) tip: Tip,
    pub(super) turns: Turns,
    pub(super) accounts: BTreeMap<UserId, Account>,
    pub(super) keys: BTreeSet<PublicKey>,
    pub(super) records: BTreeMap<RecordId, RecordState>,
    /// The record that a transaction is a version of.
    pub(super) versions: BTreeMap<Hash, RecordId>,
    pub(super) settled: BTreeMap<Hash, Settled>,
    pub(super) grants: BTreeMap<Hash, GrantState>,
    pub(super) candidates: BTreeMap<UserId, Candidate>,
    pub(super) services: BTreeMap<UserId, Service>,
    pub(super) punished: BTreeSet<(UserId, Slot)>,
    pub(super) anchors: BTreeMap<PublicKey, TreeHead>,
}

impl State {
    /// A ledger in which nothing has happened, not even its founding.
    pub(super) fn unfounded(founding: Founding, founder: UserId) -> Self {
        Self {
            founding,
            tip: Tip {
                height: Height(0),
                hash: Hash::ZERO,
                slot: Slot(0),
                timestamp: Timestamp(0),
                irreversible: Height(0),
            },
            turns: Turns { round: Round(0), order: vec![founder] },
            accounts: BTreeMap::new(),
            keys: BTreeSet::new(),
            records: BTreeMap::new(),
            versions: BTreeMap::new(),
            settled: BTreeMap::new(),
            grants: BTreeMap::new(),
            candidates: BTreeMap::new(),
            services: BTreeMap::new(),
            punished: BTreeSet::new(),
            anchors: BTreeMap::new(),
        }
    }

    /// What the founding fixed.
    pub const fn founding(&self) -> &Founding {
        &self.founding
    }

    /// The newest block.
    pub const fn tip(&self) -> &Tip {
        &self.tip
    }

    /// The delegates of the newest block's round, in the order of their slots.
    pub const fn turns(&self) -> &Turns {
        &self.turns
    }

    /// An account.
    pub fn account(&self, user: &UserId) -> Option<&Account> {
        self.accounts.get(user)
    }

    /// All accounts, by id.
    pub fn accounts(&self) -> impl Iterator<Item = (&UserId, &Account)> {
        self.accounts.iter()
    }

    /// A record.
    pub fn record(&self, record: &RecordId) -> Option<&RecordState> {
        self.records.get(record)
    }

    /// The record that a transaction is a version of.
    pub fn version(&self, transaction: Hash) -> Option<(&RecordId, &RecordState)> {
        let record = self.versions.get(&transaction)?;
        Some((record, self.records.get(record)?))
    }

    /// All records, by id.
    pub fn records(&self) -> impl Iterator<Item = (&RecordId, &RecordState)> {
        self.records.iter()
    }

    /// The settled ids of a range, with how and where.
    pub fn settled_in(&self, range: RangeInclusive<Hash>) -> impl Iterator<Item = (Hash, Settled)> {
        self.settled.range(range).map(|(id, settled)| (*id, *settled))
    }

    /// How and where an id was settled.
    pub fn settled(&self, id: Hash) -> Option<Settled> {
        self.settled.get(&id).copied()
    }

    /// All grants and shares, by id.
    pub fn grants(&self) -> impl Iterator<Item = (Hash, &GrantState)> {
        self.grants.iter().map(|(id, grant)| (*id, grant))
    }

    /// All candidates, by id.
    pub fn candidates(&self) -> impl Iterator<Item = (&UserId, &Candidate)> {
        self.candidates.iter()
    }

    /// A candidate; nobody's weight is nothing.
    pub fn candidate(&self, user: &UserId) -> Candidate {
        self.candidates.get(user).copied().unwrap_or_default()
    }

    /// Whether a delegate was punished for a slot.
    pub fn is_punished(&self, delegate: &UserId, slot: Slot) -> bool {
        self.punished.contains(&(delegate.clone(), slot))
    }

    /// What a delegate has done.
    pub fn service(&self, delegate: &UserId) -> Service {
        self.services.get(delegate).copied().unwrap_or_default()
    }

    /// A grant or a share.
    pub fn grant(&self, id: Hash) -> Option<&GrantState> {
        self.grants.get(&id)
    }

    /// What was last anchored of a log.
    pub fn anchor(&self, log: PublicKey) -> Option<TreeHead> {
        self.anchors.get(&log).copied()
    }
}
