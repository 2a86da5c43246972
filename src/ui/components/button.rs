//! Buttons that show that they are at work, cannot be pressed twice meanwhile, and, where a press signs or destroys
//! something, take none until they have been still.

use super::presses::{Presses, Takes, refuse_repeats};
use leptos::{ev, prelude::*};

/// How much a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What the page is there for; one a form.
    First,
    /// Anything else.
    Plain,
    /// As quiet as a link.
    Quiet,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::First => "button first",
            Self::Plain => "button",
            Self::Quiet => "button quiet",
        }
    }
}

/// A button that does something at once.
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// How much it stands out.
    #[prop(default = Look::Plain)]
    look: Look,
    /// Whether it is at work.
    #[prop(into, default = Signal::stored(false))]
    busy: Signal<bool>,
    /// Set where there is something to press it for.
    #[prop(into, default = Signal::stored(true))]
    enabled: Signal<bool>,
    /// When it takes a press.
    #[prop(optional)]
    takes: Takes,
    /// What the press is about, where the label does not say it.
    #[prop(into, optional)]
    about: String,
) -> impl IntoView {
    let button = NodeRef::new();
    let presses = Presses::of(button, (label, about), (busy, enabled), takes);
    let press = move |event: ev::MouseEvent| {
        if presses.takes(&event) {
            on_press.run(());
        }
    };
    view! {
        <button
            type="button" class=look.class() node_ref=button aria-busy=move || busy.get().to_string()
            aria-disabled=move || presses.disabled() data-settling=move || presses.settling() on:click=press
            on:keydown=|event| refuse_repeats(&event)
        >
            {label}
        </button>
    }
}

/// A form's own button: it is pressed by Enter in a field, too.
#[component]
pub fn SubmitButton(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the form is at work.
    #[prop(into)]
    busy: Signal<bool>,
    /// When it takes a press.
    #[prop(optional)]
    takes: Takes,
    /// Set where it cannot be pressed now.
    #[prop(into, default = Signal::stored(false))]
    off: Signal<bool>,
) -> impl IntoView {
    let button = NodeRef::new();
    let enabled = Signal::derive(move || !off.get());
    let presses = Presses::of(button, (label, String::new()), (busy, enabled), takes);
    // Enter in a field presses the button as well, so that this is the one gate of the form.
    let press = move |event: ev::MouseEvent| {
        if !presses.takes(&event) {
            event.prevent_default();
        }
    };
    view! {
        <button
            type="submit" class=Look::First.class() node_ref=button disabled=off
            aria-busy=move || busy.get().to_string() aria-disabled=move || presses.disabled()
            data-settling=move || presses.settling() on:click=press
        >
            {label}
        </button>
    }
}
