//! Fields that are chosen from.

use super::{described, described_by};
use leptos::prelude::*;

/// One of several, from a list that folds away.
#[component]
pub fn Select(
    /// Its id in the document.
    id: &'static str,
    /// What it asks for.
    label: &'static str,
    /// What is chosen.
    value: RwSignal<String>,
    /// The choices: what is chosen, and what it says.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// What helps to choose.
    #[prop(default = "")]
    hint: &'static str,
    /// What is wrong with it.
    #[prop(into, default = Signal::stored(None))]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let option = move |(name, words): (String, String)| {
        let chosen = name.clone();
        view! { <option value=name prop:selected=move || value.get() == chosen>{words}</option> }
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select
                id=id
                aria-invalid=move || fault.with(Option::is_some).to_string()
                aria-describedby=described_by(id, hint, fault)
                on:change=move |event| value.set(event_target_value(&event))
            >
                <For each=move || choices.get() key=Clone::clone children=option />
            </select>
            {described(id, hint, fault)}
        </div>
    }
}

/// One of a few, all in sight.
#[component]
pub fn Choices(
    /// The name that the browser groups them by, and the beginning of their ids.
    id: &'static str,
    /// What they ask for.
    label: &'static str,
    /// Which one is chosen.
    value: RwSignal<usize>,
    /// What each says.
    words: Vec<&'static str>,
) -> impl IntoView {
    let choice = move |(index, words): (usize, &'static str)| {
        let own = format!("{id}-{index}");
        view! {
            <div class="choice">
                <input
                    type="radio"
                    id=own.clone()
                    name=id
                    prop:checked=move || value.get() == index
                    on:change=move |_| value.set(index)
                />
                <label for=own>{words}</label>
            </div>
        }
    };
    view! {
        <fieldset class="field choices">
            <legend>{label}</legend>
            {words.into_iter().enumerate().map(choice).collect_view()}
        </fieldset>
    }
}

/// Yes or no.
#[component]
pub fn Check(
    /// Its id in the document.
    id: &'static str,
    /// What it asks.
    label: &'static str,
    /// The answer.
    value: RwSignal<bool>,
    /// What helps to answer.
    #[prop(default = "")]
    hint: &'static str,
) -> impl IntoView {
    let fault = Signal::stored(None);
    view! {
        <div class="field check">
            <div class="choice">
                <input
                    type="checkbox"
                    id=id
                    aria-describedby=described_by(id, hint, fault)
                    prop:checked=value
                    on:change=move |event| value.set(event_target_checked(&event))
                />
                <label for=id>{label}</label>
            </div>
            {described(id, hint, fault)}
        </div>
    }
}
