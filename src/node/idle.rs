//! Locking what nobody uses: accounts are unlocked for a session, and a session ends when nobody has asked for anything
//! in a while.

use super::Node;
use super::platform::Platform;
use crate::ledger::id::UserId;
use crate::protocol::Event;
use crate::storage::Shelf;

/// How long nobody must have asked for anything: five minutes, in milliseconds.
const IDLE: u64 = 5 * 60 * 1_000;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// How many milliseconds are left until idle accounts are locked; none where there are none.
    pub fn idle_left(&self) -> Option<u32> {
        self.idle_accounts().next()?;
        let passed = self.platform.now().0.saturating_sub(self.active_at.0);
        Some(u32::try_from(IDLE.saturating_sub(passed)).unwrap_or(u32::MAX))
    }

    /// Locks the idle accounts, where their time has come. Delegates that forge by themselves are at work, not idle.
    pub async fn lock_idle(&mut self) {
        if self.idle_left() != Some(0) {
            return;
        }
        let idle: Vec<UserId> = self.idle_accounts().cloned().collect();
        for user in idle {
            if let Err(trouble) = self.lock(user).await {
                (self.events)(Event::Trouble(trouble));
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
