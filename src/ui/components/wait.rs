//! How long is left until a password may be tried again.

use crate::text::accounts;
use leptos::prelude::*;

/// The note, while there is something to wait for. It counts down silently: beginning and end are announced.
#[component]
pub fn WaitNote(
    /// The seconds that are left.
    seconds: Memo<u64>,
) -> impl IntoView {
    view! {
        <Show when=move || { seconds.get() > 0 }>
            <p class="hint" role="timer">{move || accounts::wait(seconds.get())}</p>
        </Show>
    }
}
