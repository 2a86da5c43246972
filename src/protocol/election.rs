//! What the page is shown of delegates: candidates, turns, and how the next election would end now.

use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Round, Slot, Tokens};
use crate::ledger::words::Name;
use serde::{Deserialize, Serialize};

/// Delegates and candidates, line by line, so that anybody can recompute the election (PROTOCOL, section 5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionView {
    /// N: the slots of a round, and the most delegates that are elected.
    pub seats: u64,
    /// The round of the next slot.
    pub round: Round,
    /// The slots of that round, each with what became of it.
    pub slots: Vec<SlotView>,
    /// Everybody who stands, stood or was voted for: the heaviest first, of equals the smallest id first.
    pub candidates: Vec<CandidateView>,
    /// The next election, as it would end if no block came any more.
    pub preview: ElectionPreview,
    /// The acting account's tokens and vote.
    pub purse: Option<PurseView>,
}

/// A slot of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotView {
    /// The slot.
    pub slot: Slot,
    /// Whose turn it is.
    pub delegate: UserId,
    /// What became of it.
    pub state: SlotState,
}

/// What became of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SlotState {
    /// A block was forged in it.
    Forged {
        /// The block.
        height: Height,
    },
    /// It was passed over.
    PassedOver,
    /// It is the next one.
    Next,
    /// It is still to come.
    Later,
}

/// Somebody who stands, stood or was voted for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateView {
    /// Who.
    pub user_id: UserId,
    /// The name, as registered.
    pub name: Name,
    /// Whether the candidate stands now.
    pub standing: bool,
    /// The staked tokens of those who vote for the candidate now.
    pub weight: Tokens,
    /// How many vote for the candidate, with a stake or without.
    pub voters: u32,
    /// Those of them whose vote weighs most, the heaviest first, of equals the smallest id first; at most
    /// [`MOST_BACKERS`].
    pub backers: Vec<Backer>,
    /// The last round for which the candidate stands in no election.
    pub barred_until: Option<Round>,
    /// The place in the next election as it would end now, from 0; none where it wins no seat.
    pub place: Option<u32>,
    /// How many blocks the candidate has forged.
    pub forged: u64,
    /// How many of the candidate's slots were passed over.
    pub missed: u64,
}

/// How many of a candidate's voters are named.
pub const MOST_BACKERS: usize = 12;

/// Somebody whose vote has weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backer {
    /// Who.
    pub user_id: UserId,
    /// What the vote weighs.
    pub staked: Tokens,
}

/// An election that was not held yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ElectionPreview {
    /// The round that it is for.
    pub round: Round,
    /// The hash that its shuffle starts from: that of the newest block now.
    pub previous_hash: Hash,
    /// Whether nobody can be elected, so that the delegates stay who they are.
    pub stays: bool,
    /// Those elected, in the order of their slots.
    pub seats: Vec<Seat>,
}

/// A seat in the order of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Whose.
    pub user_id: UserId,
    /// The hash by which the seats are ordered, smallest first.
    pub lot: Hash,
    /// The canonical text whose hash that is.
    pub text: String,
}

/// The acting account's tokens and vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurseView {
    /// What can be moved or staked.
    pub free: Tokens,
    /// What lends weight to the vote.
    pub staked: Tokens,
    /// What is on its way from staked to free.
    pub unlocking: Vec<UnlockingView>,
    /// For whom the account votes.
    pub vote: Option<UserId>,
    /// Whether it stands for delegate.
    pub standing: bool,
}

/// Tokens on their way from staked to free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnlockingView {
    /// The round at whose start they are free.
    pub round: Round,
    /// How many.
    pub amount: Tokens,
}

/// A delegate of whom this device has seen two blocks for one slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceView {
    /// Who.
    pub delegate: UserId,
    /// The slot.
    pub slot: Slot,
    /// The hash of one block.
    pub first: Hash,
    /// The hash of the other.
    pub second: Hash,
    /// What became of it.
    pub state: EvidenceState,
}

/// What became of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EvidenceState {
    /// It can be submitted.
    Open,
    /// It waits for a block.
    Submitted {
        /// The transaction.
        transaction: Hash,
    },
    /// It is in the chain: the delegate stands in no election up to and with this round.
    Punished {
        /// The round.
        until: Option<Round>,
    },
}
