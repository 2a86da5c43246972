//! The clipboard.
//!
//! A browser offers its clipboard to secure pages only, and not in every frame. Elsewhere the old command copies what is
//! selected, so the text is put into a field that nobody sees.

use crate::text::common;
use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, Element, FocusOptions, HtmlElement, HtmlTextAreaElement};

/// The outcome of an attempt to copy a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyOutcome {
    /// The text is in the clipboard.
    Copied,
    /// The browser allows neither way.
    Refused,
}

impl CopyOutcome {
    /// Returns the sentence for the person.
    pub fn words(self) -> &'static str {
        match self {
            Self::Copied => common::copied(),
            Self::Refused => common::not_copied(),
        }
    }
}

/// Copies a text, and passes the outcome on. Call it in direct response to a press: browsers require one.
pub fn copy(text: String, then: impl FnOnce(CopyOutcome) + 'static) {
    let Some(clipboard) = clipboard() else { return then(copy_by_selection(&text)) };
    spawn_local(async move {
        let is_written = JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        then(if is_written { CopyOutcome::Copied } else { copy_by_selection(&text) });
    });
}

fn clipboard() -> Option<Clipboard> {
    Reflect::get(&window().navigator(), &JsValue::from_str("clipboard")).ok()?.dyn_into().ok()
}

/// Selects the text in a field and copies the selection. The focus returns to where it was.
fn copy_by_selection(text: &str) -> CopyOutcome {
    let before = document().active_element();
    let Some(field) = hidden_field(text, before.as_ref()) else { return CopyOutcome::Refused };
    focus(&field);
    field.select();
    let is_copied = copies_selection();
    field.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus(&before);
    }
    if is_copied { CopyOutcome::Copied } else { CopyOutcome::Refused }
}

/// Adds a field to the document, or to the dialog with the focus: everything outside of an open dialog is inert.
fn hidden_field(text: &str, focused: Option<&Element>) -> Option<HtmlTextAreaElement> {
    let dialog = focused.and_then(|element| element.closest("dialog").ok().flatten());
    let host = dialog.or_else(|| document().body().map(Element::from))?;
    let field: HtmlTextAreaElement = document().create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("visually-hidden");
    field.set_read_only(true);
    field.set_value(text);
    host.append_child(&field).ok()?;
    Some(field)
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // `focus` does not fail for an element in the document.
    let _ = element.focus_with_options(&options);
}

/// Executes the command that copies the selection. It is called by its name, because a browser may have removed it.
fn copies_selection() -> bool {
    let document = JsValue::from(document());
    let command = Reflect::get(&document, &JsValue::from_str("execCommand")).ok();
    let command: Option<Function> = command.and_then(|command| command.dyn_into().ok());
    let arguments = Array::of1(&JsValue::from_str("copy"));
    let outcome = command.and_then(|command| Reflect::apply(&command, &document, &arguments).ok());
    outcome.is_some_and(|outcome| outcome.is_truthy())
}
