//! A share of a whole, as a bar beside its number. It never replaces the number.

use leptos::prelude::*;

/// The bar.
#[component]
pub fn Meter(
    /// The description with the numbers, for screen readers.
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
