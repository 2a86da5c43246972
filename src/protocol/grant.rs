//! Grants and shares as they are shown, and what would be if one were revoked.

use crate::ledger::access::Decision;
use crate::ledger::id::{Hash, RecordId, UserId};
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

/// What the revocation of a grant or a share would stop, and what it cannot undo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationPreview {
    /// The grant.
    pub grant: Hash,
    /// Who may read under it.
    pub grantee: UserId,
    /// Which records.
    pub scope: Scope,
    /// The records within it that there are now, newest first.
    pub records: Vec<ReachedRecord>,
}

/// A record within a grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedRecord {
    /// Which.
    pub record_id: RecordId,
    /// The rule under which the doctor would see it all the same, where there is one.
    pub remains: Decision,
    /// Oldest first.
    pub versions: Vec<ReachedVersion>,
}

/// A version within a grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedVersion {
    /// Its transaction.
    pub transaction: Hash,
    /// The block that brought it.
    pub height: Height,
    /// Where the doctor's key to it stands.
    pub key: HeldKey,
    /// How often the doctor has looked at the record since that block, by this device's log.
    pub looks: u64,
    /// When for the last time.
    pub last_look: Option<Timestamp>,
}

/// Where the key to a version is wrapped for a doctor. What is in the chain stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "held", rename_all = "snake_case")]
pub enum HeldKey {
    /// In the sealed content, since it was written.
    Sealed,
    /// In a grant or a share.
    Handed {
        /// Which one.
        by: Hash,
    },
    /// Nowhere.
    Nowhere,
    /// In no grant or share; and the sealed content is not on this device.
    Unknown,
}
