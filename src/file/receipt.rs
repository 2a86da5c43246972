//! A receipt: the proof that a ledger contains one transaction, in a small file (docs/protocol.md, section 9).
//!
//! It contains the transaction, the signed header of its block, and the inclusion path from the transaction to the
//! header's root. It is only valid together with a ledger, which knows its headers and the keys of its accounts,
//! because anyone can sign a header with a new key. Its owner may disclose the content of the record in it, which the
//! reader compares with the commitment in the transaction.

use super::document::{self, Document, Version};
use super::{FileFault, ReceiptFault};
use crate::ledger::block::Block;
use crate::ledger::header::{Header, SignedHeader};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, Signature};
use crate::ledger::merkle;
use crate::ledger::number::{Height, integer, present};
use crate::ledger::seal::Content;
use crate::ledger::transaction::account::{CreateLedger, Register};
use crate::ledger::transaction::{Action, Transaction};
use serde::{Deserialize, Serialize};

/// The value of the member `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "medchain-receipt")]
    Receipt,
}

/// A receipt, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "receipt", deny_unknown_fields)]
pub struct Receipt {
    format: Format,
    version: Version<1>,
    /// The ledger.
    pub ledger: Hash,
    /// The transaction that the receipt proves.
    pub transaction: Transaction,
    /// The header of the transaction's block.
    pub header: Header,
    /// The delegate's signature of the header.
    pub signature: Signature,
    /// The index of the transaction in the block, from 0.
    #[serde(deserialize_with = "integer")]
    pub leaf_index: u64,
    /// The inclusion path from the leaf to the root, lowest hash first.
    pub proof: Vec<Hash>,
    /// The content of the record, if its owner chose to disclose it.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

impl Document for Receipt {
    const FORMAT: &str = "medchain-receipt";
    const VERSION: u64 = 1;
    const MOST: u64 = 1024 * 1024;
}

impl Receipt {
    /// Returns the receipt of the transaction at `index` of a block, or `None` if the block has no such transaction.
    /// The sealed part is left out, because its readers have it without a receipt.
    pub fn make<S>(block: &Block<S>, index: usize, content: Option<Content>) -> Option<Self> {
        let SignedHeader { header, signature } = block.signed_header();
        Some(Self {
            format: Format::Receipt,
            version: Version,
            ledger: header.ledger,
            transaction: block.transactions.get(index)?.without_content(),
            header,
            signature,
            leaf_index: index as u64,
            proof: merkle::prove_inclusion(&block.leaves(), index),
            content,
        })
    }

    /// Verifies the receipt against a ledger: its id, the header hash at each height, and the key of each user.
    ///
    /// # Errors
    /// Returns the first check that fails.
    pub fn check(
        &self,
        ledger: Hash,
        header_at: impl Fn(Height) -> Option<Hash>,
        key_of: impl Fn(&UserId) -> Option<PublicKey>,
    ) -> Result<(), ReceiptFault> {
        let id = self.transaction.id();
        self.is_of(ledger, id)?;
        self.header_is_known(header_at)?;
        self.delegate_signed(&key_of)?;
        self.root_includes_transaction()?;
        self.author_signed(id, &key_of)?;
        self.approver_signed(id, &key_of)?;
        self.sealed_part_matches_hash()?;
        self.content_matches_commitment()
    }

    /// Reads a receipt without verifying it.
    ///
    /// # Errors
    /// Returns the fault of the file.
    pub fn read(file: &[u8]) -> Result<Self, FileFault> {
        document::read(file)
    }

    /// Returns the bytes of the file.
    pub fn write(&self) -> Vec<u8> {
        document::write(self)
    }

    /// Checks that receipt, header and transaction are of the ledger; only a `create_ledger` names none.
    fn is_of(&self, ledger: Hash, id: Hash) -> Result<(), ReceiptFault> {
        let named = self.transaction.payload.ledger.unwrap_or(id);
        let same = self.ledger == ledger && self.header.ledger == ledger && named == ledger;
        if same { Ok(()) } else { Err(ReceiptFault::Ledger) }
    }

    /// Checks that the ledger has this header at its height.
    fn header_is_known(&self, header_at: impl Fn(Height) -> Option<Hash>) -> Result<(), ReceiptFault> {
        let known = header_at(self.header.height) == Some(self.header.hash());
        if known { Ok(()) } else { Err(ReceiptFault::Header) }
    }

    /// Checks that the delegate signed the header.
    fn delegate_signed(&self, key_of: impl Fn(&UserId) -> Option<PublicKey>) -> Result<(), ReceiptFault> {
        let signed = SignedHeader { header: self.header.clone(), signature: self.signature };
        let key = key_of(&self.header.delegate_id).ok_or(ReceiptFault::HeaderSignature)?;
        let claim = signed.claim(self.header.hash(), key);
        if claim.is_valid() { Ok(()) } else { Err(ReceiptFault::HeaderSignature) }
    }

    /// Checks that the transaction is at its index under the header's root (RFC 6962, section 2.1.1).
    fn root_includes_transaction(&self) -> Result<(), ReceiptFault> {
        let Header { transaction_count, merkle_root, .. } = self.header;
        let leaf = self.transaction.leaf();
        merkle::check_inclusion(leaf, self.leaf_index, transaction_count, &self.proof, merkle_root)
            .map_err(|_| ReceiptFault::Proof)
    }

    /// Checks that the author signed. The transactions of a founder and of a new account contain their own key.
    fn author_signed(&self, id: Hash, key_of: impl Fn(&UserId) -> Option<PublicKey>) -> Result<(), ReceiptFault> {
        let key = match &self.transaction.payload.action {
            Action::CreateLedger(CreateLedger { founder, .. }) => Some(founder.public_key),
            Action::Register(Register { public_key, .. }) => Some(*public_key),
            _ => key_of(&self.transaction.payload.author),
        };
        let claim = self.transaction.proposal().claim(id, key.ok_or(ReceiptFault::Signature)?);
        if claim.is_valid() { Ok(()) } else { Err(ReceiptFault::Signature) }
    }

    /// Checks that the approver signed. The verifier of the block has checked that this person may approve.
    fn approver_signed(&self, id: Hash, key_of: impl Fn(&UserId) -> Option<PublicKey>) -> Result<(), ReceiptFault> {
        let Some(approval) = &self.transaction.approval else { return Ok(()) };
        let key = key_of(&approval.by).ok_or(ReceiptFault::Approval)?;
        if approval.claim(id, key).is_valid() { Ok(()) } else { Err(ReceiptFault::Approval) }
    }

    /// Checks that the sealed part, if it is present, is the one that the transaction names.
    fn sealed_part_matches_hash(&self) -> Result<(), ReceiptFault> {
        let Some(sealed) = &self.transaction.sealed else { return Ok(()) };
        let named = self.transaction.record().and_then(|record| record.sealed_hash);
        if named == Some(sealed.hash()) { Ok(()) } else { Err(ReceiptFault::Sealed) }
    }

    /// Checks that the content, if it is disclosed, is the one of the commitment.
    fn content_matches_commitment(&self) -> Result<(), ReceiptFault> {
        let Some(content) = &self.content else { return Ok(()) };
        let committed = self.transaction.record().and_then(|record| record.commitment);
        if committed == Some(content.commitment()) { Ok(()) } else { Err(ReceiptFault::Content) }
    }
}
