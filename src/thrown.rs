//! What JavaScript throws: any value at all. Here it becomes the text that stands as a `cause` beside our own words.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The most characters that are repeated of what was thrown.
const MOST: usize = 1_000;

/// What a thrown value says. To ask that may throw again: a thrown object may have no text, or one that throws.
pub fn said(thrown: &JsValue) -> String {
    let words = text(thrown).unwrap_or_else(|| "a value that has no text was thrown".to_owned());
    words.chars().take(MOST).collect()
}

/// The value as `String` makes a text of it.
fn text(thrown: &JsValue) -> Option<String> {
    let string: Function = Reflect::get(&js_sys::global(), &"String".into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&string, &JsValue::UNDEFINED, &Array::of1(thrown)).ok()?.as_string()
}
