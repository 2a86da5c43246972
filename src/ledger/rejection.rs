//! Why something is not accepted: the one error type of the rules.
//!
//! A rejection names its rule, the block and the transaction where there is one, and both values, the expected and
//! the found (PROTOCOL, section 10). It is data; `crate::text` turns it into a sentence.

mod rule;

pub use rule::Rule;

use super::id::{Hash, UserId};
use super::key::WeakKey;
use super::number::{Height, Round, Slot, Timestamp, Tokens, present};
use super::seal::ReaderName;
use super::transaction::account::Role;
use super::words::TextFault;
use serde::{Deserialize, Serialize};

/// A member of a transaction, for a message that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the member of that name in PROTOCOL, sections 3 and 6")]
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

/// How a transaction was settled before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// It is in a block.
    InBlock,
    /// It was refused.
    Refused,
    /// It was withdrawn.
    Withdrawn,
}

/// What a size counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Canonical bytes of a transaction.
    Bytes,
    /// Transactions of a block.
    Transactions,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// Not the JSON that the protocol describes. `message` is the parser's own.
    Format { line: u64, column: u64, message: String },
    /// Signed for another ledger.
    Ledger { expected: Option<Hash>, found: Option<Hash> },
    /// Block 0 is not a founding block, or a founding stands elsewhere.
    Genesis { fault: GenesisFault },
    /// The block does not follow the one before.
    Link { expected: Hash, found: Hash },
    /// The height is not the next one.
    Height { expected: Height, found: Height },
    /// The slot is not above the parent's, or too far above.
    Slot { at_least: Slot, at_most: Slot, found: Slot },
    /// A time lies before what it must follow, or too far ahead.
    Timestamp { not_before: Timestamp, not_after: Option<Timestamp>, found: Timestamp },
    /// Not the delegate whose slot it is.
    Delegate { expected: UserId, found: UserId },
    /// Not the count of blocks that the delegate forged before.
    Nonce { expected: u64, found: u64 },
    /// The transactions have another root.
    MerkleRoot { expected: Hash, found: Hash },
    /// There are more or fewer transactions.
    TransactionCount { expected: u64, found: u64 },
    /// The delegate did not sign this header.
    HeaderSignature { delegate: UserId },
    /// The author is unknown, or may not do this.
    Author { author: UserId, fault: AuthorFault },
    /// The author did not sign this.
    Signature { author: UserId },
    /// The consent is missing, by the wrong person, or not valid.
    Approval { fault: ApprovalFault },
    /// The id was used before.
    Settled { how: Settlement, at: Height },
    /// An identifier is malformed, or taken.
    Identifier { field: Field, fault: IdentifierFault, found: String },
    /// A text is empty, too long, or has a forbidden character.
    Text { field: Field, fault: TextFault },
    /// A public key is weak, malformed or taken.
    Key { field: Field, fault: KeyFault },
    /// Version, patient or operation do not fit.
    Record { fault: RecordFault },
    /// The sealed part is another one, or not for everybody who must be able to read it.
    Sealed { fault: SealedFault },
    /// A grant or a revocation does not fit.
    Grant { fault: GrantFault },
    /// Not enough tokens, or an amount of none.
    Balance { needed: Tokens, available: Tokens },
    /// A vote or a candidacy does not fit.
    Vote { fault: VoteFault },
    /// It is no evidence.
    Evidence { fault: EvidenceFault },
    /// The anchor does not fit the log.
    Anchor { fault: AnchorFault },
    /// Larger than allowed.
    Size { of: Measure, most: u64, found: u64 },
    /// The chain lacks this device's irreversible block.
    Fork { irreversible: Height, expected: Hash },
}

/// What is wrong with a founding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GenesisFault {
    /// Block 0 does not hold exactly one `create_ledger`.
    Transactions,
    /// The founder is not the author.
    Founder,
    /// A parameter is out of its range.
    Parameters,
    /// A `create_ledger` stands after block 0.
    Repeated,
    /// There is no block at all.
    Missing,
}

/// What is wrong with an author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorFault {
    /// There is no such account.
    Unknown,
    /// The role may not do this.
    Role { role: Role },
    /// Somebody else would have to say this.
    NotConcerned,
}

/// What is wrong with a consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalFault {
    /// There is none.
    Missing,
    /// This type takes none.
    Unneeded,
    /// Somebody else would have to give it.
    By { found: UserId },
    /// The signature is not that person's.
    Invalid { by: UserId },
    /// It carries what it should not, or lacks what it should carry.
    Members,
}

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierFault {
    /// Not of the shape that section 1 gives.
    Malformed,
    /// Somebody or something else has it.
    Taken,
    /// It is missing where it is needed, or there where it may not be.
    Presence,
    /// No account may have it (`id::RESERVED`).
    Reserved,
}

/// What is wrong with a public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyFault {
    /// It is not a good key.
    Weak { why: WeakKey },
    /// Another account has it.
    Taken,
}

/// What does not fit about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordFault {
    /// A member that this operation needs is missing, or one that it does not take is there.
    Members,
    /// The doctor named is not the author.
    Doctor { found: UserId },
    /// The patient named is not a patient of this ledger.
    NotAPatient { found: UserId },
    /// `add`: there is a record of this id.
    Exists,
    /// `update`, `share`: there is no record of this id.
    Unknown,
    /// The record is another patient's.
    Patient { expected: UserId, found: UserId },
    /// `update`: not the newest version.
    Version { expected: Hash, found: Hash },
    /// `share`: the target is not a doctor.
    Target { found: UserId },
    /// What is refused or withdrawn is not of a type for which that can be done.
    NotAProposal,
}

/// The fault of a sealed part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealedFault {
    /// It does not match its hash.
    Hash { expected: Option<Hash>, found: Hash },
    /// Its keys lack a reader: the patient, the author or the holder of the audit key.
    Reader { missing: ReaderName },
}

/// What does not fit about a grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantFault {
    /// The grantee is not a doctor of this ledger.
    Grantee { found: UserId },
    /// It ends before it begins.
    Period,
    /// A record of the scope, or of the keys, is not one of this patient's.
    Scope,
    /// There is no such grant of this patient.
    Unknown,
    /// It was revoked before.
    Ended,
}

/// What does not fit about a vote or a candidacy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteFault {
    /// The candidate does not stand.
    NotStanding { found: UserId },
    /// The voter has nothing staked.
    NothingStaked,
}

/// Why it is no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceFault {
    /// The two headers are not of one ledger, delegate and slot, or they are the same.
    NoConflict,
    /// A signature is not the delegate's.
    Signature,
    /// The delegate is not known.
    Unknown,
    /// It was punished before.
    Punished { until: Round },
}

/// What does not fit about an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnchorFault {
    /// The log's key did not sign it.
    Signature,
    /// The log had more entries before.
    Shrunk { before: u64, found: u64 },
    /// The same number of entries has another root.
    Changed,
}

impl Reason {
    /// The rule that was broken.
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

/// Something that is not accepted, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// In which block.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub height: Option<Height>,
    /// In which transaction.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub transaction: Option<Hash>,
    /// What was found.
    pub reason: Reason,
}

impl Rejection {
    /// The rule that was broken.
    pub const fn rule(&self) -> Rule {
        self.reason.rule()
    }
}

impl From<Reason> for Rejection {
    fn from(reason: Reason) -> Self {
        Self { height: None, transaction: None, reason }
    }
}
