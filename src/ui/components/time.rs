//! Times, numbers and amounts in the reader's locale for the chosen language.

use super::formats::{text_of, with_formats};
use crate::ledger::date::{Date as Day, UtcOffset};
use crate::ledger::number::Timestamp;
use crate::text;
use crate::ui::amount::typed;
use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A time, to the minute. The tooltip shows it in ISO 8601, with milliseconds and in UTC.
#[component]
pub fn Moment(
    /// The time.
    at: Timestamp,
) -> impl IntoView {
    let date = Date::new(&js(at.0));
    let words = with_formats(|formats| text_of(formats.moment.as_ref(), &date)).unwrap_or_else(|| text::moment(at));
    // A time beyond the range of `Date` has no calendar form; its number replaces it.
    let machine = if date.get_time().is_nan() { at.to_string() } else { String::from(date.to_iso_string()) };
    view! { <time datetime=machine.clone() title=machine>{words}</time> }
}

/// Formats a whole number with grouped digits.
pub fn grouped(number: u64) -> String {
    with_formats(|formats| text_of(formats.number.as_ref(), &js(number))).unwrap_or_else(|| text::grouped(number))
}

/// Formats cents as euros.
pub fn euros(cents: u64) -> String {
    let amount = JsValue::from_f64(exact(cents) / 100.0);
    let words = with_formats(|formats| text_of(formats.euros.as_ref(), &amount));
    words.unwrap_or_else(|| format!("{} €", typed(cents)))
}

/// Returns today's date in the reader's time zone.
pub fn today() -> Day {
    let now = Date::new_0();
    let [year, month, day] = [now.get_full_year(), now.get_month() + 1, now.get_date()].map(u64::from);
    Day { year, month, day }
}

/// Returns today's date in the reader's time zone, in the format of a date field.
pub fn day_today() -> String {
    today().to_string()
}

/// Returns the offset of the reader's time zone from UTC at a time.
pub fn utc_offset(at: Timestamp) -> UtcOffset {
    UtcOffset::behind(Date::new(&js(at.0)).get_timezone_offset())
}

/// Returns the first instant after the day of a date field, in the reader's time zone; `None` if the text is not a day.
pub fn end_of_day(day: &str) -> Option<Timestamp> {
    let mut parts = day.split('-').map(str::parse::<u32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let (month, day) = (i32::try_from(month).ok()?, i32::try_from(day).ok()?);
    let end = Date::new_with_year_month_day(year, month - 1, day + 1).get_time();
    // The comparison is `false` for NaN and for times before 1970.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number, not negative")]
    (end >= 0.0).then_some(Timestamp(end as u64))
}

/// Returns the current time as digits, to the millisecond: '20261122-171048-123'.
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
