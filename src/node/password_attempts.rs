//! Password attempts: the one function for all commands with a password. Each wrong attempt makes the next wait longer.
//!
//! An attempt is stored before the password is checked, and removed if the password was right; so an interruption does
//! not hide it. A monotonic clock measures the wait. Only at the start of a session does the device's clock tell how
//! much of it has passed: a clock that was set back can restart a wait, but never make it longer.

use super::Node;
use super::open_ledger::Step;
use super::platform::Platform;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::Seed;
use crate::ledger::secret::Password;
use crate::protocol::Fault;
use crate::storage::{AttemptUpdate, Library, PasswordAttempts};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

/// The number of wrong attempts without a wait.
const FREE: u32 = 3;

/// The first wait, in milliseconds. Each further wrong attempt doubles it.
const FIRST: u64 = 1_000;

/// The longest wait, in milliseconds: five minutes.
const LONGEST: u64 = 5 * 60_000;

/// Returns the wait after this number of wrong attempts, in milliseconds.
fn wait_after(count: u32) -> u64 {
    let doublings = count.checked_sub(FREE);
    doublings.map_or(0, |doublings| 2_u64.saturating_pow(doublings).saturating_mul(FIRST).min(LONGEST))
}

/// The ends of the accounts' waits, by the monotonic clock.
#[derive(Default)]
pub struct AttemptDelays(RefCell<BTreeMap<(Hash, UserId), AttemptDelay>>);

#[derive(Clone, Copy)]
struct AttemptDelay {
    after: PasswordAttempts,
    ends: Duration,
}

impl<H: Library, P: Platform> Node<H, P> {
    /// Decrypts the seed of an account of this device with its password. The attempt is stored first.
    ///
    /// # Errors
    /// `NoSuchAccount`; `ForeignAccount`; `TooManyTries` before any work is done; `WrongPassword`, also for a corrupt
    /// file; the store's.
    pub(super) async fn try_password(&mut self, user: &UserId, password: &Password) -> Result<Seed, Fault> {
        let opened = self.ledger()?;
        let file = opened.account_file(user)?.clone();
        let before = opened.tries.get(user).copied();
        let wait = self.wait_of(user);
        if wait > 0 {
            return Err(Fault::TooManyTries { user_id: user.clone(), wait });
        }
        let begins = AttemptUpdate::Begins { before, now: self.platform.now() };
        self.write(Step { tried: Some((user.clone(), begins)), ..Step::default() }).await?;
        self.wait_from_now(user);
        file.open(password.expose()).map_err(|_| Fault::WrongPassword)
    }

    /// Returns the milliseconds until a password of the account is accepted again; 0 if there is no wait.
    pub(super) fn wait_of(&self, user: &UserId) -> u64 {
        let Some(opened) = &self.opened else { return 0 };
        let Some(after) = opened.tries.get(user).copied() else { return 0 };
        let mut waits = self.waits.0.borrow_mut();
        let account = (opened.state.genesis().ledger, user.clone());
        let known = waits.get(&account).copied().filter(|wait| wait.after == after);
        let wait = known.unwrap_or_else(|| self.begin_wait(after));
        waits.insert(account, wait);
        let left = wait.ends.saturating_sub(self.platform.steady());
        u64::try_from(left.as_millis()).unwrap_or(u64::MAX)
    }

    /// Starts the wait after an attempt that has just been stored.
    fn wait_from_now(&self, user: &UserId) {
        let Some(opened) = &self.opened else { return };
        let Some(after) = opened.tries.get(user).copied() else { return };
        let wait =
            AttemptDelay { after, ends: self.platform.steady() + Duration::from_millis(wait_after(after.count)) };
        self.waits.0.borrow_mut().insert((opened.state.genesis().ledger, user.clone()), wait);
    }

    /// Returns a wait that another session has started. A device's clock before the last attempt restarts the wait.
    fn begin_wait(&self, after: PasswordAttempts) -> AttemptDelay {
        let passed = self.platform.now().0.saturating_sub(after.at.0);
        let left = wait_after(after.count).saturating_sub(passed);
        AttemptDelay { after, ends: self.platform.steady() + Duration::from_millis(left) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_has_an_end() {
        let seconds = |count| wait_after(count) / 1_000;
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(seconds), [0, 0, 0, 1, 2, 4, 8]);
        assert_eq!([11, 12, 66, 67, 68, u32::MAX].map(seconds), [256, 300, 300, 300, 300, 300]);
    }
}
