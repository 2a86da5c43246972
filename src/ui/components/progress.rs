//! How far a long command has come, and the way to end it before its time.

use super::{Button, Look};
use crate::protocol::Progress;
use crate::text::shell;
use leptos::prelude::*;

/// The words, the bar and, where it can be ended, the button. Nothing while nothing is under way.
#[component]
pub fn ProgressNote(
    /// How far it has come.
    #[prop(into)]
    progress: Signal<Option<Progress>>,
    /// The label of the button that ends it.
    #[prop(default = "")]
    cancel: &'static str,
    /// Ends it.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let words = move || progress.get().map(|progress| shell::progress(&progress));
    let done =
        move || progress.get().filter(|progress| progress.of.is_some()).map(|progress| progress.done.to_string());
    let of = move || progress.get().and_then(|progress| progress.of).map(|of| of.max(1).to_string());
    view! {
        <Show when=move || progress.with(Option::is_some)>
            <div class="progress">
                <p>{words}</p>
                <progress aria-label=words value=done max=of></progress>
                {on_cancel.map(|on_cancel| view! { <Button label=cancel on_press=on_cancel look=Look::Plain /> })}
            </div>
        </Show>
    }
}
