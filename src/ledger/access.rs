//! Who may see what (PROTOCOL, section 7).

use super::id::{Hash, UserId};
use super::number::present;
use super::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// The rule that lets somebody see a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// The patient.
    Patient,
    /// An administrator, for audit.
    Administrator,
    /// The doctor who wrote it.
    Author,
    /// A doctor under a live grant.
    Grant,
}

/// What was decided about one viewer and one record or patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Decision {
    /// Yes, and under which rule.
    Permitted {
        /// The first rule that fits.
        by: Permission,
        /// The grant or share, where that was the rule.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        grant: Option<Hash>,
    },
    /// No: neither the patient, nor an administrator, nor the author, nor under a live grant.
    Denied,
}

/// Somebody who asks to see a record.
#[derive(Clone, Debug)]
pub struct Viewer<'a> {
    /// Who.
    pub user_id: &'a UserId,
    /// In which role.
    pub role: Role,
}
