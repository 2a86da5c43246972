//! Tokens: moving, staking, unstaking.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use serde::{Deserialize, Serialize};

/// Free tokens go from the author to another account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Who gets them.
    pub to: UserId,
    /// How many; at least 1.
    pub amount: Tokens,
}

/// Free tokens become staked: they lend weight to the author's vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stake {
    /// How many; at least 1.
    pub amount: Tokens,
}

/// Staked tokens start to unlock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unstake {
    /// How many; at least 1.
    pub amount: Tokens,
}
