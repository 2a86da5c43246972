//! The idle lock: the number of idle minutes after which the worker locks accounts. The person chooses it in the
//! settings, the page stores it in the browser's local storage and sends it to the worker.

use super::Worker;
use super::local_value::LocalValue;
use crate::protocol::command;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The choices, in minutes.
pub const MINUTES: [u32; 3] = [1, 5, 15];
/// The default of the worker, in minutes.
const AT_FIRST: u32 = 5;

/// The chosen time.
#[derive(Clone, Copy)]
pub struct IdleLockSetting {
    minutes: RwSignal<u32>,
    worker: Worker,
}

impl IdleLockSetting {
    /// Sends the stored choice to the worker, and provides it as context.
    pub fn provide(worker: Worker) -> Self {
        let kept = LocalValue::IdleMinutes.read().and_then(|minutes| minutes.parse().ok());
        let kept = kept.filter(|minutes| MINUTES.contains(minutes));
        let idle_lock = Self { minutes: RwSignal::new(kept.unwrap_or(AT_FIRST)), worker };
        if kept.is_some_and(|minutes| minutes != AT_FIRST) {
            idle_lock.tell();
        }
        provide_context(idle_lock);
        idle_lock
    }

    /// Returns the setting from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The number of minutes.
    pub fn minutes(self) -> Signal<u32> {
        self.minutes.into()
    }

    /// Sends the choice to the worker and stores it. If the browser stores nothing, the choice lasts until the page is
    /// closed.
    pub fn choose(self, minutes: u32) {
        self.minutes.set(minutes);
        self.tell();
        LocalValue::IdleMinutes.write(&minutes.to_string());
    }

    fn tell(self) {
        let minutes = self.minutes.get_untracked();
        spawn_local(async move {
            // If the worker does not run, the page reports that already.
            let _ = self.worker.ask(command::LockWhenIdle { minutes }).await;
        });
    }
}
