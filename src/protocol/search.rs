//! The hits of a search.

use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::Height;
use crate::ledger::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// A search hit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "hit", rename_all = "snake_case")]
pub enum SearchHit {
    /// A block.
    Block {
        /// Its height.
        height: Height,
        /// Its hash, if the search matched it.
        hash: Option<Hash>,
    },
    /// A transaction of the chain or the pool.
    Transaction {
        /// Its id.
        transaction: Hash,
        /// The height of its block; `None` while it is in the pool.
        height: Option<Height>,
    },
    /// An account of the ledger.
    Person {
        /// The user id.
        user_id: UserId,
        /// The name, as registered.
        name: Name,
        /// The role, as registered.
        role: Role,
    },
    /// A record.
    Record {
        /// Its id.
        record_id: RecordId,
        /// The patient.
        patient_id: UserId,
        /// Its newest version.
        transaction: Hash,
    },
}

/// A record, as every account of the ledger can see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordCard {
    /// Its id.
    pub record_id: RecordId,
    /// The patient.
    pub patient_id: UserId,
    /// Its versions, oldest first.
    pub versions: Vec<VersionCard>,
}

/// A version of a record, without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionCard {
    /// The transaction.
    pub transaction: Hash,
    /// The height of its block.
    pub height: Height,
    /// The author.
    pub author: UserId,
}
