//! Fields that are written into.

use super::{described, described_by};
use leptos::prelude::*;

/// A line of text.
#[component]
pub fn TextField(
    /// Its id in the document.
    id: &'static str,
    /// What it asks for.
    label: &'static str,
    /// What is written in it.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(default = "")]
    hint: &'static str,
    /// What is wrong with it.
    #[prop(into, default = Signal::stored(None))]
    fault: Signal<Option<String>>,
    /// The kind of text: `text`, `password`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keys a touch screen offers. The kind `number` is no way to ask for digits: it swallows the point in '0.5'.
    #[prop(default = "text")]
    keys: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The id of a `datalist` with suggestions.
    #[prop(optional)]
    list: Option<&'static str>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id type=kind inputmode=keys list=list autocomplete=autocomplete
                autocapitalize="none" spellcheck="false" aria-invalid=move || fault.with(Option::is_some).to_string()
                aria-describedby=described_by(id, hint, fault)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {described(id, hint, fault)}
        </div>
    }
}

/// Several lines of text.
#[component]
pub fn Area(
    /// Its id in the document.
    id: &'static str,
    /// What it asks for.
    label: &'static str,
    /// What is written in it.
    value: RwSignal<String>,
    /// What helps to fill it in.
    #[prop(default = "")]
    hint: &'static str,
    /// What is wrong with it.
    #[prop(into, default = Signal::stored(None))]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <textarea
                id=id
                rows="3"
                aria-invalid=move || fault.with(Option::is_some).to_string()
                aria-describedby=described_by(id, hint, fault)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            {described(id, hint, fault)}
        </div>
    }
}
