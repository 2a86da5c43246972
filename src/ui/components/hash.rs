//! The view of a hash, a key or a signature.
//!
//! It shows the first and last digits, a strip of colours from the first bytes, which makes equal and different hashes
//! visible at a glance, and a button that copies all digits. The digits are a link to the object with the hash, whose
//! page shows the hash too, or else a button that shows all digits. Equal hashes on a page are highlighted together
//! (`ui::hash_highlight`).

use super::whole::WholeText;
use crate::text::{common, short_id};
use leptos::prelude::*;

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
    let whole = WholeText::closed();
    let dialog = whole.dialog(common::all_digits(), digits.clone());
    let name = common::copy(&digits);
    // The Tab key stops once at each hash without a link: the dialog of its digits can copy them too.
    let is_link = href.is_some();
    let copy_stop = move || if is_link { stop.get() } else { -1 };
    let (hash, title, copied) = (digits.clone(), digits.clone(), digits.clone());
    view! {
        <span class="hash" data-hash=hash title=title>
            <svg class="strip" viewBox="0 0 40 12" aria-hidden="true">
                <Strip digits=digits.clone() />
            </svg>
            {shortened(&digits, href, whole, stop)}
            <button
                type="button" class="copy" aria-label=name tabindex=copy_stop
                on:click=move |_| whole.copy(copied.clone())
            >
                <CopyMark />
            </button>
            <output class="copied">{move || whole.confirmation()}</output>
        </span>
        {dialog}
    }
}

/// Returns the first and last digits, as a link or as the button that opens the dialog.
fn shortened(digits: &str, href: Option<String>, whole: WholeText, stop: Signal<i32>) -> AnyView {
    let words = short_id(digits);
    if let Some(href) = href {
        return view! { <a href=href>{words}</a> }.into_any();
    }
    let name = common::show_digits(digits);
    view! {
        <button
            type="button" class="digits" aria-label=name aria-haspopup="dialog" tabindex=move || stop.get()
            on:click=move |_| whole.show()
        >
            {words}
        </button>
    }
    .into_any()
}

#[component]
fn CopyMark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M4 4h6v6H4z M2 8V2h6" fill="none" stroke="currentColor" />
        </svg>
    }
}
