//! Views of grants and shares, and of the effects of a revocation.

use crate::ledger::access::Decision;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::transaction::grant::{Purpose, Scope};
use serde::{Deserialize, Serialize};

/// A grant, or a share with the effect of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantView {
    /// The transaction.
    pub grant: Hash,
    /// The patient who granted.
    pub patient_id: UserId,
    /// The doctor who may read.
    pub grantee: UserId,
    /// The records that it covers.
    pub scope: Scope,
    /// The purpose; `None` for a share.
    pub purpose: Option<Purpose>,
    /// The first time at which it is live.
    pub not_before: Timestamp,
    /// The first time at which it is no longer live.
    pub not_after: Option<Timestamp>,
    /// The state.
    pub state: GrantLife,
    /// The height of its block; `None` while it is in the pool.
    pub height: Option<Height>,
}

/// The state of a grant, by the greater of the head block's and the device's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantLife {
    /// It is in no block yet.
    Waiting,
    /// Its time has not begun.
    NotYet,
    /// It is live.
    Live,
    /// Its time has ended.
    Ended,
    /// It was revoked.
    Revoked,
}

/// The effects of the revocation of a grant or a share, and their limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationPreview {
    /// The grant.
    pub grant: Hash,
    /// The doctor who may read under it.
    pub grantee: UserId,
    /// The records that it covers.
    pub scope: Scope,
    /// The existing records that it covers, newest first.
    pub records: Vec<ReachedRecord>,
}

/// A record that a grant covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedRecord {
    /// The record.
    pub record_id: RecordId,
    /// The remaining reason for access after the revocation, if any.
    pub remains: Decision,
    /// The versions, oldest first.
    pub versions: Vec<ReachedVersion>,
}

/// A version that a grant covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedVersion {
    /// Its transaction.
    pub transaction: Hash,
    /// The height of its block.
    pub height: Height,
    /// The place of the doctor's key.
    pub key: HeldKey,
    /// The number of times the doctor has seen the record since that block, by this device's log.
    pub looks: u64,
    /// The last such time.
    pub last_look: Option<Timestamp>,
}

/// The place of a version's key that is wrapped for a doctor. A key in the chain stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "held", rename_all = "snake_case")]
pub enum HeldKey {
    /// In the sealed content, since the version was written.
    Sealed,
    /// In a grant or a share.
    Handed {
        /// The grant or share.
        by: Hash,
    },
    /// In no place that is in the chain.
    Nowhere,
    /// In no grant or share, and the sealed content is not on this device.
    Unknown,
}
