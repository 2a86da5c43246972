//! The browser's formats of moments, numbers and amounts, in the reader's locale of the chosen language.

use crate::text::{Language, language};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};

/// The browser's formats, made once a language: making one costs a hundred times what using it does.
pub struct Formats {
    /// A moment, to the minute.
    pub moment: Function,
    /// A whole number, its digits in groups.
    pub number: Function,
    /// An amount of euros.
    pub euros: Function,
}

thread_local! {
    static FORMATS: RefCell<Option<(Language, Formats)>> = const { RefCell::new(None) };
}

/// Uses the formats of the language that the page speaks.
pub fn with_formats<T>(use_them: impl FnOnce(&Formats) -> T) -> T {
    let spoken = language();
    FORMATS.with_borrow_mut(|formats| {
        let made = formats.take().filter(|(of, _)| *of == spoken);
        use_them(&formats.insert(made.unwrap_or_else(|| (spoken, Formats::of(spoken)))).1)
    })
}

/// Makes the formats of the language that the page speaks, once the first frame is drawn. The first one of a page costs the
/// browser some 30 ms: in a task of its own it holds up nothing, in the task that draws a moment it would.
pub fn prepare_formats() {
    request_animation_frame(|| set_timeout(|| with_formats(|_| ()), Duration::ZERO));
}

impl Formats {
    fn of(language: Language) -> Self {
        let locales = Array::of1(&JsValue::from_str(&locale(language)));
        let moment = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
        Self {
            moment: Intl::DateTimeFormat::new(&locales, &moment).format(),
            number: Intl::NumberFormat::new(&locales, &Object::new()).format(),
            euros: Intl::NumberFormat::new(&locales, &options(&[("style", "currency"), ("currency", "EUR")])).format(),
        }
    }
}

/// The first of the reader's locales that is of the language, so that a Swiss reader has Swiss numbers; the language
/// itself where none is.
fn locale(language: Language) -> String {
    let wished = window().navigator().languages();
    let mut fitting =
        wished.iter().filter_map(|tag| tag.as_string()).filter(|tag| Language::of_tag(tag) == Some(language));
    fitting.next().unwrap_or_else(|| language.tag().to_owned())
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in members {
        // A new plain object takes any member.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

/// A value as a format writes it; a date that it cannot write, in the browser's own words.
pub fn text_of(format: &Function, value: &JsValue) -> String {
    let words = format.call1(&JsValue::UNDEFINED, value).ok().and_then(|words| words.as_string());
    words.unwrap_or_else(|| value.dyn_ref::<Date>().map_or_else(String::new, |date| String::from(date.to_string())))
}
