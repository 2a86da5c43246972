//! Moments, numbers and amounts, as the reader's locale of the chosen language writes them.

use crate::ledger::number::Timestamp;
use crate::text::{Language, language};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::time::Duration;
use wasm_bindgen::{JsCast as _, JsValue};

/// The browser's formats, made once a language: making one costs a hundred times what using it does.
struct Formats {
    moment: Function,
    number: Function,
    euros: Function,
}

thread_local! {
    static FORMATS: RefCell<Option<(Language, Formats)>> = const { RefCell::new(None) };
}

/// Uses the formats of the language that the page speaks.
fn with_formats<T>(use_them: impl FnOnce(&Formats) -> T) -> T {
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

/// A moment, to the minute; to the second on hover.
#[component]
pub fn Moment(
    /// When.
    at: Timestamp,
) -> impl IntoView {
    let date = Date::new(&js(at.0));
    let words = with_formats(|formats| text_of(&formats.moment, &date));
    // A moment beyond the calendar's end has no form; its number says enough.
    let machine = if date.get_time().is_nan() { at.to_string() } else { String::from(date.to_iso_string()) };
    view! { <time datetime=machine.clone() title=machine>{words}</time> }
}

/// A whole number, its digits in groups.
pub fn grouped(number: u64) -> String {
    with_formats(|formats| text_of(&formats.number, &js(number)))
}

/// Cents as euros.
pub fn euros(cents: u64) -> String {
    with_formats(|formats| text_of(&formats.euros, &JsValue::from_f64(exact(cents) / 100.0)))
}

/// Today's date where the reader is, as a date field takes it.
pub fn day_today() -> String {
    let now = Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The first moment after a day that a date field gives, where the reader is; nothing where it is no day.
pub fn end_of_day(day: &str) -> Option<Timestamp> {
    let mut parts = day.split('-').map(str::parse::<u32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let (month, day) = (i32::try_from(month).ok()?, i32::try_from(day).ok()?);
    let end = Date::new_with_year_month_day(year, month - 1, day + 1).get_time();
    // What is no number, or before 1970, is no such moment.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is whole and not below nought")]
    (end >= 0.0).then_some(Timestamp(end as u64))
}

/// This moment in digits, to the millisecond: '20261122-171048-123'.
pub fn moment_now() -> String {
    let now = Date::new_0();
    let day = format!("{:04}{:02}{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    let time = format!("{:02}{:02}{:02}", now.get_hours(), now.get_minutes(), now.get_seconds());
    format!("{day}-{time}-{:03}", now.get_milliseconds())
}

fn js(number: u64) -> JsValue {
    JsValue::from_f64(exact(number))
}

#[expect(clippy::cast_precision_loss, reason = "no number of a ledger is above 2^53 - 1")]
const fn exact(number: u64) -> f64 {
    number as f64
}

fn options(members: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in members {
        // A new plain object takes any member.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

fn text_of(format: &Function, value: &JsValue) -> String {
    let words = format.call1(&JsValue::UNDEFINED, value).ok().and_then(|words| words.as_string());
    words.unwrap_or_else(|| value.dyn_ref::<Date>().map_or_else(String::new, |date| String::from(date.to_string())))
}
