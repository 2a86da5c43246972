//! Candidacies and votes.

use crate::ledger::id::UserId;
use crate::ledger::number::present;
use serde::{Deserialize, Serialize};

/// The start or the end of a candidacy, of a doctor or an administrator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Candidacy {
    /// True if the author can be voted for from now on.
    pub standing: bool,
}

/// A vote. Each account has one; the latest counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// The candidate; left out to take the vote back.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub candidate: Option<UserId>,
}
