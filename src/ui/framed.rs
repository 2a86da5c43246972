//! The notice for a page inside a frame of another page.
//!
//! The header `frame-ancestors` forbids frames, but some hosts send no headers, and a `<meta>` policy cannot contain
//! it. So the page checks first. In a frame it starts no worker, so it opens no database, unlocks no account and offers
//! no access from the console.

use super::state::{LanguageSetting, show_stored};
use crate::text::{framed, shell};
use leptos::prelude::*;

/// Returns `true` if the page is in a frame, or if the browser does not tell which window is the top one.
pub fn is_framed() -> bool {
    let top = window().top().ok().flatten();
    top.is_none_or(|top| !js_sys::Object::is(&top, &window().self_()))
}

/// The whole content of a framed page.
#[component]
pub fn Framed() -> impl IntoView {
    show_stored();
    LanguageSetting::provide();
    document().set_title(shell::product());
    // The fragment may contain the id of a patient or a record, so the link that the framing page can show omits it.
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
