//! The state of the dialog that changes the acting account. The bar opens it, and so do pages for another role.

use leptos::prelude::*;

/// The dialog.
#[derive(Clone, Copy)]
pub struct SwitchAccount(RwSignal<bool>);

impl SwitchAccount {
    /// Creates the closed dialog and provides it as context.
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }

    /// Returns the dialog from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Opens the dialog.
    pub fn open(self) {
        self.0.set(true);
    }

    /// The state of the dialog, to read and to set.
    pub const fn is_open(self) -> RwSignal<bool> {
        self.0
    }
}
