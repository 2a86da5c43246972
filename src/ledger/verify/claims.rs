//! Claims: signatures that wait to be verified in batches.

use crate::ledger::header::SignedHeader;
use crate::ledger::id::Hash;
use crate::ledger::key::{self, Claim, PublicKey};
use crate::ledger::number::Height;
use crate::ledger::rejection::{ApprovalFault, Reason, Rejection};
use crate::ledger::transaction::Transaction;

/// The treatment of signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signatures {
    /// They are verified, in batches.
    Check,
    /// They are not verified again, because this device verified them before it stored the block.
    Known,
}

/// Claims in the order of the rules, each with the rejection that it causes if it is invalid.
pub struct Claims {
    signatures: Signatures,
    claims: Vec<Claim>,
    rejections: Vec<Rejection>,
    checked: u64,
}

impl Claims {
    /// The number of claims in a batch; larger batches are hardly faster per claim.
    pub const BATCH: usize = 1_024;

    /// Creates an empty list of claims.
    pub const fn new(signatures: Signatures) -> Self {
        Self { signatures, claims: Vec::new(), rejections: Vec::new(), checked: 0 }
    }

    /// Returns the number of claims that wait to be verified.
    pub const fn waiting(&self) -> usize {
        self.claims.len()
    }

    /// Returns the number of verified claims.
    pub const fn checked(&self) -> u64 {
        self.checked
    }

    /// Verifies all waiting claims.
    ///
    /// # Errors
    /// Returns the rejection of the first invalid claim.
    pub fn settle(&mut self) -> Result<(), Rejection> {
        let invalid = key::first_invalid(&self.claims);
        self.checked += self.claims.len() as u64;
        self.claims.clear();
        let mut rejections = std::mem::take(&mut self.rejections);
        invalid.map_or(Ok(()), |index| Err(rejections.swap_remove(index)))
    }

    /// Returns the first failure in the order of the rules: that of a waiting claim, or else `broken`.
    pub fn before(&mut self, broken: Rejection) -> Rejection {
        self.settle().err().unwrap_or(broken)
    }

    /// Adds the claim of a delegate's signature of a header.
    pub(super) fn header(&mut self, signed: &SignedHeader, hash: Hash, delegate: PublicKey) {
        self.push(
            || signed.claim(hash, delegate),
            || Rejection {
                height: Some(signed.header.height),
                transaction: None,
                reason: Reason::HeaderSignature { delegate: signed.header.delegate_id.clone() },
            },
        );
    }

    /// Adds the claim of an author's signature of a transaction.
    pub(super) fn author(&mut self, it: &Transaction, id: Hash, author: PublicKey, height: Option<Height>) {
        let reason = || Reason::Signature { author: it.payload.author.clone() };
        self.inside(|| it.proposal().claim(id, author), id, height, reason);
    }

    /// Adds the claim of an approver's signature, if the transaction has an approval.
    pub(super) fn approval(&mut self, it: &Transaction, id: Hash, approver: PublicKey, height: Option<Height>) {
        if let Some(approval) = &it.approval {
            let fault = || ApprovalFault::Invalid { by: approval.by.clone() };
            self.inside(|| approval.claim(id, approver), id, height, || Reason::Approval { fault: fault() });
        }
    }

    /// Adds the claim of another signature that a transaction contains.
    pub(super) fn inside(
        &mut self,
        claim: impl FnOnce() -> Claim,
        id: Hash,
        height: Option<Height>,
        reason: impl FnOnce() -> Reason,
    ) {
        self.push(claim, || Rejection { height, transaction: Some(id), reason: reason() });
    }

    fn push(&mut self, claim: impl FnOnce() -> Claim, rejection: impl FnOnce() -> Rejection) {
        if self.signatures == Signatures::Check {
            self.claims.push(claim());
            self.rejections.push(rejection());
        }
    }
}
