//! Keeps memory equal to the database: reads the writes of other tabs, and reads everything again after a failed write.
//!
//! After a conflict a command is executed again on the new state. A lost connection is opened again once. After any
//! other failed write memory is rebuilt from the database; if that cannot be read, the ledger becomes read-only and the
//! page says so. Memory never holds a change that the database lacks.

use super::dispatch::Attachment;
use super::open_ledger::{OpenLedger, Step};
use super::platform::{ByteSource, Platform};
use super::{Answer, Node};
use crate::ledger::id::Hash;
use crate::protocol::command::FileCommand;
use crate::protocol::{Command, Event, Fault, ReadOnlyReason};
use crate::storage::{KnownTime, Library, StoreError};

/// The most executions of one command when other tabs keep writing first.
const MOST_TRIES: u32 = 100;

impl<H: Library, P: Platform> Node<H, P> {
    /// Reads the writes of another tab, if they are to the open ledger, and tells the page.
    pub async fn on_other_tab_wrote(&mut self, ledger: Hash) {
        if self.opened.as_ref().is_none_or(|opened| opened.state.genesis().ledger != ledger) {
            return;
        }
        if let Err(trouble) = self.catch_up().await {
            (self.events)(Event::BackgroundFault(trouble));
        }
        self.announce();
    }

    /// Opens the store again after its connection was closed from outside, and reports a failure of that as an event.
    pub async fn on_store_closed(&mut self, ledger: Hash) {
        if self.opened.as_ref().is_none_or(|opened| opened.state.genesis().ledger != ledger) {
            return;
        }
        if let Err(trouble) = self.rebuild().await {
            (self.events)(Event::BackgroundFault(trouble));
        }
        self.changed = true;
        self.announce();
    }

    /// Executes a command on the newest state. After a conflict, reads the writes of the other tabs and executes it
    /// again; after a lost connection, opens the store again, once.
    pub(super) async fn persist<F: ByteSource>(
        &mut self,
        command: &Command,
        mut file: Attachment<F>,
    ) -> Result<Answer, Fault> {
        let mut reopened = false;
        for _ in 0..MOST_TRIES {
            match self.dispatch(command.clone(), &mut file).await {
                // A file can be read once; after that only an import that has verified it can go on.
                Err(fault) if matches!(file, Attachment::Read) && !(imports(command) && self.proposal.is_some()) => {
                    return Err(fault);
                }
                Err(Fault::Store { fault: StoreError::Conflict }) if self.opened.is_some() => self.catch_up().await?,
                // Another tab has just imported the same ledger, so the next attempt compares the file with it.
                Err(Fault::Store { fault: StoreError::Conflict }) => {}
                Err(Fault::Store { fault: StoreError::Closed })
                    if !reopened && self.opened.as_ref().is_some_and(|it| it.damage.is_none()) =>
                {
                    reopened = true;
                    self.rebuild().await?;
                }
                Err(Fault::Store { fault: StoreError::Closed }) => {
                    self.stop_writing(StoreError::Closed);
                    return Err(StoreError::Closed.into());
                }
                outcome => return outcome,
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Reads the writes of other tabs to the open ledger.
    pub(super) async fn catch_up(&mut self) -> Result<(), Fault> {
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        let known_time = opened.known_time;
        match opened.catch_up().await {
            Ok(changed) => {
                self.changed |= changed;
                self.on_time_confirmed(known_time);
                Ok(())
            }
            // Memory may hold only a part of the writes, so it is rebuilt.
            Err(_) => self.rebuild().await,
        }
    }

    /// Commits a step of the open ledger. After a conflict, commits it again if the step does not depend on the head.
    pub(super) async fn write(&mut self, mut step: Step) -> Result<(), Fault> {
        for _ in 0..MOST_TRIES {
            let again = step.if_independent_of_head();
            let outcome = self.write_once(step).await;
            match (outcome, again) {
                (Err(Fault::Store { fault: StoreError::Conflict }), Some(same)) => {
                    self.catch_up().await?;
                    step = same;
                }
                (outcome, _) => return outcome,
            }
        }
        Err(StoreError::Conflict.into())
    }

    async fn write_once(&mut self, mut step: Step) -> Result<(), Fault> {
        let now = self.platform.now();
        if step.known_time == KnownTime::Stays {
            step.known_time = self.known_time(now);
        }
        let outcome = self.opened.as_mut().ok_or(Fault::NoLedger)?.write(step, now).await;
        match &outcome {
            Ok(()) => self.written = true,
            // Nothing was written, and the caller handles the fault.
            Err(Fault::ReadOnly { .. } | Fault::Store { fault: StoreError::Conflict | StoreError::Closed }) => {}
            // It is unknown what was written, so memory is rebuilt. If that fails, the ledger is read-only.
            Err(_) => drop(self.rebuild().await),
        }
        outcome
    }

    /// Rebuilds memory from the database. Closes the ledger if its database is gone; makes it read-only if the database
    /// cannot be read.
    async fn rebuild(&mut self) -> Result<(), Fault> {
        let outcome = self.reload().await;
        self.changed = true;
        match &outcome {
            Err(Fault::Store { fault: StoreError::Gone }) => drop(self.close()),
            Err(Fault::Store { fault }) => self.stop_writing(fault.clone()),
            Err(Fault::Rejected { rejection }) => self.damage(ReadOnlyReason::Rule { rejection: rejection.clone() }),
            _ => {}
        }
        outcome
    }

    /// Makes the ledger read-only: after a failed read, memory may differ from the database.
    fn stop_writing(&mut self, fault: StoreError) {
        self.damage(ReadOnlyReason::Store { fault });
    }

    fn damage(&mut self, damage: ReadOnlyReason) {
        self.changed = true;
        if let Some(opened) = &mut self.opened {
            opened.damage = Some(damage);
        }
    }

    /// Reads the open ledger again; unlocked accounts stay unlocked.
    async fn reload(&mut self) -> Result<(), Fault> {
        let store = self.library.find(self.ledger()?.state.genesis().ledger).await?.ok_or(StoreError::Gone)?;
        let mut opened = OpenLedger::read(store).await?;
        if let Some(before) = self.opened.take() {
            opened.keyring.keep_unlocked(before.keyring);
            opened.acting = before.acting;
            opened.lock_contradicted();
        }
        self.opened = Some(opened);
        Ok(())
    }
}

const fn imports(command: &Command) -> bool {
    matches!(command, Command::File(FileCommand::ImportLedger(_)))
}
