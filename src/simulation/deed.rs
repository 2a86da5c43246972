//! What people do next: first a script in which everything happens once, then habits.

use super::dice::Dice;
use crate::ledger::transaction::account::Role;

/// Something that somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Somebody asks for an account, and gets it.
    Join(Role),
    /// Somebody asks for an account, and does not get it.
    JoinInVain,
    /// A doctor writes a record.
    Add,
    /// A doctor writes a record that the patient refuses.
    AddInVain,
    /// A doctor writes a record and takes it back.
    AddByMistake,
    /// A doctor writes the next version of a record.
    Update,
    /// A doctor lets another doctor read a record, if the patient agrees.
    Share,
    /// A patient lets a doctor read everything.
    GrantAll,
    /// A patient lets a doctor read everything for a while.
    GrantForAWhile,
    /// A patient lets a doctor read some records.
    GrantSome,
    /// A patient takes a grant or a share back.
    Revoke,
    /// Tokens go to somebody else.
    Transfer,
    /// Tokens are staked.
    Stake,
    /// Tokens are unstaked.
    Unstake,
    /// Somebody stands for delegate.
    Stand,
    /// A candidate steps down.
    StepDown,
    /// Somebody votes.
    Vote,
    /// Somebody votes for nobody any more.
    Abstain,
    /// One of the next delegates will sign two blocks for one slot.
    SignTwice,
    /// Somebody shows that a delegate signed twice.
    Accuse,
    /// A device anchors its access log.
    Anchor,
}

/// Everything once, in an order in which each can follow from those before.
pub const SCRIPT: [Deed; 33] = [
    Deed::Join(Role::Doctor),
    Deed::Join(Role::Patient),
    Deed::Join(Role::Doctor),
    Deed::Join(Role::Patient),
    Deed::Join(Role::Administrator),
    Deed::Stake,
    Deed::Stand,
    Deed::Stand,
    Deed::Add,
    Deed::Stake,
    Deed::Vote,
    Deed::Vote,
    Deed::Add,
    Deed::GrantAll,
    Deed::Add,
    Deed::Update,
    Deed::AddInVain,
    Deed::Share,
    Deed::JoinInVain,
    Deed::SignTwice,
    Deed::GrantForAWhile,
    Deed::AddByMistake,
    Deed::Accuse,
    Deed::Revoke,
    Deed::GrantSome,
    Deed::Transfer,
    Deed::Unstake,
    Deed::Anchor,
    Deed::Stand,
    Deed::Stake,
    Deed::Vote,
    Deed::StepDown,
    Deed::Abstain,
];

/// Everyday life, in parts of a thousand.
const HABITS: [(Deed, u64); 19] = [
    (Deed::Add, 255),
    (Deed::Update, 65),
    (Deed::Transfer, 160),
    (Deed::Vote, 150),
    (Deed::Stake, 115),
    (Deed::Unstake, 75),
    (Deed::Anchor, 70),
    (Deed::Share, 20),
    (Deed::Revoke, 20),
    (Deed::GrantAll, 10),
    (Deed::GrantForAWhile, 12),
    (Deed::GrantSome, 14),
    (Deed::Stand, 8),
    (Deed::StepDown, 3),
    (Deed::Abstain, 6),
    (Deed::JoinInVain, 3),
    (Deed::AddInVain, 6),
    (Deed::AddByMistake, 6),
    (Deed::SignTwice, 2),
];

/// One of the habits, as often as each is.
pub fn habit(dice: &mut Dice) -> Deed {
    let mut drawn = dice.below(HABITS.iter().map(|(_, weight)| weight).sum());
    for (deed, weight) in HABITS {
        if drawn < weight {
            return deed;
        }
        drawn -= weight;
    }
    Deed::Add
}

/// The role of the next newcomer.
pub fn next_role(dice: &mut Dice) -> Role {
    match dice.below(100) {
        0..=13 => Role::Doctor,
        14 => Role::Administrator,
        _ => Role::Patient,
    }
}

impl Deed {
    /// Whether it is done where delegates have parted: nothing that could change who is elected. So a side with too few of
    /// them makes nothing irreversible, and the two can still become one.
    pub const fn fits_a_branch(self) -> bool {
        !matches!(
            self,
            Self::Stake
                | Self::Unstake
                | Self::Stand
                | Self::StepDown
                | Self::Vote
                | Self::Abstain
                | Self::SignTwice
                | Self::Accuse
        )
    }
}
