//! The browser's formats of times, numbers and amounts, in the reader's locale for the chosen language.

use crate::text::{Language, language};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};

/// The browser's formats, built once for each language: building one costs a hundred times as much as using it.
pub struct Formats {
    /// A time, to the minute.
    pub moment: Function,
    /// A whole number with grouped digits.
    pub number: Function,
    /// An amount in euros.
    pub euros: Function,
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
        let locales = Array::of1(&JsValue::from_str(&locale(language)));
        let moment = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
        Self {
            moment: Intl::DateTimeFormat::new(&locales, &moment).format(),
            number: Intl::NumberFormat::new(&locales, &Object::new()).format(),
            euros: Intl::NumberFormat::new(&locales, &options(&[("style", "currency"), ("currency", "EUR")])).format(),
        }
    }
}

/// Returns the first of the reader's locales for the language, so that a Swiss reader sees Swiss numbers, or else the
/// tag of the language.
fn locale(language: Language) -> String {
    let wished = window().navigator().languages();
    let mut fitting =
        wished.iter().filter_map(|tag| tag.as_string()).filter(|tag| Language::of_tag(tag) == Some(language));
    fitting.next().unwrap_or_else(|| language.tag().to_owned())
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in members {
        // A new plain object accepts any member.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

/// Formats a value. Returns the browser's default text for a date that the format rejects.
pub fn text_of(format: &Function, value: &JsValue) -> String {
    let words = format.call1(&JsValue::UNDEFINED, value).ok().and_then(|words| words.as_string());
    words.unwrap_or_else(|| value.dyn_ref::<Date>().map_or_else(String::new, |date| String::from(date.to_string())))
}
