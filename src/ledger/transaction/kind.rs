//! The kinds of transactions, without their members.

use super::Action;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A kind of transaction, by its name in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TransactionKind {
    /// `anchor_log`
    AnchorLog,
    /// `candidacy`
    Candidacy,
    /// `create_ledger`
    CreateLedger,
    /// `evidence`
    Evidence,
    /// `grant`
    Grant,
    /// `record`
    Record,
    /// `refuse`
    Refuse,
    /// `register`
    Register,
    /// `revoke`
    Revoke,
    /// `stake`
    Stake,
    /// `transfer`
    Transfer,
    /// `unstake`
    Unstake,
    /// `vote`
    Vote,
    /// `withdraw`
    Withdraw,
}

impl TransactionKind {
    /// Returns the name, as a file contains it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AnchorLog => "anchor_log",
            Self::Candidacy => "candidacy",
            Self::CreateLedger => "create_ledger",
            Self::Evidence => "evidence",
            Self::Grant => "grant",
            Self::Record => "record",
            Self::Refuse => "refuse",
            Self::Register => "register",
            Self::Revoke => "revoke",
            Self::Stake => "stake",
            Self::Transfer => "transfer",
            Self::Unstake => "unstake",
            Self::Vote => "vote",
            Self::Withdraw => "withdraw",
        }
    }
}

impl fmt::Display for TransactionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Action {
    /// Returns the kind of the transaction.
    pub const fn kind(&self) -> TransactionKind {
        match self {
            Self::AnchorLog(_) => TransactionKind::AnchorLog,
            Self::Candidacy(_) => TransactionKind::Candidacy,
            Self::CreateLedger(_) => TransactionKind::CreateLedger,
            Self::Evidence(_) => TransactionKind::Evidence,
            Self::Grant(_) => TransactionKind::Grant,
            Self::Record(_) => TransactionKind::Record,
            Self::Refuse(_) => TransactionKind::Refuse,
            Self::Register(_) => TransactionKind::Register,
            Self::Revoke(_) => TransactionKind::Revoke,
            Self::Stake(_) => TransactionKind::Stake,
            Self::Transfer(_) => TransactionKind::Transfer,
            Self::Unstake(_) => TransactionKind::Unstake,
            Self::Vote(_) => TransactionKind::Vote,
            Self::Withdraw(_) => TransactionKind::Withdraw,
        }
    }
}
