//! The import of files: one after the other, each shown as a proposal before anything is stored.
//!
//! This state outlives the pages, because an import changes which pages exist.

use super::{Address, CommandAction, Note, go};
use crate::protocol::{Import, Proposal, command};
use crate::text::{files, proposal};
use crate::ui::route::Route;
use leptos::prelude::*;
use std::collections::VecDeque;
use web_sys::File;

/// The files that wait, and the outcome of the last import.
#[derive(Clone, Copy)]
pub struct Importing {
    action: CommandAction,
    waiting: StoredValue<VecDeque<File>, LocalStorage>,
    left: RwSignal<usize>,
    name: RwSignal<String>,
    found: RwSignal<Option<Proposal>>,
    ahead_of_clock: RwSignal<bool>,
    outcome: RwSignal<Option<Import>>,
    is_undone: RwSignal<bool>,
    address: Address,
    note: Note,
}

impl Importing {
    /// Creates the state and provides it as context.
    pub fn provide(address: Address, note: Note) -> Self {
        let importing = Self {
            action: CommandAction::idle(),
            waiting: StoredValue::new_local(VecDeque::new()),
            left: RwSignal::new(0),
            name: RwSignal::new(String::new()),
            found: RwSignal::new(None),
            ahead_of_clock: RwSignal::new(false),
            outcome: RwSignal::new(None),
            is_undone: RwSignal::new(false),
            address,
            note,
        };
        provide_context(importing);
        importing
    }

    /// Returns the state from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Removes the outcomes of former files, unless an import is in progress.
    pub fn tidy(self) {
        let is_idle = !self.action.busy().get_untracked() && self.found.with_untracked(Option::is_none);
        if is_idle && self.left.get_untracked() == 0 {
            self.action.forget();
            self.outcome.set(None);
            self.name.set(String::new());
        }
    }

    /// Previews a file after all files before it are done.
    pub fn take(self, file: File) {
        self.waiting.update_value(|waiting| waiting.push_back(file));
        self.count();
        if !self.action.busy().get_untracked() && self.found.with_untracked(Option::is_none) {
            self.next();
        }
    }

    /// Previews the next file.
    pub fn next(self) {
        let Some(file) = self.waiting.try_update_value(VecDeque::pop_front).flatten() else { return };
        self.count();
        self.name.set(file.name());
        self.action.exchange(command::PreviewImport {}, Some(file.into()), move |answer| {
            let found = answer.reply;
            self.outcome.set(None);
            self.action.done(proposal::verdict(&found));
            self.ahead_of_clock.set(false);
            self.found.set(Some(found));
        });
    }

    /// Imports the proposed changes.
    pub fn accept(self) {
        let ahead_of_clock = self.ahead_of_clock.get_untracked();
        self.action.run(command::AcceptImport { ahead_of_clock }, move |import| {
            self.found.set(None);
            self.is_undone.set(false);
            self.conclude(import);
            self.next();
        });
    }

    /// Discards the proposal.
    pub fn discard(self) {
        self.action.run(command::DiscardImport {}, move |()| {
            self.found.set(None);
            self.name.set(String::new());
            self.action.done(proposal::discarded());
            self.next();
        });
    }

    /// Reports the outcome. The start page disappears with the first ledger, so the report goes into the note above the
    /// page or, if more files wait, to the page of files.
    fn conclude(self, import: Import) {
        let words = files::imported(&import);
        let is_at_start = self.address.route().with_untracked(|route| *route == Route::Start);
        self.outcome.set(Some(import));
        match (is_at_start, self.left.get_untracked()) {
            (true, 0) => self.note.show(words),
            (true, _) => {
                self.action.done(words);
                go(&Route::Files);
            }
            (false, _) => self.action.done(words),
        }
    }

    /// The state of the commands that preview, accept and discard.
    pub const fn action(self) -> CommandAction {
        self.action
    }

    /// The number of files that wait.
    pub fn left(self) -> Signal<usize> {
        self.left.into()
    }

    /// The name of the current file.
    pub fn name(self) -> Signal<String> {
        self.name.into()
    }

    /// The proposal: the changes that the import would make.
    pub fn found(self) -> Signal<Option<Proposal>> {
        self.found.into()
    }

    /// Set if the person has confirmed that a file may be ahead of this device's clock.
    pub const fn ahead_of_clock(self) -> RwSignal<bool> {
        self.ahead_of_clock
    }

    /// The outcome of the last import.
    pub const fn outcome(self) -> RwSignal<Option<Import>> {
        self.outcome
    }

    /// Set if the last import was undone and can be restored.
    pub const fn is_undone(self) -> RwSignal<bool> {
        self.is_undone
    }

    fn count(self) {
        self.left.set(self.waiting.with_value(VecDeque::len));
    }
}
