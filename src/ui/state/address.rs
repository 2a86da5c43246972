//! Where the reader is: the fragment of the address, followed by one listener.

use crate::ui::route::Route;
use leptos::{ev, prelude::*};

/// The page that the address means.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<Route>);

impl Address {
    /// Follows the address, and shares it with the tree.
    pub fn provide() -> Self {
        let address = Self(RwSignal::new(current()));
        let listener = window_event_listener(ev::hashchange, move |_| address.0.set(current()));
        on_cleanup(move || listener.remove());
        provide_context(address);
        address
    }

    /// The address of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// The page.
    pub fn route(self) -> Signal<Route> {
        self.0.into()
    }
}

/// Goes to a page.
pub fn go(route: &Route) {
    // The browser refuses a fragment only on a document that is not shown; there is nothing to go to then.
    let _ = window().location().set_hash(&route.to_string());
}

fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}
