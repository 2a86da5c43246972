//! The control that accepts files, from the browser's file picker or by drag and drop.

use crate::text::files;
use leptos::{html, prelude::*};
use web_sys::{DragEvent, File, FileList};

/// A file field and the area around it on which files can be dropped.
#[component]
pub fn FileDrop(
    /// The label of the field.
    label: &'static str,
    /// The field's id in the document.
    id: &'static str,
    /// Set if the control accepts several files at once.
    #[prop(optional)]
    several: bool,
    /// Receives each file.
    #[prop(into)]
    on_file: Callback<File>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let take = move |files: Option<FileList>| taken(files, several).into_iter().for_each(|file| on_file.run(file));
    let dragged = move |event: DragEvent, inside: bool| {
        event.prevent_default();
        over.set(inside);
    };
    let dropped = move |event: DragEvent| {
        take(event.data_transfer().and_then(|data| data.files()));
        dragged(event, false);
    };
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event| dragged(event, true)
            on:dragleave=move |event| dragged(event, false)
            on:drop=dropped
        >
            <label for=id>{label}</label>
            <Picker id=id several=several on_files=take />
            <p class="quiet">{if several { files::drop_several() } else { files::drop() }}</p>
        </div>
    }
}

/// The browser's file picker.
#[component]
fn Picker(id: &'static str, several: bool, #[prop(into)] on_files: Callback<Option<FileList>>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let picked = move |_| {
        let Some(input) = input.get() else { return };
        on_files.run(input.files());
        // Without this, the same file chosen again raises no `change` event.
        input.set_value("");
    };
    view! {
        <input
            id=id
            type="file"
            multiple=several
            accept=".json,.gz,application/json,application/gzip"
            node_ref=input
            on:change=picked
        />
    }
}

/// Returns the files of a list, or the first only if the control accepts one.
fn taken(files: Option<FileList>, several: bool) -> Vec<File> {
    let most = if several { usize::MAX } else { 1 };
    let files = files.into_iter().flat_map(|files| (0..files.length()).filter_map(move |index| files.get(index)));
    files.take(most).collect()
}
