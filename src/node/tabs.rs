//! Other tabs: telling them that something was written here, and hearing that something was written there.

use super::Node;
use super::platform::Platform;
use crate::ledger::id::Hash;
use crate::protocol::{Fault, Reply};
use crate::storage::Shelf;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// The ledger that was written to since this was last asked: for other tabs to hear.
    pub fn take_written(&mut self) -> Option<Hash> {
        let written = std::mem::take(&mut self.written);
        self.opened.as_ref().filter(|_| written).map(|opened| opened.state.founding().ledger)
    }

    /// Looks whether another tab has written, and takes over what it wrote.
    pub(super) async fn refresh(&mut self) -> Result<Reply, Fault> {
        if self.opened.is_some() {
            self.catch_up().await?;
        }
        Ok(Reply::Status(self.status()))
    }
}
