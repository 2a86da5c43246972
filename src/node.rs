//! The node: executes a device's commands on its ledgers, one reply for each, and reports changes as events.
//!
//! It holds the keys, the pool, the access log and the open ledger. It has two ports: a [`Library`] that stores the
//! ledgers, and a [`Platform`] with clocks and entropy. It runs in the browser's worker, and unchanged in a native
//! test.

mod accounts;
mod admission;
mod autopilot;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod clock;
mod consent;
mod demonstration;
mod disk;
mod dispatch;
mod election;
mod evidence;
mod explain;
mod export;
mod forging;
mod grants;
mod idle;
mod import;
mod index;
mod input;
mod keyring;
mod library;
mod log;
mod logs;
mod members;
mod naming;
mod open_ledger;
mod password_attempts;
mod platform;
mod pool;
mod reading;
mod revocation;
mod search;
mod summary;
mod tabs;
mod tokens;
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
use crate::ledger::transaction::{Action, Identified, Payload};
use crate::protocol::command::{FileCommand, LibraryCommand};
use crate::protocol::{Command, Event, Fault, FileCard, Progress, Reply, Stage};
use crate::storage::Library;
use clock::Clock;
use log::NewEntry;
use open_ledger::{OpenLedger, Step};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use zeroize::Zeroizing;

/// A reply with the file that belongs to it, in pieces.
#[derive(Debug)]
pub struct Answer {
    /// The reply.
    pub reply: Reply,
    /// The file, where the command exports one.
    pub attachment: Option<Vec<Vec<u8>>>,
}

/// A file that the node has written.
struct Exported {
    card: FileCard,
    chunks: Vec<Vec<u8>>,
}

/// The node of a device.
pub struct Node<H: Library, P: Platform> {
    library: H,
    platform: P,
    entropy: Entropy,
    events: Rc<dyn Fn(Event)>,
    cancel: Rc<Cell<bool>>,
    opened: Option<OpenLedger<H::Store>>,
    /// The time between two blocks in milliseconds, while unlocked delegates forge without a command.
    autopilot: Option<u32>,
    /// The minutes without a command after which accounts are locked.
    idle_minutes: u32,
    /// The verified file of an import that is not yet accepted.
    proposal: Option<VerifiedSnapshot>,
    /// The time of the last command, by the monotonic clock.
    active_at: Duration,
    /// The time until which each account rejects passwords after wrong ones.
    waits: password_attempts::AttemptDelays,
    /// The check of the device's clock.
    clock: Clock,
    /// The repairs of the store that the running command has needed.
    repairs: Option<disk::Repairs>,
    /// Set if a command has changed something that no event has reported yet.
    changed: bool,
    /// Set if something was written that other tabs have not been told of.
    written: bool,
}

/// The acting account: its id, its state on the ledger, and its seed.
struct Actor {
    user_id: UserId,
    account: Account,
    seed: Seed,
}

impl Actor {
    /// Checks that the role is one of these.
    fn must_be(&self, needed: &[Role]) -> Result<(), Fault> {
        let actual = self.account.role;
        if needed.contains(&actual) { Ok(()) } else { Err(Fault::Role { needed: needed.to_vec(), actual }) }
    }

    /// Returns the given hospital, or the account's own if none is given.
    fn hospital(&self, typed: Option<&str>) -> Result<HospitalId, Fault> {
        match typed.filter(|it| !it.trim().is_empty()) {
            Some(typed) => input::hospital_id(typed),
            None => self.account.hospital_id.clone().ok_or(Fault::Presence { field: Field::HospitalId }),
        }
    }

    /// Returns the log entry for a permitted action of this account.
    fn entry(&self, action: crate::ledger::access_log::Action) -> NewEntry {
        NewEntry::permitted(Some(self.user_id.clone()), Some(self.account.role), action)
    }
}

impl<H: Library, P: Platform> Node<H, P> {
    /// Creates a node with no ledger open. It clears `cancel` when a command begins; setting it ends a long command.
    pub fn new(library: H, platform: P, events: Rc<dyn Fn(Event)>, cancel: Rc<Cell<bool>>) -> Self {
        let mut seed = [0; 32];
        platform.fill_random(&mut seed);
        Self {
            entropy: Entropy::new(seed),
            active_at: platform.steady(),
            clock: Clock::default(),
            repairs: None,
            library,
            platform,
            events,
            cancel,
            opened: None,
            autopilot: None,
            idle_minutes: idle::AT_FIRST,
            proposal: None,
            waits: password_attempts::AttemptDelays::default(),
            changed: false,
            written: false,
        }
    }

    /// Executes a command. If another tab has written meanwhile, reads that first and executes the command again.
    ///
    /// # Errors
    /// The fault. The access log then holds the attempt; ledger, chain and pool are unchanged.
    pub async fn handle<F: ByteSource>(
        &mut self,
        command: impl Into<Command>,
        file: Option<F>,
    ) -> Result<Answer, Fault> {
        let command = command.into();
        self.cancel.set(false);
        self.active_at = self.platform.steady();
        self.watch_clock().await;
        let outcome = self.persist(&command, file.into()).await;
        self.conclude(&command, outcome).await
    }

    /// Reports what the commands have changed as events. Call it after the sender has the reply: the reply to a command
    /// comes before the events that it causes.
    pub fn announce(&mut self) {
        if std::mem::take(&mut self.changed) {
            (self.events)(Event::Status(Box::new(self.status())));
        }
    }

    /// Removes unfinished ledgers of an interrupted creation or import, in this tab or a closed one. Call it before the
    /// first command.
    pub async fn sweep(&mut self) {
        // A ledger that cannot be removed now stays listed as unfinished, and the next start removes it.
        let _ = self.library.sweep().await;
    }

    /// Logs an attempt that ended in a fault, and removes a ledger that it has left unfinished.
    async fn conclude(&mut self, command: &Command, outcome: Result<Answer, Fault>) -> Result<Answer, Fault> {
        if let Err(fault) = &outcome {
            self.log_failure(command, fault).await;
            if may_add_a_ledger(command) {
                self.sweep().await;
            }
        }
        // A refresh is a change only if another tab has made one, which it notes itself.
        self.changed |= !command.is_read_only() && !matches!(command, Command::Library(LibraryCommand::Refresh(_)));
        self.renew_entropy();
        outcome
    }

    /// Replaces the entropy's state, from which the salts and keys that it has produced could be computed.
    fn renew_entropy(&mut self) {
        let mut seed = Zeroizing::new([0; 32]);
        self.platform.fill_random(seed.as_mut_slice());
        self.entropy = Entropy::new(*seed);
    }

    /// Returns a new seed, drawn from the platform and not from `entropy`.
    fn new_seed(&self) -> Seed {
        Seed::filled(|bytes| self.platform.fill_random(bytes))
    }

    /// Logs an attempt that failed. If the entry cannot be written either, reports that as an event.
    async fn log_failure(&mut self, command: &Command, fault: &Fault) {
        let (Some(action), Some(opened)) = (log::action(command), &mut self.opened) else { return };
        let actor = opened.acting.clone();
        let role = actor.as_ref().and_then(|user| opened.state.account(user)).map(|account| account.role);
        let entry =
            NewEntry { patient: log::patient(command), ..NewEntry::permitted(actor, role, action) }.ended_by(fault);
        if opened.damage.is_some() {
            return; // the ledger is read-only, which the page shows
        }
        if let Err(trouble) = self.write(Step { entries: vec![entry], ..Step::default() }).await {
            (self.events)(Event::BackgroundFault(trouble));
        }
    }

    /// Returns the open ledger.
    fn ledger(&self) -> Result<&OpenLedger<H::Store>, Fault> {
        self.opened.as_ref().ok_or(Fault::NoLedger)
    }

    /// Returns the acting account.
    fn actor(&self) -> Result<Actor, Fault> {
        self.actor_for(self.ledger()?.acting.as_ref().ok_or(Fault::NotSignedIn)?)
    }

    /// Returns an unlocked account of the ledger, acting or not.
    fn actor_for(&self, user_id: &UserId) -> Result<Actor, Fault> {
        let opened = self.ledger()?;
        let seed = opened.keyring.seed(user_id).ok_or(Fault::NotSignedIn)?.clone();
        opened.account_file(user_id)?;
        let account = opened.state.account(user_id).cloned();
        account
            .map(|account| Actor { user_id: user_id.clone(), account, seed })
            .ok_or_else(|| Fault::NotYetRegistered { user_id: user_id.clone() })
    }

    /// Returns the time for decisions about access: the greater of the head block's and the device's.
    fn moment(&self) -> Timestamp {
        let head = self.opened.as_ref().map_or(Timestamp(0), |opened| opened.state.tip().timestamp);
        head.max(self.platform.now())
    }

    /// Returns a signed transaction of the open ledger.
    fn sign(&mut self, author: UserId, seed: &Seed, action: Action) -> Result<Identified, Fault> {
        let timestamp = self.time_to_sign()?;
        let ledger = Some(self.ledger()?.state.genesis().ledger);
        let payload = Payload { ledger, author, timestamp, salt: self.entropy.salt(), action };
        Ok(Identified::signed(payload, &seed.signing_key()))
    }

    fn progress(&self, stage: Stage, done: u64, of: Option<u64>) {
        (self.events)(Event::Progress(Progress { stage, done, of }));
    }

    /// Returns `Cancelled` once the running command was cancelled.
    fn check_cancelled(&self) -> Result<(), Fault> {
        if self.cancel.get() { Err(Fault::Cancelled) } else { Ok(()) }
    }
}

/// Returns true for a command that can bring a ledger to this device, and leaves an unfinished one if it is interrupted.
const fn may_add_a_ledger(command: &Command) -> bool {
    matches!(
        command,
        Command::Library(LibraryCommand::CreateLedger(_) | LibraryCommand::ExploreDemonstration(_))
            | Command::File(FileCommand::ImportLedger(_) | FileCommand::AcceptImport(_))
    )
}
