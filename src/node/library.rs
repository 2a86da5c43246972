//! The ledgers of this device: listed, renamed here, deleted.

use super::Node;
use super::input;
use super::platform::Platform;
use crate::ledger::id::Hash;
use crate::protocol::{Fault, LedgerCard, Reply};
use crate::storage::{Kept, Shelf, ShelfEntry, Store as _, StoreError};
use std::collections::BTreeMap;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// The ledgers that can be opened. One whose database does not open is listed all the same, so that it can be deleted.
    pub(super) async fn list_ledgers(&self) -> Result<Reply, Fault> {
        let mut cards = Vec::new();
        for entry in self.shelf.list().await? {
            cards.push(self.card(entry).await);
        }
        Ok(Reply::Ledgers(cards))
    }

    async fn card(&self, entry: ShelfEntry) -> LedgerCard {
        let kept = self.kept(entry.ledger).await;
        let ShelfEntry { ledger, name, opened_at } = entry;
        let Some((kept, head)) = kept.ok().and_then(|kept| kept.head.map(|head| (kept, head))) else {
            return LedgerCard { ledger, name, opened_at, height: None, bytes: 0, unexported: 0 };
        };
        let exported = kept.exported.map_or(0, |height| height.0 + 1);
        let unexported = (head.height.0 + 1).saturating_sub(exported);
        LedgerCard { ledger, name, opened_at, height: Some(head.height), bytes: kept.block_bytes, unexported }
    }

    /// What is kept of a ledger, open or not.
    async fn kept(&self, ledger: Hash) -> Result<Kept, StoreError> {
        self.shelf.find(ledger).await?.ok_or(StoreError::Gone)?.load().await
    }

    async fn entry(&self, ledger: Hash) -> Result<ShelfEntry, Fault> {
        let entries = self.shelf.list().await?;
        entries.into_iter().find(|entry| entry.ledger == ledger).ok_or(Fault::NoLedger)
    }

    pub(super) async fn rename_ledger(&mut self, ledger: Hash, name: &str) -> Result<Reply, Fault> {
        let entry = self.entry(ledger).await?;
        self.shelf.note(ShelfEntry { name: input::name(name)?, ..entry }).await?;
        self.list_ledgers().await
    }

    /// Deletes a ledger. The slots that its delegates have signed here are remembered: should the ledger come back from
    /// an older file, this device still signs none of them twice.
    pub(super) async fn delete_ledger(&mut self, ledger: Hash, confirmation: &str) -> Result<Reply, Fault> {
        let entry = self.entry(ledger).await?;
        if confirmation.trim() != entry.name.as_str() {
            return Err(Fault::NotConfirmed { expected: entry.name });
        }
        let marks = match self.kept(ledger).await {
            Ok(kept) => kept.marks,
            // What cannot be read cannot be remembered; whoever deletes a damaged ledger has been told that it is.
            Err(StoreError::Damaged { .. } | StoreError::Newer { .. } | StoreError::Gone) => BTreeMap::new(),
            Err(fault) => return Err(fault.into()),
        };
        let remembered = match self.shelf.remember_marks(ledger, &marks).await {
            Err(StoreError::Quota) => false, // a full disk: deleting is what makes the room
            outcome => outcome.map(|()| true)?,
        };
        if self.opened.as_ref().is_some_and(|opened| opened.state.founding().ledger == ledger) {
            self.close();
        }
        self.shelf.delete(ledger).await?;
        if !remembered {
            self.shelf.remember_marks(ledger, &marks).await?;
        }
        self.list_ledgers().await
    }
}
