//! Buttons that show that they are at work, and cannot be pressed twice meanwhile.

use leptos::prelude::*;

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
) -> impl IntoView {
    let press = move |_| {
        if !busy.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button type="button" class=look.class() aria-busy=move || busy.get().to_string() on:click=press>
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
    /// Whether it cannot be pressed now.
    #[prop(into, default = Signal::stored(false))]
    off: Signal<bool>,
) -> impl IntoView {
    view! {
        <button type="submit" class=Look::First.class() disabled=off aria-busy=move || busy.get().to_string()>
            {label}
        </button>
    }
}
