//! Sending what goes into the pool, and saying that it waits there.

use crate::ledger::id::Hash;
use crate::ledger::rejection::Field;
use crate::protocol::Command;
use crate::ui::components::fault_note;
use crate::ui::state::{Act, Store};
use leptos::prelude::*;

/// A deed whose outcome is a transaction that waits for a block.
#[derive(Clone, Copy)]
pub struct Sending {
    act: Act,
    store: Store,
    /// What is said, and the head of the chain when it was said.
    sent: RwSignal<Option<(String, Option<Hash>)>>,
}

impl Sending {
    /// A deed that was not done yet.
    pub fn idle() -> Self {
        Self { act: Act::idle(), store: Store::get(), sent: RwSignal::new(None) }
    }

    /// Sends a command; `then` comes after it was done, with `words` said.
    pub fn send(self, command: Command, words: String, then: impl FnOnce() + 'static) {
        self.sent.set(None);
        self.act.run(command, move |_| {
            self.act.done(words.clone());
            self.sent.set(Some((words, self.head())));
            then();
        });
    }

    /// The deed itself.
    pub const fn act(self) -> Act {
        self.act
    }

    /// What went wrong beside the fields, or that it waits. A new block ends the waiting, and so the words.
    pub fn note(self, fields: &'static [Field]) -> impl IntoView {
        let head = Memo::new(move |_| self.store.ledger().get().map(|ledger| ledger.head));
        let words = move || {
            let head = head.get();
            self.sent.get().filter(|(_, sent_at)| *sent_at == head).map(|(words, _)| words)
        };
        view! {
            {fault_note(self.act.beside(fields))}
            <output>{words}</output>
        }
    }

    fn head(self) -> Option<Hash> {
        untrack(|| self.store.ledger().get().map(|ledger| ledger.head))
    }
}
