//! The monotonic clock of the page.

use leptos::prelude::*;

/// Returns the milliseconds since the page was loaded, on a monotonic clock.
pub fn steady() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}
