//! The presses of a button, each judged before it counts.

use crate::ui::still::{Minds, Still};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

/// The keys that press a button (UI Events, section 7.3).
const ENTER: u32 = 13;
const SPACE: u32 = 32;

/// When a button takes a press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// At once: a press that was meant for another button does no harm.
    #[default]
    AtOnce,
    /// Once it has meant the same for a second, wherever it is.
    OnceSettled,
    /// Once it has been the same at the same place for a second: a press signs or destroys something.
    OnceStill,
}

impl Takes {
    const fn minds(self) -> Option<Minds> {
        match self {
            Self::AtOnce => None,
            Self::OnceSettled => Some(Minds::Meaning),
            Self::OnceStill => Some(Minds::PlaceAndMeaning),
        }
    }
}

/// The knowledge of a button when it is pressed.
#[derive(Clone, Copy)]
pub struct Presses {
    busy: Signal<bool>,
    enabled: Signal<bool>,
    still: Option<Still>,
}

impl Presses {
    /// Those of a button. Its label says what a press does, and `about` to what, where the label does not.
    pub fn of(
        button: NodeRef<html::Button>,
        (label, about): (Signal<String>, String),
        (busy, enabled): (Signal<bool>, Signal<bool>),
        takes: Takes,
    ) -> Self {
        let meaning = Signal::derive(move || format!("{:?}", (label.get(), &about, busy.get(), enabled.get())));
        let still = takes.minds().map(|minds| Still::watch(button, meaning, minds));
        Self { busy, enabled, still }
    }

    /// Returns whether this one counts.
    pub fn takes(self, press: &ev::MouseEvent) -> bool {
        let is_free = self.enabled.get_untracked() && !self.busy.get_untracked();
        is_free && self.still.is_none_or(|still| still.takes(press))
    }

    fn is_still(self) -> bool {
        self.still.is_none_or(|still| still.is_still().get())
    }

    /// For those who hear the page, a button that takes no press is there and disabled. It keeps the focus.
    pub fn disabled(self) -> Option<&'static str> {
        (!self.enabled.get() || !self.is_still()).then_some("true")
    }

    /// That it will take presses in a moment.
    pub fn settling(self) -> Option<&'static str> {
        (!self.is_still()).then_some("")
    }
}

/// Keeps a held key from pressing again: each press is a key of its own.
pub fn refuse_repeats(event: &ev::KeyboardEvent) {
    if event.repeat() && matches!(event.key_code(), ENTER | SPACE) {
        event.prevent_default();
    }
}

/// The same in a form, where a space is written, and in a text of several lines Enter is too.
pub fn refuse_repeated_enter(event: &ev::KeyboardEvent) {
    let writes = event.target().is_some_and(|target| target.has_type::<HtmlTextAreaElement>());
    if event.repeat() && event.key_code() == ENTER && !writes {
        event.prevent_default();
    }
}
