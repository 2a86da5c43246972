//! A mistake that the page itself notices: a field has not the form of the value to send.

use super::Announcer;
use leptos::prelude::*;

/// The last mistake in a form.
#[derive(Clone, Copy)]
pub struct Mistake {
    words: RwSignal<Option<&'static str>>,
    announcer: Announcer,
}

impl Mistake {
    /// Creates the state of a form in which no mistake was noticed yet.
    pub fn none() -> Self {
        Self { words: RwSignal::new(None), announcer: Announcer::get() }
    }

    /// Returns the value to send. If there is none, shows and announces the sentence about the mistake.
    pub fn check<T>(self, input: Result<T, &'static str>) -> Option<T> {
        self.words.set(input.as_ref().err().copied());
        input.inspect_err(|words| self.announcer.announce(*words)).ok()
    }

    /// Returns the mistake if it is `which`.
    pub fn at(self, which: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.words.get().filter(|words| *words == which).map(str::to_owned))
    }

    /// Returns the mistake, or else the fault of the same field after the command was sent.
    pub fn or(self, fault: Signal<Option<String>>) -> Signal<Option<String>> {
        Signal::derive(move || self.words.get().map(str::to_owned).or_else(|| fault.get()))
    }
}
