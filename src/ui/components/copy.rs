//! A button that copies a text.

use super::button::{Button, ButtonStyle};
use crate::text::common;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The button. It confirms the copy with a word beside it.
#[component]
pub fn CopyButton(
    /// The label.
    label: &'static str,
    /// The text to copy.
    text: String,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let press = move |()| {
        let text = text.clone();
        spawn_local(async move { copied.set(copy_to_clipboard(&text).await.is_some()) });
    };
    view! {
        <span class="copying">
            <Button label=label on_press=press look=ButtonStyle::Plain />
            <output>{move || copied.get().then(common::copied)}</output>
        </span>
    }
}

/// Copies a text. Returns `None` if the browser provides no clipboard, as on an insecure page.
pub async fn copy_to_clipboard(text: &str) -> Option<()> {
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    let clipboard: web_sys::Clipboard = clipboard.dyn_into().ok()?;
    JsFuture::from(clipboard.write_text(text)).await.ok().map(|_| ())
}
