//! Memory follows the disk: what other tabs have written is taken over, what did not get through is read anew.
//!
//! On a conflict the work is done again on what is there now. A lost connection is opened again once. Whatever else goes
//! wrong in writing, memory is built anew from the disk; and where that cannot be reached, the ledger stands still and
//! says so. It never goes on in memory alone.

use super::opened::{Opened, Step};
use super::platform::Platform;
use super::{Answer, Node};
use crate::ledger::id::Hash;
use crate::protocol::{Command, Damage, Event, Fault};
use crate::storage::{KnownTime, Shelf, StoreError};

/// How often a command is tried where other tabs are faster each time.
const MOST_TRIES: u32 = 100;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Another tab has written to a ledger: where it is the open one, takes over what is new, and tells the page.
    pub async fn hear_of(&mut self, ledger: Hash) {
        if self.opened.as_ref().is_none_or(|opened| opened.state.founding().ledger != ledger) {
            return;
        }
        if let Err(trouble) = self.catch_up().await {
            (self.events)(Event::Trouble(trouble));
        }
        self.announce();
    }

    /// The connection of an open store was closed by somebody else: it is opened again, and the page is told of what
    /// stands in the way of that.
    pub async fn hear_of_closing(&mut self, ledger: Hash) {
        if self.opened.as_ref().is_none_or(|opened| opened.state.founding().ledger != ledger) {
            return;
        }
        if let Err(trouble) = self.rebuild().await {
            (self.events)(Event::Trouble(trouble));
        }
        self.changed = true;
        self.announce();
    }

    /// Does what a command says, on what the other tabs have left: where one was faster, its work is taken over and the
    /// command done again; where the connection was lost, it is opened again, once.
    pub(super) async fn persist(&mut self, command: Command) -> Result<Answer, Fault> {
        let mut reopened = false;
        for _ in 0..MOST_TRIES {
            match self.dispatch(command.clone()).await {
                Err(Fault::Store { fault: StoreError::Conflict }) if self.opened.is_some() => self.catch_up().await?,
                // Another tab has just brought in the same ledger: now there is something to compare with.
                Err(Fault::Store { fault: StoreError::Conflict }) => {}
                Err(Fault::Store { fault: StoreError::Closed })
                    if !reopened && self.opened.as_ref().is_some_and(|it| it.damage.is_none()) =>
                {
                    reopened = true;
                    self.rebuild().await?;
                }
                Err(Fault::Store { fault: StoreError::Closed }) => {
                    self.stand_still(StoreError::Closed);
                    return Err(StoreError::Closed.into());
                }
                outcome => return outcome,
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Takes over what other tabs have written to the open ledger.
    pub(super) async fn catch_up(&mut self) -> Result<(), Fault> {
        let opened = self.opened.as_mut().ok_or(Fault::NoLedger)?;
        let known_time = opened.known_time;
        match opened.catch_up().await {
            Ok(changed) => {
                self.changed |= changed;
                self.hear_of_time(known_time);
                Ok(())
            }
            // Half of it may be in memory; only the disk is believed.
            Err(_) => self.rebuild().await,
        }
    }

    /// Commits a step of the open ledger. One that would be right whatever other tabs have written is written after that.
    pub(super) async fn write(&mut self, mut step: Step) -> Result<(), Fault> {
        for _ in 0..MOST_TRIES {
            let again = step.if_right_on_any_head();
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
            // These say for certain that nothing was written, and are seen to by who called.
            Err(Fault::ReadOnly { .. } | Fault::Store { fault: StoreError::Conflict | StoreError::Closed }) => {}
            // Whatever else went wrong, only the disk is believed. Where it cannot be read, the ledger stands still.
            Err(_) => drop(self.rebuild().await),
        }
        outcome
    }

    /// Builds memory anew from the disk. Where there is none any more, nothing is left open either; where it cannot be
    /// reached, the ledger stands still, for everybody to see.
    async fn rebuild(&mut self) -> Result<(), Fault> {
        let outcome = self.reload().await;
        self.changed = true;
        match &outcome {
            Err(Fault::Store { fault: StoreError::Gone }) => drop(self.close()),
            Err(Fault::Store { fault }) => self.stand_still(fault.clone()),
            Err(Fault::Rejected { rejection }) => self.damage(Damage::Rule { rejection: rejection.clone() }),
            _ => {}
        }
        outcome
    }

    /// Nothing more is written, since the database does not take it: what is shown would not be what is kept.
    fn stand_still(&mut self, fault: StoreError) {
        self.damage(Damage::Store { fault });
    }

    fn damage(&mut self, damage: Damage) {
        self.changed = true;
        if let Some(opened) = &mut self.opened {
            opened.damage = Some(damage);
        }
    }

    /// Reads the open ledger anew; unlocked accounts stay unlocked.
    async fn reload(&mut self) -> Result<(), Fault> {
        let store = self.shelf.find(self.ledger()?.state.founding().ledger).await?.ok_or(StoreError::Gone)?;
        let mut opened = Opened::read(store).await?;
        if let Some(before) = self.opened.take() {
            opened.keyring.keep_unlocked(before.keyring);
            opened.acting = before.acting;
            opened.lock_contradicted();
        }
        self.opened = Some(opened);
        Ok(())
    }
}
