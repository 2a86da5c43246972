//! The names of the rules.

use serde::{Deserialize, Serialize};

/// A rule, in the order in which the first failure wins (docs/protocol.md, section 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "docs/protocol.md, section 10, and the Reason of the same name explain each")]
pub enum Rule {
    Format,
    Ledger,
    Genesis,
    Link,
    Height,
    Slot,
    Timestamp,
    Delegate,
    Nonce,
    MerkleRoot,
    TransactionCount,
    HeaderSignature,
    Author,
    Signature,
    Approval,
    Settled,
    Identifier,
    Text,
    Key,
    Record,
    Sealed,
    Grant,
    Balance,
    Vote,
    Evidence,
    Anchor,
    Size,
    Fork,
}

impl Rule {
    /// Returns the rule's name in docs/protocol.md.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Ledger => "ledger",
            Self::Genesis => "genesis",
            Self::Link => "link",
            Self::Height => "height",
            Self::Slot => "slot",
            Self::Timestamp => "timestamp",
            Self::Delegate => "delegate",
            Self::Nonce => "nonce",
            Self::MerkleRoot => "merkle_root",
            Self::TransactionCount => "transaction_count",
            Self::HeaderSignature => "header_signature",
            Self::Author => "author",
            Self::Signature => "signature",
            Self::Approval => "approval",
            Self::Settled => "settled",
            Self::Identifier => "identifier",
            Self::Text => "text",
            Self::Key => "key",
            Self::Record => "record",
            Self::Sealed => "sealed",
            Self::Grant => "grant",
            Self::Balance => "balance",
            Self::Vote => "vote",
            Self::Evidence => "evidence",
            Self::Anchor => "anchor",
            Self::Size => "size",
            Self::Fork => "fork",
        }
    }
}
