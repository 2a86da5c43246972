//! A choice of any number, each with a check box.

use super::{described, described_by};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The check boxes.
#[component]
pub fn Several(
    /// The prefix of the ids.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The checked values.
    value: RwSignal<BTreeSet<String>>,
    /// The choices: value and label.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// Help for the choice.
    #[prop(default = "")]
    hint: &'static str,
    /// The fault of the field.
    #[prop(into, default = Signal::stored(None))]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <fieldset class="field choices" aria-describedby=described_by(id, hint, fault)>
            <legend>{label}</legend>
            <For each=move || choices.get() key=Clone::clone children=move |choice| ticked(id, choice, value) />
            {described(id, hint, fault)}
        </fieldset>
    }
}

/// A check box with its label.
fn ticked(id: &'static str, (name, words): (String, String), value: RwSignal<BTreeSet<String>>) -> impl IntoView {
    let own = format!("{id}-{name}");
    let (ticked, changed) = (name.clone(), name);
    let change = move |event| {
        let is_ticked = event_target_checked(&event);
        value.update(|chosen| {
            if is_ticked {
                chosen.insert(changed.clone())
            } else {
                chosen.remove(&changed)
            };
        });
    };
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=own.clone()
                prop:checked=move || value.with(|chosen| chosen.contains(&ticked))
                on:change=change
            />
            <label for=own>{words}</label>
        </div>
    }
}
