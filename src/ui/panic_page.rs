//! The message after a panic of the page. No component runs after a panic, so the panic hook writes the document
//! itself.

use crate::text::shell;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlElement};

/// Installs the panic hook.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        // There is no place left to report a failure.
        let _ = show();
    }));
}

fn show() -> Result<(), JsValue> {
    let section = document().create_element("section")?;
    section.set_class_name("panic");
    section.set_attribute("role", "alert")?;
    let (title, words) = (written("h1", shell::broken_title())?, written("p", shell::broken())?);
    section.append_child(&title)?;
    section.append_child(&words)?;
    let button = written("button", shell::reload())?;
    button.set_class_name("button first");
    let reload = Closure::once_into_js(|| {
        let _ = window().location().reload();
    });
    button.add_event_listener_with_callback("click", reload.unchecked_ref())?;
    section.append_child(&button)?;
    let body = document().body().ok_or(JsValue::UNDEFINED)?;
    body.replace_children_with_node_1(&section);
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        button.focus()?;
    }
    Ok(())
}

fn written(name: &str, words: &str) -> Result<Element, JsValue> {
    let element = document().create_element(name)?;
    element.set_text_content(Some(words));
    Ok(element)
}
