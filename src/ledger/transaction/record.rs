//! Records, and the refusal and withdrawal of proposals.

use super::Proposal;
use crate::ledger::free_text::Text;
use crate::ledger::id::{Hash, HospitalId, RecordId, UserId};
use crate::ledger::number::present;
use serde::{Deserialize, Serialize};

/// The operation of a `record` transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Adds a new record.
    Add,
    /// Adds the next version of a record.
    Update,
    /// Shares a record with another doctor.
    Share,
}

/// A doctor's proposal, which needs the patient's approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The hospital where the record was made.
    pub hospital_id: HospitalId,
    /// The doctor, who is also the author.
    pub doctor_id: UserId,
    /// The patient whom the record concerns and who approves it.
    pub patient_id: UserId,
    /// The id of the record.
    pub record_id: RecordId,
    /// The operation.
    pub operation: Operation,
    /// The newest version at the time of signing; only for an update.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Hash>,
    /// The doctor with whom the record is shared; only for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub target_id: Option<UserId>,
    /// The commitment to the content; not for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub commitment: Option<Hash>,
    /// The hash of the sealed part; not for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub sealed_hash: Option<Hash>,
}

/// A refusal, by the person who could have approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refuse {
    /// The refused proposal: a `record` or a `register`.
    pub refused: Box<Proposal>,
    /// The reason.
    pub reason: Text,
}

/// A withdrawal, by the author of the proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// The withdrawn proposal: a `record`.
    pub withdrawn: Box<Proposal>,
    /// The reason.
    pub reason: Text,
}
