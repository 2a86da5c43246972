//! The appearance of the page: theme, contrast and motion.
//!
//! Each follows the system until the person chooses. The choice is stored in the browser's local storage and set as an
//! attribute of the root element, which the style sheet reads.

use super::local_value::LocalValue;
use leptos::prelude::*;

/// A setting of the appearance.
pub struct AppearanceSetting {
    value: LocalValue,
    attribute: &'static str,
    /// The stored values. The first follows the system and needs no attribute.
    names: &'static [&'static str],
}

/// Light or dark.
pub const THEME: AppearanceSetting =
    AppearanceSetting { value: LocalValue::Theme, attribute: "data-theme", names: &["system", "light", "dark"] };
/// The contrast.
pub const CONTRAST: AppearanceSetting =
    AppearanceSetting { value: LocalValue::Contrast, attribute: "data-contrast", names: &["system", "more"] };
/// The amount of motion.
pub const MOTION: AppearanceSetting =
    AppearanceSetting { value: LocalValue::Motion, attribute: "data-motion", names: &["system", "reduced"] };

/// Applies the stored choices.
pub fn show_stored() {
    for appearance in [THEME, CONTRAST, MOTION] {
        appearance.show(appearance.place_of(appearance.value.read().as_deref()));
    }
}

impl AppearanceSetting {
    /// Returns the index of the current value.
    pub fn shown(&self) -> usize {
        let name = document().document_element().and_then(|root| root.get_attribute(self.attribute));
        self.place_of(name.as_deref())
    }

    /// Applies and stores a value. If the browser stores nothing, the choice lasts until the page is closed.
    pub fn choose(&self, place: usize) {
        self.show(place);
        self.value.write(self.names[place]);
    }

    fn place_of(&self, name: Option<&str>) -> usize {
        self.names.iter().position(|known| Some(*known) == name).unwrap_or_default()
    }

    fn show(&self, place: usize) {
        let Some(root) = document().document_element() else { return };
        // Neither call fails: both names are well-formed.
        let _ = match place {
            0 => root.remove_attribute(self.attribute),
            _ => root.set_attribute(self.attribute, self.names[place]),
        };
    }
}
