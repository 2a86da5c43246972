//! Detects a wrong clock of the device.
//!
//! This clock dates everything that is signed here, and other devices compare these dates with their own clocks. So if
//! the clock is wrong, nothing is signed until it is right again or a person confirms it. It is compared with two
//! values. The first is the last known time, which each commit and the list of ledgers store: a clock behind it was set
//! back. The second is a monotonic clock, which measures the time since the last check.
//!
//! A monotonic clock can stop while the computer sleeps; after that the device's clock seems to have been set forward.
//! So only a jump of more than [`LONGEST_SLEEP`] counts, which is longer than a long weekend; between two sessions it
//! is [`LONGEST_ABSENCE`]. A clock that is ahead by less is detected when it is corrected, since then it goes back; a
//! person must confirm the import of blocks that it dated meanwhile (`Fault::FileAhead`).

use super::Node;
use super::open_ledger::Step;
use super::platform::Platform;
use crate::ledger::number::Timestamp;
use crate::protocol::{ClockJump, Fault, Status};
use crate::storage::{KnownTime, Library, LibraryEntry};
use std::time::Duration;

/// The accepted difference between two clocks in milliseconds: two minutes (docs/protocol.md, section 4).
pub const LATITUDE: u64 = 2 * 60 * 1_000;

/// The longest accepted lead of the clock over the monotonic clock, in milliseconds: four days.
const LONGEST_SLEEP: u64 = 4 * DAY;

/// The longest accepted lead over the last known time at the start of a session, in milliseconds: ninety days.
const LONGEST_ABSENCE: u64 = 90 * DAY;

const DAY: u64 = 24 * 60 * 60 * 1_000;

/// The reference values for the clock, and the detected jump.
#[derive(Debug, Default)]
pub struct Clock {
    /// The device's and the monotonic clock at the last check that found no jump.
    base: Option<(Timestamp, Duration)>,
    /// The last known time from the store.
    kept: Option<Timestamp>,
    /// Set once the last known time was read from the list of ledgers.
    recalled: bool,
    jump: Option<ClockJump>,
}

impl Clock {
    /// Adds a last known time from the store.
    fn recall(&mut self, kept: Option<Timestamp>) {
        self.kept = self.kept.max(kept);
    }

    /// Compares both clocks. A jump stays detected until the clock is right again, or until `confirm`.
    fn look(&mut self, now: Timestamp, steady: Duration) {
        let millis = |passed: Duration| u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let passed = |(shown, at): (Timestamp, Duration)| Timestamp(shown.0 + millis(steady.saturating_sub(at)));
        let expected = self.base.map(passed);
        let known = expected.max(self.kept);
        let back = known.filter(|known| now.0 + LATITUDE < known.0);
        let slept = expected.filter(|expected| expected.0 + LONGEST_SLEEP < now.0);
        let absent = self.kept.filter(|kept| expected.is_none() && kept.0 + LONGEST_ABSENCE < now.0);
        let jump = back.or(slept).or(absent).map(|known| ClockJump { known, now });
        // The values of the first detection stay while the jump lasts.
        self.jump = jump.map(|jump| self.jump.unwrap_or(jump));
        if self.jump.is_none() {
            self.base = Some((now, steady));
        }
    }

    /// Accepts the clock as right.
    fn confirm(&mut self, now: Timestamp, steady: Duration) {
        (self.base, self.kept, self.jump) = (Some((now, steady)), None, None);
    }

    /// Returns the jump, if the clock is wrong.
    pub const fn jump(&self) -> Option<ClockJump> {
        self.jump
    }
}

impl<H: Library, P: Platform> Node<H, P> {
    /// Checks the clock before a command; the first time, also reads the last known time from the list of ledgers.
    pub(super) async fn watch_clock(&mut self) {
        if !self.clock.recalled {
            // If the list cannot be read now, the next command reads it.
            let Ok(listed) = self.library.list().await else { return };
            self.clock.recalled = true;
            self.clock.recall(listed.iter().map(|entry| entry.opened_at).max());
        }
        self.look_at_clock();
    }

    /// Checks the clock, and returns its time.
    pub(super) fn look_at_clock(&mut self) -> Timestamp {
        let before = self.clock.jump.is_some();
        let (now, steady) = (self.platform.now(), self.platform.steady());
        self.clock.look(now, steady);
        self.changed |= self.clock.jump.is_some() != before;
        now
    }

    /// Compares the clock with the last known time of a ledger that is being opened.
    pub(super) fn recall_time(&mut self, kept: Option<Timestamp>) {
        self.clock.recall(kept);
        self.look_at_clock();
    }

    /// Returns the clock's time, for a signature.
    ///
    /// # Errors
    /// `Clock`, if the clock has jumped and no person has confirmed it.
    pub(super) fn time_to_sign(&mut self) -> Result<Timestamp, Fault> {
        let now = self.look_at_clock();
        self.clock.jump.map_or(Ok(now), |jump| Err(Fault::Clock { jump }))
    }

    /// Returns the time of the next block: the clock's, but not before the newest block's.
    ///
    /// # Errors
    /// `Clock`; `HeadAhead`, if the newest block is dated so far ahead of this clock that other devices would reject a
    /// block after it.
    pub(super) fn time_to_forge(&mut self) -> Result<Timestamp, Fault> {
        let now = self.time_to_sign()?;
        let head = self.ledger()?.state.tip().timestamp;
        if latest(now) < head { Err(Fault::HeadAhead { head, now }) } else { Ok(now.max(head)) }
    }

    /// Returns the time of an approval: the clock's, but not before the proposal's.
    ///
    /// # Errors
    /// `Clock`; `ProposalAhead`, if the proposal is dated so far ahead of this clock that the approval would be, too.
    pub(super) fn time_to_approve(&mut self, dated: Timestamp) -> Result<Timestamp, Fault> {
        let now = self.time_to_sign()?;
        if latest(now) < dated { Err(Fault::ProposalAhead { dated, now }) } else { Ok(now.max(dated)) }
    }

    /// Returns the last known time to store with a change: none while the clock is in doubt.
    pub(super) const fn known_time(&self, now: Timestamp) -> KnownTime {
        if self.clock.jump.is_some() { KnownTime::Stays } else { KnownTime::Seen(now) }
    }

    /// Returns the opening time for the list of ledgers: the last known time while the clock is in doubt.
    pub(super) fn time_to_note(&self) -> Timestamp {
        self.clock.jump.map_or_else(|| self.platform.now(), |jump| jump.known)
    }

    /// Accepts the clock as right because a person says so, even if it is behind the last known time.
    pub(super) async fn confirm_clock(&mut self) -> Result<Status, Fault> {
        let (now, steady) = (self.platform.now(), self.platform.steady());
        for entry in self.library.list().await?.into_iter().filter(|entry| now < entry.opened_at) {
            self.library.note(LibraryEntry { opened_at: now, ..entry }).await?;
        }
        if self.opened.as_ref().is_some_and(|opened| opened.damage.is_none()) {
            self.write(Step { known_time: KnownTime::Confirmed(now), ..Step::default() }).await?;
        }
        self.clock.confirm(now, steady);
        Ok(self.status())
    }

    /// Accepts the clock if a person confirmed it in another tab, which shows as an earlier last known time.
    pub(super) fn on_time_confirmed(&mut self, before: Option<Timestamp>) {
        let known = self.opened.as_ref().and_then(|opened| opened.known_time);
        if known < before {
            self.clock.confirm(self.platform.now(), self.platform.steady());
        }
    }
}

/// Returns the latest time that a device accepts from others while its clock shows `now`.
pub const fn latest(now: Timestamp) -> Timestamp {
    Timestamp(now.0 + LATITUDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: u64 = 1_790_000_000_000;

    fn look(clock: &mut Clock, now: u64, steady: u64) -> bool {
        clock.look(Timestamp(now), Duration::from_millis(steady));
        clock.jump().is_some()
    }

    fn started() -> Clock {
        let mut clock = Clock::default();
        assert!(!look(&mut clock, START, 500));
        clock
    }

    #[test]
    fn a_clock_that_is_set_is_noticed_until_it_is_right() {
        let check = |now: u64, steady: u64, expected: bool| {
            let mut clock = started();
            assert_eq!(look(&mut clock, now, steady), expected, "{now} after {steady}");
            let right = START + 3 * DAY;
            assert!(!expected || !look(&mut clock, right, 500 + 3 * DAY), "the clock is right again");
        };
        check(START + 1_000, 1_500, false);
        check(START - LATITUDE, 500, false);
        check(START - LATITUDE - 1, 500, true);
        check(START + DAY, 500 + DAY + LATITUDE + 1, true);
        check(START + LONGEST_SLEEP, 500, false);
        check(START + LONGEST_SLEEP + 1, 500, true);
        check(START + 2 * DAY, 500 + DAY, false);
    }

    #[test]
    fn the_last_known_time_counts_from_one_start_to_the_next() {
        let check = |kept: u64, expected: bool| {
            let mut clock = Clock::default();
            clock.recall(Some(Timestamp(kept)));
            assert_eq!(look(&mut clock, START, 500), expected, "{kept}");
        };
        check(START + LATITUDE, false);
        check(START + LATITUDE + 1, true);
        check(START - LONGEST_ABSENCE, false);
        check(START - LONGEST_ABSENCE - 1, true);
        let mut clock = Clock::default();
        clock.recall(Some(Timestamp(START - LONGEST_ABSENCE - 1)));
        assert!(look(&mut clock, START, 500));
        clock.recall(Some(Timestamp(START - DAY)));
        assert!(!look(&mut clock, START, 600), "a ledger's known time is later than the list's");
    }

    #[test]
    fn a_confirmed_clock_is_right() {
        let mut clock = started();
        clock.recall(Some(Timestamp(START + DAY)));
        assert!(look(&mut clock, START, 600));
        clock.confirm(Timestamp(START), Duration::from_millis(700));
        assert_eq!(clock.jump(), None);
        assert!(!look(&mut clock, START + 100, 800));
    }
}
