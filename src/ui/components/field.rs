//! Form fields. Each connects a label, a hint and a fault to its control.

mod choice;
mod several;
mod written;

pub use choice::{Check, Choices, Select};
pub use several::Several;
pub use written::{Area, TextField};

use super::press::refuse_repeated_enter;
use leptos::prelude::*;

/// A form that is sent by its button or by Enter; the browser does not leave the page.
#[component]
pub fn Form(
    /// Called when the form is sent.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields and the button.
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

/// A fault that belongs to no field. Its origin announces it, so this element is no live region.
pub fn fault_note(fault: Signal<Option<String>>) -> impl IntoView {
    move || fault.get().map(|words| view! { <p class="fault">{words}</p> })
}

/// Returns the ids of the elements that describe a control.
fn described_by(id: &'static str, hint: &'static str, fault: Signal<Option<String>>) -> impl Fn() -> Option<String> {
    move || {
        let hint = (!hint.is_empty()).then(|| format!("{id}-hint"));
        let fault = fault.with(Option::is_some).then(|| format!("{id}-fault"));
        let parts: Vec<String> = hint.into_iter().chain(fault).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }
}

/// The hint and the fault below a control.
fn described(id: &'static str, hint: &'static str, fault: Signal<Option<String>>) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    let fault = move || fault.get().map(|words| view! { <p class="fault" id=format!("{id}-fault")>{words}</p> });
    view! { {hint} {fault} }
}
