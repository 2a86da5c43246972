//! Where a file comes in: by the browser's own picker, or dropped.

use crate::text::files;
use leptos::{html, prelude::*};
use web_sys::{DragEvent, File};

/// A field for a file, and the place around it to drop one.
#[component]
pub fn FileDrop(
    /// What the field asks for.
    label: &'static str,
    /// The field's id in the document.
    id: &'static str,
    /// What to do with the file.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let picked = move |_| {
        let Some(input) = input.get() else { return };
        let file = input.files().and_then(|files| files.get(0));
        file.into_iter().for_each(|file| on_file.run(file));
        // So that choosing the same file again is a change again.
        input.set_value("");
    };
    let dragged = move |event: DragEvent, inside: bool| {
        event.prevent_default();
        over.set(inside);
    };
    let dropped = move |event: DragEvent| {
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        dragged(event, false);
        file.into_iter().for_each(|file| on_file.run(file));
    };
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event| dragged(event, true) on:dragleave=move |event| dragged(event, false)
            on:drop=dropped
        >
            <label for=id>{label}</label>
            <input id=id type="file" accept=".json,.gz,application/json,application/gzip" node_ref=input on:change=picked />
            <p class="quiet">{files::DROP}</p>
        </div>
    }
}
