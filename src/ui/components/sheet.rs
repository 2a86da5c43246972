//! The heading of a page, and the sheets that stand under it.

use leptos::prelude::*;

/// The heading of a page. It takes the focus when the page is gone to.
#[component]
pub fn Heading(
    /// What the page is.
    #[prop(into)]
    title: Signal<String>,
    /// What it is for, in a sentence.
    #[prop(into, default = Signal::stored(String::new()))]
    lead: Signal<String>,
) -> impl IntoView {
    view! {
        <header class="heading">
            <h1 tabindex="-1">{title}</h1>
            <Show when=move || lead.with(|lead| !lead.is_empty())>
                <p class="lead">{lead}</p>
            </Show>
        </header>
    }
}

/// A part of a page.
#[component]
pub fn Sheet(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// A remark beside the heading.
    #[prop(into, default = Signal::stored(String::new()))]
    note: Signal<String>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="sheet">
            <header>
                <h2>{title}</h2>
                <Show when=move || note.with(|note| !note.is_empty())>
                    <p class="quiet">{note}</p>
                </Show>
            </header>
            {children()}
        </section>
    }
}
