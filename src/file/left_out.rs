//! The parts of a snapshot that an import skips, beside its blocks: accounts, access logs and pool transactions.

use super::access_log::LogFault;
use super::account::AccountFault;
use crate::ledger::id::UserId;
use crate::ledger::key::PublicKey;
use serde::{Deserialize, Serialize};

/// The skipped parts of a file, each with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The skipped accounts.
    pub accounts: Vec<AccountLeftOut>,
    /// The skipped access logs.
    pub logs: Vec<LogLeftOut>,
    /// The number of pool transactions with an invalid signature, or that no block can include.
    pub transactions: u32,
}

/// A skipped account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLeftOut {
    /// The user whom the file names.
    pub user_id: UserId,
    /// The reason.
    pub fault: AccountFault,
}

/// A skipped access log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLeftOut {
    /// The log's own public key.
    pub log: PublicKey,
    /// The reason.
    pub fault: LogFault,
}
