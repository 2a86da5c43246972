//! Buttons that show that they are at work, cannot be pressed twice meanwhile, and, where a press signs or destroys
//! something, take none until they have been still.

use crate::ui::still::{Minds, Still};
use leptos::{ev, html, prelude::*};

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

/// The presses of a button, each judged.
#[derive(Clone, Copy)]
struct Presses {
    busy: Signal<bool>,
    enabled: Signal<bool>,
    still: Option<Still>,
}

impl Presses {
    fn of(
        button: NodeRef<html::Button>,
        (label, about): (Signal<String>, String),
        (busy, enabled): (Signal<bool>, Signal<bool>),
        takes: Takes,
    ) -> Self {
        let meaning = Signal::derive(move || format!("{} {about} {} {}", label.get(), busy.get(), enabled.get()));
        let still = takes.minds().map(|minds| Still::watch(button, meaning, minds));
        Self { busy, enabled, still }
    }

    fn takes(self, press: &ev::MouseEvent) -> bool {
        let is_free = self.enabled.get_untracked() && !self.busy.get_untracked();
        is_free && self.still.is_none_or(|still| still.takes(press))
    }

    fn is_still(self) -> bool {
        self.still.is_none_or(|still| still.is_still().get())
    }

    /// For those who hear the page, a button that takes no press is there and disabled. It keeps the focus.
    fn disabled(self) -> Option<&'static str> {
        (!self.enabled.get() || !self.is_still()).then_some("true")
    }

    /// That it will take presses in a moment.
    fn settling(self) -> Option<&'static str> {
        (!self.is_still()).then_some("")
    }
}

/// A key that is held repeats itself; each press is a key of its own.
fn refuse_repeats(event: &ev::KeyboardEvent) {
    if event.repeat() && matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
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
    /// Whether there is something to press it for.
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
) -> impl IntoView {
    let button = NodeRef::new();
    let presses = Presses::of(button, (label, String::new()), (busy, Signal::stored(true)), takes);
    // Enter in a field presses the button as well, so that this is the one gate of the form.
    let press = move |event: ev::MouseEvent| {
        if !presses.takes(&event) {
            event.prevent_default();
        }
    };
    view! {
        <button
            type="submit" class=Look::First.class() node_ref=button aria-busy=move || busy.get().to_string()
            aria-disabled=move || presses.disabled() data-settling=move || presses.settling() on:click=press
        >
            {label}
        </button>
    }
}
