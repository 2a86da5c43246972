//! The browser's formats of times, numbers and amounts, in the reader's locale for the chosen language.
//!
//! `Intl` throws for a tag that is not well-formed, such as `en-US@posix`, and for a time zone that it does not know. An
//! exception that passes through Rust ends the page, so the constructors are called by name, which returns it.

use crate::text::{Language, language};
use crate::ui::languages::languages;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};

/// The browser's formats, built once for each language: building one costs a hundred times as much as using it. A format
/// that the browser does not make is `None`.
pub struct Formats {
    /// A time, to the minute.
    pub moment: Option<Function>,
    /// A whole number with grouped digits.
    pub number: Option<Function>,
    /// An amount in euros.
    pub euros: Option<Function>,
}

thread_local! {
    static FORMATS: RefCell<Option<(Language, Formats)>> = const { RefCell::new(None) };
}

/// Calls `use_them` with the formats of the page's language.
pub fn with_formats<T>(use_them: impl FnOnce(&Formats) -> T) -> T {
    let spoken = language();
    FORMATS.with_borrow_mut(|formats| {
        let made = formats.take().filter(|(of, _)| *of == spoken);
        use_them(&formats.insert(made.unwrap_or_else(|| (spoken, Formats::of(spoken)))).1)
    })
}

/// Builds the formats of the page's language after the first frame. The first format costs the browser some 30 ms. In
/// its own task it delays nothing; in the task that draws a time it would delay the frame.
pub fn prepare_formats() {
    request_animation_frame(|| set_timeout(|| with_formats(|_| ()), Duration::ZERO));
}

impl Formats {
    fn of(language: Language) -> Self {
        let locales = locales(language);
        let moment = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
        let euros = options(&[("style", "currency"), ("currency", "EUR")]);
        Self {
            moment: format("DateTimeFormat", &locales, &moment),
            number: format("NumberFormat", &locales, &Object::new()),
            euros: format("NumberFormat", &locales, &euros),
        }
    }
}

/// Returns the reader's locales for the language, so that a Swiss reader sees Swiss numbers, and then the tag of the
/// language.
fn locales(language: Language) -> Vec<String> {
    let mut locales = languages();
    locales.retain(|tag| Language::of_tag(tag) == Some(language));
    locales.push(language.tag().to_owned());
    locales
}

/// Returns the format of a kind for the first locale that the browser accepts.
fn format(kind: &str, locales: &[String], options: &Object) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let constructor: Function = Reflect::get(&intl, &JsValue::from_str(kind)).ok()?.dyn_into().ok()?;
    locales.iter().find_map(|locale| {
        let made = Reflect::construct(&constructor, &Array::of2(&JsValue::from_str(locale), options)).ok()?;
        Reflect::get(&made, &JsValue::from_str("format")).ok()?.dyn_into().ok()
    })
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in members {
        // A new plain object accepts any member.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

/// Formats a value; `None` without a format, or for a value that the format rejects.
pub fn text_of(format: Option<&Function>, value: &JsValue) -> Option<String> {
    format?.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}
