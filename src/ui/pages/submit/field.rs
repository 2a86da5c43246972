//! Taking the reader to a field.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Scrolls to the field of this id, and puts the keyboard there.
pub fn go_to(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    field.scroll_into_view();
    if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
        // Fails on no element that is in the document.
        let _ = field.focus();
    }
}
