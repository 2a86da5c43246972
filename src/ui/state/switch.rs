//! Whether the dialog is open in which the acting account is changed: from the bar, and from a page that is for another
//! role.

use leptos::prelude::*;

/// The dialog.
#[derive(Clone, Copy)]
pub struct SwitchAccount(RwSignal<bool>);

impl SwitchAccount {
    /// Makes it, closed, and shares it with the tree.
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }

    /// The one of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Opens it.
    pub fn open(self) {
        self.0.set(true);
    }

    /// Whether it is open, to be read and set.
    pub const fn is_open(self) -> RwSignal<bool> {
        self.0
    }
}
