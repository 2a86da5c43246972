//! The date of a timestamp, for sentences, file names and the records of the simulation; in UTC, or in the local time of
//! a place.
//!
//! A timestamp in a file can be in the year 287,396, and the type permits any number. The calendars of libraries end
//! before that, or return an error for a later year. So the date is computed here, for every timestamp.

use super::number::Timestamp;
use std::fmt;

/// A day in the proleptic Gregorian calendar, displayed as in `2026-11-22` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: u64,
    /// The month, from 1.
    pub month: u64,
    /// The day of the month, from 1.
    pub day: u64,
}

/// The difference between the local time of a place and UTC, displayed as in `UTC`, `UTC+05:30` or `UTC-03:00`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UtcOffset {
    /// The minutes that the place is ahead of UTC; negative in the west.
    minutes: i32,
}

/// More than the greatest offset of a place at any time since 1800, in minutes.
const MOST_MINUTES: f64 = 960.0;

impl UtcOffset {
    /// No difference.
    pub const UTC: Self = Self { minutes: 0 };

    /// Creates the offset of a place that is this many minutes behind UTC, as browsers report it. Any number that is no
    /// offset of a place counts as none.
    pub fn behind(minutes: f64) -> Self {
        let minutes = minutes.round();
        if minutes.is_nan() || minutes.abs() > MOST_MINUTES {
            return Self::UTC;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number within the limit")]
        let minutes = minutes as i32;
        Self { minutes: -minutes }
    }

    /// Returns the timestamp whose date and time in UTC are those of the place at `at`.
    pub fn local(self, at: Timestamp) -> Timestamp {
        Timestamp(at.0.saturating_add_signed(i64::from(self.minutes) * 60_000))
    }
}

impl fmt::Display for UtcOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.minutes.unsigned_abs();
        match self.minutes {
            0 => f.write_str("UTC"),
            ..0 => write!(f, "UTC-{:02}:{:02}", minutes / 60, minutes % 60),
            _ => write!(f, "UTC+{:02}:{:02}", minutes / 60, minutes % 60),
        }
    }
}

impl Date {
    /// Returns the date of a timestamp at a place.
    pub fn local(at: Timestamp, offset: UtcOffset) -> Self {
        Self::of(offset.local(at))
    }

    /// Returns the date of a timestamp in UTC. It counts from 0000-03-01, so that the leap day is the last day of its
    /// year and 400 years always have 146,097 days.
    pub const fn of(at: Timestamp) -> Self {
        let days = at.0 / 86_400_000 + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = era * 400 + year_of_era + if month <= 2 { 1 } else { 0 };
        Self { year, month, day }
    }
}

/// Returns a time in UTC, as in `2026-11-22T16:33:05.123Z` (ISO 8601). A year beyond 9999 has as many digits as it needs.
pub fn iso_8601(at: Timestamp) -> String {
    let seconds = at.0 / 1_000;
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}.{:03}Z", Date::of(at), at.0 % 1_000)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_follows_the_one_before() {
        let length = |year: u64, month: u64| match month {
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let mut expected = Date { year: 1970, month: 1, day: 1 };
        for day in 0..400 * 366 {
            assert_eq!(Date::of(Timestamp(day * 86_400_000)), expected);
            assert_eq!(Date::of(Timestamp(day * 86_400_000 + 86_399_999)), expected);
            let Date { year, month, day } = expected;
            expected = match (day == length(year, month), month) {
                (false, _) => Date { year, month, day: day + 1 },
                (true, 12) => Date { year: year + 1, month: 1, day: 1 },
                (true, _) => Date { year, month: month + 1, day: 1 },
            };
        }
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        let check = |timestamp, expected: &str| assert_eq!(Date::of(Timestamp(timestamp)).to_string(), expected);
        // Each pair from `date -u -I -d @SECONDS`.
        check(0, "1970-01-01");
        check(951_868_799_999, "2000-02-29");
        check(4_107_542_400_000, "2100-03-01");
        check((1 << 53) - 1, "287396-10-12");
        check(u64::MAX, "584556019-04-03");
    }
    #[test]
    fn a_time_is_exact_to_the_millisecond() {
        let check = |timestamp, expected: &str| assert_eq!(iso_8601(Timestamp(timestamp)), expected);
        check(0, "1970-01-01T00:00:00.000Z");
        check(1_795_365_185_007, "2026-11-22T16:33:05.007Z");
        check(951_868_799_999, "2000-02-29T23:59:59.999Z");
        check((1 << 53) - 1, "287396-10-12T08:59:00.991Z");
    }

    #[test]
    fn a_place_has_its_own_date() {
        let check = |at, behind, expected: &str| {
            assert_eq!(Date::local(Timestamp(at), UtcOffset::behind(behind)).to_string(), expected, "{behind}");
        };
        // 2026-11-22, 23:30 in UTC.
        let late = 1_795_390_200_000;
        check(late, 0.0, "2026-11-22");
        check(late, -60.0, "2026-11-23");
        check(late, -840.0, "2026-11-23");
        check(late, 300.0, "2026-11-22");
        // 2026-11-22, 00:30 in UTC.
        let early = 1_795_307_400_000;
        check(early, 210.0, "2026-11-21");
        check(0, 720.0, "1970-01-01");
        check(u64::MAX, -840.0, "584556019-04-03");
    }

    #[test]
    fn what_is_no_offset_counts_as_none() {
        let check = |behind, expected: &str| assert_eq!(UtcOffset::behind(behind).to_string(), expected, "{behind}");
        check(0.0, "UTC");
        check(-0.0, "UTC");
        check(-60.0, "UTC+01:00");
        check(-330.0, "UTC+05:30");
        check(180.0, "UTC-03:00");
        check(25.35, "UTC-00:25");
        for behind in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 961.0, -1e300] {
            check(behind, "UTC");
        }
    }
}
