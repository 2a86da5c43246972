//! Account files: changing the password, export and restore.

use super::dispatch::Attachment;
use super::keyring;
use super::open_ledger::{OpenLedger, Step};
use super::platform::{ByteSource, Platform};
use super::{Exported, Node, export, input};
use crate::file::account::{AccountFault, AccountFile};
use crate::file::document::Document as _;
use crate::file::{FileFault, name};
use crate::ledger::access_log;
use crate::ledger::encode;
use crate::ledger::id::UserId;
use crate::ledger::secret::Password;
use crate::ledger::transaction::Transaction;
use crate::protocol::{Fault, Status};
use crate::storage::{AttemptUpdate, Library};

impl<H: Library, P: Platform> Node<H, P> {
    /// Encrypts an account's seed under a new password. The old password must decrypt it; the keys stay the same.
    pub(super) async fn change_password(&mut self, user: &str, old: &Password, new: &Password) -> Result<(), Fault> {
        let missing = || Fault::NoSuchAccount { user_id: user.to_owned() };
        let user_id = UserId::parse(user.trim()).map_err(|_| missing())?;
        let state = &self.ledger()?.state;
        let (ledger, genesis) = (state.genesis().ledger, state.genesis().name.as_str());
        let name = state.account(&user_id).map_or("", |account| account.name.as_str());
        input::password(new, &[user_id.as_str(), name, genesis])?;
        let seed = self.try_password(&user_id, old).await?;
        let (owner, cost) = ((ledger, user_id.clone()), self.platform.kdf_cost());
        let file = keyring::make(&seed, owner, new, cost, &mut self.entropy);
        let tried = Some((user_id, AttemptUpdate::Succeeds));
        self.write(Step { accounts: vec![file], tried, ..Step::default() }).await?;
        Ok(())
    }

    /// Exports an account file: the account's seed, encrypted under its password.
    pub(super) async fn export_account(&mut self, user_id: &UserId) -> Result<Exported, Fault> {
        let opened = self.ledger()?;
        let file = opened.account_file(user_id)?;
        let (bytes, ledger) = (encode::canonical(file), opened.state.genesis().name.clone());
        let entries = vec![self.entry_by_anyone(access_log::Action::Export)];
        self.write(Step { entries, ..Step::default() }).await.or_else(export::ignore_full_storage)?;
        Ok(export::file(name::account(&ledger, user_id), "application/json", vec![bytes]))
    }

    /// Imports an account file of the open ledger. It replaces another file of the same account only if `replace` is
    /// true.
    pub(super) async fn restore_account<F: ByteSource>(
        &mut self,
        file: &mut Attachment<F>,
        replace: bool,
    ) -> Result<Status, Fault> {
        let file = account_of(file).await?;
        let opened = self.ledger()?;
        let foreign = |fault| Fault::ForeignAccount { user_id: file.user_id().clone(), fault };
        file.belongs(&opened.state, opened.waiting()).map_err(foreign)?;
        if opened.keyring.file(file.user_id()).is_some_and(|known| *known != file) && !replace {
            return Err(foreign(AccountFault::AlreadyHere));
        }
        let entries = vec![self.entry_by_anyone(access_log::Action::Import)];
        self.write(Step { accounts: vec![file], entries, ..Step::default() }).await?;
        Ok(self.status())
    }
}

/// Returns the account file of a command. A repeated execution does not read the file again.
async fn account_of<F: ByteSource>(file: &mut Attachment<F>) -> Result<AccountFile, Fault> {
    if let Attachment::Account(account) = file {
        return Ok(account.as_ref().clone());
    }
    let mut source = file.take()?;
    let mut bytes = Vec::new();
    while let Some(piece) = source.next().await? {
        bytes.extend(piece);
        if bytes.len() as u64 > AccountFile::MOST {
            return Err(FileFault::TooLarge { most: AccountFile::MOST }.into());
        }
    }
    let account = AccountFile::read(&bytes)?;
    *file = Attachment::Account(Box::new(account.clone()));
    Ok(account)
}

impl<S> OpenLedger<S> {
    /// Returns the transactions of the pool.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Transaction> {
        self.pool.iter().map(|(_, it)| &it.transaction)
    }

    /// Returns the account file of an account of this device. A stored file is checked at each use as an imported one
    /// is: a key that contradicts the ledger unlocks nothing. An account whose registration is unknown is still usable.
    ///
    /// # Errors
    /// `NoSuchAccount`; `ForeignAccount` if the ledger has another key for the id.
    pub(super) fn account_file(&self, user_id: &UserId) -> Result<&AccountFile, Fault> {
        let missing = || Fault::NoSuchAccount { user_id: user_id.as_str().to_owned() };
        let file = self.keyring.file(user_id).ok_or_else(missing)?;
        match file.belongs(&self.state, self.waiting()) {
            Ok(()) | Err(AccountFault::Unregistered) => Ok(file),
            Err(fault) => Err(Fault::ForeignAccount { user_id: user_id.clone(), fault }),
        }
    }

    /// Locks every account whose key contradicts the ledger now: after a change of chain, the id can have another key.
    pub(super) fn lock_contradicted(&mut self) {
        let unlocked: Vec<UserId> = self.keyring.unlocked().cloned().collect();
        for user_id in unlocked {
            if self.account_file(&user_id).is_err() {
                self.keyring.lock(&user_id);
                self.acting.take_if(|acting| *acting == user_id);
            }
        }
    }
}
