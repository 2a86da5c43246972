//! The port to the node's environment: clocks, unpredictable bytes, and files to read.

use crate::file::FileFault;
use crate::file::account::KdfCost;
use crate::ledger::date::UtcOffset;
use crate::ledger::number::Timestamp;
use std::time::Duration;

/// The environment of the node.
pub trait Platform {
    /// Returns the time of the device's clock, which persons and programs can set.
    fn now(&self) -> Timestamp;

    /// Returns the time of a monotonic clock, whose start has no meaning. Only differences count. The clock may stop
    /// while the computer sleeps.
    fn steady(&self) -> Duration;

    /// Returns the offset of the device's local time from UTC at a time; none if the platform cannot tell. Nothing that
    /// is signed or stored depends on it.
    fn utc_offset(&self, _at: Timestamp) -> UtcOffset {
        UtcOffset::UTC
    }

    /// Fills the slice with unpredictable bytes.
    fn fill_random(&self, bytes: &mut [u8]);

    /// Returns the cost of a password attempt for new account files, which this device has memory and time for.
    fn kdf_cost(&self) -> KdfCost;
}

/// A file that a person chose, read in pieces.
#[expect(async_fn_in_trait, reason = "a worker has one thread; nothing here is sent to another")]
pub trait ByteSource {
    /// Returns the next piece; `None` at the end.
    ///
    /// # Errors
    /// `Unreadable`, if the file no longer exists or must not be read.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault>;

    /// Returns the size of the file in bytes, if known.
    fn size(&self) -> Option<u64>;
}

/// A file in memory: one piece.
impl ByteSource for Option<Vec<u8>> {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        Ok(self.take())
    }

    fn size(&self) -> Option<u64> {
        self.as_ref().map(|bytes| bytes.len() as u64)
    }
}
