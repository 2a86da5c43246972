//! Records, and how a proposal ends without one.

use super::Proposal;
use crate::ledger::id::{Hash, HospitalId, RecordId, UserId};
use crate::ledger::number::present;
use crate::ledger::words::Text;
use serde::{Deserialize, Serialize};

/// What a `record` transaction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Brings a new record.
    Add,
    /// Brings the next version of one.
    Update,
    /// Lets another doctor read one.
    Share,
}

/// A doctor's proposal, which needs the patient's approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Where it was made.
    pub hospital_id: HospitalId,
    /// By whom: also the author.
    pub doctor_id: UserId,
    /// Whom it is about, and who approves.
    pub patient_id: UserId,
    /// Which record.
    pub record_id: RecordId,
    /// What is done.
    pub operation: Operation,
    /// The newest version so far; for an update only.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Hash>,
    /// The doctor it is shared with; for a share only.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub target_id: Option<UserId>,
    /// The hash of the content; not for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Hash>,
    /// The hash of the sealed part; not for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub sealed_hash: Option<Hash>,
}

/// A refusal, by whoever would have approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refuse {
    /// What is refused: a `record` or a `register`.
    pub refused: Box<Proposal>,
    /// Why.
    pub reason: Text,
}

/// A withdrawal, by the author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// What is withdrawn: a `record`.
    pub withdrawn: Box<Proposal>,
    /// Why.
    pub reason: Text,
}
