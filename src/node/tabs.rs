//! Other tabs: telling them that something was written here, and hearing that something was written there.

use super::Node;
use super::platform::Platform;
use crate::ledger::id::Hash;
use crate::protocol::{Event, Fault, Reply};
use crate::storage::Shelf;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// The ledger that was written to since this was last asked: for other tabs to hear.
    pub fn take_written(&mut self) -> Option<Hash> {
        let written = std::mem::take(&mut self.written);
        self.opened.as_ref().filter(|_| written).map(|opened| opened.state.founding().ledger)
    }

    /// Another tab has written to a ledger: where it is the open one, takes over what is new, and tells the page.
    pub async fn hear_of(&mut self, ledger: Hash) {
        if self.opened.as_ref().is_none_or(|opened| opened.state.founding().ledger != ledger) {
            return;
        }
        if let Err(trouble) = self.catch_up().await {
            (self.events)(Event::Trouble(trouble));
        }
        self.announce();
    }

    /// Looks whether another tab has written, and takes over what it wrote.
    pub(super) async fn refresh(&mut self) -> Result<Reply, Fault> {
        if self.opened.is_some() {
            self.catch_up().await?;
        }
        Ok(Reply::Status(self.status()))
    }
}
