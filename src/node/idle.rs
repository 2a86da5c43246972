//! The idle lock: accounts are locked when no command has come for some minutes of a monotonic clock.

use super::Node;
use super::platform::Platform;
use crate::ledger::id::UserId;
use crate::protocol::Event;
use crate::storage::Library;
use std::time::Duration;

/// The minutes without a command before the lock, until a person chooses another time.
pub const AT_FIRST: u32 = 5;
/// The accepted times, in minutes.
const MINUTES: std::ops::RangeInclusive<u32> = 1..=60;

impl<H: Library, P: Platform> Node<H, P> {
    pub(super) fn lock_when_idle(&mut self, minutes: u32) {
        self.idle_minutes = minutes.clamp(*MINUTES.start(), *MINUTES.end());
    }

    /// Returns the milliseconds until idle accounts are locked; `None` if there are none.
    pub fn idle_left(&self) -> Option<u32> {
        self.idle_accounts().next()?;
        let idle = Duration::from_secs(u64::from(self.idle_minutes) * 60);
        let passed = self.platform.steady().saturating_sub(self.active_at);
        Some(u32::try_from(idle.saturating_sub(passed).as_millis()).unwrap_or(u32::MAX))
    }

    /// Locks the idle accounts if the time has passed. Delegates of the running autopilot are not idle.
    pub async fn lock_idle(&mut self) {
        if self.idle_left() != Some(0) {
            return;
        }
        let idle: Vec<UserId> = self.idle_accounts().cloned().collect();
        for user in idle {
            if let Err(trouble) = self.lock(user).await {
                (self.events)(Event::BackgroundFault(trouble));
            }
        }
        self.changed = true;
        self.announce();
    }

    fn idle_accounts(&self) -> impl Iterator<Item = &UserId> {
        let opened = self.opened.as_ref();
        let at_work = self.autopilot.is_some();
        let keyring = opened.map(|it| (&it.keyring, it.acting.as_ref()));
        keyring.into_iter().flat_map(move |(keyring, acting)| {
            keyring.unlocked().filter(move |user| !at_work || acting == Some(*user) && !keyring.stays(user))
        })
    }
}
