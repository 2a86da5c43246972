//! The access log: the attempts to read or change on one device, each with its outcome.
//!
//! The log is append-only. Its entries are the leaves of a Merkle tree (docs/protocol.md, section 8), so a changed or
//! removed entry is detectable by everyone who has seen an earlier root. Entries hold ids, never contents.

use super::encode;
use super::id::{Hash, RecordId, UserId};
use super::number::{Timestamp, integer, present};
use super::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// The kind of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Requesting an account.
    Register,
    /// Unlocking an account.
    SignIn,
    /// Locking an account.
    SignOut,
    /// Proposing a record.
    Submit,
    /// Approving a transaction.
    Approve,
    /// Refusing a proposal.
    Refuse,
    /// Withdrawing the actor's proposal.
    Withdraw,
    /// Reading a patient's records.
    ViewHistory,
    /// Reading one record.
    ViewRecord,
    /// Reading this log.
    ViewLog,
    /// Granting a doctor access.
    Grant,
    /// Revoking a grant or a share.
    Revoke,
    /// Staking tokens.
    Stake,
    /// Unstaking tokens.
    Unstake,
    /// Voting for a delegate.
    Vote,
    /// Declaring or ending a candidacy.
    Candidacy,
    /// Transferring tokens.
    Transfer,
    /// Forging a block.
    Forge,
    /// Verifying the whole chain again.
    Verify,
    /// Exporting a file.
    Export,
    /// Importing a file.
    Import,
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The rules allowed the attempt, and it succeeded.
    Permitted,
    /// A rule denied the attempt.
    Denied,
    /// The rules allowed the attempt, but it failed.
    Failed,
}

/// One attempt and its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The position in the log, from 0.
    #[serde(deserialize_with = "integer")]
    pub sequence: u64,
    /// The time of the attempt, by the device's clock.
    pub timestamp: Timestamp,
    /// The account that made the attempt; left out if no account was signed in.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub actor: Option<UserId>,
    /// The role of that account.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The kind of the attempt.
    pub action: Action,
    /// The patient whom the attempt concerns.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub patient: Option<UserId>,
    /// The records that the attempt concerns.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub records: Option<Vec<RecordId>>,
    /// The outcome.
    pub outcome: Outcome,
    /// The name of the rule that decided.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The reason, in the actor's words or as the name of a fault.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Entry {
    /// Returns the canonical bytes, which are stored and hashed.
    pub fn bytes(&self) -> Vec<u8> {
        encode::canonical(self)
    }

    /// Returns the leaf hash of the entry in the log's tree.
    pub fn leaf(&self) -> Hash {
        encode::leaf(&self.bytes())
    }
}
