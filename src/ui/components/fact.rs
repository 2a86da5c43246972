//! Names and values, one under the other.

use leptos::prelude::*;

/// A list of facts.
#[component]
pub fn Facts(
    /// `Fact`s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// Its name.
    name: &'static str,
    /// What stands beside the name: a way to ask about the value.
    #[prop(optional)]
    aside: Option<AnyView>,
    /// Its value.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{name} " " {aside}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
