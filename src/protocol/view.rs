//! The views of chain, pool and accounts. They contain all hashes and verdicts: the page computes none.

pub use crate::ledger::state::Place;

use crate::ledger::access::Decision;
use crate::ledger::free_text::{Name, Text};
use crate::ledger::header::Header;
use crate::ledger::id::{Hash, HospitalId, RecordId, UserId};
use crate::ledger::key::{PublicKey, Signature};
use crate::ledger::number::{Height, Round, Slot, Timestamp, Tokens};
use crate::ledger::rejection::Rejection;
use crate::ledger::seal::Content;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::Operation;
use crate::ledger::transaction::{Transaction, TransactionKind};
use crate::protocol::Concern;
use serde::{Deserialize, Serialize};

/// The state of a pool transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PoolState {
    /// It waits for an approval, by an administrator if `by` is absent.
    Consent {
        /// The account that can approve.
        by: Option<UserId>,
    },
    /// It is in the plan of the next block.
    Ready,
    /// It waits for a later time: it or its approval is dated after the next block.
    Later {
        /// The first block time at which it can be included.
        from: Timestamp,
    },
    /// It waits for space: the next block is full.
    NoRoom,
    /// It breaks a rule after the transactions planned before it.
    Behind {
        /// The rule.
        rejection: Rejection,
    },
    /// It breaks a rule on the present chain.
    Stuck {
        /// The rule.
        rejection: Rejection,
    },
}

/// A transaction of the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolItem {
    /// Its id.
    pub transaction: Hash,
    /// Its state.
    pub state: PoolState,
    /// `true` if the acting account may approve or refuse it.
    pub for_me: bool,
    /// `true` if the acting account is its author.
    pub mine: bool,
    /// The time of the acting account's approval, by the clock of that device; `None` if it has not approved.
    pub approved_at: Option<Timestamp>,
    /// The summary of the transaction.
    pub summary: Summary,
    /// The concerns about a registration; empty for other transactions.
    pub concerns: Vec<Concern>,
}

/// The summary of a transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The type's name in docs/protocol.md, section 3.
    pub kind: TransactionKind,
    /// The author.
    pub author: UserId,
    /// The time at which the author signed it.
    pub timestamp: Timestamp,
    /// The members that depend on the type.
    pub subject: Subject,
}

/// The members of a transaction that a summary shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Subject {
    /// The creation of a ledger.
    Ledger { name: Name },
    /// A new account.
    Account { user_id: UserId, name: Name, role: Role, hospital_id: Option<HospitalId> },
    /// A record.
    Record {
        patient_id: UserId,
        record_id: RecordId,
        hospital_id: HospitalId,
        operation: Operation,
        target_id: Option<UserId>,
    },
    /// A refusal or a withdrawal.
    Settlement { of: Hash, reason: Text },
    /// A grant.
    Grant { grantee: UserId, scope: Scope, not_after: Option<Timestamp> },
    /// The revocation of a grant or a share.
    Revocation { grant: Hash, reason: Text },
    /// Tokens transferred, staked or unstaked.
    Tokens { amount: Tokens, to: Option<UserId> },
    /// A candidacy.
    Candidacy { standing: bool },
    /// A vote.
    Vote { candidate: Option<UserId> },
    /// Evidence of double signing.
    Evidence { delegate: UserId, slot: Slot },
    /// The anchor of an access log.
    Anchor { log: PublicKey, size: u64, root: Hash },
}

/// A decrypted content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedContent {
    /// The record transaction.
    pub transaction: Hash,
    /// The content, which matches its commitment.
    pub content: Content,
    /// The commitment.
    pub commitment: Hash,
    /// The reason for access.
    pub decision: Decision,
}

/// The summary of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockCard {
    /// The number of blocks below it.
    pub height: Height,
    /// Its hash.
    pub hash: Hash,
    /// The slot it was forged in.
    pub slot: Slot,
    /// The time of the block.
    pub timestamp: Timestamp,
    /// The delegate that forged it.
    pub delegate_id: UserId,
    /// The number of transactions.
    pub transaction_count: u64,
    /// `true` if the block is final.
    pub irreversible: bool,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// The summary.
    pub card: BlockCard,
    /// The header.
    pub header: Header,
    /// The delegate's signature of its hash.
    pub signature: Signature,
    /// The round of its slot.
    pub round: Round,
    /// The transactions, in the order of the leaves.
    pub leaves: Vec<LeafView>,
    /// The tree from its leaves to its root, each node once, leaves first, the root last. Empty without transactions.
    pub tree: Vec<TreeNode>,
    /// `true` if there is a block above.
    pub has_next: bool,
}

/// A leaf of a block's tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeafView {
    /// The transaction's id.
    pub transaction: Hash,
    /// The leaf's hash.
    pub leaf: Hash,
    /// The summary of the transaction.
    pub summary: Summary,
}

/// A node over the leaves `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeNode {
    /// The first leaf below it.
    pub from: u32,
    /// One more than the last leaf below it.
    pub to: u32,
    /// Its hash.
    pub hash: Hash,
}

/// One transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransactionView {
    /// Its id.
    pub id: Hash,
    /// Its leaf.
    pub leaf: Hash,
    /// The place in the chain; `None` while it is in the pool.
    pub place: Option<Place>,
    /// The inclusion path to the root, lowest first.
    pub proof: Vec<Hash>,
    /// The summary of the transaction.
    pub summary: Summary,
    /// The whole transaction, as in a file.
    pub transaction: Transaction,
}

/// An account of the ledger, or a registration in the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The user id.
    pub user_id: UserId,
    /// The name.
    pub name: Name,
    /// The role.
    pub role: Role,
    /// The hospital of the account.
    pub hospital_id: Option<HospitalId>,
    /// The state of the registration.
    pub registration: Registration,
    /// The free tokens.
    pub free: Tokens,
    /// `true` if the account's keys are on this device.
    pub local: bool,
}

/// The state of a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "registration", rename_all = "snake_case")]
pub enum Registration {
    /// The height of its block.
    Since { height: Height },
    /// In the pool.
    Waiting { transaction: Hash, pool: PoolState, for_me: bool, concerns: Vec<Concern> },
}

/// The state of a proposed record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SubmissionState {
    /// In the pool.
    Pool { pool: PoolState },
    /// In the chain.
    InChain { place: Place },
    /// The patient refused; `place` is that of the refusal, if it is in the chain.
    Refused { reason: Text, place: Option<Place> },
    /// The doctor withdrew it; `place` is that of the withdrawal, if it is in the chain.
    Withdrawn { reason: Text, place: Option<Place> },
}

/// A proposed record with its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its id.
    pub transaction: Hash,
    /// The summary of the transaction.
    pub summary: Summary,
    /// The state.
    #[serde(flatten)]
    pub state: SubmissionState,
}
