//! Signatures that are said to be valid, collected until a batch is worth it.

use crate::ledger::block::SignedHeader;
use crate::ledger::id::Hash;
use crate::ledger::key::{self, Claim, PublicKey};
use crate::ledger::number::Height;
use crate::ledger::rejection::{ApprovalFault, Reason, Rejection};
use crate::ledger::transaction::Transaction;

/// Whether signatures are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signatures {
    /// Each one, in batches.
    Check,
    /// Not again: this device has checked them before it stored the block.
    Known,
}

/// Claims, each with the rejection that it leads to where it is not valid; in the order of the rules.
pub struct Claims {
    signatures: Signatures,
    claims: Vec<Claim>,
    rejections: Vec<Rejection>,
    checked: u64,
}

impl Claims {
    /// So many claims are worth a batch: beyond, a batch gets hardly faster.
    pub const BATCH: usize = 1_024;

    /// No claims yet.
    pub const fn new(signatures: Signatures) -> Self {
        Self { signatures, claims: Vec::new(), rejections: Vec::new(), checked: 0 }
    }

    /// How many claims wait to be checked.
    pub const fn waiting(&self) -> usize {
        self.claims.len()
    }

    /// How many claims were checked so far.
    pub const fn checked(&self) -> u64 {
        self.checked
    }

    /// Checks all claims that wait.
    ///
    /// # Errors
    /// The rejection of the first that is not valid.
    pub fn settle(&mut self) -> Result<(), Rejection> {
        let invalid = key::first_invalid(&self.claims);
        self.checked += self.claims.len() as u64;
        self.claims.clear();
        let mut rejections = std::mem::take(&mut self.rejections);
        invalid.map_or(Ok(()), |index| Err(rejections.swap_remove(index)))
    }

    /// Says which failure came first: a claim that waits, or the rule that has just been broken.
    pub fn before(&mut self, broken: Rejection) -> Rejection {
        self.settle().err().unwrap_or(broken)
    }

    /// Claims a delegate's signature of a header.
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

    /// Claims an author's signature of a transaction.
    pub(super) fn author(&mut self, it: &Transaction, id: Hash, author: PublicKey, height: Option<Height>) {
        let reason = || Reason::Signature { author: it.payload.author.clone() };
        self.inside(|| it.proposal().claim(id, author), id, height, reason);
    }

    /// Claims an approver's signature of a transaction that has an approval.
    pub(super) fn approval(&mut self, it: &Transaction, id: Hash, approver: PublicKey, height: Option<Height>) {
        if let Some(approval) = &it.approval {
            let fault = || ApprovalFault::Invalid { by: approval.by.clone() };
            self.inside(|| approval.claim(id, approver), id, height, || Reason::Approval { fault: fault() });
        }
    }

    /// Claims any other signature that a transaction carries.
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
