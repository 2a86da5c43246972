//! What stands in two files beside their blocks and pools: accounts and access logs, each once.

use crate::file::access_log::SealedLog;
use crate::file::account::AccountFile;

/// The accounts and the logs of both files, that which is taken first.
#[derive(Default)]
pub struct Other {
    accounts: Vec<AccountFile>,
    logs: Vec<SealedLog>,
}

impl Other {
    /// Takes in an account. Of one user, two files may lie under different passwords: both stay.
    pub fn account(&mut self, account: AccountFile) {
        if !self.accounts.contains(&account) {
            self.accounts.push(account);
        }
    }

    /// Takes in an access log. Of one log the longer file stays: logs only grow.
    pub fn log(&mut self, log: &SealedLog) {
        match self.logs.iter_mut().find(|known| known.log == log.log) {
            Some(known) if known.size < log.size => known.clone_from(log),
            Some(_) => {}
            None => self.logs.push(log.clone()),
        }
    }

    /// All accounts.
    pub fn accounts(&self) -> &[AccountFile] {
        &self.accounts
    }

    /// All logs.
    pub fn logs(&self) -> &[SealedLog] {
        &self.logs
    }
}
