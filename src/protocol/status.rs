//! The status of the node: the open ledger, the acting account and the accounts of this device.

use crate::file::account::AccountFault;
use crate::file::snapshot::Contents;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, HospitalId, UserId};
use crate::ledger::number::{Height, Round, Slot, Timestamp};
use crate::ledger::rejection::Rejection;
use crate::ledger::transaction::account::{Parameters, Role};
use crate::storage::StoreError;
use serde::{Deserialize, Serialize};

/// The status of the node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The open ledger.
    pub ledger: Option<LedgerStatus>,
    /// The acting account.
    pub session: Option<Session>,
    /// The accounts of this ledger on this device.
    pub accounts: Vec<LocalAccount>,
    /// The time between two blocks in milliseconds, while the autopilot is on.
    pub autopilot: Option<u32>,
    /// The jump of this device's clock, until the clock is confirmed.
    pub clock: Option<ClockJump>,
}

/// A clock that contradicts the last known time. Nothing is signed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockJump {
    /// The last known time, advanced by the monotonic clock within a session.
    pub known: Timestamp,
    /// The time of the clock when the jump was detected.
    pub now: Timestamp,
}

/// The open ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerStatus {
    /// Its id.
    pub ledger: Hash,
    /// Its name, as in block 0.
    pub name: Name,
    /// The values that the first administrator chose.
    pub parameters: Parameters,
    /// The height of the newest block.
    pub height: Height,
    /// The newest block's hash.
    pub head: Hash,
    /// The newest block's slot.
    pub slot: Slot,
    /// The irreversible height: the height of the newest final block.
    pub irreversible: Height,
    /// The next slot and its delegate.
    pub turn: Turn,
    /// The delegates of that slot's round, in the order of their slots.
    pub delegates: Vec<UserId>,
    /// The number of pool transactions that the plan of the next block includes.
    pub ready: u32,
    /// The number of proposals in the pool that wait for an approval.
    pub waiting: u32,
    /// The number of them that wait for the acting account's.
    pub waiting_for_me: u32,
    /// The number of blocks that are in no file: never exported from this device, and never imported here.
    pub unexported: u64,
    /// The contents of the export of this session that ends with the newest block; `None` if there is none.
    pub last_export: Option<Contents>,
    /// The reason why the ledger is read-only, if it is. It then ends at its last valid block.
    pub read_only: Option<Box<ReadOnlyReason>>,
    /// `true` if the last import can be undone.
    pub can_undo: bool,
    /// The number of pool transactions that break a rule, on the chain or after those planned before them.
    pub stuck: u32,
    /// The number of pool transactions that wait for a block after the next one: for its time, or for space.
    pub later: u32,
    /// The number of double signings that this device has found and no evidence was submitted for.
    pub evidence: u32,
    /// The password of all accounts, only if the ledger is the demonstration: it is no secret.
    pub shown_password: Option<String>,
}

/// The reason why a ledger is read-only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum ReadOnlyReason {
    /// A stored block breaks a rule.
    Rule {
        /// The rule and its place.
        rejection: Rejection,
    },
    /// The database cannot be read or written as it should be.
    Store {
        /// The store's error.
        fault: StoreError,
    },
}

/// The next slot to forge in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The slot.
    pub slot: Slot,
    /// Its round.
    pub round: Round,
    /// The delegate of the slot.
    pub delegate: UserId,
    /// `true` if the acting account is that delegate.
    pub mine: bool,
    /// `true` if that delegate was unlocked on this device to forge without a command; any account can forge for it.
    pub stays: bool,
}

/// The acting account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The user id.
    pub user_id: UserId,
    /// The name, as registered.
    pub name: Name,
    /// The role, as registered.
    pub role: Role,
    /// The hospital of the account.
    pub hospital_id: Option<HospitalId>,
}

/// An account of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalAccount {
    /// The user id.
    pub user_id: UserId,
    /// The role; `None` while the registration is in no block.
    pub role: Option<Role>,
    /// `true` if the seed is unlocked: the account acts, or may forge without a command.
    pub unlocked: bool,
    /// The reason why it cannot be used on this ledger, if so: the ledger has another key for the id.
    pub fault: Option<AccountFault>,
    /// The milliseconds until a password is accepted again; 0 if there is no wait.
    pub wait: u64,
}

/// A ledger of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerCard {
    /// Its id.
    pub ledger: Hash,
    /// Its name on this device.
    pub name: Name,
    /// The time at which it was last opened here.
    pub opened_at: Timestamp,
    /// The height of its newest block; `None` if its database does not open.
    pub height: Option<Height>,
    /// The size of its blocks, in bytes.
    pub bytes: u64,
    /// The number of its blocks that are in no file: never exported from this device, and never imported here.
    pub unexported: u64,
}
