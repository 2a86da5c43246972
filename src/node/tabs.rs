//! Other tabs: reporting writes to them, and reading their writes.

use super::Node;
use super::platform::Platform;
use crate::ledger::id::Hash;
use crate::protocol::{Fault, Status};
use crate::storage::Library;

impl<H: Library, P: Platform> Node<H, P> {
    /// Returns the open ledger if it was written to since the last call, so that other tabs can be told.
    pub fn take_written(&mut self) -> Option<Hash> {
        let written = std::mem::take(&mut self.written);
        self.opened.as_ref().filter(|_| written).map(|opened| opened.state.genesis().ledger)
    }

    /// Reads the writes of other tabs.
    pub(super) async fn refresh(&mut self) -> Result<Status, Fault> {
        if self.opened.is_some() {
            self.catch_up().await?;
        }
        Ok(self.status())
    }
}
