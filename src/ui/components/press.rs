//! The check of each press of a button.

use crate::ui::press_guard::{ControlChange, PressGuard};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

/// The keys that press a button (UI Events, section 7.3).
const ENTER: u32 = 13;
const SPACE: u32 = 32;

/// The condition for a press.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PressPolicy {
    /// At once: a press that was meant for another button does no harm.
    #[default]
    AtOnce,
    /// After a second with the same meaning, at any place.
    OnceSettled,
    /// After a second with the same meaning at the same place: the press signs or destroys something.
    WhenStable,
}

impl PressPolicy {
    const fn minds(self) -> Option<ControlChange> {
        match self {
            Self::AtOnce => None,
            Self::OnceSettled => Some(ControlChange::Meaning),
            Self::WhenStable => Some(ControlChange::PlaceAndMeaning),
        }
    }
}

/// The state that decides on a press of a button.
#[derive(Clone, Copy)]
pub struct PressCheck {
    busy: Signal<bool>,
    enabled: Signal<bool>,
    still: Option<PressGuard>,
}

impl PressCheck {
    /// Watches a button. Its label states the action, and `about` the object of the action if the label does not.
    pub fn of(
        button: NodeRef<html::Button>,
        (label, about): (Signal<String>, String),
        (busy, enabled): (Signal<bool>, Signal<bool>),
        takes: PressPolicy,
    ) -> Self {
        let meaning = Signal::derive(move || format!("{:?}", (label.get(), &about, busy.get(), enabled.get())));
        let still = takes.minds().map(|minds| PressGuard::watch(button, meaning, minds));
        Self { busy, enabled, still }
    }

    /// Returns `true` if the button accepts this press.
    pub fn takes(self, press: &ev::MouseEvent) -> bool {
        let is_free = self.enabled.get_untracked() && !self.busy.get_untracked();
        is_free && self.still.is_none_or(|still| still.takes(press))
    }

    fn is_still(self) -> bool {
        self.still.is_none_or(|still| still.is_still().get())
    }

    /// The value of `aria-disabled`. A button that accepts no press stays in the document and keeps the focus.
    pub fn disabled(self) -> Option<&'static str> {
        (!self.enabled.get() || !self.is_still()).then_some("true")
    }

    /// The attribute of a button that will accept presses within a second.
    pub fn settling(self) -> Option<&'static str> {
        (!self.is_still()).then_some("")
    }
}

/// Ignores the repeats of a held key: each press needs its own keystroke.
pub fn refuse_repeats(event: &ev::KeyboardEvent) {
    if event.repeat() && matches!(event.key_code(), ENTER | SPACE) {
        event.prevent_default();
    }
}

/// Ignores repeated Enter in a form. Space writes text there, and Enter writes in a text area.
pub fn refuse_repeated_enter(event: &ev::KeyboardEvent) {
    let writes = event.target().is_some_and(|target| target.has_type::<HtmlTextAreaElement>());
    if event.repeat() && event.key_code() == ENTER && !writes {
        event.prevent_default();
    }
}
