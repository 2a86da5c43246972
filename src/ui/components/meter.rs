//! A part of a whole, as a bar: beside its number, never instead of it.

use leptos::prelude::*;

/// The bar.
#[component]
pub fn Meter(
    /// What it shows, with its numbers, for those who hear it.
    name: String,
    /// The part.
    part: u64,
    /// The whole.
    whole: u64,
) -> impl IntoView {
    let title = name.clone();
    view! {
        <meter min="0" max=whole.max(1).to_string() value=part.to_string() aria-label=name title=title></meter>
    }
}
