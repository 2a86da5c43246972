//! The access log: who asked to see what on this device, and what the answer was.
//!
//! It only grows. Its entries are the leaves of a Merkle tree (PROTOCOL, section 8), so an entry that was changed or
//! taken out shows as soon as the root was seen once by anybody. Entries hold ids, never contents.

use super::encode;
use super::id::{Hash, RecordId, UserId};
use super::number::{Timestamp, integer, present};
use super::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// What was attempted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Asking for an account.
    Register,
    /// Unlocking an account.
    SignIn,
    /// Locking it again.
    SignOut,
    /// Proposing a record.
    Submit,
    /// Consenting.
    Approve,
    /// Refusing.
    Refuse,
    /// Withdrawing one's own proposal.
    Withdraw,
    /// Looking at a patient's records.
    ViewHistory,
    /// Looking at one record.
    ViewRecord,
    /// Looking at this log.
    ViewLog,
    /// Letting a doctor read.
    Grant,
    /// Ending that.
    Revoke,
    /// Staking tokens.
    Stake,
    /// Unstaking them.
    Unstake,
    /// Voting.
    Vote,
    /// Standing for delegate, or stepping down.
    Candidacy,
    /// Moving tokens.
    Transfer,
    /// Making a block.
    Forge,
    /// Verifying the whole chain again.
    Verify,
    /// Writing a file.
    Export,
    /// Reading one.
    Import,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was allowed and done.
    Permitted,
    /// A rule forbade it.
    Denied,
    /// It was allowed, but something was wrong.
    Failed,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its place in the log, from 0.
    #[serde(deserialize_with = "integer")]
    pub sequence: u64,
    /// When, by the device's clock.
    pub timestamp: Timestamp,
    /// Who; left out where nobody had signed in.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub actor: Option<UserId>,
    /// In which role.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What.
    pub action: Action,
    /// About whom.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub patient: Option<UserId>,
    /// Which records.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub records: Option<Vec<RecordId>>,
    /// How it ended.
    pub outcome: Outcome,
    /// The name of the rule that decided.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Why, in the actor's words or a fault's name.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Entry {
    /// The canonical bytes, as they are stored and hashed.
    pub fn bytes(&self) -> Vec<u8> {
        encode::canonical(self)
    }

    /// Its leaf in the log's tree.
    pub fn leaf(&self) -> Hash {
        encode::leaf(&self.bytes())
    }
}
