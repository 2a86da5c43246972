//! The election as the page shows it: candidates, schedule, and a preview of the next election.

use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Round, Slot, Tokens};
use serde::{Deserialize, Serialize};

/// Delegates and candidates with all values for computing the election again (docs/protocol.md, section 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionView {
    /// N: the slots of a round, and the most delegates that are elected.
    pub seats: u64,
    /// The round of the next slot.
    pub round: Round,
    /// The slots of that round with their states.
    pub slots: Vec<SlotView>,
    /// All present and former candidates and all accounts with a vote, by descending weight, then by ascending id.
    pub candidates: Vec<CandidateView>,
    /// The next election, as if no further block came.
    pub preview: ElectionPreview,
    /// The acting account's balance and vote.
    pub balance: Option<BalanceView>,
}

/// A slot of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotView {
    /// The slot.
    pub slot: Slot,
    /// The delegate of the slot.
    pub delegate: UserId,
    /// The state of the slot.
    pub state: SlotState,
}

/// The state of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SlotState {
    /// A block was forged in it.
    Forged {
        /// The block.
        height: Height,
    },
    /// No block was forged in it, and the chain has passed it.
    PassedOver,
    /// It is the next one.
    Next,
    /// It comes after the next one.
    Later,
}

/// A present or former candidate, or an account with a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateView {
    /// The account.
    pub user_id: UserId,
    /// The name, as registered.
    pub name: Name,
    /// `true` if the candidacy holds now.
    pub standing: bool,
    /// The vote weight: the staked tokens of the present voters.
    pub weight: Tokens,
    /// The number of voters, with or without a stake.
    pub voters: u32,
    /// The voters with a stake, by descending vote weight, then by ascending id; at most [`MOST_BACKERS`].
    pub backers: Vec<Backer>,
    /// The last round in which the candidate is barred.
    pub barred_until: Option<Round>,
    /// The rank in the previewed election, from 0; `None` without a seat.
    pub place: Option<u32>,
    /// The number of blocks that the candidate has forged.
    pub forged: u64,
    /// The number of slots that the candidate has missed.
    pub missed: u64,
}

/// The most voters of one candidate that are listed.
pub const MOST_BACKERS: usize = 12;

/// A voter with a stake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backer {
    /// The account.
    pub user_id: UserId,
    /// The vote weight.
    pub staked: Tokens,
}

/// The preview of an election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionPreview {
    /// The round that it elects for.
    pub round: Round,
    /// The hash that its shuffle starts from: the newest block's at present.
    pub previous_hash: Hash,
    /// `true` if no candidate can be elected, so that the delegates stay the same.
    pub stays: bool,
    /// The elected delegates, in the order of their slots.
    pub seats: Vec<Seat>,
}

/// A seat in the order of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The delegate.
    pub user_id: UserId,
    /// The hash by which the seats are ordered, smallest first.
    pub shuffle_hash: Hash,
    /// The canonical text that the hash is computed of.
    pub text: String,
}

/// The acting account's balance and vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalanceView {
    /// The tokens that can be transferred or staked.
    pub free: Tokens,
    /// The tokens that give weight to the vote.
    pub staked: Tokens,
    /// The tokens that were unstaked and are not free yet.
    pub unlocking: Vec<UnlockingView>,
    /// The candidate that the account votes for.
    pub vote: Option<UserId>,
    /// `true` if the account is a candidate.
    pub standing: bool,
}

/// Unstaked tokens that are not free yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlockingView {
    /// The round at whose start they are free.
    pub round: Round,
    /// The number of tokens.
    pub amount: Tokens,
}

/// Evidence of double signing that this device has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// The delegate that signed twice.
    pub delegate: UserId,
    /// The slot.
    pub slot: Slot,
    /// The hash of the first header.
    pub first: Hash,
    /// The hash of the second header.
    pub second: Hash,
    /// The state of the evidence.
    pub state: EvidenceState,
}

/// The state of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EvidenceState {
    /// It can be submitted.
    Open,
    /// It is in the pool.
    Submitted {
        /// The transaction.
        transaction: Hash,
    },
    /// It is in the chain, and the delegate is barred up to this round, inclusive.
    Punished {
        /// The round.
        until: Option<Round>,
    },
}
