//! A modal question in the browser's `dialog` element, which keeps the focus inside and restores it afterwards.

use crate::text::common;
use leptos::{html, prelude::*};

/// Opens a dialog while `about` has a value, and clears the value when the dialog closes.
pub fn open_while<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    // Two effects, because both the browser and the content of the dialog can close it.
    Effect::new(move || open.set(about.with(Option::is_some)));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open {
            about.set(None);
        }
        is_open
    });
    open
}

/// A modal dialog. Each opening builds its content again.
#[component]
pub fn Dialog(
    /// Set while the dialog is open; every way to close it sets `false`.
    open: RwSignal<bool>,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    // An effect, because only a method of the element opens a dialog as modal.
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match open.get() {
            true if !dialog.open() => {
                // `show_modal` fails outside a document only, and this node is in the document.
                let _ = dialog.show_modal();
            }
            false if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-label=title on:close=move |_| open.set(false)>
            <Show when=move || open.get()>
                <header>
                    <h2>{title}</h2>
                    <button type="button" class="button quiet" on:click=move |_| open.set(false)>{common::close()}</button>
                </header>
                {children.with_value(|children| children())}
            </Show>
        </dialog>
    }
}
