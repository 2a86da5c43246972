//! A question that comes before everything else: the browser's own `dialog`, which holds the focus and gives it back.

use crate::text::common;
use leptos::{html, prelude::*};

/// Opens a dialog while there is something that it is about, and forgets that when the dialog is closed.
pub fn open_while<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    // Two effects, since a dialog is closed by the browser as well as by what is done in it.
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

/// A modal dialog. What stands in it is made anew each time that it opens.
#[component]
pub fn Dialog(
    /// Whether it is open; closing it by any way sets it to false.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    // An effect, since only the browser can open a dialog as a modal one.
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match open.get() {
            true if !dialog.open() => {
                // Fails only outside of a document, and the node has just been put into one.
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
