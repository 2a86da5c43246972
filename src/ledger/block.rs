//! Blocks: a header, the delegate's signature, and the transactions that the header's Merkle root covers.
//!
//! A block that was read from a file or from this device's own database is a `Block<Unchecked>`. Only `verify` turns it
//! into a `Block<Verified>`, and only a verified block is stored, shown as valid or built upon.

use super::encode;
use super::header::{Header, SignedHeader};
use super::id::Hash;
use super::key::Signature;
use super::merkle;
use super::transaction::{Identified, Transaction};
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::rc::Rc;

/// The status of a block that was not verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unchecked;

/// The status of a verified block, with the hashes that the verification computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    hash: Hash,
    ids: Vec<Hash>,
}

/// A header, its signature and the transactions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block<S> {
    /// The header that the delegate signed.
    pub header: Header,
    /// The delegate's signature of the header's hash.
    pub signature: Signature,
    /// The transactions, in the order of the leaves.
    pub transactions: Vec<Transaction>,
    #[serde(skip)]
    status: S,
}

impl Block<Unchecked> {
    /// Creates a block from its parts.
    pub fn new(signed: SignedHeader, transactions: Vec<Transaction>) -> Self {
        let SignedHeader { header, signature } = signed;
        Self { header, signature, transactions, status: Unchecked }
    }

    /// Marks the block as verified. Only `verify` calls this.
    pub(super) fn into_verified(self, hash: Hash, ids: Vec<Hash>) -> Block<Verified> {
        let Self { header, signature, transactions, status: Unchecked } = self;
        Block { header, signature, transactions, status: Verified { hash, ids } }
    }
}

impl Block<Verified> {
    /// Returns the block's hash.
    pub const fn hash(&self) -> Hash {
        self.status.hash
    }

    /// Returns the ids of the transactions, in their order.
    pub fn ids(&self) -> &[Hash] {
        &self.status.ids
    }

    /// Returns the transactions with their ids, in their order.
    pub fn identified(&self) -> impl Iterator<Item = Identified> {
        let pairs = self.status.ids.iter().zip(&self.transactions);
        pairs.map(|(id, transaction)| Identified { id: *id, transaction: transaction.clone() })
    }

    /// Removes the status `Verified`.
    pub fn into_unchecked(self) -> Block<Unchecked> {
        let Self { header, signature, transactions, status: _ } = self;
        Block { header, signature, transactions, status: Unchecked }
    }
}

impl<S> Block<S> {
    /// Returns the header with its signature.
    pub fn signed_header(&self) -> SignedHeader {
        SignedHeader { header: self.header.clone(), signature: self.signature }
    }

    /// Returns the leaf hashes of the transactions, in their order.
    pub fn leaves(&self) -> Vec<Hash> {
        self.transactions.iter().map(Transaction::leaf).collect()
    }

    /// Computes the Merkle root that the header should contain.
    pub fn computed_root(&self) -> Hash {
        merkle::root(&self.leaves())
    }

    /// Returns the canonical bytes, which a snapshot and the database hold.
    pub fn bytes(&self) -> Vec<u8>
    where
        Self: Serialize,
    {
        encode::canonical(self)
    }
}

/// Consecutive verified blocks of one chain, shared by the file, the step and the change that hold them: a clone copies
/// no block.
#[derive(Clone, Debug, Default)]
pub struct SharedBlocks {
    all: Rc<[Block<Verified>]>,
    start: usize,
}

impl SharedBlocks {
    /// Returns the blocks from an index on; none if there are fewer.
    pub fn skip_to(&self, index: usize) -> Self {
        let start = self.start.saturating_add(index).min(self.all.len());
        Self { all: Rc::clone(&self.all), start }
    }
}

impl Deref for SharedBlocks {
    type Target = [Block<Verified>];

    fn deref(&self) -> &Self::Target {
        &self.all[self.start..]
    }
}

impl From<Vec<Block<Verified>>> for SharedBlocks {
    fn from(blocks: Vec<Block<Verified>>) -> Self {
        Self { all: blocks.into(), start: 0 }
    }
}

impl From<&[Block<Verified>]> for SharedBlocks {
    fn from(blocks: &[Block<Verified>]) -> Self {
        Self { all: blocks.into(), start: 0 }
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
