//! What the page is shown. All sums and verdicts are in here: the page computes none.

pub use crate::ledger::state::Place;

use crate::ledger::access::Decision;
use crate::ledger::block::Header;
use crate::ledger::id::{Hash, HospitalId, RecordId, UserId};
use crate::ledger::key::{PublicKey, Signature};
use crate::ledger::number::{Height, Round, Slot, Timestamp, Tokens};
use crate::ledger::rejection::Rejection;
use crate::ledger::seal::Content;
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::Operation;
use crate::ledger::words::{Name, Text};
use crate::protocol::Concern;
use serde::{Deserialize, Serialize};

/// What a transaction of the pool waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PoolState {
    /// For somebody's consent; of an administrator where `by` is left out.
    Consent {
        /// Whose.
        by: Option<UserId>,
    },
    /// For the next block, into which it goes.
    Ready,
    /// For a block that is dated later: it, or its approval, lies in the future.
    Later {
        /// The first block time at which it goes in.
        from: Timestamp,
    },
    /// For the block after the next one, which has no more room.
    NoRoom,
    /// For what goes in before it: behind that it cannot stand.
    Behind {
        /// Why.
        rejection: Rejection,
    },
    /// For nothing: in the chain as it is now it cannot stand.
    Stuck {
        /// Why.
        rejection: Rejection,
    },
}

/// A transaction of the pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolItem {
    /// Its id.
    pub transaction: Hash,
    /// What it waits for.
    pub state: PoolState,
    /// Whether the acting account may approve or refuse it.
    pub for_me: bool,
    /// Whether the acting account is its author.
    pub mine: bool,
    /// When the acting account approved it, by the clock of that device; none where it did not.
    pub approved_at: Option<Timestamp>,
    /// What it is about.
    pub summary: Summary,
    /// Where it is a registration: why to look twice before it is approved.
    pub concerns: Vec<Concern>,
}

/// A transaction in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The type's name in PROTOCOL.md.
    pub kind: String,
    /// Who says it.
    pub author: UserId,
    /// When.
    pub timestamp: Timestamp,
    /// The rest, as far as the type has it.
    pub subject: Subject,
}

/// What a transaction is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Subject {
    /// A founding.
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
    /// The end of a grant or a share.
    Revocation { grant: Hash, reason: Text },
    /// Tokens moved, staked or unstaked.
    Tokens { amount: Tokens, to: Option<UserId> },
    /// A candidacy.
    Candidacy { standing: bool },
    /// A vote.
    Vote { candidate: Option<UserId> },
    /// Two blocks for one slot.
    Evidence { delegate: UserId, slot: Slot },
    /// The root of an access log.
    Anchor { log: PublicKey, size: u64, root: Hash },
}

/// A content, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedContent {
    /// The record transaction.
    pub transaction: Hash,
    /// What it says. It matches its commitment.
    pub content: Content,
    /// The commitment.
    pub commitment: Hash,
    /// The rule under which it is shown.
    pub decision: Decision,
}

/// A block in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockCard {
    /// How many blocks stand before it.
    pub height: Height,
    /// Its hash.
    pub hash: Hash,
    /// The turn it was forged in.
    pub slot: Slot,
    /// When.
    pub timestamp: Timestamp,
    /// By whom.
    pub delegate_id: UserId,
    /// How many transactions.
    pub transaction_count: u64,
    /// Whether nothing can change it any more.
    pub irreversible: bool,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockView {
    /// In one line.
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
    /// Whether there is a block above.
    pub has_next: bool,
}

/// A leaf of a block's tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeafView {
    /// The transaction's id.
    pub transaction: Hash,
    /// The leaf's hash.
    pub leaf: Hash,
    /// What it is about.
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
    /// Where it stands; nowhere while it is in the pool.
    pub place: Option<Place>,
    /// The hashes beside its path to the root, lowest first.
    pub proof: Vec<Hash>,
    /// What it is about.
    pub summary: Summary,
    /// The whole of it, as in a file.
    pub transaction: Transaction,
}

/// An account of the ledger, or one that waits to become one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub user_id: UserId,
    /// The name.
    pub name: Name,
    /// The role.
    pub role: Role,
    /// Where the person works.
    pub hospital_id: Option<HospitalId>,
    /// Where the registration stands.
    pub registration: Registration,
    /// Free tokens.
    pub free: Tokens,
    /// Whether the keys are on this device.
    pub local: bool,
}

/// Where a registration stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "registration", rename_all = "snake_case")]
pub enum Registration {
    /// On the ledger since this block.
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
    /// The patient refused; the refusal is in the chain where it has a place.
    Refused { reason: Text, place: Option<Place> },
    /// The doctor withdrew it.
    Withdrawn { reason: Text, place: Option<Place> },
}

/// A proposed record, and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Its id.
    pub transaction: Hash,
    /// What it is about.
    pub summary: Summary,
    /// Where it stands.
    #[serde(flatten)]
    pub state: SubmissionState,
}
