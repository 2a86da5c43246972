//! After how many idle minutes accounts are locked: chosen in the settings, kept in the browser's local storage, and told
//! to the worker, which does the locking.

use super::Worker;
use crate::protocol::Command;
use leptos::prelude::*;
use leptos::task::spawn_local;

const KEY: &str = "medchain-idle-minutes";
/// What can be chosen.
pub const MINUTES: [u32; 3] = [1, 5, 15];
/// What the worker does untold.
const AT_FIRST: u32 = 5;

/// The time that the page gives.
#[derive(Clone, Copy)]
pub struct Patience {
    minutes: RwSignal<u32>,
    worker: Worker,
}

impl Patience {
    /// Tells the worker what was chosen the last time, and shares it with the tree.
    pub fn provide(worker: Worker) -> Self {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let kept = kept.and_then(|minutes| minutes.parse().ok()).filter(|minutes| MINUTES.contains(minutes));
        let patience = Self { minutes: RwSignal::new(kept.unwrap_or(AT_FIRST)), worker };
        if kept.is_some_and(|minutes| minutes != AT_FIRST) {
            patience.tell();
        }
        provide_context(patience);
        patience
    }

    /// The time of the tree.
    pub fn get() -> Self {
        expect_context()
    }

    /// How many minutes.
    pub fn minutes(self) -> Signal<u32> {
        self.minutes.into()
    }

    /// Tells the worker, and keeps it. A browser that keeps nothing forgets it with the page.
    pub fn choose(self, minutes: u32) {
        self.minutes.set(minutes);
        self.tell();
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, &minutes.to_string());
        }
    }

    fn tell(self) {
        let minutes = self.minutes.get_untracked();
        spawn_local(async move {
            // Where the worker does not run, the page says so by itself.
            let _ = self.worker.send(Command::LockWhenIdle { minutes }).await;
        });
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
