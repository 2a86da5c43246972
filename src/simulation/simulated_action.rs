//! The choice of the next action: first a script in which every action occurs once, then usual actions at random.

use super::random::Random;
use crate::ledger::transaction::account::Role;

/// One step of a simulated person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulatedAction {
    /// A person registers, and an administrator approves.
    Join(Role),
    /// A person registers, and an administrator refuses.
    JoinInVain,
    /// A doctor writes a record.
    Add,
    /// A doctor writes a record that the patient refuses.
    AddInVain,
    /// A doctor writes a record and withdraws it.
    AddByMistake,
    /// A doctor writes the next version of a record.
    Update,
    /// A doctor shares a record with another doctor, if the patient approves.
    Share,
    /// A patient grants a doctor all records.
    GrantAll,
    /// A patient grants a doctor all records for some time.
    GrantForAWhile,
    /// A patient grants a doctor some records.
    GrantSome,
    /// A patient revokes a grant or a share.
    Revoke,
    /// A person transfers tokens.
    Transfer,
    /// A person stakes tokens.
    Stake,
    /// A person unstakes tokens.
    Unstake,
    /// A person becomes a candidate.
    StartCandidacy,
    /// A candidate ends the candidacy.
    EndCandidacy,
    /// A person votes.
    Vote,
    /// A person withdraws a vote.
    WithdrawVote,
    /// One of the next delegates will sign two blocks for one slot.
    SignTwice,
    /// A person submits evidence of a double signing.
    SubmitEvidence,
    /// A device anchors its access log.
    Anchor,
}

/// Every action once, in an order in which each is possible after those before.
pub const SCRIPT: [SimulatedAction; 33] = [
    SimulatedAction::Join(Role::Doctor),
    SimulatedAction::Join(Role::Patient),
    SimulatedAction::Join(Role::Doctor),
    SimulatedAction::Join(Role::Patient),
    SimulatedAction::Join(Role::Administrator),
    SimulatedAction::Stake,
    SimulatedAction::StartCandidacy,
    SimulatedAction::StartCandidacy,
    SimulatedAction::Add,
    SimulatedAction::Stake,
    SimulatedAction::Vote,
    SimulatedAction::Vote,
    SimulatedAction::Add,
    SimulatedAction::GrantAll,
    SimulatedAction::Add,
    SimulatedAction::Update,
    SimulatedAction::AddInVain,
    SimulatedAction::Share,
    SimulatedAction::JoinInVain,
    SimulatedAction::SignTwice,
    SimulatedAction::GrantForAWhile,
    SimulatedAction::AddByMistake,
    SimulatedAction::SubmitEvidence,
    SimulatedAction::Revoke,
    SimulatedAction::GrantSome,
    SimulatedAction::Transfer,
    SimulatedAction::Unstake,
    SimulatedAction::Anchor,
    SimulatedAction::StartCandidacy,
    SimulatedAction::Stake,
    SimulatedAction::Vote,
    SimulatedAction::EndCandidacy,
    SimulatedAction::WithdrawVote,
];

/// The usual actions, with weights that add up to 1,000.
const HABITS: [(SimulatedAction, u64); 19] = [
    (SimulatedAction::Add, 255),
    (SimulatedAction::Update, 65),
    (SimulatedAction::Transfer, 160),
    (SimulatedAction::Vote, 150),
    (SimulatedAction::Stake, 115),
    (SimulatedAction::Unstake, 75),
    (SimulatedAction::Anchor, 70),
    (SimulatedAction::Share, 20),
    (SimulatedAction::Revoke, 20),
    (SimulatedAction::GrantAll, 10),
    (SimulatedAction::GrantForAWhile, 12),
    (SimulatedAction::GrantSome, 14),
    (SimulatedAction::StartCandidacy, 8),
    (SimulatedAction::EndCandidacy, 3),
    (SimulatedAction::WithdrawVote, 6),
    (SimulatedAction::JoinInVain, 3),
    (SimulatedAction::AddInVain, 6),
    (SimulatedAction::AddByMistake, 6),
    (SimulatedAction::SignTwice, 2),
];

/// Returns a usual action, drawn by weight.
pub fn everyday_action(random: &mut Random) -> SimulatedAction {
    let mut drawn = random.below(HABITS.iter().map(|(_, weight)| weight).sum());
    for (action, weight) in HABITS {
        if drawn < weight {
            return action;
        }
        drawn -= weight;
    }
    SimulatedAction::Add
}

/// Returns the role of the next person who registers.
pub fn next_role(random: &mut Random) -> Role {
    match random.below(100) {
        0..=13 => Role::Doctor,
        14 => Role::Administrator,
        _ => Role::Patient,
    }
}

impl SimulatedAction {
    /// Returns `true` if the action is permitted during a fork: it cannot change the election. So a branch with few
    /// delegates makes no block irreversible, and the fork can be resolved.
    pub const fn fits_a_branch(self) -> bool {
        !matches!(
            self,
            Self::Stake
                | Self::Unstake
                | Self::StartCandidacy
                | Self::EndCandidacy
                | Self::Vote
                | Self::WithdrawVote
                | Self::SignTwice
                | Self::SubmitEvidence
        )
    }
}
