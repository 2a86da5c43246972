//! Transactions that transfer, stake and unstake tokens.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use serde::{Deserialize, Serialize};

/// Moves free tokens from the author to another account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The recipient.
    pub to: UserId,
    /// The amount; at least 1.
    pub amount: Tokens,
}

/// Moves free tokens to staked, where they give weight to the author's vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stake {
    /// The amount; at least 1.
    pub amount: Tokens,
}

/// Moves staked tokens to unlocking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unstake {
    /// The amount; at least 1.
    pub amount: Tokens,
}
