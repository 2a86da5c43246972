//! How the page looks: light or dark, how strong its contrasts are, whether it moves.
//!
//! Each is as the system has it, until somebody chooses. A choice is kept in the browser's local storage and shown by
//! an attribute of the root, from which the style sheet takes it.

use leptos::prelude::*;

/// One thing that can be chosen.
pub struct Appearance {
    key: &'static str,
    attribute: &'static str,
    /// The names that are kept. The first is as the system has it, and needs no attribute.
    names: &'static [&'static str],
}

/// Light or dark.
pub const THEME: Appearance =
    Appearance { key: "medchain-theme", attribute: "data-theme", names: &["system", "light", "dark"] };
/// How strong contrasts are.
pub const CONTRAST: Appearance =
    Appearance { key: "medchain-contrast", attribute: "data-contrast", names: &["system", "more"] };
/// Whether anything moves.
pub const MOTION: Appearance =
    Appearance { key: "medchain-motion", attribute: "data-motion", names: &["system", "reduced"] };

/// Shows what was chosen the last time.
pub fn show_kept() {
    for appearance in [THEME, CONTRAST, MOTION] {
        let kept = storage().and_then(|storage| storage.get_item(appearance.key).ok().flatten());
        appearance.show(appearance.place_of(kept.as_deref()));
    }
}

impl Appearance {
    /// Which one is shown: its place among the names.
    pub fn shown(&self) -> usize {
        let name = document().document_element().and_then(|root| root.get_attribute(self.attribute));
        self.place_of(name.as_deref())
    }

    /// Shows and keeps one. A browser that keeps nothing shows it until the page is closed.
    pub fn choose(&self, place: usize) {
        self.show(place);
        if let Some(storage) = storage() {
            let _ = storage.set_item(self.key, self.names[place]);
        }
    }

    fn place_of(&self, name: Option<&str>) -> usize {
        self.names.iter().position(|known| Some(*known) == name).unwrap_or_default()
    }

    fn show(&self, place: usize) {
        let Some(root) = document().document_element() else { return };
        // Neither fails: both names are well-formed.
        let _ = match place {
            0 => root.remove_attribute(self.attribute),
            _ => root.set_attribute(self.attribute, self.names[place]),
        };
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
