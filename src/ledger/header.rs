//! The signed part of a block. Evidence of double signing contains headers without their blocks.

use super::encode::{self, Tag};
use super::id::{Hash, UserId};
use super::key::{Claim, PublicKey, Signature};
use super::number::{Height, Slot, Timestamp, integer};
use serde::{Deserialize, Serialize};

/// The part of a block that its delegate signs (docs/protocol.md, section 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The ledger's id.
    pub ledger: Hash,
    /// The number of blocks below this one.
    pub height: Height,
    /// The slot in which the block was forged.
    pub slot: Slot,
    /// The time of the block, by the delegate's clock.
    pub timestamp: Timestamp,
    /// The hash of the previous header; 64 zeros in block 0.
    pub previous_hash: Hash,
    /// The Merkle root over the transactions.
    pub merkle_root: Hash,
    /// The number of transactions.
    #[serde(deserialize_with = "integer")]
    pub transaction_count: u64,
    /// The delegate that forged the block.
    pub delegate_id: UserId,
    /// The number of blocks that this delegate forged before.
    #[serde(deserialize_with = "integer")]
    pub nonce: u64,
}

impl Header {
    /// Returns the block's hash.
    pub fn hash(&self) -> Hash {
        encode::hash(Tag::Header, self)
    }
}

/// A header with its delegate's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHeader {
    /// The signed header.
    pub header: Header,
    /// The signature of the header's hash.
    pub signature: Signature,
}

impl SignedHeader {
    /// Returns the claim that the owner of `delegate` signed the header.
    pub fn claim(&self, hash: Hash, delegate: PublicKey) -> Claim {
        Claim::new(delegate, Tag::Header, hash, self.signature)
    }
}
