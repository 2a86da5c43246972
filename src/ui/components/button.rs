//! Buttons. A button shows that its command runs and refuses presses meanwhile. A button that signs or destroys also
//! refuses presses until it has not changed for a second.

use super::press::{PressCheck, PressPolicy, refuse_repeats};
use leptos::{ev, prelude::*};

/// The prominence of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ButtonStyle {
    /// The main action of the page; one for each form.
    First,
    /// Any other action.
    Plain,
    /// An action as inconspicuous as a link.
    Quiet,
}

impl ButtonStyle {
    const fn class(self) -> &'static str {
        match self {
            Self::First => "button first",
            Self::Plain => "button",
            Self::Quiet => "button quiet",
        }
    }
}

/// A button that acts at once.
#[component]
pub fn Button(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The action.
    #[prop(into)]
    on_press: Callback<()>,
    /// The prominence.
    #[prop(default = ButtonStyle::Plain)]
    look: ButtonStyle,
    /// Set while the command of the button runs.
    #[prop(into, default = Signal::stored(false))]
    busy: Signal<bool>,
    /// Set if the button can be pressed.
    #[prop(into, default = Signal::stored(true))]
    enabled: Signal<bool>,
    /// The condition for a press.
    #[prop(optional)]
    takes: PressPolicy,
    /// The object of the press, if the label does not contain it.
    #[prop(into, optional)]
    about: String,
) -> impl IntoView {
    let button = NodeRef::new();
    let presses = PressCheck::of(button, (label, about), (busy, enabled), takes);
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

/// The submit button of a form. Enter in a field presses it too.
#[component]
pub fn SubmitButton(
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// Set while the command of the form runs.
    #[prop(into)]
    busy: Signal<bool>,
    /// The condition for a press.
    #[prop(optional)]
    takes: PressPolicy,
    /// Set if the button cannot be pressed now.
    #[prop(into, default = Signal::stored(false))]
    off: Signal<bool>,
) -> impl IntoView {
    let button = NodeRef::new();
    let enabled = Signal::derive(move || !off.get());
    let presses = PressCheck::of(button, (label, String::new()), (busy, enabled), takes);
    // Enter in a field also clicks the button, so this handler guards every way to send the form.
    let press = move |event: ev::MouseEvent| {
        if !presses.takes(&event) {
            event.prevent_default();
        }
    };
    view! {
        <button
            type="submit" class=ButtonStyle::First.class() node_ref=button disabled=off
            aria-busy=move || busy.get().to_string() aria-disabled=move || presses.disabled()
            data-settling=move || presses.settling() on:click=press
        >
            {label}
        </button>
    }
}
