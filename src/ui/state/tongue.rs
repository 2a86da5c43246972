//! Which language the page speaks: the one chosen in the settings, kept in the browser's local storage; at first the
//! browser's own, where it is one that the page has.

use crate::text::{self, Language};
use leptos::prelude::*;

const KEY: &str = "medchain-language";

/// The language of the page. What is drawn asks for its words anew when this changes.
#[derive(Clone, Copy)]
pub struct Tongue(RwSignal<Language>);

impl Tongue {
    /// Speaks what was chosen the last time, and shares it with the tree.
    pub fn provide() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let tag = kept.or_else(|| window().navigator().language()).unwrap_or_default();
        let language = Language::of_tag(&tag).unwrap_or(Language::English);
        speak(language);
        let tongue = Self(RwSignal::new(language));
        provide_context(tongue);
        tongue
    }

    /// The language of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// What is spoken.
    pub fn language(self) -> Signal<Language> {
        self.0.into()
    }

    /// Speaks a language from now on, and keeps it. A browser that keeps nothing speaks it until the page is closed.
    pub fn choose(self, language: Language) {
        speak(language);
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, language.tag());
        }
        self.0.set(language);
    }
}

/// The words of the page, and what a screen reader pronounces them as.
fn speak(language: Language) {
    text::choose(language);
    if let Some(root) = document().document_element() {
        // Does not fail: the name is well-formed.
        let _ = root.set_attribute("lang", language.tag());
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
