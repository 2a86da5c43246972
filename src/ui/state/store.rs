//! What is known of the ledger and the session: one store, written by events and replies alone.

use super::waits::steady;
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
    /// When the status came.
    heard_at: RwSignal<f64>,
}

impl Store {
    /// Makes an empty store and shares it with the tree.
    pub fn provide() -> Self {
        let store = Self {
            status: RwSignal::new(None),
            progress: RwSignal::new(None),
            trouble: RwSignal::new(None),
            changes: RwSignal::new(0),
            heard_at: RwSignal::new(0.0),
        };
        provide_context(store);
        store
    }

    /// The store of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Takes in what happened.
    pub fn take_event(self, event: Event) {
        match event {
            Event::Status(status) => self.take_status(*status),
            // Pages that show the pool ask for it anew: what each may see of it depends on who asks.
            Event::Pool(_) => self.changes.update(|count| *count += 1),
            Event::Progress(progress) => self.progress.set(Some(progress)),
            Event::Trouble(fault) => self.trouble.set(Some(fault)),
        }
    }

    /// Takes in what a reply says about where things stand.
    pub fn take_reply(self, reply: &Reply) {
        if let Reply::Status(status) = reply {
            self.take_status(status.clone());
        }
    }

    /// A long command has ended.
    pub fn end_progress(self) {
        self.progress.set(None);
    }

    /// The worker cannot be reached at all.
    pub fn fail(self, fault: Fault) {
        self.trouble.set(Some(fault));
    }

    /// The reader has seen what went wrong in the background.
    pub fn dismiss_trouble(self) {
        self.trouble.set(None);
    }

    fn take_status(self, status: Status) {
        self.heard_at.set(steady());
        let unchanged = self.status.with_untracked(|known| known.as_ref() == Some(&status));
        if !unchanged {
            self.status.set(Some(status));
            self.changes.update(|count| *count += 1);
        }
    }

    /// When the worker said last where things stand, in milliseconds since the page was loaded.
    pub fn heard_at(self) -> f64 {
        self.heard_at.get()
    }

    /// How many milliseconds an account had to wait then before its password may be tried; none where it is not here.
    pub fn wait_of(self, user_id: &str) -> Option<f64> {
        self.status.with(|status| {
            let account = status.as_ref()?.accounts.iter().find(|account| account.user_id.as_str() == user_id)?;
            u32::try_from(account.wait).ok().map(f64::from)
        })
    }

    /// Everything that the worker said; nothing before its first word.
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

    /// Whether a patient acts.
    pub fn is_patient(self) -> Memo<bool> {
        let session = self.session();
        Memo::new(move |_| session.with(|session| session.as_ref().is_some_and(|who| who.role == Role::Patient)))
    }

    /// How far the running command has come.
    pub fn progress(self) -> Signal<Option<Progress>> {
        self.progress.into()
    }

    /// What went wrong in the background.
    pub fn trouble(self) -> Signal<Option<Fault>> {
        self.trouble.into()
    }

    /// Which ledger, which head, who acts: what is in the chain, and who may see it, is as old as this.
    pub fn chain(self) -> Memo<Option<(Hash, Hash, Option<UserId>)>> {
        Memo::new(move |_| {
            let status = self.status.get()?;
            let ledger = status.ledger?;
            Some((ledger.ledger, ledger.head, status.session.map(|session| session.user_id)))
        })
    }

    /// Counts changes of ledger, chain, pool and session: what a page has loaded is as old as this number.
    pub fn changes(self) -> Signal<u64> {
        self.changes.into()
    }
}
