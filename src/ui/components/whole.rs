//! A dialog that shows a text whole, in a field in which it is selected: for those who read and select without a
//! pointer, and for a browser that does not allow to copy.

use super::button::{Button, ButtonStyle};
use super::clipboard::{CopyOutcome, copy};
use super::dialog::Dialog;
use crate::text::common;
use leptos::{ev, html, prelude::*};

/// The state of the dialog and of the copies of its text. The dialog is made when it opens for the first time, because a
/// page may show a thousand hashes.
#[derive(Clone, Copy)]
pub struct WholeText {
    is_made: RwSignal<bool>,
    is_open: RwSignal<bool>,
    outcome: RwSignal<Option<CopyOutcome>>,
}

impl WholeText {
    /// Creates the state of a dialog that is closed.
    pub fn closed() -> Self {
        Self { is_made: RwSignal::new(false), is_open: RwSignal::new(false), outcome: RwSignal::new(None) }
    }

    /// Opens the dialog.
    pub fn show(self) {
        self.outcome.set(None);
        self.open();
    }

    fn open(self) {
        if !self.is_made.get_untracked() {
            self.is_made.set(true);
        }
        self.is_open.set(true);
    }

    /// Copies the text. If the browser refuses, opens the dialog, in which the person can copy the selected text.
    pub fn copy(self, text: String) {
        copy(text, move |outcome| {
            // The page may be gone by now.
            let is_here = self.outcome.try_set(Some(outcome)).is_none();
            if is_here && outcome == CopyOutcome::Refused {
                self.open();
            }
        });
    }

    /// The confirmation of a copy, to show beside the control; `None` if there is none.
    pub fn confirmation(self) -> Option<&'static str> {
        self.outcome.get().filter(|outcome| *outcome == CopyOutcome::Copied).map(CopyOutcome::words)
    }

    /// Returns the dialog.
    pub fn dialog(self, title: &'static str, text: String) -> impl IntoView {
        let state = self;
        move || {
            let text = text.clone();
            state.is_made.get().then(|| view! { <TextDialog state=state title=title text=text /> })
        }
    }
}

#[component]
fn TextDialog(state: WholeText, title: &'static str, text: String) -> impl IntoView {
    let text = StoredValue::new(text);
    view! {
        <Dialog open=state.is_open title=title>
            <Selected state=state title=title text=text.get_value() />
        </Dialog>
    }
}

#[component]
fn Selected(state: WholeText, title: &'static str, text: String) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    // An effect, since only the browser can select. It selects again after each attempt to copy, for the keys that copy.
    Effect::new(move || {
        state.outcome.track();
        if let Some(field) = field.get() {
            // `focus` does not fail for an element in the document.
            let _ = field.focus();
            field.select();
        }
    });
    // A child, because the property `value` is set only later, and that would end the selection.
    let value = text.clone();
    view! {
        <div class="stack" on:keydown=|event| keep_keys(&event)>
            <div class="field">
                <textarea class="whole-text" readonly=true rows="4" aria-label=title node_ref=field>{value}</textarea>
            </div>
            <p role="status">{move || state.outcome.get().map(CopyOutcome::words)}</p>
            <Button label=common::copy_whole() on_press=move |()| state.copy(text.clone()) look=ButtonStyle::First />
        </div>
    }
}

/// Keeps the keys of the field from a list around the dialog. The shortcuts of the page stay.
fn keep_keys(event: &ev::KeyboardEvent) {
    if !event.ctrl_key() && !event.meta_key() {
        event.stop_propagation();
    }
}
