//! The date of a timestamp, for sentences, file names and the records of the simulation.
//!
//! A timestamp in a file can be in the year 287,396, and the type permits any number. The calendars of libraries end
//! before that, or return an error for a later year. So the date is computed here, for every timestamp.

use super::number::Timestamp;
use std::fmt;

/// A day (UTC) in the proleptic Gregorian calendar, displayed as in `2026-11-22` (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: u64,
    /// The month, from 1.
    pub month: u64,
    /// The day of the month, from 1.
    pub day: u64,
}

impl Date {
    /// Returns the date of a timestamp. It counts from 0000-03-01, so that the leap day is the last day of its year and
    /// 400 years always have 146,097 days.
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
}
