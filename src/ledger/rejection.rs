//! Rejections: the only error type of the rules.
//!
//! A rejection names its rule, the block's height and the transaction if there is one, and both values, the expected
//! and the actual one (docs/protocol.md, section 10). It is data; `crate::text` turns it into a sentence.

mod rule;

pub use rule::Rule;

use super::free_text::TextFault;
use super::id::{Hash, UserId};
use super::key::WeakKey;
use super::number::{Height, Round, Slot, Timestamp, Tokens, present};
use super::seal::ReaderName;
use super::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// A member of a transaction, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the member of that name in docs/protocol.md, sections 3 and 6")]
pub enum Field {
    UserId,
    HospitalId,
    PatientId,
    DoctorId,
    RecordId,
    TargetId,
    Grantee,
    Candidate,
    To,
    Author,
    Name,
    Reason,
    PublicKey,
    SealingKey,
    AuditorKey,
    Password,
    RecordType,
    InsuranceId,
    Prescription,
    Amount,
    Note,
    AuthoredOn,
}

/// The way in which a transaction was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// A block includes it.
    InBlock,
    /// It was refused.
    Refused,
    /// It was withdrawn.
    Withdrawn,
}

/// The unit of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Canonical bytes of a transaction.
    Bytes,
    /// Transactions of a block.
    Transactions,
}

/// The rule that an input breaks, with the values that the rule compares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// The input is not the JSON of the protocol. `message` is the parser's own.
    Format { line: u64, column: u64, message: String },
    /// It was signed for another ledger.
    Ledger { expected: Option<Hash>, actual: Option<Hash> },
    /// Block 0 breaks the rule of genesis blocks, or a later block contains a `create_ledger`.
    Genesis { fault: GenesisFault },
    /// The block's `previous_hash` is not the hash of the block before.
    Link { expected: Hash, actual: Hash },
    /// The height is not the parent's height plus 1.
    Height { expected: Height, actual: Height },
    /// The slot is not above the parent's, or too far above it.
    Slot { at_least: Slot, at_most: Slot, actual: Slot },
    /// A time is before a time that it must not precede, or after the latest accepted time.
    Timestamp { not_before: Timestamp, not_after: Option<Timestamp>, actual: Timestamp },
    /// The slot belongs to another delegate.
    Delegate { expected: UserId, actual: UserId },
    /// The nonce is not the number of blocks that the delegate forged before.
    Nonce { expected: u64, actual: u64 },
    /// The transactions have another Merkle root.
    MerkleRoot { expected: Hash, actual: Hash },
    /// The block contains more or fewer transactions.
    TransactionCount { expected: u64, actual: u64 },
    /// The delegate did not sign this header.
    HeaderSignature { delegate: UserId },
    /// The author has no account, or may not sign this.
    Author { author: UserId, fault: AuthorFault },
    /// The author did not sign this.
    Signature { author: UserId },
    /// The approval is missing, invalid or by the wrong person.
    Approval { fault: ApprovalFault },
    /// The id was settled before.
    Settled { how: Settlement, at: Height },
    /// An identifier is malformed, taken, reserved, missing or superfluous.
    Identifier { field: Field, fault: IdentifierFault, actual: String },
    /// A text is empty, too long, or contains a forbidden character.
    Text { field: Field, fault: TextFault },
    /// A public key is weak, malformed or taken.
    Key { field: Field, fault: KeyFault },
    /// A member of the record does not match the operation or the state.
    Record { fault: RecordFault },
    /// The sealed part has another hash, or lacks a required reader.
    Sealed { fault: SealedFault },
    /// A member of a grant, share or revocation does not match the state.
    Grant { fault: GrantFault },
    /// The account has too few tokens, or the amount is 0.
    Balance { needed: Tokens, available: Tokens },
    /// A vote or a candidacy is not valid in this state.
    Vote { fault: VoteFault },
    /// The evidence does not convict the delegate.
    Evidence { fault: EvidenceFault },
    /// The anchor contradicts the log's signature or its last anchor.
    Anchor { fault: AnchorFault },
    /// The size exceeds its maximum.
    Size { of: Measure, most: u64, actual: u64 },
    /// The chain lacks this device's irreversible block.
    Fork { irreversible: Height, expected: Hash },
}

/// The reason why a genesis block is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GenesisFault {
    /// Block 0 does not contain exactly one `create_ledger`.
    Transactions,
    /// The founder is not the author.
    Founder,
    /// A parameter is out of its range.
    Parameters,
    /// A block after block 0 contains a `create_ledger`.
    Repeated,
    /// There is no block.
    Missing,
}

/// The reason why an author is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorFault {
    /// There is no such account.
    Unknown,
    /// The role may not sign this.
    Role { role: Role },
    /// Another person must sign this.
    NotConcerned,
}

/// The reason why an approval is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalFault {
    /// The transaction has no approval.
    Missing,
    /// This type takes no approval.
    Unneeded,
    /// Another person must approve.
    By { actual: UserId },
    /// The approver did not sign it.
    Invalid { by: UserId },
    /// It has a member that the type does not allow, or lacks one that it requires.
    Members,
}

/// The reason why an identifier is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierFault {
    /// It does not have the form of docs/protocol.md, section 1.
    Malformed,
    /// It belongs to another account.
    Taken,
    /// It is missing although required, or present although not allowed.
    Presence,
    /// No account may have it (`id::RESERVED`).
    Reserved,
}

/// The reason why a public key is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyFault {
    /// The key is weak or malformed.
    Weak { why: WeakKey },
    /// Another account has it.
    Taken,
}

/// The reason why a record transaction is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordFault {
    /// A member that the operation requires is missing, or one that it does not allow is present.
    Members,
    /// The named doctor is not the author.
    Doctor { actual: UserId },
    /// The named patient is not a patient of this ledger.
    NotAPatient { actual: UserId },
    /// `add`: a record with this id exists.
    Exists,
    /// `update`, `share`: no record with this id exists.
    Unknown,
    /// The record belongs to another patient.
    Patient { expected: UserId, actual: UserId },
    /// `update`: it does not supersede the newest version.
    Version { expected: Hash, actual: Hash },
    /// `share`: the target is not a doctor.
    Target { actual: UserId },
    /// The proposal has a type that cannot be refused or withdrawn.
    NotAProposal,
}

/// The reason why a sealed part is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealedFault {
    /// It has another hash.
    Hash { expected: Option<Hash>, actual: Hash },
    /// Its keys lack a reader: the patient, the author or the holder of the audit key.
    Reader { missing: ReaderName },
}

/// The reason why a grant, a share or a revocation is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantFault {
    /// The grantee is not a doctor of this ledger.
    Grantee { actual: UserId },
    /// It ends before it begins, or at the same time.
    Period,
    /// A record of the scope, or of the keys, is not one of this patient's.
    Scope,
    /// This patient gave no such grant.
    Unknown,
    /// It was revoked before.
    Ended,
}

/// The reason why a vote or a candidacy is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteFault {
    /// There is no candidacy of this account.
    NotStanding { actual: UserId },
    /// The voter has no staked tokens.
    NothingStaked,
}

/// The reason why evidence is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceFault {
    /// The headers differ in ledger, delegate or slot, or they are the same header.
    NoConflict,
    /// The delegate did not sign one of the headers.
    Signature,
    /// There is no account of the delegate.
    Unknown,
    /// Evidence for this slot was accepted before.
    Punished { until: Round },
}

/// The reason why an anchor is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorFault {
    /// The log's key did not sign it.
    Signature,
    /// An earlier anchor has more entries.
    Shrunk { before: u64, actual: u64 },
    /// An earlier anchor of the same size has another root.
    Changed,
}

impl Reason {
    /// Returns the broken rule.
    pub const fn rule(&self) -> Rule {
        match self {
            Self::Format { .. } => Rule::Format,
            Self::Ledger { .. } => Rule::Ledger,
            Self::Genesis { .. } => Rule::Genesis,
            Self::Link { .. } => Rule::Link,
            Self::Height { .. } => Rule::Height,
            Self::Slot { .. } => Rule::Slot,
            Self::Timestamp { .. } => Rule::Timestamp,
            Self::Delegate { .. } => Rule::Delegate,
            Self::Nonce { .. } => Rule::Nonce,
            Self::MerkleRoot { .. } => Rule::MerkleRoot,
            Self::TransactionCount { .. } => Rule::TransactionCount,
            Self::HeaderSignature { .. } => Rule::HeaderSignature,
            Self::Author { .. } => Rule::Author,
            Self::Signature { .. } => Rule::Signature,
            Self::Approval { .. } => Rule::Approval,
            Self::Settled { .. } => Rule::Settled,
            Self::Identifier { .. } => Rule::Identifier,
            Self::Text { .. } => Rule::Text,
            Self::Key { .. } => Rule::Key,
            Self::Record { .. } => Rule::Record,
            Self::Sealed { .. } => Rule::Sealed,
            Self::Grant { .. } => Rule::Grant,
            Self::Balance { .. } => Rule::Balance,
            Self::Vote { .. } => Rule::Vote,
            Self::Evidence { .. } => Rule::Evidence,
            Self::Anchor { .. } => Rule::Anchor,
            Self::Size { .. } => Rule::Size,
            Self::Fork { .. } => Rule::Fork,
        }
    }
}

impl From<&serde_json::Error> for Reason {
    fn from(error: &serde_json::Error) -> Self {
        Self::Format { line: error.line() as u64, column: error.column() as u64, message: error.to_string() }
    }
}

/// The rule that an input breaks, and the place of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// The height of the block, if the input is in one.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub height: Option<Height>,
    /// The transaction, if the input is one.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub transaction: Option<Hash>,
    /// The broken rule and the compared values.
    pub reason: Reason,
}

impl Rejection {
    /// Returns the broken rule.
    pub const fn rule(&self) -> Rule {
        self.reason.rule()
    }
}

impl From<Reason> for Rejection {
    fn from(reason: Reason) -> Self {
        Self { height: None, transaction: None, reason }
    }
}
