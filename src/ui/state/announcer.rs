//! What is said to those who listen instead of looking: one live region for the whole page.

use leptos::prelude::*;

/// The words in the live region.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Makes it and shares it with the tree.
    pub fn provide() -> Self {
        let announcer = Self(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    /// The announcer of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Says something.
    pub fn say(self, words: impl Into<String>) {
        self.0.set(words.into());
    }

    /// What was said last.
    pub fn words(self) -> Signal<String> {
        self.0.into()
    }
}
