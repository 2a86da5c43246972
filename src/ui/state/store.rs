//! The state of ledger and session: one store, which only events and replies change.

use super::clock::steady;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::transaction::account::Role;
use crate::protocol::{Event, Fault, LedgerStatus, Progress, Reply, Session, Status};
use leptos::prelude::*;

/// The store.
#[derive(Clone, Copy)]
pub struct Store {
    status: RwSignal<Option<Status>>,
    progress: RwSignal<Option<Progress>>,
    trouble: RwSignal<Option<Fault>>,
    changes: RwSignal<u64>,
    /// Set if the last reply was counted as the change that its event will report.
    counted: StoredValue<bool>,
    /// The arrival time of the status.
    heard_at: RwSignal<f64>,
}

impl Store {
    /// Creates an empty store and provides it as context.
    pub fn provide() -> Self {
        let store = Self {
            status: RwSignal::new(None),
            progress: RwSignal::new(None),
            trouble: RwSignal::new(None),
            changes: RwSignal::new(0),
            counted: StoredValue::new(false),
            heard_at: RwSignal::new(0.0),
        };
        provide_context(store);
        store
    }

    /// Returns the store from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Applies an event.
    pub fn take_event(self, event: Event) {
        match event {
            Event::Status(status) => self.take_change(*status),
            Event::Progress(progress) => self.progress.set(Some(progress)),
            Event::BackgroundFault(fault) => self.trouble.set(Some(fault)),
        }
    }

    /// Applies the status of a reply. The event of the same change follows if the command was one.
    pub fn take_reply(self, reply: &Reply, is_change: bool) {
        if let Reply::Status(status) = reply {
            let counted = self.take_status(status.clone());
            self.counted.set_value(counted && is_change);
        }
    }

    /// Removes the progress after a long command.
    pub fn end_progress(self) {
        self.progress.set(None);
    }

    /// Stores a fault of the connection to the worker.
    pub fn fail(self, fault: Fault) {
        self.trouble.set(Some(fault));
    }

    /// Dismisses the background fault.
    pub fn dismiss_background_fault(self) {
        self.trouble.set(None);
    }

    /// Applies an event. It is a change even if the status is the same, as when only an access log has grown; but the
    /// reply to the command may have been counted as this change.
    fn take_change(self, status: Status) {
        let is_counted = self.counted.get_value();
        self.counted.set_value(false);
        if !self.take_status(status) && !is_counted {
            self.changes.update(|count| *count += 1);
        }
    }

    /// Applies a status. Returns `true` if it was another one, and so was counted as a change.
    fn take_status(self, status: Status) -> bool {
        self.heard_at.set(steady());
        let is_new = self.status.with_untracked(|known| known.as_ref() != Some(&status));
        if is_new {
            self.status.set(Some(status));
            self.changes.update(|count| *count += 1);
        }
        is_new
    }

    /// The arrival time of the last status, in milliseconds since the page was loaded.
    pub fn heard_at(self) -> f64 {
        self.heard_at.get()
    }

    /// Returns the wait before the next password attempt of an account at that time, in milliseconds; `None` for an
    /// account that is not on this device.
    pub fn wait_of(self, user_id: &str) -> Option<f64> {
        self.status.with(|status| {
            let account = status.as_ref()?.accounts.iter().find(|account| account.user_id.as_str() == user_id)?;
            u32::try_from(account.wait).ok().map(f64::from)
        })
    }

    /// The last status of the worker; `None` before the first.
    pub fn status(self) -> Signal<Option<Status>> {
        self.status.into()
    }

    /// The open ledger.
    pub fn ledger(self) -> Signal<Option<LedgerStatus>> {
        Signal::derive(move || self.status.with(|status| status.as_ref().and_then(|status| status.ledger.clone())))
    }

    /// The acting account.
    pub fn session(self) -> Signal<Option<Session>> {
        Signal::derive(move || self.status.with(|status| status.as_ref().and_then(|status| status.session.clone())))
    }

    /// Set if the acting account is a patient.
    pub fn is_patient(self) -> Memo<bool> {
        let session = self.session();
        Memo::new(move |_| session.with(|session| session.as_ref().is_some_and(|who| who.role == Role::Patient)))
    }

    /// The progress of the running command.
    pub fn progress(self) -> Signal<Option<Progress>> {
        self.progress.into()
    }

    /// The background fault.
    pub fn trouble(self) -> Signal<Option<Fault>> {
        self.trouble.into()
    }

    /// The ledger, its head and the acting account. A change means that values from the chain must be loaded again.
    pub fn chain(self) -> Memo<Option<(Hash, Hash, Option<UserId>)>> {
        Memo::new(move |_| {
            let status = self.status.get()?;
            let ledger = status.ledger?;
            Some((ledger.ledger, ledger.head, status.session.map(|session| session.user_id)))
        })
    }

    /// The number of changes of ledger, chain, pool and session. A change means that all values must be loaded again.
    pub fn changes(self) -> Signal<u64> {
        self.changes.into()
    }
}
