//! What stands where a list or a page would, while there is none: loading, empty, denied, failed.

use super::{Button, Look};
use crate::text::common;
use leptos::prelude::*;

/// It is on its way.
#[component]
pub fn Loading() -> impl IntoView {
    view! { <p class="state loading">{common::loading()}</p> }
}

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
            <p>{words}</p>
            {next}
        </div>
    }
}

/// A rule forbids it.
#[component]
pub fn Denied(
    /// Which rule, and what to do.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! {
        <section class="state denied">
            <h2>{common::denied_title()}</h2>
            <p>{words}</p>
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
            <h2>{common::failed_title()}</h2>
            <p>{words}</p>
            {again}
        </section>
    }
}
