//! What a person typed into a form: plain strings, which the worker parses, naming the field that is wrong.

use crate::ledger::number::Timestamp;
use crate::ledger::secret::Password;
use crate::ledger::transaction::account::{Parameters, Role};
use crate::ledger::transaction::grant::Purpose;
use serde::{Deserialize, Serialize};

/// A new ledger and its founder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// What the ledger is called.
    pub name: String,
    /// What its rules leave open.
    #[serde(default)]
    pub parameters: Parameters,
    /// The founder's id.
    pub user_id: String,
    /// The founder's name.
    pub founder_name: String,
    /// Where the founder works.
    pub hospital_id: String,
    /// What the founder's account is kept under.
    pub password: Password,
}

/// A new account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The id that it asks for.
    pub user_id: String,
    /// The person's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where the person works; not for patients.
    #[serde(default)]
    pub hospital_id: Option<String>,
    /// What it is kept under on this device.
    pub password: Password,
}

/// A proposal for a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRecord {
    /// Whom it is about.
    pub patient_id: String,
    /// Which record: a new id, or that of the record to update.
    pub record_id: String,
    /// Where it was made; left out: where the doctor works.
    #[serde(default)]
    pub hospital_id: Option<String>,
    /// Whether it is new.
    pub change: RecordChange,
    /// What it says.
    pub content: NewContent,
}

/// A patient's permission for a doctor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// The doctor.
    pub grantee: String,
    /// Which records; left out: all, also those to come.
    #[serde(default)]
    pub records: Option<Vec<String>>,
    /// What for.
    pub purpose: Purpose,
    /// The first moment at which it is live; left out: now.
    #[serde(default)]
    pub not_before: Option<Timestamp>,
    /// The first moment at which it is not any more; left out: it has no end.
    #[serde(default)]
    pub not_after: Option<Timestamp>,
}

/// Whether a record is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordChange {
    /// A new record.
    Add,
    /// The next version of a record.
    Update,
}

/// What a record says, as a person typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewContent {
    /// What kind of record.
    pub record_type: String,
    /// The patient's number with the insurer; empty or left out: none.
    #[serde(default)]
    pub insurance_id: String,
    /// What is prescribed or found.
    pub prescription: String,
    /// What it costs, in cents.
    pub amount: u64,
    /// Anything else; empty or left out: nothing.
    #[serde(default)]
    pub note: String,
    /// The date on which it was written, as text.
    pub authored_on: String,
}
