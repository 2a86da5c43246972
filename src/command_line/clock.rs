//! This machine's clock. No rule reads it; it only shows whether a file ends after it.

use crate::ledger::number::Timestamp;
use std::time::{SystemTime, UNIX_EPOCH};

/// The time by which a file may end ahead of this clock without a notice, in milliseconds: two minutes
/// (docs/protocol.md, section 4).
pub const LATITUDE: u64 = 2 * 60 * 1_000;

/// Returns the time of this machine's clock; 0 before 1970.
#[expect(clippy::disallowed_methods, reason = "the command line reads a clock here only")]
pub fn now() -> Timestamp {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(u64::try_from(passed.as_millis()).unwrap_or(u64::MAX))
}
