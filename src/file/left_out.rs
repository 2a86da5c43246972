//! What of a snapshot is not taken over beside its blocks: accounts, access logs and waiting transactions, each with the
//! reason.

use super::access_log::LogFault;
use super::account::AccountFault;
use crate::ledger::id::UserId;
use crate::ledger::key::PublicKey;
use serde::{Deserialize, Serialize};

/// The parts of a file that do not come in beside its blocks, each with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Accounts.
    pub accounts: Vec<AccountLeftOut>,
    /// Access logs.
    pub logs: Vec<LogLeftOut>,
    /// The number of waiting transactions that are not signed by the people whom they name, or that no block can take.
    pub transactions: u32,
}

/// An account that does not come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLeftOut {
    /// The user whose account the file says it is.
    pub user_id: UserId,
    /// The reason.
    pub fault: AccountFault,
}

/// An access log that does not come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLeftOut {
    /// The log's own public key.
    pub log: PublicKey,
    /// The reason.
    pub fault: LogFault,
}
