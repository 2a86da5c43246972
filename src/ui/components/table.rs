//! The frame of a table: it scrolls within itself on a narrow screen, by keyboard too.

use leptos::prelude::*;

/// A table in its frame.
#[component]
pub fn TableFrame(
    /// What the table shows, for those who hear it.
    #[prop(into)]
    name: String,
    /// The headings of its columns.
    columns: Vec<&'static str>,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let heading = |words| view! { <th scope="col">{words}</th> };
    let label = name.clone();
    view! {
        <div class="frame" role="region" aria-label=label tabindex="0">
            <table>
                <caption class="unseen">{name}</caption>
                <thead>
                    <tr>{columns.into_iter().map(heading).collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
