//! The countdown after wrong passwords, from the last wait of the worker and its arrival time.

use super::clock::steady;
use super::{Announcer, Store};
use crate::text::accounts;
use leptos::prelude::*;
use std::time::Duration;

/// The interval between two updates.
const LOOK: Duration = Duration::from_millis(250);

/// The whole seconds until the next password attempt of an account; 0 permits it now. The beginning and the end are
/// announced, the seconds between are not.
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
            (0, 1..) => announcer.announce(accounts::wait(left)),
            (1.., 0) => announcer.announce(accounts::try_again()),
            _ => {}
        }
        left
    });
    seconds
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a wait lasts minutes at most, and is not negative"
)]
fn whole_seconds(milliseconds: f64) -> u64 {
    (milliseconds.max(0.0) / 1_000.0).ceil() as u64
}
