//! The reader's position in the list of blocks, so that the way back from a block leads there.

use crate::ledger::id::Hash;
use crate::ui::virtual_list::scroll::ScrollPosition;
use leptos::prelude::*;

/// The position, with its ledger.
#[derive(Clone, Copy)]
pub struct ListPosition(StoredValue<Option<(Hash, ScrollPosition)>>);

impl ListPosition {
    /// Creates the value and provides it as context.
    pub fn provide() {
        provide_context(Self(StoredValue::new(None)));
    }

    /// Returns the value from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Stores a position.
    pub fn keep(self, ledger: Hash, place: ScrollPosition) {
        self.0.set_value(Some((ledger, place)));
    }

    /// Returns the position if it belongs to this ledger.
    pub fn place(self, ledger: Hash) -> Option<ScrollPosition> {
        self.0.get_value().filter(|(kept, _)| *kept == ledger).map(|(_, place)| place)
    }
}
