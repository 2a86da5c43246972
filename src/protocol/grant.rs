//! Grants and shares as they are shown.

use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::transaction::grant::{Purpose, Scope};
use serde::{Deserialize, Serialize};

/// A grant, or a share that acts as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantView {
    /// The transaction.
    pub grant: Hash,
    /// Who gave it.
    pub patient_id: UserId,
    /// Who may read.
    pub grantee: UserId,
    /// Which records.
    pub scope: Scope,
    /// What for; a share has none.
    pub purpose: Option<Purpose>,
    /// The first moment at which it is live.
    pub not_before: Timestamp,
    /// The first moment at which it is not any more.
    pub not_after: Option<Timestamp>,
    /// Where it stands.
    pub state: GrantLife,
    /// The block that brought it; none while it waits.
    pub height: Option<Height>,
}

/// Where a grant stands, by the greater of the head block's and the device's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantLife {
    /// It waits for a block.
    Waiting,
    /// It has not begun.
    NotYet,
    /// It is live.
    Live,
    /// It has ended by itself.
    Ended,
    /// It was revoked.
    Revoked,
}
