//! Whether the page reminds of blocks that are in no file: kept in the browser's local storage.

use leptos::prelude::*;

const KEY: &str = "medchain-reminder";
const OFF: &str = "off";

/// The switch.
#[derive(Clone, Copy)]
pub struct Reminder(RwSignal<bool>);

impl Reminder {
    /// Takes what was chosen the last time, and shares it with the tree. At first it reminds.
    pub fn provide() -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let reminder = Self(RwSignal::new(kept.as_deref() != Some(OFF)));
        Effect::new(move || keep(reminder.0.get()));
        provide_context(reminder);
        reminder
    }

    /// The switch of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether it reminds, to be read and set.
    pub const fn is_on(self) -> RwSignal<bool> {
        self.0
    }
}

/// A browser that keeps nothing reminds again the next time.
fn keep(is_on: bool) {
    let Some(storage) = storage() else { return };
    let _ = if is_on { storage.remove_item(KEY) } else { storage.set_item(KEY, OFF) };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
