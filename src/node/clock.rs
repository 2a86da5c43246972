//! The device's clock, which may be wrong.
//!
//! Whatever is signed here is dated by it, and every other device holds the date against its own. So a clock that is not
//! where it must be is noticed, and nothing is signed until it is right again or a person says that it is. It is held
//! against two things. One is the last known time, which is kept with each commit and with the list of ledgers: a clock
//! that shows less was set back. The other is a monotonic clock: it tells how much time has passed since the
//! last look.
//!
//! A steady clock may stand still while the computer sleeps. After such a sleep, the clock seems to have been set forward
//! by as long as the sleep took. So only a jump of more than [`LONGEST_SLEEP`] counts, beyond a long weekend; from one start
//! to the next it is [`LONGEST_ABSENCE`]. A clock that is ahead by less is found out when it is set right, since then it
//! goes back; and blocks that it dated meanwhile are taken in elsewhere by people who were told (`Fault::FileAhead`).

use super::Node;
use super::opened::Step;
use super::platform::Platform;
use crate::ledger::number::Timestamp;
use crate::protocol::{ClockJump, Fault, Reply};
use crate::storage::{KnownTime, Shelf, ShelfEntry};
use std::time::Duration;

/// How far two clocks may be apart, in milliseconds: two minutes (PROTOCOL, section 4).
pub const LATITUDE: u64 = 2 * 60 * 1_000;

/// How far the clock may be ahead of what the steady clock says has passed: four days.
const LONGEST_SLEEP: u64 = 4 * DAY;

/// How far the clock may be ahead of the last known time when the program starts: ninety days.
const LONGEST_ABSENCE: u64 = 90 * DAY;

const DAY: u64 = 24 * 60 * 60 * 1_000;

/// The knowledge of the time.
#[derive(Debug, Default)]
pub struct Clock {
    /// The last look at which the clock was where it must be: what it showed, and the steady clock.
    base: Option<(Timestamp, Duration)>,
    /// The last known time, as it was kept on disk.
    kept: Option<Timestamp>,
    /// Set where the list of ledgers was asked for the last known time.
    recalled: bool,
    jump: Option<ClockJump>,
}

impl Clock {
    /// Takes in a last known time that was kept on disk.
    fn recall(&mut self, kept: Option<Timestamp>) {
        self.kept = self.kept.max(kept);
    }

    /// Looks at both clocks. Where the clock is not where it must be, that is kept until it is, or until `confirm`.
    fn look(&mut self, now: Timestamp, steady: Duration) {
        let millis = |passed: Duration| u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let passed = |(shown, at): (Timestamp, Duration)| Timestamp(shown.0 + millis(steady.saturating_sub(at)));
        let expected = self.base.map(passed);
        let known = expected.max(self.kept);
        let back = known.filter(|known| now.0 + LATITUDE < known.0);
        let slept = expected.filter(|expected| expected.0 + LONGEST_SLEEP < now.0);
        let absent = self.kept.filter(|kept| expected.is_none() && kept.0 + LONGEST_ABSENCE < now.0);
        let jump = back.or(slept).or(absent).map(|known| ClockJump { known, now });
        // While it lasts, it is told as it was first seen.
        self.jump = jump.map(|jump| self.jump.unwrap_or(jump));
        if self.jump.is_none() {
            self.base = Some((now, steady));
        }
    }

    /// Takes the clock for right.
    fn confirm(&mut self, now: Timestamp, steady: Duration) {
        (self.base, self.kept, self.jump) = (Some((now, steady)), None, None);
    }

    /// That the clock has jumped, where it has.
    pub const fn jump(&self) -> Option<ClockJump> {
        self.jump
    }
}

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Looks at the clock before a command; at first, what the list of ledgers knows of the time is read.
    pub(super) async fn watch_clock(&mut self) {
        if !self.clock.recalled {
            // Where the list cannot be read now, the next command reads it.
            let Ok(listed) = self.shelf.list().await else { return };
            self.clock.recalled = true;
            self.clock.recall(listed.iter().map(|entry| entry.opened_at).max());
        }
        self.look_at_clock();
    }

    /// What the clock shows, held against what is known of the time.
    pub(super) fn look_at_clock(&mut self) -> Timestamp {
        let before = self.clock.jump.is_some();
        let (now, steady) = (self.platform.now(), self.platform.steady());
        self.clock.look(now, steady);
        self.changed |= self.clock.jump.is_some() != before;
        now
    }

    /// Holds the clock against the last known time of a ledger that is opened.
    pub(super) fn recall_time(&mut self, kept: Option<Timestamp>) {
        self.clock.recall(kept);
        self.look_at_clock();
    }

    /// What the clock shows, for something that is signed now.
    ///
    /// # Errors
    /// `Clock`, where the clock has jumped and it was not confirmed.
    pub(super) fn time_to_sign(&mut self) -> Result<Timestamp, Fault> {
        let now = self.look_at_clock();
        self.clock.jump.map_or(Ok(now), |jump| Err(Fault::Clock { jump }))
    }

    /// The time of the next block: the clock's, and never before the newest block's.
    ///
    /// # Errors
    /// `Clock`; `HeadAhead`, where the newest block is dated so far ahead of this clock that a block behind it would be
    /// refused by each device whose clock is right.
    pub(super) fn time_to_forge(&mut self) -> Result<Timestamp, Fault> {
        let now = self.time_to_sign()?;
        let head = self.ledger()?.state.tip().timestamp;
        if latest(now) < head { Err(Fault::HeadAhead { head, now }) } else { Ok(now.max(head)) }
    }

    /// The time of an approval of something: the clock's, and never before what is approved.
    ///
    /// # Errors
    /// `Clock`; `ProposalAhead`, where what is approved is dated so far ahead that the approval would be, too.
    pub(super) fn time_to_approve(&mut self, dated: Timestamp) -> Result<Timestamp, Fault> {
        let now = self.time_to_sign()?;
        if latest(now) < dated { Err(Fault::ProposalAhead { dated, now }) } else { Ok(now.max(dated)) }
    }

    /// The part that is kept of the time with a change: nothing while the clock is in doubt.
    pub(super) const fn known_time(&self, now: Timestamp) -> KnownTime {
        if self.clock.jump.is_some() { KnownTime::Stays } else { KnownTime::Seen(now) }
    }

    /// When a ledger was opened, for the list of ledgers: the last known time while the clock is in doubt.
    pub(super) fn time_to_note(&self) -> Timestamp {
        self.clock.jump.map_or_else(|| self.platform.now(), |jump| jump.known)
    }

    /// A person says that the clock is right. From here on it counts, also where it shows less than before.
    pub(super) async fn confirm_clock(&mut self) -> Result<Reply, Fault> {
        let (now, steady) = (self.platform.now(), self.platform.steady());
        for entry in self.shelf.list().await?.into_iter().filter(|entry| now < entry.opened_at) {
            self.shelf.note(ShelfEntry { opened_at: now, ..entry }).await?;
        }
        if self.opened.as_ref().is_some_and(|opened| opened.damage.is_none()) {
            self.write(Step { known_time: KnownTime::Confirmed(now), ..Step::default() }).await?;
        }
        self.clock.confirm(now, steady);
        Ok(Reply::Status(self.status()))
    }

    /// Takes the clock for right where a person has said so in another tab: then less is known than was.
    pub(super) fn hear_of_time(&mut self, before: Option<Timestamp>) {
        let known = self.opened.as_ref().and_then(|opened| opened.known_time);
        if known < before {
            self.clock.confirm(self.platform.now(), self.platform.steady());
        }
    }
}

/// The latest time that a device takes from others, while its clock shows `now`.
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
            assert!(!expected || !look(&mut clock, right, 500 + 3 * DAY), "it is where it must be again");
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
        assert!(!look(&mut clock, START, 600), "a ledger knows better than the list");
    }

    #[test]
    fn who_says_that_it_is_right_is_believed() {
        let mut clock = started();
        clock.recall(Some(Timestamp(START + DAY)));
        assert!(look(&mut clock, START, 600));
        clock.confirm(Timestamp(START), Duration::from_millis(700));
        assert_eq!(clock.jump(), None);
        assert!(!look(&mut clock, START + 100, 800));
    }
}
