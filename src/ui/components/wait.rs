//! The remaining wait before the next password attempt.

use crate::text::accounts;
use leptos::prelude::*;

/// The note, while a wait remains. The countdown is silent; `seconds_to_wait` announces its beginning and its end.
#[component]
pub fn WaitNote(
    /// The remaining seconds.
    seconds: Memo<u64>,
) -> impl IntoView {
    view! {
        <Show when=move || { seconds.get() > 0 }>
            <p class="hint" role="timer">{move || accounts::wait(seconds.get())}</p>
        </Show>
    }
}
