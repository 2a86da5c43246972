//! Moves the view and the focus to a field.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Scrolls to the field with this id and moves the focus there.
pub fn go_to(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    field.scroll_into_view();
    if let Some(field) = field.dyn_ref::<web_sys::HtmlElement>() {
        // `focus` does not fail for an element in the document.
        let _ = field.focus();
    }
}
