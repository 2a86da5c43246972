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
use crate::protocol::{Command, Event, Fault, ReadOnlyReason};
use crate::storage::{KnownTime, Library, StoreError};

/// The most attempts of one command when other tabs keep writing first.
const MOST_TRIES: u32 = 100;

/// The repairs that a command has needed so far.
#[derive(Clone, Copy, Default)]
pub struct Repairs {
    /// The number of conflicts with other tabs.
    conflicts: u32,
    /// Set if the store was opened again.
    reopened: bool,
}

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

    /// Executes a command on the newest state, and again if the store's fault could be repaired.
    pub(super) async fn persist<F: ByteSource>(
        &mut self,
        command: &Command,
        mut file: Attachment<F>,
    ) -> Result<Answer, Fault> {
        self.repeat(async |node| node.dispatch(command.clone(), &mut file).await).await
    }

    /// Repeats an attempt as long as it fails by a fault of the store that can be repaired. An attempt within another
    /// one shares its limits.
    async fn repeat<T>(&mut self, mut attempt: impl AsyncFnMut(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        let is_outermost = self.repairs.is_none();
        self.repairs.get_or_insert_default();
        let outcome = loop {
            let repaired = match attempt(self).await {
                Err(Fault::Store { fault: StoreError::Conflict }) => self.repair_conflict().await,
                Err(Fault::Store { fault: StoreError::Closed }) => self.repair_connection().await,
                outcome => break outcome,
            };
            if let Err(fault) = repaired {
                break Err(fault);
            }
        };
        if is_outermost {
            self.repairs = None;
        }
        outcome
    }

    /// After a conflict, reads the writes of the other tabs.
    async fn repair_conflict(&mut self) -> Result<(), Fault> {
        let repairs = self.repairs.get_or_insert_default();
        repairs.conflicts += 1;
        if repairs.conflicts >= MOST_TRIES {
            return Err(StoreError::Conflict.into());
        }
        // Without an open ledger, another tab has just imported the same one: the next attempt compares with it.
        if self.opened.is_some() { self.catch_up().await } else { Ok(()) }
    }

    /// After the loss of the connection, opens the store again: once a command.
    async fn repair_connection(&mut self) -> Result<(), Fault> {
        let is_lost = self.opened.as_ref().is_none_or(|it| it.damage.is_some());
        let repairs = self.repairs.get_or_insert_default();
        if is_lost || std::mem::replace(&mut repairs.reopened, true) {
            self.stop_writing(StoreError::Closed);
            return Err(StoreError::Closed.into());
        }
        self.rebuild().await
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

    /// Commits a step of the open ledger, and changes memory. A step that does not depend on the head is committed again
    /// after a conflict, so that its command does not, for example, derive a key from a password twice.
    pub(super) async fn write(&mut self, step: Step) -> Result<(), Fault> {
        if step.is_independent_of_head() {
            self.repeat(async |node| node.write_once(step.clone()).await).await
        } else {
            self.write_once(step).await
        }
    }

    async fn write_once(&mut self, mut step: Step) -> Result<(), Fault> {
        let now = self.platform.now();
        if step.known_time == KnownTime::Stays {
            step.known_time = self.known_time(now);
        }
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        match opened.commit(step, now).await {
            Ok(committed) => {
                self.written = true;
                // What was committed is on disk, so a fault from here on does not fail the command: memory is rebuilt,
                // and if that fails, the ledger is read-only.
                if opened.apply(committed).await.is_err() {
                    drop(self.rebuild().await);
                }
                Ok(())
            }
            // Nothing was written, and the caller handles the fault.
            Err(
                fault @ (Fault::ReadOnly { .. } | Fault::Store { fault: StoreError::Conflict | StoreError::Closed }),
            ) => Err(fault),
            // It is unknown what was written, so memory is rebuilt. If that fails, the ledger is read-only.
            Err(fault) => {
                drop(self.rebuild().await);
                Err(fault)
            }
        }
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
