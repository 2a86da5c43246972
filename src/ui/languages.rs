//! The languages that the browser reports.
//!
//! They are untrusted: the system, a setting or an extension can replace the list by any value, and a tag can have any
//! form. `web-sys` would pass each value on as the list that it should be, so these are read by name.

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue};

/// Returns the reader's language tags, the preferred one first. They need not be well-formed.
pub fn languages() -> Vec<String> {
    let tags: Vec<String> = member("languages").map(|tags| texts(&tags)).unwrap_or_default();
    if tags.is_empty() { member("language").and_then(|tag| tag.as_string()).into_iter().collect() } else { tags }
}

fn member(name: &str) -> Option<JsValue> {
    Reflect::get(&window().navigator(), &JsValue::from_str(name)).ok()
}

fn texts(list: &JsValue) -> Vec<String> {
    list.dyn_ref::<Array>().into_iter().flat_map(Array::iter).filter_map(|text| text.as_string()).collect()
}
