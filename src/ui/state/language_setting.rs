//! The language of the page: the choice of the settings, stored in the browser's local storage, or else the first of the
//! browser's languages that the page supports.

use super::local_value::LocalValue;
use crate::text::{self, Language};
use crate::ui::languages::languages;
use leptos::prelude::*;

/// The language. A change draws all text again.
#[derive(Clone, Copy)]
pub struct LanguageSetting(RwSignal<Language>);

impl LanguageSetting {
    /// Applies the stored choice, and provides it as context.
    pub fn provide() -> Self {
        // A stored text that is no language counts as no choice.
        let tags: Vec<String> = LocalValue::Language.read().into_iter().chain(languages()).collect();
        let language = Language::of_tags(tags.iter().map(String::as_str));
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
