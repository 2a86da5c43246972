//! What the node needs from where it runs: a clock, unpredictable bytes, and files to read.

use crate::file::FileFault;
use crate::ledger::number::Timestamp;
use std::time::Duration;

/// Where the node runs.
pub trait Platform {
    /// The device's clock, which people and programs set.
    fn now(&self) -> Timestamp;

    /// A clock that only ever goes on, from a moment that means nothing: for how much time has passed between two looks. It
    /// may stand still while the computer sleeps.
    fn steady(&self) -> Duration;

    /// Fills with bytes that nobody can predict.
    fn fill_random(&self, bytes: &mut [u8]);
}

/// A file that somebody handed over, read piece by piece.
#[expect(async_fn_in_trait, reason = "a worker has one thread; nothing here is sent to another")]
pub trait ByteSource {
    /// The next piece; nothing at the end.
    ///
    /// # Errors
    /// `Unreadable`, where the file has gone away or may not be read.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault>;

    /// The size of the file in bytes, where it is known.
    fn size(&self) -> Option<u64>;
}

/// A file that is in memory already: one piece.
impl ByteSource for Option<Vec<u8>> {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, FileFault> {
        Ok(self.take())
    }

    fn size(&self) -> Option<u64> {
        self.as_ref().map(|bytes| bytes.len() as u64)
    }
}
