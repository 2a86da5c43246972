//! How long accounts wait after wrong passwords, counted down: what the worker said last, and when it said it.

use super::{Announcer, Store};
use crate::text::accounts;
use leptos::prelude::*;
use std::time::Duration;

/// How often the seconds are looked at.
const LOOK: Duration = Duration::from_millis(250);

/// The whole seconds until the password of an account may be tried again; 0: at once. Their beginning and their end are
/// announced, and not each of them.
pub fn seconds_to_wait(user_id: Signal<String>) -> Memo<u64> {
    let (store, announcer) = (Store::get(), Announcer::get());
    let now = RwSignal::new(steady());
    if let Ok(ticks) = set_interval_with_handle(move || now.set(steady()), LOOK) {
        on_cleanup(move || ticks.clear());
    }
    let seconds = Memo::new(move |_| {
        let heard = store.heard_at();
        let ends = user_id.with(|user| store.wait_of(user)).map_or(0.0, |wait| heard + wait);
        whole_seconds(ends - now.get().max(heard))
    });
    Effect::new(move |before: Option<u64>| {
        let left = seconds.get();
        match (before.unwrap_or_default(), left) {
            (0, 1..) => announcer.say(accounts::wait(left)),
            (1.., 0) => announcer.say(accounts::try_again()),
            _ => {}
        }
        left
    });
    seconds
}

/// The milliseconds since the page was loaded, by the browser's clock that nobody sets.
pub(super) fn steady() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a wait is minutes at most, and not below 0"
)]
fn whole_seconds(milliseconds: f64) -> u64 {
    (milliseconds.max(0.0) / 1_000.0).ceil() as u64
}
