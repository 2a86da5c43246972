//! This machine's clock. No rule asks it: it is only said where a file ends after it.

use crate::ledger::number::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// The milliseconds by which a file may end ahead of this clock before that is said: two minutes (PROTOCOL, section 4).
pub const LATITUDE: u64 = 2 * 60 * 1_000;

/// The time of this machine's clock; 0 before 1970.
#[expect(clippy::disallowed_methods, reason = "this is the command line's one look at a clock")]
pub fn now() -> Timestamp {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(u64::try_from(passed.as_millis()).unwrap_or(u64::MAX))
}
