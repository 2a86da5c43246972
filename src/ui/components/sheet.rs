//! The heading of a page and its sections.

use leptos::prelude::*;

/// The heading of a page. It receives the focus after a change of page.
#[component]
pub fn Heading(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// The purpose of the page, in a sentence.
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

/// A section of a page.
#[component]
pub fn Sheet(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A remark beside the heading.
    #[prop(into, default = Signal::stored(String::new()))]
    note: Signal<String>,
    /// The content.
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
