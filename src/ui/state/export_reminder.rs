//! The export reminder: the setting for the note about blocks in no file, stored in the browser's local storage.

use super::local_value::LocalValue;
use leptos::prelude::*;

const OFF: &str = "off";

/// The setting.
#[derive(Clone, Copy)]
pub struct ExportReminder(RwSignal<bool>);

impl ExportReminder {
    /// Reads the stored choice and provides it as context. The reminder is on by default.
    pub fn provide() -> Self {
        let reminder = Self(RwSignal::new(LocalValue::ExportReminder.read().as_deref() != Some(OFF)));
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
    if is_on { LocalValue::ExportReminder.remove() } else { LocalValue::ExportReminder.write(OFF) }
}
