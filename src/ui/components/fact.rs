//! Names and values in a list.

use leptos::prelude::*;

/// A list of facts.
#[component]
pub fn Facts(
    /// The `Fact`s.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// A fact.
#[component]
pub fn Fact(
    /// The name.
    name: &'static str,
    /// A control beside the name, for example to explain the value.
    #[prop(optional)]
    aside: Option<AnyView>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{name} " " {aside}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
