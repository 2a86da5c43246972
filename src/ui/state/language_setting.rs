//! The language of the page: the choice of the settings, stored in the browser's local storage, or else the language of
//! the browser if the page supports it.

use super::local_value::LocalValue;
use crate::text::{self, Language};
use leptos::prelude::*;

/// The language. A change draws all text again.
#[derive(Clone, Copy)]
pub struct LanguageSetting(RwSignal<Language>);

impl LanguageSetting {
    /// Applies the stored choice, and provides it as context.
    pub fn provide() -> Self {
        let tag = LocalValue::Language.read().or_else(|| window().navigator().language()).unwrap_or_default();
        let language = Language::of_tag(&tag).unwrap_or(Language::English);
        apply(language);
        let language_setting = Self(RwSignal::new(language));
        provide_context(language_setting);
        language_setting
    }

    /// Returns the setting from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The current language.
    pub fn language(self) -> Signal<Language> {
        self.0.into()
    }

    /// Applies and stores a language. If the browser stores nothing, the choice lasts until the page is closed.
    pub fn choose(self, language: Language) {
        apply(language);
        LocalValue::Language.write(language.tag());
        self.0.set(language);
    }
}

/// Sets the language of all text, and the `lang` attribute, which selects the pronunciation of a screen reader.
fn apply(language: Language) {
    text::choose(language);
    if let Some(root) = document().document_element() {
        // The call does not fail: the name is well-formed.
        let _ = root.set_attribute("lang", language.tag());
    }
}
