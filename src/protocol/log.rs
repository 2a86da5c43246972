//! Views of access logs: entries, the size and root of each log, and proofs.

use crate::ledger::access_log::{Entry, Outcome};
use crate::ledger::id::Hash;
use crate::ledger::key::PublicKey;
use crate::ledger::merkle::{ProofFault, TreeHead};
use serde::{Deserialize, Serialize};

/// A filter for the entries of a log.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogFilter {
    /// A part of the actor, patient, record, rule or reason; empty for any.
    pub words: String,
    /// The outcome; if absent, any.
    pub outcome: Option<Outcome>,
}

/// An access log that this device holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogCard {
    /// The log's own public key.
    pub log: PublicKey,
    /// `true` for the log of this device, `false` for one from an imported file.
    pub own: bool,
    /// The number of entries, and the root over them.
    pub head: TreeHead,
    /// The size and root of its last anchor in the chain.
    pub anchored: Option<TreeHead>,
}

/// Proofs about an entry of this device's log (RFC 6962, sections 2.1.1 and 2.1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogProof {
    /// The sequence number of the entry.
    pub sequence: u64,
    /// The hash of its leaf.
    pub leaf: Hash,
    /// The present size and root of the log.
    pub head: TreeHead,
    /// The inclusion path from the leaf to the root, lowest first.
    pub inclusion: Vec<Hash>,
    /// The size and root of the log's last anchor in the chain.
    pub anchored: Option<TreeHead>,
    /// The consistency proof from that anchor.
    pub consistency: Vec<Hash>,
    /// The result of checking both.
    pub verdict: ProofVerdict,
}

/// The result of checking an entry's proofs against the head and the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum ProofVerdict {
    /// The entry is in the log, and the log only grew since its anchor, if there is one.
    Verified,
    /// The inclusion path does not prove the entry.
    NotIncluded { fault: ProofFault },
    /// The consistency proof fails: the log was changed since its anchor.
    NotContinued { fault: ProofFault },
}

/// Entries of the access log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogView {
    /// The entries, newest first.
    pub entries: Vec<Entry>,
    /// The whole log's size and root.
    pub head: TreeHead,
}
