//! A button that copies a text.

use super::button::{Button, ButtonStyle};
use super::whole::WholeText;
use crate::text::common;
use leptos::prelude::*;

/// The button. It confirms the copy with a word beside it. If the browser refuses, it shows the text to be copied.
#[component]
pub fn CopyButton(
    /// The label.
    label: &'static str,
    /// The text to copy.
    text: String,
) -> impl IntoView {
    let whole = WholeText::closed();
    let dialog = whole.dialog(common::whole_text(), text.clone());
    view! {
        <span class="copying">
            <Button label=label on_press=move |()| whole.copy(text.clone()) look=ButtonStyle::Plain />
            <output>{move || whole.confirmation()}</output>
        </span>
        {dialog}
    }
}
