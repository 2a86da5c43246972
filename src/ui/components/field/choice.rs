//! Fields with a list of choices.

use super::{described, described_by};
use leptos::prelude::*;

/// A choice of one from a drop-down list.
#[component]
pub fn Select(
    /// The control's id in the document.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The chosen value.
    value: RwSignal<String>,
    /// The choices: value and label.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// The fault of the field.
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
                aria-describedby=described_by(id, "", fault)
                on:change=move |event| value.set(event_target_value(&event))
            >
                <For each=move || choices.get() key=Clone::clone children=option />
            </select>
            {described(id, "", fault)}
        </div>
    }
}

/// A choice of one from a few, all visible.
#[component]
pub fn Choices(
    /// The name of the group, and the prefix of the ids.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The index of the choice.
    value: RwSignal<usize>,
    /// The label of each choice.
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

/// A check box.
#[component]
pub fn Check(
    /// The control's id in the document.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The state of the box.
    value: RwSignal<bool>,
    /// Help for the answer.
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
