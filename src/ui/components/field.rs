//! Fields of forms: a label, a hint and what is wrong, all tied to the control.

mod choice;
mod several;
mod written;

pub use choice::{Check, Choices, Select};
pub use several::Several;
pub use written::{Area, TextField};

use super::presses::refuse_repeated_enter;
use leptos::prelude::*;

/// A form that is sent by its button or by Enter, and never leaves the page.
#[component]
pub fn Form(
    /// What to do with it.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Its fields and its button.
    children: Children,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form class="form" novalidate on:submit=submit on:keydown=|event| refuse_repeated_enter(&event)>
            {children()}
        </form>
    }
}

/// What went wrong beside the fields. It is announced by whoever found it, so it is no live region itself.
pub fn fault_note(fault: Signal<Option<String>>) -> impl IntoView {
    move || fault.get().map(|words| view! { <p class="fault">{words}</p> })
}

/// The elements that describe a control, by their ids.
fn described_by(id: &'static str, hint: &'static str, fault: Signal<Option<String>>) -> impl Fn() -> Option<String> {
    move || {
        let hint = (!hint.is_empty()).then(|| format!("{id}-hint"));
        let fault = fault.with(Option::is_some).then(|| format!("{id}-fault"));
        let parts: Vec<String> = hint.into_iter().chain(fault).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// The hint and the fault under a control.
fn described(id: &'static str, hint: &'static str, fault: Signal<Option<String>>) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let fault = move || fault.get().map(|words| view! { <p class="fault" id=format!("{id}-fault")>{words}</p> });
    view! { {hint} {fault} }
}
