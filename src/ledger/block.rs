//! Blocks: a header, the delegate's signature, and the transactions that the header's Merkle root covers.
//!
//! A block read from anywhere, also from this device's own database, is a `Block<Unchecked>`. Only `verify` turns it
//! into a `Block<Verified>`, and only such a block is stored, shown as valid or built upon.

use super::encode::{self, Tag};
use super::id::{Hash, UserId};
use super::key::{Claim, PublicKey, Signature};
use super::merkle;
use super::number::{Height, Slot, Timestamp, integer};
use super::transaction::Transaction;
use serde::{Deserialize, Serialize};

/// What a delegate signs (PROTOCOL, section 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The ledger's id.
    pub ledger: Hash,
    /// How many blocks stand before this one.
    pub height: Height,
    /// The turn it was forged in.
    pub slot: Slot,
    /// When, by the delegate's clock.
    pub timestamp: Timestamp,
    /// The hash of the header before; 64 zeros in block 0.
    pub previous_hash: Hash,
    /// The root over the transactions.
    pub merkle_root: Hash,
    /// How many transactions.
    #[serde(deserialize_with = "integer")]
    pub transaction_count: u64,
    /// Who forged it.
    pub delegate_id: UserId,
    /// How many blocks this delegate had forged before.
    #[serde(deserialize_with = "integer")]
    pub nonce: u64,
}

impl Header {
    /// The block's hash.
    pub fn hash(&self) -> Hash {
        encode::hash(Tag::Header, self)
    }
}

/// A header with its delegate's signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHeader {
    /// What was signed.
    pub header: Header,
    /// The signature of its hash.
    pub signature: Signature,
}

impl SignedHeader {
    /// The claim that the owner of `delegate` signed it.
    pub fn claim(&self, hash: Hash, delegate: PublicKey) -> Claim {
        Claim::new(delegate, Tag::Header, hash, self.signature)
    }
}

/// A block about which nothing has been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unchecked;

/// A block that follows its chain's rules, with the sums that were computed to find out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    hash: Hash,
    ids: Vec<Hash>,
}

/// A header, its signature, and the transactions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block<S> {
    /// What the delegate signed.
    pub header: Header,
    /// The delegate's signature of its hash.
    pub signature: Signature,
    /// In the order of the leaves.
    pub transactions: Vec<Transaction>,
    #[serde(skip)]
    status: S,
}

impl Block<Unchecked> {
    /// Puts a block together.
    pub fn new(signed: SignedHeader, transactions: Vec<Transaction>) -> Self {
        let SignedHeader { header, signature } = signed;
        Self { header, signature, transactions, status: Unchecked }
    }

    /// Says that every rule was checked. For `verify` alone.
    pub(super) fn into_verified(self, hash: Hash, ids: Vec<Hash>) -> Block<Verified> {
        let Self { header, signature, transactions, status: Unchecked } = self;
        Block { header, signature, transactions, status: Verified { hash, ids } }
    }
}

impl Block<Verified> {
    /// The block's hash.
    pub const fn hash(&self) -> Hash {
        self.status.hash
    }

    /// The ids of its transactions, in their order.
    pub fn ids(&self) -> &[Hash] {
        &self.status.ids
    }

    /// The same block, with nothing known about it.
    pub fn into_unchecked(self) -> Block<Unchecked> {
        let Self { header, signature, transactions, status: _ } = self;
        Block { header, signature, transactions, status: Unchecked }
    }
}

impl<S> Block<S> {
    /// The header with its signature.
    pub fn signed_header(&self) -> SignedHeader {
        SignedHeader { header: self.header.clone(), signature: self.signature }
    }

    /// The hashes of the leaves, in their order.
    pub fn leaves(&self) -> Vec<Hash> {
        self.transactions.iter().map(Transaction::leaf).collect()
    }

    /// The root that the header should name.
    pub fn computed_root(&self) -> Hash {
        merkle::root(&self.leaves())
    }

    /// The canonical bytes, as a snapshot and the database hold them.
    pub fn bytes(&self) -> Vec<u8>
    where
        Self: Serialize,
    {
        encode::canonical(self)
    }
}

impl<'de> Deserialize<'de> for Block<Unchecked> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "block", deny_unknown_fields)]
        struct Members {
            header: Header,
            signature: Signature,
            transactions: Vec<Transaction>,
        }
        let Members { header, signature, transactions } = Members::deserialize(deserializer)?;
        Ok(Self { header, signature, transactions, status: Unchecked })
    }
}
