//! Standing for delegate, and voting.

use crate::ledger::id::UserId;
use crate::ledger::number::present;
use serde::{Deserialize, Serialize};

/// A doctor or an administrator stands for delegate, or steps down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidacy {
    /// Whether the author stands from now on.
    pub standing: bool,
}

/// One vote an account; the latest counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// For whom; left out: for nobody any more.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub candidate: Option<UserId>,
}
