//! Text that a person typed into a form: plain strings, which the worker parses. A fault names its field.

use serde::{Deserialize, Serialize};

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
