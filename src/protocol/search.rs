//! What the search finds.

use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::Height;
use crate::ledger::transaction::account::Role;
use crate::ledger::words::Name;
use serde::{Deserialize, Serialize};

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Found {
    /// A block.
    Block {
        /// Its height.
        height: Height,
        /// Its hash, where it was found by that.
        hash: Option<Hash>,
    },
    /// A transaction of the chain or the pool.
    Transaction {
        /// Its id.
        transaction: Hash,
        /// Where it stands; nowhere yet where it waits.
        height: Option<Height>,
    },
    /// Somebody on the ledger.
    Person {
        /// Who.
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
        /// Whose it is.
        patient_id: UserId,
        /// Its newest version.
        transaction: Hash,
    },
}

/// A record, as everybody on the ledger can see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordCard {
    /// Its id.
    pub record_id: RecordId,
    /// Whose it is.
    pub patient_id: UserId,
    /// Its versions, oldest first.
    pub versions: Vec<VersionCard>,
}

/// A version of a record, without what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionCard {
    /// The transaction that brought it.
    pub transaction: Hash,
    /// The block in which that stands.
    pub height: Height,
    /// The doctor who wrote it.
    pub author: UserId,
}
