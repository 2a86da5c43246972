//! Highlights equal hashes, in lists and drawings, when the pointer or the focus is on one.
//!
//! One listener serves the whole document, because a page may show a thousand hashes.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

const CLASS: &str = "highlighted";

/// Installs the listeners for pointer and focus.
pub fn follow() {
    let over = window_event_listener(ev::pointerover, |event| light(&event));
    let focus = window_event_listener(ev::focusin, |event| light(&event));
    on_cleanup(move || {
        over.remove();
        focus.remove();
    });
}

fn light(event: &Event) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let hash = element.and_then(|element| element.closest("[data-hash]").ok().flatten());
    each(&format!(".{CLASS}"), |element| element.class_list().remove_1(CLASS));
    let Some(digits) = hash.and_then(|hash| hash.get_attribute("data-hash")) else { return };
    if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        each(&format!("[data-hash=\"{digits}\"]"), |element| element.class_list().add_1(CLASS));
    }
}

fn each<T>(selector: &str, action: impl Fn(&Element) -> T) {
    let Ok(found) = document().query_selector_all(selector) else { return };
    for index in 0..found.length() {
        if let Some(element) = found.get(index).and_then(|node| node.dyn_into::<Element>().ok()) {
            action(&element);
        }
    }
}
