//! Account files: kept under another password, backed up, brought back.

use super::keyring;
use super::opened::Step;
use super::platform::{ByteSource, Platform};
use super::{Answer, Node, input, travel};
use crate::file::account::AccountFile;
use crate::file::document::Document as _;
use crate::file::{FileFault, name};
use crate::ledger::access_log;
use crate::ledger::encode;
use crate::ledger::id::UserId;
use crate::ledger::secret::Password;
use crate::protocol::{Fault, Reply};
use crate::storage::{Shelf, Try};

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Keeps an account under another password. The old one must open it; the keys stay what they are.
    pub(super) async fn change_password(&mut self, user: &str, old: &Password, new: &Password) -> Result<Reply, Fault> {
        let missing = || Fault::NoSuchAccount { user_id: user.to_owned() };
        let user_id = UserId::parse(user.trim()).map_err(|_| missing())?;
        let state = &self.ledger()?.state;
        let (ledger, founding) = (state.founding().ledger, state.founding().name.as_str());
        let name = state.account(&user_id).map_or("", |account| account.name.as_str());
        input::password(new, &[user_id.as_str(), name, founding])?;
        let seed = self.try_password(&user_id, old).await?;
        let file = keyring::make(&seed, ledger, &user_id, new, &mut self.entropy);
        let tried = Some((user_id, Try::Succeeds));
        self.write(Step { accounts: vec![file], tried, ..Step::default() }).await?;
        Ok(Reply::Done)
    }

    /// An account's keys, under their password, as a file.
    pub(super) async fn export_account(&mut self, user_id: &UserId) -> Result<Answer, Fault> {
        let opened = self.ledger()?;
        let file = opened.keyring.file(user_id);
        let file = file.ok_or_else(|| Fault::NoSuchAccount { user_id: user_id.as_str().to_owned() })?;
        let (bytes, ledger) = (encode::canonical(file), opened.state.founding().name.clone());
        let notes = vec![self.note_by_anybody(access_log::Action::Export)];
        self.write(Step { notes, ..Step::default() }).await?;
        Ok(travel::file(name::account(&ledger, user_id), "application/json", vec![bytes]))
    }

    /// Takes in an account file of the open ledger.
    pub(super) async fn restore_account<F: ByteSource>(&mut self, source: Option<F>) -> Result<Reply, Fault> {
        let mut source = source.ok_or(Fault::NoAttachment)?;
        let mut bytes = Vec::new();
        while let Some(piece) = source.next().await? {
            bytes.extend(piece);
            if bytes.len() as u64 > AccountFile::MOST {
                return Err(FileFault::TooLarge { most: AccountFile::MOST }.into());
            }
        }
        let file = AccountFile::read(&bytes)?;
        self.belongs_here(&file)?;
        let notes = vec![self.note_by_anybody(access_log::Action::Import)];
        self.write(Step { accounts: vec![file], notes, ..Step::default() }).await?;
        Ok(Reply::Status(self.status()))
    }

    /// An account file is of the open ledger, and its key is the one that its owner has there.
    fn belongs_here(&self, file: &AccountFile) -> Result<(), Fault> {
        let state = &self.ledger()?.state;
        let same_ledger = file.ledger() == state.founding().ledger;
        let same_key = state.account(file.user_id()).is_none_or(|account| account.public_key == file.public_key());
        if same_ledger && same_key { Ok(()) } else { Err(Fault::ForeignAccount { user_id: file.user_id().clone() }) }
    }
}
