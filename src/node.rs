//! The node: what a device does with a ledger. Commands in, one reply each; events when something has changed.
//!
//! It holds the keys, the pool, the access log and the open ledger, and talks to the world through two ports: a
//! [`Shelf`] that keeps ledgers, and a [`Platform`] with a clock and entropy. It runs in the browser's worker, and the
//! same way in a test on any machine.

mod accounts;
mod admission;
mod autopilot;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod clock;
mod consent;
mod demonstration;
mod disk;
mod election;
mod evidence;
mod explain;
mod forging;
mod grants;
mod idle;
mod import;
mod index;
mod input;
mod journal;
mod keyring;
mod library;
mod logs;
mod members;
mod naming;
mod opened;
mod platform;
mod pool;
mod reading;
mod revocation;
mod search;
mod summary;
mod tabs;
mod tokens;
mod travel;
mod tries;
mod views;

pub use platform::{ByteSource, Platform};

use crate::file::verified::VerifiedSnapshot;
use crate::ledger::entropy::Entropy;
use crate::ledger::id::{HospitalId, UserId};
use crate::ledger::key::Seed;
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::Field;
use crate::ledger::state::Account;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::{Action, Payload, Transaction};
use crate::protocol::{Command, Event, Fault, Progress, Reply, Stage};
use crate::storage::Shelf;
use clock::Clock;
use journal::Note;
use opened::{Opened, Step};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use zeroize::Zeroizing;

/// A reply, and the file that goes with it, in pieces.
#[derive(Debug)]
pub struct Answer {
    /// What is said.
    pub reply: Reply,
    /// The file, where the reply is about one.
    pub attachment: Option<Vec<Vec<u8>>>,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, attachment: None }
    }
}

/// A device's node.
pub struct Node<H: Shelf, P: Platform> {
    shelf: H,
    platform: P,
    entropy: Entropy,
    events: Rc<dyn Fn(Event)>,
    cancel: Rc<Cell<bool>>,
    opened: Option<Opened<H::Store>>,
    /// The time between two blocks, in milliseconds, while unlocked delegates forge by themselves.
    autopilot: Option<u32>,
    /// How many minutes nobody must have asked for anything before accounts are locked.
    idle_minutes: u32,
    /// A verified file that waits to be accepted.
    proposal: Option<VerifiedSnapshot>,
    /// When somebody last asked for something, by the steady clock.
    active_at: Duration,
    /// Until when accounts wait after wrong passwords.
    waits: tries::Waits,
    /// The knowledge of the time.
    clock: Clock,
    /// Whether a command has changed something that was not announced yet.
    changed: bool,
    /// Whether something was written that other tabs were not told of.
    written: bool,
}

/// The acting account: who, what the ledger knows, and the keys.
struct Actor {
    user_id: UserId,
    account: Account,
    seed: Seed,
}

impl Actor {
    /// Says that the role is one of these.
    fn must_be(&self, needed: &[Role]) -> Result<(), Fault> {
        let found = self.account.role;
        if needed.contains(&found) { Ok(()) } else { Err(Fault::Role { needed: needed.to_vec(), found }) }
    }

    /// Where the account works, or where it says that it works now.
    fn hospital(&self, typed: Option<&str>) -> Result<HospitalId, Fault> {
        match typed.filter(|it| !it.trim().is_empty()) {
            Some(typed) => input::hospital_id(typed),
            None => self.account.hospital_id.clone().ok_or(Fault::Presence { field: Field::HospitalId }),
        }
    }

    /// What the log says of something that this account did.
    fn note(&self, action: crate::ledger::access_log::Action) -> Note {
        Note::permitted(Some(self.user_id.clone()), Some(self.account.role), action)
    }
}

impl<H: Shelf, P: Platform> Node<H, P> {
    /// A node with no ledger open. It sets `cancel` back when a command begins, and ends a long one when it is set.
    pub fn new(shelf: H, platform: P, events: Rc<dyn Fn(Event)>, cancel: Rc<Cell<bool>>) -> Self {
        let mut seed = [0; 32];
        platform.fill_random(&mut seed);
        Self {
            entropy: Entropy::new(seed),
            active_at: platform.steady(),
            clock: Clock::default(),
            shelf,
            platform,
            events,
            cancel,
            opened: None,
            autopilot: None,
            idle_minutes: idle::AT_FIRST,
            proposal: None,
            waits: tries::Waits::default(),
            changed: false,
            written: false,
        }
    }

    /// Does what a command says. Where another tab was faster, reads what it wrote and tries once more.
    ///
    /// # Errors
    /// Why it was not done; then nothing has changed but that the attempt is in the access log.
    pub async fn handle<F: ByteSource>(&mut self, command: Command, file: Option<F>) -> Result<Answer, Fault> {
        self.cancel.set(false);
        self.active_at = self.platform.steady();
        self.watch_clock().await;
        let outcome = match &command {
            Command::PreviewImport => self.preview_import(file).await.map(Answer::from),
            Command::ImportLedger { ahead_of_clock } => match self.preview_import(file).await {
                Ok(_) => self.persist(Command::AcceptImport { ahead_of_clock: *ahead_of_clock }).await,
                Err(fault) => Err(fault),
            },
            Command::RestoreAccount { replace } => self.restore_account(file, *replace).await.map(Answer::from),
            _ => self.persist(command.clone()).await,
        };
        self.conclude(&command, outcome).await
    }

    /// Tells the page what the commands so far have changed. To be called once the one who sent the command has the
    /// reply, so that nobody hears from the world at large how their own command ended.
    pub fn announce(&mut self) {
        if std::mem::take(&mut self.changed) {
            (self.events)(Event::Status(Box::new(self.status())));
            (self.events)(Event::Pool(self.pool_items()));
        }
    }

    /// Removes what founding or taking in a ledger has left that never came to its end: of this tab, or of one that was
    /// killed. To be called before the first command.
    pub async fn sweep(&mut self) {
        // What cannot be removed now is still written down, and found at the next start.
        let _ = self.shelf.sweep().await;
    }

    /// Logs an attempt that ended in a fault, and removes what it has begun.
    async fn conclude(&mut self, command: &Command, outcome: Result<Answer, Fault>) -> Result<Answer, Fault> {
        if let Err(fault) = &outcome {
            self.log_failure(command, fault).await;
            if command.begins_a_ledger() {
                self.sweep().await;
            }
        }
        self.changed |= !command.only_looks();
        self.renew_entropy();
        outcome
    }

    /// Begins the entropy anew: from its state, salts and keys that it has given could be computed again.
    fn renew_entropy(&mut self) {
        let mut seed = Zeroizing::new([0; 32]);
        self.platform.fill_random(seed.as_mut_slice());
        self.entropy = Entropy::new(*seed);
    }

    /// The seed of a new account, from the platform alone.
    fn new_seed(&self) -> Seed {
        Seed::filled(|bytes| self.platform.fill_random(bytes))
    }

    async fn dispatch(&mut self, command: Command) -> Result<Answer, Fault> {
        match command {
            Command::ExportLedger { contents, compression, accounts } => {
                self.export(contents, compression, accounts).await
            }
            Command::ExportLog { log, wanted } => self.export_log(log, &wanted).await,
            Command::ExportAccount { user_id } => self.export_account(&user_id).await,
            Command::ExportReceipt { transaction, disclose } => self.receipt(transaction, disclose).await,
            command if command.only_looks() => self.look(command).await.map(Answer::from),
            command => self.act(command).await.map(Answer::from),
        }
    }

    /// Answers a command that changes nothing but the access log.
    async fn look(&mut self, command: Command) -> Result<Reply, Fault> {
        match command {
            Command::Status => Ok(Reply::Status(self.status())),
            Command::ListLedgers => self.list_ledgers().await,
            Command::ListGrants => self.list_grants(),
            Command::PreviewRevocation { grant } => self.preview_revocation(grant).await,
            Command::ReadElection => self.read_election().await,
            Command::ListEvidence => self.list_evidence(),
            Command::ReadContent { transaction } => self.read_content(transaction).await.map(Reply::Content),
            Command::ListPool => Ok(Reply::Pool(self.pool_items())),
            Command::ListBlocks { below, count } => self.list_blocks(below, count).await,
            Command::ReadBlock { height } => self.read_block(height).await,
            Command::ReadTransaction { transaction } => self.read_transaction(transaction).await,
            Command::Search { words } => self.search(&words),
            Command::ReadRecord { record_id } => self.read_record(record_id),
            Command::Explain { question } => self.explain(question).await,
            Command::ListPeople => self.list_people(),
            Command::ListSubmissions => self.list_submissions(),
            Command::ReadSubmission { transaction } => self.read_submission(transaction).await,
            Command::ReadHistory { patient_id } => self.read_history(patient_id).await,
            Command::ReadLog { below, count, log, wanted } => self.read_log(below, count, log, &wanted).await,
            Command::ListLogs => self.list_logs(),
            Command::ProveLog { sequence } => self.prove_log(sequence).await,
            Command::VerifyChain => self.verify_chain().await,
            Command::DiscardImport => {
                self.proposal = None;
                Ok(Reply::Done)
            }
            Command::LockWhenIdle { minutes } => Ok(self.lock_when_idle(minutes)),
            Command::Cancel => Ok(Reply::Done),
            other => Err(not_here(&other)),
        }
    }

    /// Does a command that changes ledger, chain, pool or session.
    async fn act(&mut self, command: Command) -> Result<Reply, Fault> {
        match command {
            Command::FoundLedger(founding) => self.found(founding).await,
            Command::ExploreDemonstration => self.explore().await,
            Command::OpenLedger { ledger } => self.open(ledger).await,
            Command::CloseLedger => Ok(self.close()),
            Command::RenameLedger { ledger, name } => self.rename_ledger(ledger, &name).await,
            Command::DeleteLedger { ledger, confirmation } => self.delete_ledger(ledger, &confirmation).await,
            Command::Refresh => self.refresh().await,
            Command::ChangePassword { user_id, password, new_password } => {
                self.change_password(&user_id, &password, &new_password).await
            }
            Command::Register(account) => self.register(account).await,
            Command::SignIn { user_id, password } => self.sign_in(&user_id, &password).await,
            Command::SignOut => self.sign_out().await,
            Command::Unlock { user_id, password } => self.unlock(&user_id, &password).await,
            Command::Lock { user_id } => self.lock(user_id).await,
            Command::SubmitRecord(record) => self.submit(record).await,
            Command::ShareRecord { record_id, target_id, hospital_id } => {
                self.share(&record_id, &target_id, hospital_id.as_deref()).await
            }
            Command::Approve { transaction, despite_concerns } => self.approve(transaction, despite_concerns).await,
            Command::Refuse { transaction, reason } => self.refuse(transaction, &reason).await,
            Command::Withdraw { transaction, reason } => self.withdraw(transaction, &reason).await,
            Command::Grant(grant) => self.grant(grant).await,
            Command::Revoke { grant, reason } => self.revoke(grant, &reason).await,
            Command::SubmitEvidence { delegate, slot } => self.submit_evidence(delegate, slot).await,
            Command::Forge { pass_over } => self.forge(pass_over).await,
            Command::Autopilot { pace } => self.set_autopilot(pace),
            Command::AcceptImport { ahead_of_clock } => self.accept_import(ahead_of_clock).await,
            Command::ConfirmClock => self.confirm_clock().await,
            Command::UndoImport => self.undo_import().await,
            Command::ImportLedger { .. } | Command::RestoreAccount { .. } => Err(Fault::NoAttachment),
            other => self.move_tokens_or_vote(other).await,
        }
    }

    /// An attempt that failed is an entry too. Where even that cannot be written, the page is told.
    async fn log_failure(&mut self, command: &Command, fault: &Fault) {
        let (Some(action), Some(opened)) = (journal::action(command), &mut self.opened) else { return };
        let actor = opened.acting.clone();
        let role = actor.as_ref().and_then(|user| opened.state.account(user)).map(|account| account.role);
        let note = Note { patient: journal::patient(command), ..Note::permitted(actor, role, action) }.ended_by(fault);
        if opened.damage.is_some() {
            return; // nothing can be written, and the page says so at the top
        }
        if let Err(trouble) = self.write(Step { notes: vec![note], ..Step::default() }).await {
            (self.events)(Event::Trouble(trouble));
        }
    }

    /// The open ledger.
    fn ledger(&self) -> Result<&Opened<H::Store>, Fault> {
        self.opened.as_ref().ok_or(Fault::NoLedger)
    }

    /// The acting account.
    fn actor(&self) -> Result<Actor, Fault> {
        self.actor_for(self.ledger()?.acting.as_ref().ok_or(Fault::NotSignedIn)?)
    }

    /// An unlocked account of the ledger, whether or not it acts.
    fn actor_for(&self, user_id: &UserId) -> Result<Actor, Fault> {
        let opened = self.ledger()?;
        let seed = opened.keyring.seed(user_id).ok_or(Fault::NotSignedIn)?.clone();
        opened.account_file(user_id)?;
        let account = opened.state.account(user_id).cloned();
        account
            .map(|account| Actor { user_id: user_id.clone(), account, seed })
            .ok_or_else(|| Fault::NotYetRegistered { user_id: user_id.clone() })
    }

    /// The moment at which rights are decided: the greater of the head block's and the device's time.
    fn moment(&self) -> Timestamp {
        let head = self.opened.as_ref().map_or(Timestamp(0), |opened| opened.state.tip().timestamp);
        head.max(self.platform.now())
    }

    /// A transaction of the open ledger, signed.
    fn sign(&mut self, author: UserId, seed: &Seed, action: Action) -> Result<Transaction, Fault> {
        let timestamp = self.time_to_sign()?;
        let ledger = Some(self.ledger()?.state.founding().ledger);
        let payload = Payload { ledger, author, timestamp, salt: self.entropy.salt(), action };
        Ok(Transaction::signed(payload, &seed.signing_key()))
    }

    fn progress(&self, stage: Stage, done: u64, of: Option<u64>) {
        (self.events)(Event::Progress(Progress { stage, done, of }));
    }

    /// Ends a long command that was cancelled.
    fn go_on(&self) -> Result<(), Fault> {
        if self.cancel.get() { Err(Fault::Cancelled) } else { Ok(()) }
    }
}

/// A command that came to the wrong half of the node: a mistake of ours, and no reason to stop.
fn not_here(command: &Command) -> Fault {
    Fault::Malformed { message: format!("{command:?} is not answered here") }
}
