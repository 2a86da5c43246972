//! The frame of a table, and its layout on a narrow screen.

use leptos::prelude::*;

/// The layout of a table on a narrow screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NarrowLayout {
    /// The table scrolls within its frame, by keyboard too.
    #[default]
    Scrolls,
    /// The table has few columns and does not change.
    Fits,
    /// Each row becomes a card, in which `data-label` names each cell.
    Stacks,
}

impl NarrowLayout {
    const fn class(self) -> &'static str {
        match self {
            Self::Scrolls => "frame scrolls",
            Self::Fits => "frame",
            Self::Stacks => "frame stacks",
        }
    }
}

/// A table in its frame.
#[component]
pub fn TableFrame(
    /// The description, for screen readers.
    #[prop(into)]
    name: String,
    /// The column headings.
    columns: Vec<&'static str>,
    /// The layout on a narrow screen.
    #[prop(optional)]
    narrow: NarrowLayout,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heading = |words| view! { <th scope="col">{words}</th> };
    let label = name.clone();
    view! {
        <div class=narrow.class() role="region" aria-label=label tabindex="0">
            <table>
                <caption class="visually-hidden">{name}</caption>
                <thead>
                    <tr>{columns.into_iter().map(heading).collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
