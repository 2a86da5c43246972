//! The view of a hash, a key or a signature.
//!
//! It shows the first and last digits, a strip of colours from the first bytes, which makes equal and different hashes
//! visible at a glance, and a button that copies all digits. Equal hashes on a page are highlighted together
//! (`ui::lit`).

use super::copy::copy_to_clipboard;
use crate::text::{common, short_id};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The number of cells in a strip.
pub const CELLS: usize = 8;

/// The strip, as part of a drawing: cells of `width` by `height` from the upper left corner.
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
    /// The width of a cell.
    #[prop(default = 5.0)]
    width: f64,
    /// The height of a cell.
    #[prop(default = 12.0)]
    height: f64,
) -> impl IntoView {
    // The style sheet maps the first digit of each byte to one of sixteen colours.
    let cell = move |(index, digit): (u32, char)| {
        let x = x + width * f64::from(index);
        view! { <rect class=format!("cell cell-{digit}") x=x y=y width=width height=height /> }
    };
    (0..).zip(digits.chars().step_by(2).take(CELLS)).map(cell).collect_view()
}

/// A hash with its strip and its copy button.
#[component]
pub fn HashView(
    /// All digits.
    #[prop(into)]
    digits: String,
    /// The address that the hash links to.
    #[prop(optional)]
    href: Option<String>,
    /// The `tabindex` of the button: in a long list the Tab key stops at one row only.
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
