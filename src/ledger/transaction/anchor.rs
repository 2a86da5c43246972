//! Anchors: transactions that fix the size and root of a device's access log.

use crate::ledger::encode::{self, Tag};
use crate::ledger::id::Hash;
use crate::ledger::key::{Claim, PublicKey, Signature};
use crate::ledger::number::integer;
use serde::{Deserialize, Serialize};

/// The statement that the log with this key had `size` entries with this root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnchorLog {
    /// The log's own public key.
    pub log: PublicKey,
    /// The number of entries.
    #[serde(deserialize_with = "integer")]
    pub size: u64,
    /// The root of the tree over the entries.
    pub root: Hash,
    /// The signature of the log's own key, so that no device can anchor the log of another.
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
    /// Returns the hash that the log's key signs (docs/protocol.md, section 3).
    pub fn statement(ledger: Hash, log: PublicKey, size: u64, root: Hash) -> Hash {
        encode::hash(Tag::Anchor, &AnchorStatement { ledger, log, size, root })
    }

    /// Returns the claim that the log's key signed the anchor for this ledger.
    pub fn claim(&self, ledger: Hash) -> Claim {
        let statement = Self::statement(ledger, self.log, self.size, self.root);
        Claim::new(self.log, Tag::Anchor, statement, self.log_signature)
    }
}
