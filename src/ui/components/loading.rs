//! The placeholder of content that is loading.

use crate::text::common;
use leptos::prelude::*;

/// The number of placeholder lines.
const BONES: usize = 5;

/// Placeholder lines for content that is loading. An immediate answer replaces them before they become visible.
#[component]
pub fn Loading() -> impl IntoView {
    let bones = (0..BONES).map(|_| view! { <span></span> }).collect_view();
    view! {
        <div class="state loading">
            <p>{common::loading()}</p>
            <div class="skeleton" aria-hidden="true">
                {bones}
            </div>
        </div>
    }
}
