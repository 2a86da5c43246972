//! A button's deed: one command at a time, its fault kept where it happened.

use super::{Announcer, Store, Worker};
use crate::ledger::rejection::Field;
use crate::protocol::{Command, Fault, Reply};
use crate::text;
use crate::worker::client::Answer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Blob;

/// Sends commands for one form or button, and holds what came of the last one.
#[derive(Clone, Copy)]
pub struct Act {
    busy: RwSignal<bool>,
    fault: RwSignal<Option<Fault>>,
    worker: Worker,
    store: Store,
    announcer: Announcer,
}

impl Act {
    /// A deed that was not done yet.
    pub fn idle() -> Self {
        Self {
            busy: RwSignal::new(false),
            fault: RwSignal::new(None),
            worker: Worker::get(),
            store: Store::get(),
            announcer: Announcer::get(),
        }
    }

    /// Sends a command, unless one is under way; `then` gets the reply.
    pub fn run(self, command: Command, then: impl FnOnce(Reply) + 'static) {
        self.exchange(command, None, move |answer| then(answer.reply));
    }

    /// The same with a file on either way.
    pub fn exchange(self, command: Command, attachment: Option<Blob>, then: impl FnOnce(Answer) + 'static) {
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
                Ok(answer) => {
                    self.store.take_reply(&answer.reply);
                    then(answer);
                }
                Err(fault) => self.fail(fault),
            }
        });
    }

    /// Keeps and announces a fault that the page itself has found.
    pub fn fail(self, fault: Fault) {
        if text::exporting_helps(&fault) {
            // The way out, an export, stands above every page.
            self.store.fail(fault.clone());
        }
        self.announcer.say(text::fault(&fault));
        self.fault.set(Some(fault));
    }

    /// Says that it is done.
    pub fn done(self, words: impl Into<String>) {
        self.announcer.say(words.into());
    }

    /// Forgets the last fault.
    pub fn forget(self) {
        self.fault.set(None);
    }

    /// Whether a command is under way.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// What went wrong.
    pub fn fault(self) -> Signal<Option<Fault>> {
        self.fault.into()
    }

    /// What went wrong, if the fault names this field.
    pub fn at(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.fault
                .with(|fault| fault.as_ref().filter(|fault| text::field_of(fault) == Some(field)).map(text::fault))
        })
    }

    /// What went wrong, if the fault names none of these fields.
    pub fn beside(self, fields: &'static [Field]) -> Signal<Option<String>> {
        let elsewhere = move |fault: &&Fault| text::field_of(fault).is_none_or(|field| !fields.contains(&field));
        Signal::derive(move || self.fault.with(|fault| fault.as_ref().filter(elsewhere).map(text::fault)))
    }
}
