//! What the page is shown of a patient's records, once it is decided who may see them.

use crate::ledger::access::Decision;
use crate::ledger::id::{Hash, HospitalId, RecordId, UserId};
use crate::ledger::number::Timestamp;
use crate::ledger::seal::{Content, SealFault};
use crate::ledger::state::Place;
use crate::ledger::words::Name;
use serde::{Deserialize, Serialize};

/// A patient's records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Whose.
    pub patient: UserId,
    /// That person's name.
    pub name: Name,
    /// The records that the one who asks may see, newest first.
    pub records: Vec<RecordView>,
    /// How many more there are.
    pub hidden: u32,
}

/// A record with its versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// Which.
    pub record_id: RecordId,
    /// The rule under which it is shown.
    pub decision: Decision,
    /// Oldest first.
    pub versions: Vec<VersionView>,
}

/// A version of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionView {
    /// Its transaction.
    pub transaction: Hash,
    /// Where that stands.
    pub place: Place,
    /// Who wrote it.
    pub doctor_id: UserId,
    /// Where.
    pub hospital_id: HospitalId,
    /// When it was proposed.
    pub timestamp: Timestamp,
    /// When the patient consented.
    pub approved_at: Timestamp,
    /// What it says, or why it does not open.
    pub content: Result<Content, SealFault>,
}
