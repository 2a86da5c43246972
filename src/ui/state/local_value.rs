//! The values that the page keeps in the browser's local storage: the person's settings, and the ledger to open again.
//!
//! A browser can deny the storage, or have no room. That is no fault: nothing is read then, and a value that was not
//! stored lasts until the page is closed.

use leptos::prelude::window;

/// A value in the local storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalValue {
    /// The tag of the chosen language.
    Language,
    /// The colours: `system`, `light` or `dark`.
    Theme,
    /// The contrast: `system` or `more`.
    Contrast,
    /// The amount of motion: `system` or `reduced`.
    Motion,
    /// The number of idle minutes after which accounts are locked.
    IdleMinutes,
    /// `off` if the export reminder is off; absent if it is on.
    ExportReminder,
    /// The id of the open ledger; absent if none is open.
    OpenLedger,
}

impl LocalValue {
    /// Returns the stored text.
    pub fn read(self) -> Option<String> {
        storage()?.get_item(self.key()).ok().flatten()
    }

    /// Stores a text.
    pub fn write(self, text: &str) {
        if let Some(storage) = storage() {
            let _ = storage.set_item(self.key(), text);
        }
    }

    /// Removes the stored text.
    pub fn remove(self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(self.key());
        }
    }

    /// The key. It never changes, because browsers have values under it.
    const fn key(self) -> &'static str {
        match self {
            Self::Language => "medchain-language",
            Self::Theme => "medchain-theme",
            Self::Contrast => "medchain-contrast",
            Self::Motion => "medchain-motion",
            Self::IdleMinutes => "medchain-idle-minutes",
            Self::ExportReminder => "medchain-reminder",
            Self::OpenLedger => "medchain-open-ledger",
        }
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
