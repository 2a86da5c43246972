//! What went wrong without being asked for, above every page until it is dismissed.

use crate::text::{self, shell};
use crate::ui::components::{Button, Look};
use crate::ui::state::Store;
use leptos::prelude::*;

/// The note.
#[component]
pub fn Trouble() -> impl IntoView {
    let store = Store::get();
    let words = move || store.trouble().get().map(|fault| text::fault(&fault));
    view! {
        <Show when=move || store.trouble().with(Option::is_some)>
            <section class="trouble" role="alert">
                <p><b>{shell::trouble()}</b> " " {words}</p>
                <Button label=shell::dismiss() look=Look::Quiet on_press=move |()| store.dismiss_trouble() />
            </section>
        </Show>
    }
}
