//! The answer to each command: one match a family, so that a new command leads the compiler here.

use super::platform::{ByteSource, Platform};
use super::{Answer, Exported, Node};
use crate::protocol::command::*;
use crate::protocol::{Ask, Fault, FileCard};
use crate::storage::{Library, StoreError};

/// The file that belongs to a command.
pub enum Attachment<F> {
    /// The command came without a file.
    Absent,
    /// The file, which can be read once.
    Unread(F),
    /// An earlier execution of the same command has read it.
    Read,
}

impl<F> Attachment<F> {
    /// Returns the file.
    ///
    /// # Errors
    /// `NoAttachment` if there is none; `Conflict` if it was read, and what it was read for met a conflict.
    pub fn take(&mut self) -> Result<F, Fault> {
        match std::mem::replace(self, Self::Read) {
            Self::Unread(file) => Ok(file),
            Self::Read => Err(StoreError::Conflict.into()),
            Self::Absent => {
                *self = Self::Absent;
                Err(Fault::NoAttachment)
            }
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
    outcome.map(|Exported { card, chunks }| Answer { reply: card.into(), attachment: Some(chunks) })
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
            It::ReadStatus(ReadStatus {}) => reply::<ReadStatus>(Ok(self.status())),
            It::ListLedgers(ListLedgers {}) => reply::<ListLedgers>(self.list_ledgers().await),
            It::CreateLedger(typed) => reply::<CreateLedger>(self.create_ledger(typed).await),
            It::ExploreDemonstration(ExploreDemonstration {}) => reply::<ExploreDemonstration>(self.explore().await),
            It::OpenLedger(OpenLedger { ledger }) => reply::<OpenLedger>(self.open(ledger).await),
            It::CloseLedger(CloseLedger {}) => reply::<CloseLedger>(Ok(self.close())),
            It::RenameLedger(it) => reply::<RenameLedger>(self.rename_ledger(it.ledger, &it.name).await),
            It::DeleteLedger(it) => reply::<DeleteLedger>(self.delete_ledger(it.ledger, &it.confirmation).await),
            It::Refresh(Refresh {}) => reply::<Refresh>(self.refresh().await),
        }
    }

    async fn on_account<F: ByteSource>(
        &mut self,
        command: AccountCommand,
        attachment: &mut Attachment<F>,
    ) -> Result<Answer, Fault> {
        use AccountCommand as It;
        match command {
            It::Register(typed) => reply::<Register>(self.register(typed).await),
            It::SignIn(it) => reply::<SignIn>(self.sign_in(&it.user_id, &it.password).await),
            It::SignOut(SignOut {}) => reply::<SignOut>(self.sign_out().await),
            It::Unlock(it) => reply::<Unlock>(self.unlock(&it.user_id, &it.password).await),
            It::Lock(Lock { user_id }) => reply::<Lock>(self.lock(user_id).await),
            It::ChangePassword(it) => {
                reply::<ChangePassword>(self.change_password(&it.user_id, &it.password, &it.new_password).await)
            }
            It::ExportAccount(it) => file::<ExportAccount>(self.export_account(&it.user_id).await),
            It::RestoreAccount(it) => reply::<RestoreAccount>(self.restore_account(attachment, it.replace).await),
        }
    }

    async fn on_consent(&mut self, command: ConsentCommand) -> Result<Answer, Fault> {
        use ConsentCommand as It;
        match command {
            It::SubmitRecord(typed) => reply::<SubmitRecord>(self.submit(typed).await),
            It::ShareRecord(it) => {
                reply::<ShareRecord>(self.share(&it.record_id, &it.target_id, it.hospital_id.as_deref()).await)
            }
            It::Approve(it) => reply::<Approve>(self.approve(it.transaction, it.despite_concerns).await),
            It::Refuse(it) => reply::<Refuse>(self.refuse(it.transaction, &it.reason).await),
            It::Withdraw(it) => reply::<Withdraw>(self.withdraw(it.transaction, &it.reason).await),
            It::Grant(typed) => reply::<Grant>(self.grant(typed).await),
            It::Revoke(it) => reply::<Revoke>(self.revoke(it.grant, &it.reason).await),
            It::ListGrants(ListGrants {}) => reply::<ListGrants>(self.list_grants()),
            It::PreviewRevocation(it) => reply::<PreviewRevocation>(self.preview_revocation(it.grant).await),
        }
    }

    async fn on_token(&mut self, command: TokenCommand) -> Result<Answer, Fault> {
        use TokenCommand as It;
        match command {
            It::Transfer(it) => reply::<Transfer>(self.transfer(&it.to, it.amount).await),
            It::Stake(it) => reply::<Stake>(self.stake(it.amount).await),
            It::Unstake(it) => reply::<Unstake>(self.unstake(it.amount).await),
            It::Candidacy(it) => reply::<Candidacy>(self.change_candidacy(it.standing).await),
            It::Vote(it) => reply::<Vote>(self.vote(it.candidate.as_deref()).await),
            It::ReadElection(ReadElection {}) => reply::<ReadElection>(self.read_election().await),
            It::ListEvidence(ListEvidence {}) => reply::<ListEvidence>(self.list_evidence()),
            It::SubmitEvidence(it) => reply::<SubmitEvidence>(self.submit_evidence(it.delegate, it.slot).await),
        }
    }

    async fn on_forging(&mut self, command: ForgingCommand) -> Result<Answer, Fault> {
        use ForgingCommand as It;
        match command {
            It::ReadContent(it) => reply::<ReadContent>(self.read_content(it.transaction).await),
            It::ListPool(ListPool {}) => reply::<ListPool>(Ok(self.pool_items())),
            It::Forge(Forge { pass_over }) => reply::<Forge>(self.forge(pass_over).await),
            It::Autopilot(Autopilot { pace }) => reply::<Autopilot>(self.set_autopilot(pace)),
            It::ConfirmClock(ConfirmClock {}) => reply::<ConfirmClock>(self.confirm_clock().await),
            It::LockWhenIdle(it) => {
                self.lock_when_idle(it.minutes);
                reply::<LockWhenIdle>(Ok(()))
            }
        }
    }

    async fn on_chain(&mut self, command: ChainCommand) -> Result<Answer, Fault> {
        use ChainCommand as It;
        match command {
            It::ListBlocks(it) => reply::<ListBlocks>(self.list_blocks(it.below, it.count).await),
            It::ReadBlock(ReadBlock { height }) => reply::<ReadBlock>(self.read_block(height).await),
            It::ReadTransaction(it) => reply::<ReadTransaction>(self.read_transaction(it.transaction).await),
            It::Search(Search { words }) => reply::<Search>(self.search(&words)),
            It::ReadRecord(ReadRecord { record_id }) => reply::<ReadRecord>(self.read_record(record_id)),
            It::Explain(Explain { question }) => reply::<Explain>(self.explain(question).await),
            It::ListPeople(ListPeople {}) => reply::<ListPeople>(self.list_people()),
            It::ListSubmissions(ListSubmissions {}) => reply::<ListSubmissions>(self.list_submissions()),
            It::ReadSubmission(it) => reply::<ReadSubmission>(self.read_submission(it.transaction).await),
            It::ReadHistory(it) => reply::<ReadHistory>(self.read_history(it.patient_id).await),
        }
    }

    async fn on_log(&mut self, command: LogCommand) -> Result<Answer, Fault> {
        use LogCommand as It;
        match command {
            It::ReadLog(it) => reply::<ReadLog>(self.read_log(it.below, it.count, it.log, &it.wanted).await),
            It::ExportLog(it) => file::<ExportLog>(self.export_log(it.log, &it.wanted).await),
            It::ListLogs(ListLogs {}) => reply::<ListLogs>(self.list_logs()),
            It::ProveLog(it) => reply::<ProveLog>(self.prove_log(it.sequence).await),
        }
    }

    async fn on_file<F: ByteSource>(
        &mut self,
        command: FileCommand,
        attachment: &mut Attachment<F>,
    ) -> Result<Answer, Fault> {
        use FileCommand as It;
        match command {
            It::VerifyChain(VerifyChain {}) => reply::<VerifyChain>(self.verify_chain().await),
            It::ExportLedger(it) => file::<ExportLedger>(self.export(it.contents, it.compression, it.accounts).await),
            It::ExportReceipt(it) => file::<ExportReceipt>(self.receipt(it.transaction, it.disclose).await),
            It::PreviewImport(PreviewImport {}) => reply::<PreviewImport>(self.preview_import(attachment).await),
            It::AcceptImport(it) => reply::<AcceptImport>(self.accept_import(it.ahead_of_clock).await),
            It::DiscardImport(DiscardImport {}) => {
                self.proposal = None;
                reply::<DiscardImport>(Ok(()))
            }
            It::ImportLedger(it) => reply::<ImportLedger>(self.import(attachment, it.ahead_of_clock).await),
            It::UndoImport(UndoImport {}) => reply::<UndoImport>(self.undo_import().await),
            It::Cancel(Cancel {}) => reply::<Cancel>(Ok(())),
        }
    }
}
