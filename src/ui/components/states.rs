//! Placeholders for a list or a page without content: empty, missing, denied, failed.
//!
//! Each has a drawn sign, so that it does not depend on colour, and names the next step.

use super::{Button, ButtonStyle};
use crate::text::common;
use leptos::prelude::*;

/// An empty list, which is no error.
#[component]
pub fn Empty(
    /// The statement that the list is empty.
    words: &'static str,
    /// The condition under which the list gets content.
    #[prop(default = "")]
    next: &'static str,
) -> impl IntoView {
    let next = (!next.is_empty()).then(|| view! { <p class="quiet">{next}</p> });
    view! {
        <div class="state empty">
            <Mark path="M3 9h4l1 2h4l1-2h4M3 9l3-5h8l3 5v6H3z" />
            <div>
                <p>{words}</p>
                {next}
            </div>
        </div>
    }
}

/// A valid address without an object.
#[component]
pub fn Missing(
    /// The missing object.
    #[prop(into)]
    words: String,
    /// The alternative: an address and its label.
    next: (String, &'static str),
) -> impl IntoView {
    let (href, label) = next;
    view! {
        <section class="state missing">
            <Mark path="M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3M13.5 13.5 17 17M6.5 9h5" />
            <div>
                <h2>{common::missing_title()}</h2>
                <p>{words}</p>
                <p>
                    <a class="button" href=href>{label}</a>
                </p>
            </div>
        </section>
    }
}

/// An action that a rule forbids.
#[component]
pub fn Denied(
    /// The rule, and the next step.
    #[prop(into)]
    words: String,
    /// Controls for the next step.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="state denied">
            <Mark path="M4 9h12v8H4zM7 9V6a3 3 0 0 1 6 0v3M10 12v2" />
            <div>
                <h2>{common::denied_title()}</h2>
                <p>{words}</p>
                {children.map(|children| children())}
            </div>
        </section>
    }
}

/// A failed action.
#[component]
pub fn Failed(
    /// The cause, and the next step.
    #[prop(into)]
    words: String,
    /// Tries again.
    #[prop(optional, into)]
    on_again: Option<Callback<()>>,
) -> impl IntoView {
    let again = on_again
        .map(|on_again| view! { <Button label=common::try_again() on_press=on_again look=ButtonStyle::Plain /> });
    view! {
        <section class="state failed">
            <Mark path="M10 3 18 17H2zM10 8v4M10 14v1" />
            <div>
                <h2>{common::failed_title()}</h2>
                <p>{words}</p>
                {again}
            </div>
        </section>
    }
}

/// The sign of a state.
#[component]
fn Mark(path: &'static str) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path />
        </svg>
    }
}
