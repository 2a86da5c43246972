//! Handing a file to the browser, which puts it where the person keeps downloads.

use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Long enough for any browser to have taken the file over.
const TAKEN_OVER: Duration = Duration::from_mins(1);

/// Saves the file under this name; nothing where there is none, or where the browser gives it no address.
pub fn save(file: Option<Blob>, name: &str) {
    let Some(url) = file.and_then(|file| Url::create_object_url_with_blob(&file).ok()) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    set_timeout(
        move || {
            // Fails on no address that was made here.
            let _ = Url::revoke_object_url(&url);
        },
        TAKEN_OVER,
    );
}
