//! The frame of a table, and what becomes of it on a narrow screen.

use leptos::prelude::*;

/// What becomes of a table on a narrow screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Narrow {
    /// It scrolls within its frame, by keyboard too.
    #[default]
    Scrolls,
    /// It has few columns, and stays as it is.
    Fits,
    /// Each row becomes a card, in which a cell says with `data-label` what it is.
    Stacks,
}

impl Narrow {
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
    /// What the table shows, for those who hear it.
    #[prop(into)]
    name: String,
    /// The headings of its columns.
    columns: Vec<&'static str>,
    /// What becomes of it on a narrow screen.
    #[prop(optional)]
    narrow: Narrow,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let heading = |words| view! { <th scope="col">{words}</th> };
    let label = name.clone();
    view! {
        <div class=narrow.class() role="region" aria-label=label tabindex="0">
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
