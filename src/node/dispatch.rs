//! The answer to each command: one match a family, so that a new command leads the compiler here.

use super::platform::{ByteSource, Platform};
use super::{Answer, Exported, Node};
use crate::file::account::AccountFile;
use crate::protocol::command::{
    self, AccountCommand, ChainCommand, ConsentCommand, FileCommand, ForgingCommand, LibraryCommand, LogCommand,
    TokenCommand,
};
use crate::protocol::{Ask, Command, Fault, FileCard};
use crate::storage::Library;

/// The file that belongs to a command.
pub enum Attachment<F> {
    /// The command came without a file.
    Absent,
    /// The file, which can be read once.
    Unread(F),
    /// A snapshot, which an earlier execution of the same command has verified: it is the node's proposal.
    Verified,
    /// An account file, which an earlier execution of the same command has read.
    Account(Box<AccountFile>),
}

impl<F> Attachment<F> {
    /// Returns the file, and leaves nothing: the caller puts back the result of reading it.
    ///
    /// # Errors
    /// `NoAttachment` if there is no unread file.
    pub fn take(&mut self) -> Result<F, Fault> {
        match std::mem::replace(self, Self::Absent) {
            Self::Unread(file) => Ok(file),
            Self::Absent | Self::Verified | Self::Account(_) => Err(Fault::NoAttachment),
        }
    }
}

impl<F> From<Option<F>> for Attachment<F> {
    fn from(file: Option<F>) -> Self {
        file.map_or(Self::Absent, Self::Unread)
    }
}

/// Makes an answer of a reply, which has the type that the command declares.
fn reply<C: Ask>(outcome: Result<C::Reply, Fault>) -> Result<Answer, Fault> {
    outcome.map(|reply| Answer { reply: reply.into(), attachment: None })
}

/// Makes an answer of an exported file.
fn file<C: Ask<Reply = FileCard>>(outcome: Result<Exported, Fault>) -> Result<Answer, Fault> {
    let Exported { card, chunks } = outcome?;
    let card: C::Reply = card;
    Ok(Answer { reply: card.into(), attachment: Some(chunks) })
}

impl<H: Library, P: Platform> Node<H, P> {
    /// Executes a command once.
    pub(super) async fn dispatch<F: ByteSource>(
        &mut self,
        command: Command,
        attachment: &mut Attachment<F>,
    ) -> Result<Answer, Fault> {
        match command {
            Command::Library(command) => self.on_library(command).await,
            Command::Account(command) => self.on_account(command, attachment).await,
            Command::Consent(command) => self.on_consent(command).await,
            Command::Token(command) => self.on_token(command).await,
            Command::Forging(command) => self.on_forging(command).await,
            Command::Chain(command) => self.on_chain(command).await,
            Command::Log(command) => self.on_log(command).await,
            Command::File(command) => self.on_file(command, attachment).await,
        }
    }

    async fn on_library(&mut self, command: LibraryCommand) -> Result<Answer, Fault> {
        use LibraryCommand as It;
        match command {
            It::ReadStatus(command::ReadStatus {}) => reply::<command::ReadStatus>(Ok(self.status())),
            It::ListLedgers(command::ListLedgers {}) => reply::<command::ListLedgers>(self.list_ledgers().await),
            It::CreateLedger(typed) => reply::<command::CreateLedger>(self.create_ledger(typed).await),
            It::ExploreDemonstration(command::ExploreDemonstration {}) => {
                reply::<command::ExploreDemonstration>(self.explore().await)
            }
            It::OpenLedger(command::OpenLedger { ledger }) => reply::<command::OpenLedger>(self.open(ledger).await),
            It::CloseLedger(command::CloseLedger {}) => reply::<command::CloseLedger>(Ok(self.close())),
            It::RenameLedger(it) => reply::<command::RenameLedger>(self.rename_ledger(it.ledger, &it.name).await),
            It::DeleteLedger(it) => {
                reply::<command::DeleteLedger>(self.delete_ledger(it.ledger, &it.confirmation).await)
            }
            It::Refresh(command::Refresh {}) => reply::<command::Refresh>(self.refresh().await),
        }
    }

    async fn on_account<F: ByteSource>(
        &mut self,
        command: AccountCommand,
        attachment: &mut Attachment<F>,
    ) -> Result<Answer, Fault> {
        use AccountCommand as It;
        match command {
            It::Register(typed) => reply::<command::Register>(self.register(typed).await),
            It::SignIn(it) => reply::<command::SignIn>(self.sign_in(&it.user_id, &it.password).await),
            It::SignOut(command::SignOut {}) => reply::<command::SignOut>(self.sign_out().await),
            It::Unlock(it) => reply::<command::Unlock>(self.unlock(&it.user_id, &it.password).await),
            It::Lock(command::Lock { user_id }) => reply::<command::Lock>(self.lock(user_id).await),
            It::ChangePassword(it) => reply::<command::ChangePassword>(
                self.change_password(&it.user_id, &it.password, &it.new_password).await,
            ),
            It::ExportAccount(it) => file::<command::ExportAccount>(self.export_account(&it.user_id).await),
            It::RestoreAccount(it) => {
                reply::<command::RestoreAccount>(self.restore_account(attachment, it.replace).await)
            }
        }
    }

    async fn on_consent(&mut self, command: ConsentCommand) -> Result<Answer, Fault> {
        use ConsentCommand as It;
        match command {
            It::SubmitRecord(typed) => reply::<command::SubmitRecord>(self.submit(typed).await),
            It::ShareRecord(it) => {
                reply::<command::ShareRecord>(self.share(&it.record_id, &it.target_id, it.hospital_id.as_deref()).await)
            }
            It::Approve(it) => reply::<command::Approve>(self.approve(it.transaction, it.despite_concerns).await),
            It::Refuse(it) => reply::<command::Refuse>(self.refuse(it.transaction, &it.reason).await),
            It::Withdraw(it) => reply::<command::Withdraw>(self.withdraw(it.transaction, &it.reason).await),
            It::Grant(typed) => reply::<command::Grant>(self.grant(typed).await),
            It::Revoke(it) => reply::<command::Revoke>(self.revoke(it.grant, &it.reason).await),
            It::ListGrants(command::ListGrants {}) => reply::<command::ListGrants>(self.list_grants()),
            It::PreviewRevocation(it) => reply::<command::PreviewRevocation>(self.preview_revocation(it.grant).await),
        }
    }

    async fn on_token(&mut self, command: TokenCommand) -> Result<Answer, Fault> {
        use TokenCommand as It;
        match command {
            It::Transfer(it) => reply::<command::Transfer>(self.transfer(&it.to, it.amount).await),
            It::Stake(it) => reply::<command::Stake>(self.stake(it.amount).await),
            It::Unstake(it) => reply::<command::Unstake>(self.unstake(it.amount).await),
            It::Candidacy(it) => reply::<command::Candidacy>(self.change_candidacy(it.standing).await),
            It::Vote(it) => reply::<command::Vote>(self.vote(it.candidate.as_deref()).await),
            It::ReadElection(command::ReadElection {}) => reply::<command::ReadElection>(self.read_election().await),
            It::ListEvidence(command::ListEvidence {}) => reply::<command::ListEvidence>(self.list_evidence()),
            It::SubmitEvidence(it) => {
                reply::<command::SubmitEvidence>(self.submit_evidence(it.delegate, it.slot).await)
            }
        }
    }

    async fn on_forging(&mut self, command: ForgingCommand) -> Result<Answer, Fault> {
        use ForgingCommand as It;
        match command {
            It::ReadContent(it) => reply::<command::ReadContent>(self.read_content(it.transaction).await),
            It::ListPool(command::ListPool {}) => reply::<command::ListPool>(Ok(self.pool_items())),
            It::Forge(command::Forge { pass_over }) => reply::<command::Forge>(self.forge(pass_over).await),
            It::Autopilot(command::Autopilot { pace }) => reply::<command::Autopilot>(self.set_autopilot(pace)),
            It::ConfirmClock(command::ConfirmClock {}) => reply::<command::ConfirmClock>(self.confirm_clock().await),
            It::LockWhenIdle(it) => {
                self.lock_when_idle(it.minutes);
                reply::<command::LockWhenIdle>(Ok(()))
            }
        }
    }

    async fn on_chain(&mut self, command: ChainCommand) -> Result<Answer, Fault> {
        use ChainCommand as It;
        match command {
            It::ListBlocks(it) => reply::<command::ListBlocks>(self.list_blocks(it.below, it.count).await),
            It::ReadBlock(command::ReadBlock { height }) => reply::<command::ReadBlock>(self.read_block(height).await),
            It::ReadTransaction(it) => reply::<command::ReadTransaction>(self.read_transaction(it.transaction).await),
            It::Search(command::Search { words }) => reply::<command::Search>(self.search(&words)),
            It::ReadRecord(command::ReadRecord { record_id }) => {
                reply::<command::ReadRecord>(self.read_record(record_id))
            }
            It::Explain(command::Explain { question }) => reply::<command::Explain>(self.explain(question).await),
            It::ListPeople(command::ListPeople {}) => reply::<command::ListPeople>(self.list_people()),
            It::ListSubmissions(command::ListSubmissions {}) => {
                reply::<command::ListSubmissions>(self.list_submissions())
            }
            It::ReadSubmission(it) => reply::<command::ReadSubmission>(self.read_submission(it.transaction).await),
            It::ReadHistory(it) => reply::<command::ReadHistory>(self.read_history(it.patient_id).await),
        }
    }

    async fn on_log(&mut self, command: LogCommand) -> Result<Answer, Fault> {
        use LogCommand as It;
        match command {
            It::ReadLog(it) => reply::<command::ReadLog>(self.read_log(it.below, it.count, it.log, &it.wanted).await),
            It::ExportLog(it) => file::<command::ExportLog>(self.export_log(it.log, &it.wanted).await),
            It::ListLogs(command::ListLogs {}) => reply::<command::ListLogs>(self.list_logs()),
            It::ProveLog(it) => reply::<command::ProveLog>(self.prove_log(it.sequence).await),
        }
    }

    async fn on_file<F: ByteSource>(
        &mut self,
        command: FileCommand,
        attachment: &mut Attachment<F>,
    ) -> Result<Answer, Fault> {
        use FileCommand as It;
        match command {
            It::VerifyChain(command::VerifyChain {}) => reply::<command::VerifyChain>(self.verify_chain().await),
            It::ExportLedger(it) => {
                file::<command::ExportLedger>(self.export(it.contents, it.compression, it.accounts).await)
            }
            It::ExportReceipt(it) => file::<command::ExportReceipt>(self.receipt(it.transaction, it.disclose).await),
            It::PreviewImport(command::PreviewImport {}) => {
                reply::<command::PreviewImport>(self.preview_import(attachment).await)
            }
            It::AcceptImport(it) => reply::<command::AcceptImport>(self.accept_import(it.ahead_of_clock).await),
            It::DiscardImport(command::DiscardImport {}) => {
                self.proposal = None;
                reply::<command::DiscardImport>(Ok(()))
            }
            It::ImportLedger(it) => reply::<command::ImportLedger>(self.import(attachment, it.ahead_of_clock).await),
            It::UndoImport(command::UndoImport {}) => reply::<command::UndoImport>(self.undo_import().await),
            It::Cancel(command::Cancel {}) => reply::<command::Cancel>(Ok(())),
        }
    }
}
