//! The view of a patient's records, for an account that may see them.

use crate::ledger::access::Decision;
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, HospitalId, RecordId, UserId};
use crate::ledger::number::Timestamp;
use crate::ledger::seal::{Content, SealFault};
use crate::ledger::state::Place;
use serde::{Deserialize, Serialize};

/// A patient's records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The patient.
    pub patient: UserId,
    /// The name of the patient.
    pub name: Name,
    /// The records that the acting account may see, newest first.
    pub records: Vec<RecordView>,
    /// The number of records that it may not see.
    pub hidden: u32,
}

/// A record with its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// The record.
    pub record_id: RecordId,
    /// The reason for access.
    pub decision: Decision,
    /// The versions, oldest first.
    pub versions: Vec<VersionView>,
}

/// A version of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// Its transaction.
    pub transaction: Hash,
    /// The place of the transaction in the chain.
    pub place: Place,
    /// The author.
    pub doctor_id: UserId,
    /// The author's hospital.
    pub hospital_id: HospitalId,
    /// The time of the proposal.
    pub timestamp: Timestamp,
    /// The time of the patient's approval.
    pub approved_at: Timestamp,
    /// The content, or the reason why it cannot be decrypted.
    pub content: Result<Content, SealFault>,
}
