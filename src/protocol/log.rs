//! Access logs as they are shown: entries, where each log stands, and proofs.

use crate::ledger::access_log::{Entry, Outcome};
use crate::ledger::id::Hash;
use crate::ledger::key::PublicKey;
use crate::ledger::merkle::{ProofFault, TreeHead};
use serde::{Deserialize, Serialize};

/// Which entries of a log are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogFilter {
    /// A part of who asked, whom or which record it was about, the rule or the reason; empty: any.
    pub words: String,
    /// How it ended; left out: any way.
    pub outcome: Option<Outcome>,
}

/// An access log that this device holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogCard {
    /// The log's own public key.
    pub log: PublicKey,
    /// Whether it is the log of this device; otherwise it came with a file.
    pub own: bool,
    /// How many entries, and the root over them.
    pub head: TreeHead,
    /// What the chain last fixed of it.
    pub anchored: Option<TreeHead>,
}

/// Proofs about an entry of this device's log (RFC 6962, sections 2.1.1 and 2.1.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogProof {
    /// The entry's place.
    pub sequence: u64,
    /// The hash of its leaf.
    pub leaf: Hash,
    /// The log as it is now.
    pub head: TreeHead,
    /// The hashes that lead from the leaf to the root, lowest first.
    pub inclusion: Vec<Hash>,
    /// What the chain last fixed of the log.
    pub anchored: Option<TreeHead>,
    /// The hashes that show the log to go on from there.
    pub consistency: Vec<Hash>,
    /// The outcome of checking both.
    pub verdict: ProofVerdict,
}

/// The outcome of checking the proofs about an entry against the head and the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum ProofVerdict {
    /// The entry is in the log, and the log goes on from its anchor, if there is one.
    Verified,
    /// The entry is not shown to be in the log.
    NotIncluded { fault: ProofFault },
    /// The log is not shown to go on from its anchor: it was changed since.
    NotContinued { fault: ProofFault },
}

/// Entries of the access log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogView {
    /// Newest first.
    pub entries: Vec<Entry>,
    /// The whole log's size and root.
    pub head: TreeHead,
}
