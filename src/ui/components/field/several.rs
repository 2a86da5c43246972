//! Any number of many, each with a box to tick.

use super::{described, described_by};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The boxes.
#[component]
pub fn Several(
    /// The beginning of their ids.
    id: &'static str,
    /// What they ask for.
    label: &'static str,
    /// What is ticked.
    value: RwSignal<BTreeSet<String>>,
    /// The choices: what is ticked, and what it says.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// What helps to choose.
    #[prop(default = "")]
    hint: &'static str,
    /// What is wrong with the choice.
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

/// One box with its words.
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
