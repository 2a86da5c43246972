//! What is shown where another page has put this one into a frame.
//!
//! A header says that no page may (`frame-ancestors`), but a host that sends no header cannot say so, and a `<meta>`
//! policy may not. So the page looks for itself, before anything else: in a frame no worker is started, and with it no
//! database is opened, no account unlocked and no way in from the console made.

use super::state::{Tongue, show_kept};
use crate::text::{framed, shell};
use leptos::prelude::*;

/// Whether the page is in a frame. A browser that does not say which window is on top is taken to have one there.
pub fn is_framed() -> bool {
    let top = window().top().ok().flatten();
    top.is_none_or(|top| !js_sys::Object::is(&top, &window().self_()))
}

/// All that a framed page shows.
#[component]
pub fn Framed() -> impl IntoView {
    show_kept();
    Tongue::provide();
    document().set_title(shell::product());
    // The fragment may name a patient or a record: it stays out of what the framing page's reader sees.
    let location = window().location();
    let address = location.origin().and_then(|origin| Ok(origin + &location.pathname()?)).unwrap_or_default();
    view! {
        <main id="main" class="framed">
            <h1>{framed::title()}</h1>
            <p>{framed::why()}</p>
            <p>{framed::what()}</p>
            <p>
                <a class="button first" href=address target="_blank" rel="noopener">{framed::open()}</a>
            </p>
        </main>
    }
}
