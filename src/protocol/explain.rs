//! Explanations: a value of the chain, computed again in steps from bytes that the page shows.

use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, Signature};
use crate::ledger::number::{Height, Round, Slot, Timestamp};
use serde::{Deserialize, Serialize};

/// The value to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// A block's hash.
    BlockHash {
        /// The height of the block.
        height: Height,
    },
    /// The hash of the block before, as a block's header states it.
    PreviousHash {
        /// The height of the block with that header.
        height: Height,
    },
    /// The Merkle root of a block, computed from one leaf up.
    MerkleRoot {
        /// The height of the block.
        height: Height,
        /// The index of the leaf.
        leaf: u32,
    },
    /// The number of transactions that a block's header states.
    TransactionCount {
        /// The height of the block.
        height: Height,
    },
    /// A block's slot and round.
    Slot {
        /// The height of the block.
        height: Height,
    },
    /// A block's time.
    Time {
        /// The height of the block.
        height: Height,
    },
    /// The delegate of a block's slot; the chain below the block is replayed.
    Turn {
        /// The height of the block.
        height: Height,
    },
    /// The number of blocks that the delegate had forged before; the blocks below are counted.
    Nonce {
        /// The height of the block.
        height: Height,
    },
    /// The delegate's signature of a block.
    BlockSignature {
        /// The height of the block.
        height: Height,
    },
    /// The ledger's id.
    Ledger,
    /// A transaction's id.
    TransactionId {
        /// The transaction.
        transaction: Hash,
    },
    /// The author's signature of a transaction.
    AuthorSignature {
        /// The transaction.
        transaction: Hash,
    },
    /// The signature of the approval.
    ApprovalSignature {
        /// The transaction.
        transaction: Hash,
    },
}

/// The computation of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The steps, in order.
    pub steps: Vec<WorkStep>,
    /// `true` if all results are those in the chain.
    pub agrees: bool,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum WorkStep {
    /// A SHA-256 hash.
    Sum {
        /// The input.
        input: SumInput,
        /// The hash.
        sum: Hash,
    },
    /// A comparison with the value in the chain.
    Compare {
        /// The computed value.
        computed: Hash,
        /// The value in the chain.
        stated: Hash,
    },
    /// A signature.
    Signature {
        /// The signed bytes, as hexadecimal digits.
        message: String,
        /// The account that should have signed.
        signer: UserId,
        /// The registered key of that account.
        public_key: PublicKey,
        /// The signature.
        signature: Signature,
        /// `true` if it is valid.
        valid: bool,
    },
    /// The number of transactions of a block, which its header states.
    Count {
        /// The actual number.
        actual: u64,
        /// The number in the header.
        stated: u64,
    },
    /// A block's slot, which is above that of the block before, and its round.
    Slot {
        /// The slot.
        slot: Slot,
        /// The slot of the block before; `None` for block 0.
        before: Option<Slot>,
        /// The number of slots of a round.
        seats: u64,
        /// The round.
        round: Round,
    },
    /// A block's time, which is not before that of the block before.
    Time {
        /// The time of the block.
        time: Timestamp,
        /// The time of the block before; `None` for block 0.
        before: Option<Timestamp>,
    },
    /// The delegates of a round, and the one of a slot.
    Turn {
        /// The slot.
        slot: Slot,
        /// The number of slots of a round.
        seats: u64,
        /// The round's delegates in their order.
        order: Vec<UserId>,
        /// The index of the slot's delegate in that order, from 0.
        place: u64,
        /// The delegate that forged the block.
        delegate: UserId,
    },
    /// The number of blocks that the delegate had forged.
    Forged {
        /// The delegate.
        delegate: UserId,
        /// The number of blocks counted below.
        counted: u64,
        /// The number in the header.
        stated: u64,
    },
}

/// The input of a hash.
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
    /// The byte 1 and two hashes.
    Node {
        /// The first.
        left: Hash,
        /// The second.
        right: Hash,
    },
    /// No bytes: the root of a block without transactions.
    Nothing,
}
