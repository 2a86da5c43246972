//! Text fields.

use super::{described, described_by};
use leptos::prelude::*;

/// A text field of one line.
#[component]
pub fn TextField(
    /// The control's id in the document.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The text.
    value: RwSignal<String>,
    /// Help for the text.
    #[prop(default = "")]
    hint: &'static str,
    /// The fault of the field.
    #[prop(into, default = Signal::stored(None))]
    fault: Signal<Option<String>>,
    /// The `type` of the input: `text`, `password`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keys of a touch screen (`inputmode`). The type `number` does not suit digits: it drops the point in '0.5'.
    #[prop(default = "text")]
    keys: &'static str,
    /// The `autocomplete` attribute.
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

/// A text field of several lines.
#[component]
pub fn Area(
    /// The control's id in the document.
    id: &'static str,
    /// The label.
    label: &'static str,
    /// The text.
    value: RwSignal<String>,
    /// Help for the text.
    #[prop(default = "")]
    hint: &'static str,
    /// The fault of the field.
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
