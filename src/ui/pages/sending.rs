//! Commands that add a transaction to the pool, with a note while it waits there.

use crate::ledger::id::Hash;
use crate::ledger::rejection::Field;
use crate::protocol::{Ask, Submitted};
use crate::ui::components::fault_note;
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// The action of a command whose result is a transaction that waits for a block.
#[derive(Clone, Copy)]
pub struct Sending {
    action: CommandAction,
    store: Store,
    /// The note, and the head of the chain at the time of the note.
    sent: RwSignal<Option<(String, Option<Hash>)>>,
}

impl Sending {
    /// Makes an action that has sent no command.
    pub fn idle() -> Self {
        Self { action: CommandAction::idle(), store: Store::get(), sent: RwSignal::new(None) }
    }

    /// Sends a command. After success it announces `words` and calls `then`.
    pub fn send(self, command: impl Ask<Reply = Submitted>, words: String, then: impl FnOnce() + 'static) {
        self.sent.set(None);
        self.action.run(command, move |_| {
            self.action.done(words.clone());
            self.sent.set(Some((words, self.head())));
            then();
        });
    }

    /// Returns the state of the command.
    pub const fn action(self) -> CommandAction {
        self.action
    }

    /// Shows the fault that none of `fields` shows, or the note. A new block ends the wait and removes the note.
    pub fn note(self, fields: &'static [Field]) -> impl IntoView {
        let head = Memo::new(move |_| self.store.ledger().get().map(|ledger| ledger.head));
        let words = move || {
            let head = head.get();
            self.sent.get().filter(|(_, sent_at)| *sent_at == head).map(|(words, _)| words)
        };
        view! {
            {fault_note(self.action.beside(fields))}
            <output>{words}</output>
        }
    }

    fn head(self) -> Option<Hash> {
        untrack(|| self.store.ledger().get().map(|ledger| ledger.head))
    }
}
