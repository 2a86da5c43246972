//! A virtual list whose rows are requested when they come into view: one request at a time, always for the rows in
//! view. Rows that are scrolled past quickly are never requested.

use super::known_rows::{KnownRows, RowRequest};
use crate::protocol::{Ask, Fault};
use crate::ui::state::{Store, Worker};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Range;

/// The rows.
pub struct Rows<C: Ask<Reply = Vec<T>>, T: Send + Sync + 'static> {
    pieces: RwSignal<KnownRows<T>>,
    window: Memo<Range<u64>>,
    is_asking: StoredValue<bool>,
    fault: RwSignal<Option<Fault>>,
    ask: fn(Range<u64>) -> C,
    worker: Worker,
}

impl<C: Ask<Reply = Vec<T>>, T: Send + Sync> Clone for Rows<C, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C: Ask<Reply = Vec<T>>, T: Send + Sync> Copy for Rows<C, T> {}

impl<C: Ask<Reply = Vec<T>>, T: Clone + Send + Sync + 'static> Rows<C, T> {
    /// Creates a list whose visible rows are `window`; `number` returns the number of a row, and `ask` the command for
    /// some rows.
    pub fn new(window: Memo<Range<u64>>, number: fn(&T) -> u64, ask: fn(Range<u64>) -> C) -> Self {
        let (pieces, is_asking) = (RwSignal::new(KnownRows::new(number)), StoredValue::new(false));
        let (fault, worker) = (RwSignal::new(None), Worker::get());
        let rows = Self { pieces, window, is_asking, fault, ask, worker };
        let chain = Store::get().chain();
        // Effects, because a request has an effect outside the page.
        Effect::new(move |former: Option<Option<_>>| {
            let ledger = chain.get().map(|(ledger, ..)| ledger);
            let is_other = former.is_some_and(|former| former != ledger);
            pieces.update(|pieces| if is_other { pieces.forget() } else { pieces.renew() });
            rows.again();
            ledger
        });
        Effect::new(move || {
            window.track();
            rows.load_missing();
        });
        rows
    }

    /// Returns a row, if it is known.
    pub fn get(self, number: u64) -> Option<T> {
        self.pieces.with(|pieces| pieces.get(number).cloned())
    }

    /// The fault that ended the requests.
    pub fn fault(self) -> Option<Fault> {
        self.fault.get()
    }

    /// Requests rows again, also after a fault.
    pub fn again(self) {
        self.fault.set(None);
        self.load_missing();
    }

    /// Requests the next piece in view that is not known.
    fn load_missing(self) {
        if self.is_asking.get_value() || self.fault.with_untracked(Option::is_some) {
            return;
        }
        let window = self.window.get_untracked();
        let Some(question) = self.pieces.with_untracked(|pieces| pieces.wanted(&window)) else { return };
        self.is_asking.set_value(true);
        spawn_local(async move {
            let answer = self.worker.ask((self.ask)(question.rows.clone())).await;
            // If the page is gone, the answer is dropped.
            if self.is_asking.try_set_value(false).is_none() {
                self.hear(&question, answer);
                self.load_missing();
            }
        });
    }

    fn hear(self, question: &RowRequest, answer: Result<Vec<T>, Fault>) {
        match answer {
            Ok(items) => self.pieces.update(|pieces| pieces.take(question, items)),
            Err(fault) => self.fault.set(Some(fault)),
        }
    }
}
