//! Text that a person typed into a form: plain strings, which the worker parses. A fault names its field.

use crate::ledger::number::Timestamp;
use crate::ledger::secret::Password;
use crate::ledger::transaction::account::{Parameters, Role};
use crate::ledger::transaction::grant::Purpose;
use serde::{Deserialize, Serialize};

/// A new ledger and its first administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewLedger {
    /// The name of the ledger.
    pub name: String,
    /// The parameters of the ledger.
    #[serde(default)]
    pub parameters: Parameters,
    /// The first administrator's id.
    pub user_id: String,
    /// The first administrator's name.
    pub founder_name: String,
    /// The first administrator's hospital.
    pub hospital_id: String,
    /// The password of the first administrator's account.
    pub password: Password,
}

/// A new account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The requested id.
    pub user_id: String,
    /// The person's name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The person's hospital; absent for patients.
    #[serde(default)]
    pub hospital_id: Option<String>,
    /// The password of the account on this device.
    pub password: Password,
}

/// A proposed record for a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRecord {
    /// The patient.
    pub patient_id: String,
    /// The record: a new id, or that of the record to update.
    pub record_id: String,
    /// The hospital of the proposal; if absent: the doctor's own.
    #[serde(default)]
    pub hospital_id: Option<String>,
    /// The kind of change: a new record or a new version.
    pub change: RecordChange,
    /// The content.
    pub content: NewContent,
}

/// A patient's permission for a doctor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// The doctor.
    pub grantee: String,
    /// The records; if absent: all, later ones too.
    #[serde(default)]
    pub records: Option<Vec<String>>,
    /// The purpose.
    pub purpose: Purpose,
    /// The first time at which it is live; if absent: now.
    #[serde(default)]
    pub not_before: Option<Timestamp>,
    /// The first time at which it is no longer live; if absent: it has no end.
    #[serde(default)]
    pub not_after: Option<Timestamp>,
}

/// The kind of change of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordChange {
    /// A new record.
    Add,
    /// The next version of a record.
    Update,
}

/// The content of a record, as a person typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewContent {
    /// The kind of record.
    pub record_type: String,
    /// The patient's number with the insurer; may be empty or absent.
    #[serde(default)]
    pub insurance_id: String,
    /// The prescription or the finding.
    pub prescription: String,
    /// The cost, in cents.
    pub amount: u64,
    /// A note; may be empty or absent.
    #[serde(default)]
    pub note: String,
    /// The date of writing, as text.
    pub authored_on: String,
}
