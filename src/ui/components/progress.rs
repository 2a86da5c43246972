//! The progress of a long command, with a button to cancel it.

use super::{Button, ButtonStyle};
use crate::protocol::Progress;
use crate::text::shell;
use leptos::prelude::*;

/// The text, the bar and, if the command can be cancelled, the button. Empty if no command runs.
#[component]
pub fn ProgressNote(
    /// The progress.
    #[prop(into)]
    progress: Signal<Option<Progress>>,
    /// The label of the cancel button.
    #[prop(default = "")]
    cancel: &'static str,
    /// Cancels the command.
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
                {on_cancel.map(|on_cancel| view! { <Button label=cancel on_press=on_cancel look=ButtonStyle::Plain /> })}
            </div>
        </Show>
    }
}
