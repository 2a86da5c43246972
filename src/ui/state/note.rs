//! A note above the page: the outcome of a command whose own place on the screen is gone or never existed.

use super::Announcer;
use leptos::prelude::*;

/// The text of the note.
#[derive(Clone, Copy)]
pub struct Note {
    words: RwSignal<Option<String>>,
    announcer: Announcer,
}

impl Note {
    /// Creates the note and provides it as context.
    pub fn provide(announcer: Announcer) -> Self {
        let note = Self { words: RwSignal::new(None), announcer };
        provide_context(note);
        note
    }

    /// Returns the note from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows and announces a text.
    pub fn show(self, words: String) {
        self.announcer.announce(words.clone());
        self.words.set(Some(words));
    }

    /// Removes the note.
    pub fn dismiss(self) {
        self.words.set(None);
    }

    /// The text.
    pub fn words(self) -> Signal<Option<String>> {
        self.words.into()
    }
}
