//! What a page has asked for: asked again when ledger, chain, pool or session change, and never in between.

use super::{Store, Worker};
use crate::protocol::{Command, Fault, Reply};
use crate::text::shell;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was asked for: nothing yet, the answer, or why there is none.
pub struct Loaded<T: Send + Sync + 'static> {
    answer: Signal<Option<Result<T, Fault>>>,
    asked: RwSignal<u64>,
}

impl<T: Send + Sync> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Loaded<T> {}

impl<T: Clone + Send + Sync + 'static> Loaded<T> {
    /// The answer; the former one while it is asked for anew.
    pub fn get(self) -> Option<Result<T, Fault>> {
        self.answer.get()
    }

    /// The answer, where there is one.
    pub fn value(self) -> Option<T> {
        self.answer.get().and_then(Result::ok)
    }

    /// A part of the answer.
    pub fn map<U: Clone + Send + Sync + 'static>(self, part: fn(T) -> U) -> Loaded<U> {
        let answer = Signal::derive(move || self.answer.get().map(|answer| answer.map(part)));
        Loaded { answer, asked: self.asked }
    }

    /// Asks once more.
    pub fn again(self) {
        self.asked.update(|count| *count += 1);
    }
}

/// Sends the command now and after each change of ledger, chain, pool or session; `take` picks the value out of the
/// reply. Where `ask` gives nothing, nothing is sent.
pub fn load<T: Clone + Send + Sync + 'static>(
    ask: impl Fn() -> Option<Command> + 'static,
    take: fn(Reply) -> Option<T>,
) -> Loaded<T> {
    let changes = Store::get().changes();
    load_after(move || changes.track(), ask, take)
}

/// The same, but the pool does not matter: for what is written down each time that it is asked for.
pub fn load_from_chain<T: Clone + Send + Sync + 'static>(
    ask: impl Fn() -> Option<Command> + 'static,
    take: fn(Reply) -> Option<T>,
) -> Loaded<T> {
    let chain = Store::get().chain();
    load_after(move || chain.track(), ask, take)
}

/// Sends the command once, whatever changes meanwhile: for what cannot change, and is logged each time that it is asked.
pub fn load_once<T: Clone + Send + Sync + 'static>(
    ask: impl Fn() -> Option<Command> + 'static,
    take: fn(Reply) -> Option<T>,
) -> Loaded<T> {
    load_after(|| (), ask, take)
}

fn load_after<T: Clone + Send + Sync + 'static>(
    changed: impl Fn() + 'static,
    ask: impl Fn() -> Option<Command> + 'static,
    take: fn(Reply) -> Option<T>,
) -> Loaded<T> {
    let worker = Worker::get();
    let (answer, asked) = (RwSignal::new(None), RwSignal::new(0));
    let latest = StoredValue::new(0_u64);
    // An effect, since asking reaches outside of the page.
    Effect::new(move || {
        changed();
        asked.track();
        let Some(command) = ask() else { return };
        let number = latest.get_value() + 1;
        latest.set_value(number);
        spawn_local(async move {
            let found = worker.send(command).await.and_then(|reply| take(reply).ok_or_else(unexpected));
            // An answer that was overtaken by a later question, or that nobody waits for any more, is dropped.
            if latest.try_get_value() == Some(number) {
                answer.set(Some(found));
            }
        });
    });
    Loaded { answer: answer.into(), asked }
}

pub(super) fn unexpected() -> Fault {
    Fault::Worker { cause: shell::answered_otherwise().to_owned() }
}
