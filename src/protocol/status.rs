//! Where things stand: the open ledger, who acts, whose keys are here.

use crate::file::account::AccountFault;
use crate::ledger::id::{Hash, HospitalId, UserId};
use crate::ledger::number::{Height, Round, Slot, Timestamp};
use crate::ledger::rejection::Rejection;
use crate::ledger::transaction::account::{Parameters, Role};
use crate::ledger::words::Name;
use crate::storage::StoreError;
use serde::{Deserialize, Serialize};

/// Where things stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The open ledger.
    pub ledger: Option<LedgerStatus>,
    /// The acting account.
    pub session: Option<Session>,
    /// The accounts of this ledger whose keys are on this device.
    pub accounts: Vec<LocalAccount>,
    /// The time between two blocks in milliseconds, where unlocked delegates forge by themselves.
    pub autopilot: Option<u32>,
    /// The jump of this device's clock, until the clock is confirmed.
    pub clock: Option<ClockJump>,
}

/// A clock that is not where the last known time says that it must be. Nothing is signed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockJump {
    /// What it should show at least, or about.
    pub known: Timestamp,
    /// The time that it shows.
    pub now: Timestamp,
}

/// The open ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerStatus {
    /// Its id.
    pub ledger: Hash,
    /// What it is called.
    pub name: Name,
    /// What its founder chose.
    pub parameters: Parameters,
    /// The height of the newest block.
    pub height: Height,
    /// The newest block's hash.
    pub head: Hash,
    /// The newest block's slot.
    pub slot: Slot,
    /// Up to here nothing can change any more.
    pub irreversible: Height,
    /// The next turn.
    pub turn: Turn,
    /// The delegates of the turn's round, in the order of their slots.
    pub delegates: Vec<UserId>,
    /// How many transactions of the pool go into the next block.
    pub ready: u32,
    /// How many proposals wait in the pool for somebody's consent.
    pub waiting: u32,
    /// How many of them wait for the acting account's.
    pub waiting_for_me: u32,
    /// How many blocks were never exported from this device.
    pub unexported: u64,
    /// Why the ledger is open for reading alone, where it is: nothing is shown or kept beyond its last good block.
    pub read_only: Option<Box<Damage>>,
    /// Whether the last import can be undone.
    pub can_undo: bool,
    /// How many transactions of the pool cannot stand in the chain as it is now, or not behind what goes in before them.
    pub stuck: u32,
    /// How many transactions of the pool wait for a block after the next one: for its time, or for room.
    pub later: u32,
    /// How often a delegate was seen to have signed two blocks for one slot, and it was not submitted yet.
    pub evidence: u32,
    /// The password of everybody, where the ledger is the demonstration: it is no secret.
    pub shown_password: Option<String>,
}

/// Why a ledger is open for reading alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Damage {
    /// A stored block does not follow the rules.
    Rule {
        /// Which rule, and where.
        rejection: Rejection,
    },
    /// The database does not hold what was written.
    Store {
        /// What it said.
        fault: StoreError,
    },
}

/// A turn to forge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The slot.
    pub slot: Slot,
    /// Its round.
    pub round: Round,
    /// Whose it is.
    pub delegate: UserId,
    /// Whether the acting account is that delegate.
    pub mine: bool,
    /// Whether that delegate was unlocked on this device to forge by itself; then whoever acts can forge for it.
    pub stays: bool,
}

/// The acting account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Who.
    pub user_id: UserId,
    /// The name, as registered.
    pub name: Name,
    /// The role, as registered.
    pub role: Role,
    /// Where the person works.
    pub hospital_id: Option<HospitalId>,
}

/// An account whose keys are on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalAccount {
    /// Who.
    pub user_id: UserId,
    /// The role, where the account is on the ledger; otherwise its registration still waits.
    pub role: Option<Role>,
    /// Whether the keys are open in this worker: it acts, or it forges by itself.
    pub unlocked: bool,
    /// Why it cannot be used on this ledger, where that is so: the ledger has another key for the id.
    pub fault: Option<AccountFault>,
    /// How many milliseconds are left until its password may be tried again; 0: at once.
    pub wait: u64,
}

/// A ledger of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerCard {
    /// Its id.
    pub ledger: Hash,
    /// What it is called.
    pub name: Name,
    /// When it was last opened here.
    pub opened_at: Timestamp,
    /// The height of its newest block; none where its database does not open.
    pub height: Option<Height>,
    /// How many bytes its blocks take.
    pub bytes: u64,
    /// How many of its blocks were never exported from this device.
    pub unexported: u64,
}
