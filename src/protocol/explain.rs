//! Why a value is what it is: worked out once more, step by step, from bytes that are shown.

use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, Signature};
use crate::ledger::number::{Height, Round, Slot, Timestamp};
use serde::{Deserialize, Serialize};

/// What is to be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// A block's hash.
    BlockHash {
        /// Of which block.
        height: Height,
    },
    /// The hash of the block before, as a block names it.
    PreviousHash {
        /// In which block.
        height: Height,
    },
    /// The Merkle root of a block, from one leaf up.
    MerkleRoot {
        /// Of which block.
        height: Height,
        /// From which leaf.
        leaf: u32,
    },
    /// How many transactions a block says it has.
    TransactionCount {
        /// Which block.
        height: Height,
    },
    /// A block's slot and round.
    Slot {
        /// Which block.
        height: Height,
    },
    /// A block's time.
    Time {
        /// Which block.
        height: Height,
    },
    /// Whose turn it was; the chain is replayed up to there.
    Turn {
        /// For which block.
        height: Height,
    },
    /// How many blocks the delegate had forged before; the chain is replayed up to there.
    Nonce {
        /// In which block.
        height: Height,
    },
    /// The delegate's signature of a block.
    BlockSignature {
        /// Of which block.
        height: Height,
    },
    /// The ledger's id.
    Ledger,
    /// A transaction's id.
    TransactionId {
        /// Which transaction.
        transaction: Hash,
    },
    /// The author's signature of a transaction.
    AuthorSignature {
        /// Which transaction.
        transaction: Hash,
    },
    /// The signature of the one who consented.
    ApprovalSignature {
        /// Which transaction.
        transaction: Hash,
    },
}

/// A value, worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// One after the other.
    pub steps: Vec<WorkStep>,
    /// Whether what came out is what stands in the chain.
    pub agrees: bool,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum WorkStep {
    /// A SHA-256 sum.
    Sum {
        /// Of what.
        input: SumInput,
        /// What it is.
        sum: Hash,
    },
    /// What came out, and what stands in the chain.
    Compare {
        /// What came out.
        computed: Hash,
        /// What stands there.
        stated: Hash,
    },
    /// A signature.
    Signature {
        /// The signed bytes, as hexadecimal digits.
        message: String,
        /// Who is said to have signed.
        signer: UserId,
        /// Their key, as registered.
        public_key: PublicKey,
        /// The signature.
        signature: Signature,
        /// Whether it is valid.
        valid: bool,
    },
    /// A block has as many transactions as it says.
    Count {
        /// As many as there are.
        found: u64,
        /// As many as it says.
        stated: u64,
    },
    /// A slot is above that of the block before, and lies in a round.
    Slot {
        /// The slot.
        slot: Slot,
        /// That of the block before, where there is one.
        before: Option<Slot>,
        /// How many slots a round has.
        seats: u64,
        /// The round.
        round: Round,
    },
    /// A block is not older than the one before.
    Time {
        /// The block's.
        time: Timestamp,
        /// That of the block before, where there is one.
        before: Option<Timestamp>,
    },
    /// The delegates of a round, and the one whose turn a slot is.
    Turn {
        /// The slot.
        slot: Slot,
        /// How many slots a round has.
        seats: u64,
        /// The round's delegates in their order.
        order: Vec<UserId>,
        /// The place in that order, from 0.
        place: u64,
        /// Who forged.
        delegate: UserId,
    },
    /// How many blocks the delegate had forged.
    Forged {
        /// Who.
        delegate: UserId,
        /// As many as were counted below.
        counted: u64,
        /// As many as the block says.
        stated: u64,
    },
}

/// What is summed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "input", rename_all = "snake_case")]
pub enum SumInput {
    /// A tag, a zero byte, and a canonical text.
    Tagged {
        /// The tag.
        tag: String,
        /// The text.
        text: String,
    },
    /// A zero byte, and a canonical text.
    Leaf {
        /// The text.
        text: String,
    },
    /// The byte 1 and two sums.
    Node {
        /// The first.
        left: Hash,
        /// The second.
        right: Hash,
    },
    /// Nothing at all: the root of a block without transactions.
    Nothing,
}
