//! A hash, a key or a signature: everywhere the same.
//!
//! Its first and last digits, a strip of colours drawn from its first bytes, so that equal and different ones are told
//! apart at a glance, and a button that copies all of it. Equal ones on a page light up together (`ui::lit`).

use super::copy::copy_to_clipboard;
use crate::text::{common, short_id};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many cells a strip has.
pub const CELLS: usize = 8;

/// The strip alone, as part of a drawing: cells of `width` by `height` from the left upper corner on.
#[component]
pub fn Strip(
    /// The hexadecimal digits.
    digits: String,
    /// The left edge.
    #[prop(default = 0.0)]
    x: f64,
    /// The upper edge.
    #[prop(default = 0.0)]
    y: f64,
    /// Of a cell.
    #[prop(default = 5.0)]
    width: f64,
    /// Of a cell.
    #[prop(default = 12.0)]
    height: f64,
) -> impl IntoView {
    // Each cell has one of sixteen colours, by the first digit of its byte; the style sheet knows them by that digit.
    let cell = move |(index, digit): (u32, char)| {
        let x = x + width * f64::from(index);
        view! { <rect class=format!("cell cell-{digit}") x=x y=y width=width height=height /> }
    };
    (0..).zip(digits.chars().step_by(2).take(CELLS)).map(cell).collect_view()
}

/// A hash with its strip and its button.
#[component]
pub fn HashView(
    /// All of its digits.
    #[prop(into)]
    digits: String,
    /// Where it leads, if anywhere.
    #[prop(optional)]
    href: Option<String>,
    /// Where the tabulator stops at it, as `tabindex` says: a long list has one row in which it does.
    #[prop(into, default = Signal::stored(0))]
    stop: Signal<i32>,
) -> impl IntoView {
    let copied = RwSignal::new(false);
    let name = common::copy(&digits);
    let words = short_id(&digits);
    let words = match href {
        Some(href) => view! { <a href=href>{words}</a> }.into_any(),
        None => view! { <span>{words}</span> }.into_any(),
    };
    let copy = {
        let digits = digits.clone();
        move |_| {
            let digits = digits.clone();
            spawn_local(async move { copied.set(copy_to_clipboard(&digits).await.is_some()) });
        }
    };
    let (hash, title) = (digits.clone(), digits.clone());
    view! {
        <span class="hash" data-hash=hash title=title>
            <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                <Strip digits=digits />
            </svg>
            {words}
            <button type="button" class="copy" aria-label=name tabindex=move || stop.get() on:click=copy>
                <CopyMark />
            </button>
            <output class="copied">{move || copied.get().then_some(common::copied())}</output>
        </span>
    }
}

#[component]
fn CopyMark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M4 4h6v6H4z M2 8V2h6" fill="none" stroke="currentColor" />
        </svg>
    }
}
