//! Turns a value that JavaScript throws into the text of a `cause`. JavaScript code can throw any value.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The maximum number of characters that [`said`] returns.
const MOST: usize = 1_000;

/// Returns the text of a thrown value. The conversion can throw too: the object's `toString` may be missing or throw.
pub fn describe(thrown: &JsValue) -> String {
    let words = text(thrown).unwrap_or_else(|| "a value that has no text was thrown".to_owned());
    words.chars().take(MOST).collect()
}

/// Converts the value with JavaScript's `String`; returns `None` if the conversion throws.
fn text(thrown: &JsValue) -> Option<String> {
    let string: Function = Reflect::get(&js_sys::global(), &"String".into()).ok()?.dyn_into().ok()?;
    Reflect::apply(&string, &JsValue::UNDEFINED, &Array::of1(thrown)).ok()?.as_string()
}
