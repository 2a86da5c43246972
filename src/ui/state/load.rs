//! The answers that a page loads. A change of ledger, chain, pool or session loads them again, and nothing else does.

use super::{Store, Worker};
use crate::protocol::{Ask, Fault};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// An answer: not there yet, a value, or the fault in its place.
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
    /// The answer; during a new request, the former answer.
    pub fn get(self) -> Option<Result<T, Fault>> {
        self.answer.get()
    }

    /// The value of the answer, if there is one.
    pub fn value(self) -> Option<T> {
        self.answer.get().and_then(Result::ok)
    }

    /// Returns a part of the answer.
    pub fn map<U: Clone + Send + Sync + 'static>(self, part: fn(T) -> U) -> Loaded<U> {
        let answer = Signal::derive(move || self.answer.get().map(|answer| answer.map(part)));
        Loaded { answer, asked: self.asked }
    }

    /// Requests the answer again.
    pub fn again(self) {
        self.asked.update(|count| *count += 1);
    }
}

/// Sends the command now and after each change of ledger, chain, pool or session. If `ask` returns `None`, nothing is
/// sent.
pub fn load<C: Ask>(ask: impl Fn() -> Option<C> + 'static) -> Loaded<C::Reply> {
    let changes = Store::get().changes();
    load_after(move || changes.track(), ask)
}

/// Like [`load`], but ignores changes of the pool: for queries that the access log records each time.
pub fn load_from_chain<C: Ask>(ask: impl Fn() -> Option<C> + 'static) -> Loaded<C::Reply> {
    let chain = Store::get().chain();
    load_after(move || chain.track(), ask)
}

/// Like [`load`], but ignores all changes: for values that cannot change and whose access is logged each time.
pub fn load_once<C: Ask>(ask: impl Fn() -> Option<C> + 'static) -> Loaded<C::Reply> {
    load_after(|| (), ask)
}

fn load_after<C: Ask>(changed: impl Fn() + 'static, ask: impl Fn() -> Option<C> + 'static) -> Loaded<C::Reply> {
    let worker = Worker::get();
    let (answer, asked) = (RwSignal::new(None), RwSignal::new(0));
    let latest = StoredValue::new(0_u64);
    // An effect, because a request has an effect outside the page.
    Effect::new(move || {
        changed();
        asked.track();
        let Some(command) = ask() else { return };
        let number = latest.get_value() + 1;
        latest.set_value(number);
        spawn_local(async move {
            let found = worker.ask(command).await;
            // An answer is dropped if a later request has overtaken it, or if the page is gone.
            if latest.try_get_value() == Some(number) {
                answer.set(Some(found));
            }
        });
    });
    Loaded { answer: answer.into(), asked }
}
