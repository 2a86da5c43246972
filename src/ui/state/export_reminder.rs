//! The export reminder: the setting for the note about blocks in no file, stored in the browser's local storage.

use leptos::prelude::*;

const KEY: &str = "medchain-reminder";
const OFF: &str = "off";

/// The setting.
#[derive(Clone, Copy)]
pub struct ExportReminder(RwSignal<bool>);

impl ExportReminder {
    /// Reads the stored choice and provides it as context. The reminder is on by default.
    pub fn provide() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let reminder = Self(RwSignal::new(kept.as_deref() != Some(OFF)));
        Effect::new(move || keep(reminder.0.get()));
        provide_context(reminder);
        reminder
    }

    /// Returns the setting from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The state of the reminder, to read and to set.
    pub const fn is_on(self) -> RwSignal<bool> {
        self.0
    }
}

/// If the browser stores nothing, the reminder is on again after a reload.
fn keep(is_on: bool) {
    let Some(storage) = storage() else { return };
    let _ = if is_on { storage.remove_item(KEY) } else { storage.set_item(KEY, OFF) };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
