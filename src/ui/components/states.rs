//! What stands where a list or a page would, while there is none: empty, not to be found, denied, failed.
//!
//! Each has a mark, drawn and not coloured alone, and says what to do next.

use super::{Button, Look};
use crate::text::common;
use leptos::prelude::*;

/// There is nothing, and that is all right.
#[component]
pub fn Empty(
    /// That there is nothing.
    words: &'static str,
    /// When there will be something.
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

/// The address is a good one, and nothing is there.
#[component]
pub fn Missing(
    /// What is not there.
    #[prop(into)]
    words: String,
    /// Where to go instead: an address, and what it is called.
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

/// A rule forbids it.
#[component]
pub fn Denied(
    /// Which rule, and what to do.
    #[prop(into)]
    words: String,
    /// What can be done about it at once.
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

/// It did not work.
#[component]
pub fn Failed(
    /// Why, and what to do.
    #[prop(into)]
    words: String,
    /// Tries once more.
    #[prop(optional, into)]
    on_again: Option<Callback<()>>,
) -> impl IntoView {
    let again =
        on_again.map(|on_again| view! { <Button label=common::try_again() on_press=on_again look=Look::Plain /> });
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

/// What a state is, drawn.
#[component]
fn Mark(path: &'static str) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 20 20" aria-hidden="true">
            <path d=path />
        </svg>
    }
}
