//! Announcements for screen readers: one live region for the whole page.

use leptos::prelude::*;

/// The text of the live region.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Creates the announcer and provides it as context.
    pub fn provide() -> Self {
        let announcer = Self(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    /// Returns the announcer from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Announces a text.
    pub fn announce(self, words: impl Into<String>) {
        self.0.set(words.into());
    }

    /// The last announcement.
    pub fn words(self) -> Signal<String> {
        self.0.into()
    }
}
