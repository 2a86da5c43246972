//! What stands in two files beside their blocks and pools: accounts and access logs, each once, and only those that a
//! device would take in.

use crate::file::access_log::{LogFault, SealedLog};
use crate::file::account::AccountFile;
use crate::file::left_out::{AccountLeftOut, LeftOut, LogLeftOut};
use crate::file::verified::VerifiedSnapshot;
use crate::ledger::merkle::TreeHead;
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;

/// The accounts and the logs of both files, that which is taken first.
#[derive(Default)]
pub struct Other {
    accounts: Vec<AccountFile>,
    logs: Vec<SealedLog>,
    left_out: LeftOut,
}

impl Other {
    /// Takes in an account that belongs to the merged ledger. Of one user, two files may lie under different passwords:
    /// both stay, since each opens the same key.
    pub fn account(&mut self, account: AccountFile, state: &State, waiting: &[Transaction]) {
        match account.belongs(state, waiting) {
            Ok(()) if self.accounts.contains(&account) => {}
            Ok(()) => self.accounts.push(account),
            Err(fault) => self.left_out.accounts.push(AccountLeftOut { user_id: account.user_id().clone(), fault }),
        }
    }

    /// Takes in the access logs of a file that their own keys signed. Of one log the longer list stays: logs only grow.
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

    /// All accounts.
    pub fn accounts(&self) -> &[AccountFile] {
        &self.accounts
    }

    /// All logs.
    pub fn logs(&self) -> &[SealedLog] {
        &self.logs
    }

    /// The parts of the two files that are not in the merged one.
    pub const fn left_out(&self) -> &LeftOut {
        &self.left_out
    }
}
