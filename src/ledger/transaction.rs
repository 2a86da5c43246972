//! Transactions: what people sign.
//!
//! A transaction is an envelope. Inside stands the payload, which its author signs; on it, for some types, the
//! approval of the person whom it concerns; beside it the sealed content, which may be left out without harm
//! (PROTOCOL, section 3). The id covers the payload alone, so it is known before anybody has signed.

pub mod account;
pub mod anchor;
pub mod evidence;
pub mod grant;
pub mod record;
pub mod token;
pub mod vote;

use super::encode::{self, Tag};
use super::id::{Hash, Salt, UserId};
use super::key::{Claim, PublicKey, Signature, SigningKey};
use super::number::{Timestamp, present};
use super::seal::{Sealed, SealedBytes, WrappedKeys};
use serde::{Deserialize, Serialize};

/// What the author of a transaction says and signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The ledger's id: that of its first transaction, in which alone the member is left out.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub ledger: Option<Hash>,
    /// Who says it.
    pub author: UserId,
    /// When it was said, by the author's clock.
    pub timestamp: Timestamp,
    /// Makes two payloads that are otherwise equal two different transactions.
    pub salt: Salt,
    /// What is said. Its members stand beside the ones above; unknown ones are refused there.
    #[serde(flatten)]
    pub action: Action,
}

/// The types of transactions, with the members of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Action {
    /// Founds the ledger, in block 0.
    CreateLedger(account::CreateLedger),
    /// Brings a new account.
    Register(account::Register),
    /// Adds, updates or shares a record.
    Record(record::Record),
    /// Settles a proposal as refused by whom it concerned.
    Refuse(record::Refuse),
    /// Settles a proposal as withdrawn by its author.
    Withdraw(record::Withdraw),
    /// Lets a doctor read.
    Grant(grant::Grant),
    /// Ends a grant or a share.
    Revoke(grant::Revoke),
    /// Moves free tokens.
    Transfer(token::Transfer),
    /// Moves free tokens to staked.
    Stake(token::Stake),
    /// Moves staked tokens to unlocking.
    Unstake(token::Unstake),
    /// Stands for delegate, or steps down.
    Candidacy(vote::Candidacy),
    /// Votes for a candidate, or for nobody.
    Vote(vote::Vote),
    /// Shows that a delegate signed two blocks for one slot.
    Evidence(Box<evidence::Evidence>),
    /// Fixes the root of an access log.
    AnchorLog(anchor::AnchorLog),
}

impl Action {
    /// The type's name, as it stands in a file.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::CreateLedger(_) => "create_ledger",
            Self::Register(_) => "register",
            Self::Record(_) => "record",
            Self::Refuse(_) => "refuse",
            Self::Withdraw(_) => "withdraw",
            Self::Grant(_) => "grant",
            Self::Revoke(_) => "revoke",
            Self::Transfer(_) => "transfer",
            Self::Stake(_) => "stake",
            Self::Unstake(_) => "unstake",
            Self::Candidacy(_) => "candidacy",
            Self::Vote(_) => "vote",
            Self::Evidence(_) => "evidence",
            Self::AnchorLog(_) => "anchor_log",
        }
    }
}

impl Payload {
    /// The id of the transaction.
    pub fn id(&self) -> Hash {
        encode::hash(Tag::Transaction, self)
    }
}

/// A payload with its author's signature: what an approver looks at, and what is refused or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// What was proposed.
    pub payload: Payload,
    /// The author's signature of its id.
    pub signature: Signature,
}

impl Proposal {
    /// The claim that the author signed it.
    pub fn claim(&self, id: Hash, author: PublicKey) -> Claim {
        Claim::new(author, Tag::Transaction, id, self.signature)
    }
}

/// The consent of the person whom a transaction concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Who consents.
    pub by: UserId,
    /// When, by that person's clock.
    pub timestamp: Timestamp,
    /// That person's signature of the approval.
    pub signature: Signature,
    /// The ledger's audit secret, sealed to the newcomer; only where an administrator is approved.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub auditor_secret_sealed: Option<SealedBytes>,
    /// The content keys of the shared record, wrapped for the doctor it is shared with; only for a share.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub keys: Option<WrappedKeys<Hash>>,
}

/// What an approval carries for some types.
#[derive(Clone, Debug, Default)]
pub struct Enclosed {
    /// The ledger's audit secret, sealed to a new administrator.
    pub auditor_secret_sealed: Option<SealedBytes>,
    /// The content keys of a shared record, wrapped for the doctor it is shared with.
    pub keys: Option<WrappedKeys<Hash>>,
}

/// What an approval signs: its members but the signature, and the id it is for.
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
    /// Signs the approval of `transaction`. The key is that of `by`.
    pub fn signed(by: UserId, timestamp: Timestamp, enclosed: Enclosed, transaction: Hash, key: &SigningKey) -> Self {
        let Enclosed { auditor_secret_sealed, keys } = enclosed;
        let unsigned = Self { by, timestamp, signature: Signature([0; 64]), auditor_secret_sealed, keys };
        let signature = key.sign(Tag::Approval, unsigned.statement(transaction));
        Self { signature, ..unsigned }
    }

    /// The hash that an approval of `transaction` signs.
    pub fn statement(&self, transaction: Hash) -> Hash {
        encode::hash(Tag::Approval, &self.states(transaction))
    }

    /// The canonical bytes of what that hash is of.
    pub fn stated(&self, transaction: Hash) -> Vec<u8> {
        encode::canonical(&self.states(transaction))
    }

    fn states(&self, transaction: Hash) -> ApprovalStatement<'_> {
        let Self { by, timestamp, signature: _, auditor_secret_sealed, keys } = self;
        let (auditor_secret_sealed, keys) = (auditor_secret_sealed.as_ref(), keys.as_ref());
        ApprovalStatement { transaction, by, timestamp: *timestamp, auditor_secret_sealed, keys }
    }

    /// The claim that the approver signed it.
    pub fn claim(&self, transaction: Hash, approver: PublicKey) -> Claim {
        Claim::new(approver, Tag::Approval, self.statement(transaction), self.signature)
    }
}

/// A transaction as it travels and as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transaction {
    /// What the author says.
    pub payload: Payload,
    /// The author's signature of the id.
    pub signature: Signature,
    /// The consent, where the type needs one and it was given.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The record's content, encrypted. May be missing.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealed>,
}

/// Everything of a transaction but its sealed content.
#[derive(Serialize)]
struct Open<'a> {
    payload: &'a Payload,
    signature: Signature,
    #[serde(skip_serializing_if = "Option::is_none")]
    approval: Option<&'a Approval>,
}

impl Transaction {
    /// Signs a payload. The key is its author's.
    pub fn signed(payload: Payload, author: &SigningKey) -> Self {
        let signature = author.sign(Tag::Transaction, payload.id());
        Self { payload, signature, approval: None, sealed: None }
    }

    /// The id.
    pub fn id(&self) -> Hash {
        self.payload.id()
    }

    /// The first block time at which it can stand in a block: when it was approved, or else said.
    pub fn dated(&self) -> Timestamp {
        self.approval.as_ref().map_or(self.payload.timestamp, |approval| approval.timestamp)
    }

    /// The canonical bytes of everything but the sealed content: what a leaf hashes and the lesser cap counts.
    pub fn open_bytes(&self) -> Vec<u8> {
        let Self { payload, signature, approval, sealed: _ } = self;
        encode::canonical(&Open { payload, signature: *signature, approval: approval.as_ref() })
    }

    /// Its leaf in the Merkle tree of a block (PROTOCOL, section 4).
    pub fn leaf(&self) -> Hash {
        encode::leaf(&self.open_bytes())
    }

    /// What a refusal or a withdrawal of it carries.
    pub fn proposal(&self) -> Proposal {
        Proposal { payload: self.payload.clone(), signature: self.signature }
    }

    /// The record that it adds, updates or shares.
    pub const fn record(&self) -> Option<&record::Record> {
        if let Action::Record(record) = &self.payload.action { Some(record) } else { None }
    }

    /// The same transaction with its sealed content left out.
    #[must_use]
    pub fn without_content(&self) -> Self {
        Self { sealed: None, ..self.clone() }
    }
}
