//! What JavaScript throws: any value at all. Here it becomes the text that stands as a `cause` beside our own words.

use wasm_bindgen::JsValue;

/// What a thrown value says.
pub fn said(thrown: &JsValue) -> String {
    js_sys::Object::from(thrown.clone()).to_string().into()
}
