//! The accounts and access logs of two files, each once, and only those that a device would import.

use crate::file::access_log::{LogFault, SealedLog};
use crate::file::account::AccountFile;
use crate::file::left_out::{AccountLeftOut, LeftOut, LogLeftOut};
use crate::file::verified::VerifiedSnapshot;
use crate::ledger::merkle::TreeHead;
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;

/// The accounts and logs of both files, those of the chain that counts first.
#[derive(Default)]
pub struct AccountsAndLogs {
    accounts: Vec<AccountFile>,
    logs: Vec<SealedLog>,
    left_out: LeftOut,
}

impl AccountsAndLogs {
    /// Adds an account that belongs to the merged ledger. If a user has two account files with different passwords,
    /// both are kept, because each contains the same key.
    pub fn account(&mut self, account: AccountFile, state: &State, waiting: &[Transaction]) {
        match account.belongs(state, waiting) {
            Ok(()) if self.accounts.contains(&account) => {}
            Ok(()) => self.accounts.push(account),
            Err(fault) => self.left_out.accounts.push(AccountLeftOut { user_id: account.user_id().clone(), fault }),
        }
    }

    /// Adds the access logs of a file that are signed by their own keys. Of one log the longer list is kept, because
    /// logs only grow.
    pub fn logs_of(&mut self, snapshot: &VerifiedSnapshot, chain: &State) {
        for log in &snapshot.logs {
            if let Err(fault) = self.log(log, chain) {
                self.left_out.logs.push(LogLeftOut { log: log.log, fault });
            }
        }
    }

    fn log(&mut self, log: &SealedLog, chain: &State) -> Result<(), LogFault> {
        let place = self.logs.iter().position(|known| known.log == log.log);
        let known = place.map(|place| TreeHead { size: self.logs[place].size, root: self.logs[place].root });
        log.judge(chain, known)?;
        match (place, known) {
            (Some(place), Some(known)) if known.size < log.size => self.logs[place] = log.clone(),
            (Some(_), _) => {}
            (None, _) => self.logs.push(log.clone()),
        }
        Ok(())
    }

    /// Returns all accounts.
    pub fn accounts(&self) -> &[AccountFile] {
        &self.accounts
    }

    /// Returns all logs.
    pub fn logs(&self) -> &[SealedLog] {
        &self.logs
    }

    /// Returns the parts of the two files that the merged file skips.
    pub const fn left_out(&self) -> &LeftOut {
        &self.left_out
    }
}
