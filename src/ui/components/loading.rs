//! What is on its way.

use crate::text::common;
use leptos::prelude::*;

/// How many lines stand for what is on its way.
const BONES: usize = 5;

/// It is on its way: the lines of a page that is not written yet. What comes at once comes before they are seen.
#[component]
pub fn Loading() -> impl IntoView {
    let bones = (0..BONES).map(|_| view! { <span></span> }).collect_view();
    view! {
        <div class="state loading">
            <p>{common::loading()}</p>
            <div class="bones" aria-hidden="true">
                {bones}
            </div>
        </div>
    }
}
