//! Trying passwords: one door for all commands that do, behind which each wrong try makes the wait for the next longer.
//!
//! A try is written down before the password is worked on, and struck out when it was right; so it counts whatever
//! happens in between. The wait is measured by a monotonic clock. Only where a session begins, the device's clock
//! says how much of a wait has passed meanwhile: set back, it can make the wait begin anew, and never longer than it was.

use super::Node;
use super::opened::Step;
use super::platform::Platform;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::Seed;
use crate::ledger::secret::Password;
use crate::protocol::Fault;
use crate::storage::{Shelf, Tries, Try};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

/// The number of wrong tries that are free.
const FREE: u32 = 3;

/// The wait after one more, in milliseconds. It doubles with each.
const FIRST: u64 = 1_000;

/// The longest wait, in milliseconds: five minutes.
const LONGEST: u64 = 5 * 60_000;

/// The wait after so many wrong tries, in milliseconds.
fn wait_after(count: u32) -> u64 {
    let doublings = count.checked_sub(FREE);
    doublings.map_or(0, |doublings| 2_u64.saturating_pow(doublings).saturating_mul(FIRST).min(LONGEST))
}

/// The ends of the waits of accounts, by the monotonic clock.
#[derive(Default)]
pub struct Waits(RefCell<BTreeMap<(Hash, UserId), Wait>>);

#[derive(Clone, Copy)]
struct Wait {
    after: Tries,
    ends: Duration,
}

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Opens an account of this device with its password. That it was tried is on disk before.
    ///
    /// # Errors
    /// `NoSuchAccount`; `ForeignAccount`; `TooManyTries` before any work is done; `WrongPassword`, also where the file is damaged; those of
    /// the store.
    pub(super) async fn try_password(&mut self, user: &UserId, password: &Password) -> Result<Seed, Fault> {
        let opened = self.ledger()?;
        let file = opened.account_file(user)?.clone();
        let before = opened.tries.get(user).copied();
        let wait = self.wait_of(user);
        if wait > 0 {
            return Err(Fault::TooManyTries { user_id: user.clone(), wait });
        }
        let begins = Try::Begins { before, now: self.platform.now() };
        self.write(Step { tried: Some((user.clone(), begins)), ..Step::default() }).await?;
        self.wait_from_now(user);
        file.open(password.expose()).map_err(|_| Fault::WrongPassword)
    }

    /// How many milliseconds are left until the password of an account may be tried again; 0: at once.
    pub(super) fn wait_of(&self, user: &UserId) -> u64 {
        let Some(opened) = &self.opened else { return 0 };
        let Some(after) = opened.tries.get(user).copied() else { return 0 };
        let mut waits = self.waits.0.borrow_mut();
        let account = (opened.state.founding().ledger, user.clone());
        let known = waits.get(&account).copied().filter(|wait| wait.after == after);
        let wait = known.unwrap_or_else(|| self.begin_wait(after));
        waits.insert(account, wait);
        let left = wait.ends.saturating_sub(self.platform.steady());
        u64::try_from(left.as_millis()).unwrap_or(u64::MAX)
    }

    /// The wait after a try that has just begun.
    fn wait_from_now(&self, user: &UserId) {
        let Some(opened) = &self.opened else { return };
        let Some(after) = opened.tries.get(user).copied() else { return };
        let wait = Wait { after, ends: self.platform.steady() + Duration::from_millis(wait_after(after.count)) };
        self.waits.0.borrow_mut().insert((opened.state.founding().ledger, user.clone()), wait);
    }

    /// A wait that was begun by another session. A clock that stands before the last try says
    /// nothing of how much has passed.
    fn begin_wait(&self, after: Tries) -> Wait {
        let passed = self.platform.now().0.saturating_sub(after.at.0);
        let left = wait_after(after.count).saturating_sub(passed);
        Wait { after, ends: self.platform.steady() + Duration::from_millis(left) }
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
