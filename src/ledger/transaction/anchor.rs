//! Anchors: the root of a device's access log, fixed in the chain.

use crate::ledger::encode::{self, Tag};
use crate::ledger::id::Hash;
use crate::ledger::key::{Claim, PublicKey, Signature};
use crate::ledger::number::integer;
use serde::{Deserialize, Serialize};

/// 'The log with this key had this many entries, with this root.'
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnchorLog {
    /// The log's own public key.
    pub log: PublicKey,
    /// How many entries.
    #[serde(deserialize_with = "integer")]
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// The log's own signature, so that nobody can speak for another device's log.
    pub log_signature: Signature,
}

#[derive(Serialize)]
struct AnchorStatement {
    ledger: Hash,
    log: PublicKey,
    size: u64,
    root: Hash,
}

impl AnchorLog {
    /// The hash that the log's key signs (PROTOCOL, section 3).
    pub fn statement(ledger: Hash, log: PublicKey, size: u64, root: Hash) -> Hash {
        encode::hash(Tag::Anchor, &AnchorStatement { ledger, log, size, root })
    }

    /// The claim that the log's key signed it for this ledger.
    pub fn claim(&self, ledger: Hash) -> Claim {
        let statement = Self::statement(ledger, self.log, self.size, self.root);
        Claim::new(self.log, Tag::Anchor, statement, self.log_signature)
    }
}
