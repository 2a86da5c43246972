//! Saves a file through the browser, in the person's folder for downloads.

use leptos::prelude::{document, set_timeout};
use std::time::Duration;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// The time after which every browser has read the file.
const TAKEN_OVER: Duration = Duration::from_mins(1);

/// Saves the file under this name. Does nothing without a file or if the browser makes no URL for it.
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
            // Revoking does not fail for a URL that this function made.
            let _ = Url::revoke_object_url(&url);
        },
        TAKEN_OVER,
    );
}
