//! Where the reader was in the list of blocks, so that the way back from a block leads there.

use crate::ledger::id::Hash;
use crate::ui::scroll::Place;
use leptos::prelude::*;

/// The place, and in which ledger.
#[derive(Clone, Copy)]
pub struct Bookmark(StoredValue<Option<(Hash, Place)>>);

impl Bookmark {
    /// Makes it and shares it with the tree.
    pub fn provide() {
        provide_context(Self(StoredValue::new(None)));
    }

    /// The one of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// Remembers a place.
    pub fn keep(self, ledger: Hash, place: Place) {
        self.0.set_value(Some((ledger, place)));
    }

    /// The place, where it is one of this ledger.
    pub fn place(self, ledger: Hash) -> Option<Place> {
        self.0.get_value().filter(|(kept, _)| *kept == ledger).map(|(_, place)| place)
    }
}
