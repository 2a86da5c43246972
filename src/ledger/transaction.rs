//! Transactions: the statements that accounts sign.
//!
//! A transaction is an envelope. It contains the payload, which its author signs; for some types the approval of the
//! person whom it concerns; and for records the sealed content, which a file may leave out (docs/protocol.md, section
//! 3). The id covers only the payload, so it is known before any signature is made.

pub mod account;
pub mod anchor;
pub mod evidence;
pub mod grant;
mod kind;
pub mod record;
pub mod token;
pub mod vote;

pub use kind::TransactionKind;

use super::encode::{self, Tag};
use super::id::{Hash, Salt, UserId};
use super::key::{Claim, PublicKey, Signature, SigningKey};
use super::number::{Timestamp, present};
use super::seal::{Sealed, SealedBytes, WrappedKeys};
use serde::{Deserialize, Serialize};

/// The part of a transaction that its author signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The ledger's id, which is the id of its first transaction; only that transaction leaves it out.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Hash>,
    /// The account that signs the payload.
    pub author: UserId,
    /// The time of signing, by the author's clock.
    pub timestamp: Timestamp,
    /// Random bytes that give otherwise equal payloads different ids.
    pub salt: Salt,
    /// The type with its members, which are beside the members above in JSON; the type rejects unknown ones.
    #[serde(flatten)]
    pub action: Action,
}

/// The types of transactions, each with its members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Action {
    /// Creates the ledger, in block 0.
    CreateLedger(account::CreateLedger),
    /// Registers a new account.
    Register(account::Register),
    /// Adds, updates or shares a record.
    Record(record::Record),
    /// Settles a proposal as refused by the person who could have approved it.
    Refuse(record::Refuse),
    /// Settles a proposal as withdrawn by its author.
    Withdraw(record::Withdraw),
    /// Grants a doctor access.
    Grant(grant::Grant),
    /// Revokes a grant or a share.
    Revoke(grant::Revoke),
    /// Moves free tokens to another account.
    Transfer(token::Transfer),
    /// Moves free tokens to staked.
    Stake(token::Stake),
    /// Moves staked tokens to unlocking.
    Unstake(token::Unstake),
    /// Starts or ends a candidacy.
    Candidacy(vote::Candidacy),
    /// Votes for a candidate, or takes the vote back.
    Vote(vote::Vote),
    /// Proves that a delegate signed two blocks for one slot.
    Evidence(Box<evidence::Evidence>),
    /// Fixes the size and root of an access log.
    AnchorLog(anchor::AnchorLog),
}

impl Payload {
    /// Returns the id of the transaction.
    pub fn id(&self) -> Hash {
        encode::hash(Tag::Transaction, self)
    }
}

/// A payload with its author's signature, which waits for an approval or is refused or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The payload.
    pub payload: Payload,
    /// The author's signature of the payload's id.
    pub signature: Signature,
}

impl Proposal {
    /// Returns the claim that the author signed the proposal.
    pub fn claim(&self, id: Hash, author: PublicKey) -> Claim {
        Claim::new(author, Tag::Transaction, id, self.signature)
    }
}

/// The approval of the person whom a transaction concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// The account that approves.
    pub by: UserId,
    /// The time of the approval, by the approver's clock.
    pub timestamp: Timestamp,
    /// The approver's signature of the approval.
    pub signature: Signature,
    /// The ledger's audit secret, sealed to the new account; only for the registration of an administrator.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub auditor_secret_sealed: Option<SealedBytes>,
    /// The content keys of the shared record, wrapped for the target doctor; only for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub keys: Option<WrappedKeys<Hash>>,
}

/// The additional members of an approval for some types.
#[derive(Clone, Debug, Default)]
pub struct Enclosed {
    /// The ledger's audit secret, sealed to a new administrator.
    pub auditor_secret_sealed: Option<SealedBytes>,
    /// The content keys of a shared record, wrapped for the target doctor.
    pub keys: Option<WrappedKeys<Hash>>,
}

/// The signed part of an approval: its members without the signature, and the id of the transaction.
#[derive(Serialize)]
struct ApprovalStatement<'a> {
    transaction: Hash,
    by: &'a UserId,
    timestamp: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    auditor_secret_sealed: Option<&'a SealedBytes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<&'a WrappedKeys<Hash>>,
}

impl Approval {
    /// Signs the approval of `transaction` with the key of `by`.
    pub fn signed(by: UserId, timestamp: Timestamp, enclosed: Enclosed, transaction: Hash, key: &SigningKey) -> Self {
        let Enclosed { auditor_secret_sealed, keys } = enclosed;
        let unsigned = Self { by, timestamp, signature: Signature([0; 64]), auditor_secret_sealed, keys };
        let signature = key.sign(Tag::Approval, unsigned.statement(transaction));
        Self { signature, ..unsigned }
    }

    /// Returns the hash that an approval of `transaction` signs.
    pub fn statement(&self, transaction: Hash) -> Hash {
        encode::hash(Tag::Approval, &self.states(transaction))
    }

    /// Returns the canonical bytes that are hashed for [`Approval::statement`].
    pub fn stated(&self, transaction: Hash) -> Vec<u8> {
        encode::canonical(&self.states(transaction))
    }

    fn states(&self, transaction: Hash) -> ApprovalStatement<'_> {
        let Self { by, timestamp, signature: _, auditor_secret_sealed, keys } = self;
        let (auditor_secret_sealed, keys) = (auditor_secret_sealed.as_ref(), keys.as_ref());
        ApprovalStatement { transaction, by, timestamp: *timestamp, auditor_secret_sealed, keys }
    }

    /// Returns the claim that the approver signed the approval.
    pub fn claim(&self, transaction: Hash, approver: PublicKey) -> Claim {
        Claim::new(approver, Tag::Approval, self.statement(transaction), self.signature)
    }
}

/// A transaction as files and the database contain it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transaction {
    /// The part that the author signs.
    pub payload: Payload,
    /// The author's signature of the id.
    pub signature: Signature,
    /// The approval, if the type needs one and it was given.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The record's encrypted content, which a file may leave out.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealed>,
}

/// The members of a transaction except its sealed content.
#[derive(Serialize)]
struct Open<'a> {
    payload: &'a Payload,
    signature: Signature,
    #[serde(skip_serializing_if = "Option::is_none")]
    approval: Option<&'a Approval>,
}

/// A transaction and its id, which was computed once: it is the hash of the canonical payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The id.
    pub id: Hash,
    /// The transaction. Its approval and its sealed content do not change the id.
    pub transaction: Transaction,
}

impl Identified {
    /// Signs a payload with its author's key.
    pub fn signed(payload: Payload, author: &SigningKey) -> Self {
        let id = payload.id();
        let signature = author.sign(Tag::Transaction, id);
        Self { id, transaction: Transaction { payload, signature, approval: None, sealed: None } }
    }
}

impl From<Transaction> for Identified {
    fn from(transaction: Transaction) -> Self {
        Self { id: transaction.id(), transaction }
    }
}

impl Transaction {
    /// Signs a payload with its author's key.
    pub fn signed(payload: Payload, author: &SigningKey) -> Self {
        Identified::signed(payload, author).transaction
    }

    /// Returns the id.
    pub fn id(&self) -> Hash {
        self.payload.id()
    }

    /// Returns the earliest possible block time: the time of the approval, or else of the payload.
    pub fn dated(&self) -> Timestamp {
        self.approval.as_ref().map_or(self.payload.timestamp, |approval| approval.timestamp)
    }

    /// Returns the canonical bytes without the sealed content, which the leaf hashes and the smaller size limit counts.
    pub fn open_bytes(&self) -> Vec<u8> {
        let Self { payload, signature, approval, sealed: _ } = self;
        encode::canonical(&Open { payload, signature: *signature, approval: approval.as_ref() })
    }

    /// Returns the leaf hash in the Merkle tree of a block (docs/protocol.md, section 4).
    pub fn leaf(&self) -> Hash {
        encode::leaf(&self.open_bytes())
    }

    /// Returns the proposal that a refusal or a withdrawal contains.
    pub fn proposal(&self) -> Proposal {
        Proposal { payload: self.payload.clone(), signature: self.signature }
    }

    /// Returns the record that the transaction adds, updates or shares.
    pub const fn record(&self) -> Option<&record::Record> {
        if let Action::Record(record) = &self.payload.action { Some(record) } else { None }
    }

    /// Returns the transaction without its sealed content.
    #[must_use]
    pub fn without_content(&self) -> Self {
        Self { sealed: None, ..self.clone() }
    }
}
