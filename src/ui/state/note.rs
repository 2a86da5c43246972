//! A note above the page: what came of something whose own place on the screen is gone, or never was.

use super::Announcer;
use leptos::prelude::*;

/// The words of the note.
#[derive(Clone, Copy)]
pub struct Note {
    words: RwSignal<Option<String>>,
    announcer: Announcer,
}

impl Note {
    /// Makes it and shares it with the tree.
    pub fn provide(announcer: Announcer) -> Self {
        let note = Self { words: RwSignal::new(None), announcer };
        provide_context(note);
        note
    }

    /// The note of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Shows it and says it.
    pub fn show(self, words: String) {
        self.announcer.say(words.clone());
        self.words.set(Some(words));
    }

    /// The reader has seen it.
    pub fn dismiss(self) {
        self.words.set(None);
    }

    /// What it says.
    pub fn words(self) -> Signal<Option<String>> {
        self.words.into()
    }
}
