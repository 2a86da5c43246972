//! The current page: the fragment of the address, followed by one listener.

use crate::ui::route::Route;
use leptos::{ev, prelude::*};

/// The route of the current address.
#[derive(Clone, Copy)]
pub struct Address(RwSignal<Route>);

impl Address {
    /// Follows the address, and provides it as context.
    pub fn provide() -> Self {
        let address = Self(RwSignal::new(current()));
        let listener = window_event_listener(ev::hashchange, move |_| address.0.set(current()));
        on_cleanup(move || listener.remove());
        provide_context(address);
        address
    }

    /// Returns the address from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The current page.
    pub fn route(self) -> Signal<Route> {
        self.0.into()
    }
}

/// Goes to a page.
pub fn go(route: &Route) {
    // The browser rejects a fragment only in a document that is not active; that document has no page to go to.
    let _ = window().location().set_hash(&route.to_string());
}

fn current() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}
