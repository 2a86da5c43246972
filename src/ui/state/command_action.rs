//! The command of a button or form: one at a time, with its fault.

use super::{Announcer, Store, Worker};
use crate::ledger::rejection::Field;
use crate::protocol::{Ask, Fault};
use crate::text;
use crate::worker::client::Answer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

/// Sends the commands of one form or button, and holds the outcome of the last one.
#[derive(Clone, Copy)]
pub struct CommandAction {
    busy: RwSignal<bool>,
    fault: RwSignal<Option<Fault>>,
    worker: Worker,
    store: Store,
    announcer: Announcer,
}

impl CommandAction {
    /// Creates the state of a form or button that has sent no command yet.
    pub fn idle() -> Self {
        Self {
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            worker: Worker::get(),
            store: Store::get(),
            announcer: Announcer::get(),
        }
    }

    /// Sends a command, unless one is running, and passes the reply to `then`.
    pub fn run<C: Ask>(self, command: C, then: impl FnOnce(C::Reply) + 'static) {
        self.exchange(command, None, move |answer| then(answer.reply));
    }

    /// Like [`Self::run`], with a file in the command, in the reply, or in both.
    pub fn exchange<C: Ask>(self, command: C, attachment: Option<Blob>, then: impl FnOnce(Answer<C::Reply>) + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.fault.set(None);
        spawn_local(async move {
            let answer = self.worker.exchange(command, attachment).await;
            self.store.end_progress();
            self.busy.set(false);
            match answer {
                Ok(answer) => then(answer),
                Err(fault) => self.fail(fault),
            }
        });
    }

    /// Stores and announces a fault, for example one that the page itself has detected.
    pub fn fail(self, fault: Fault) {
        if text::exporting_helps(&fault) {
            // The note above every page offers to export the ledger.
            self.store.fail(fault.clone());
        }
        self.announcer.announce(text::fault(&fault));
        self.fault.set(Some(fault));
    }

    /// Announces the success of the command.
    pub fn done(self, words: impl Into<String>) {
        self.announcer.announce(words.into());
    }

    /// Removes the last fault.
    pub fn forget(self) {
        self.fault.set(None);
    }

    /// Set while a command is running.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// The fault of the last command.
    pub fn fault(self) -> Signal<Option<Fault>> {
        self.fault.into()
    }

    /// Returns the fault in words if it belongs to this field.
    pub fn at(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.fault
                .with(|fault| fault.as_ref().filter(|fault| text::field_of(fault) == Some(field)).map(text::fault))
        })
    }

    /// Returns the fault in words if it belongs to none of these fields.
    pub fn beside(self, fields: &'static [Field]) -> Signal<Option<String>> {
        let elsewhere = move |fault: &&Fault| text::field_of(fault).is_none_or(|field| !fields.contains(&field));
        Signal::derive(move || self.fault.with(|fault| fault.as_ref().filter(elsewhere).map(text::fault)))
    }
}
