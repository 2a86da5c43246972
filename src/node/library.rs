//! The ledgers of this device: listing, renaming and deleting them.

use super::Node;
use super::input;
use super::platform::Platform;
use crate::ledger::id::Hash;
use crate::protocol::{Fault, LedgerCard};
use crate::storage::{Library, LibraryEntry, Store as _, StoreError, StoredState};
use std::collections::BTreeMap;

impl<H: Library, P: Platform> Node<H, P> {
    /// Lists the ledgers. One whose database does not open is listed too, so that it can be deleted.
    pub(super) async fn list_ledgers(&self) -> Result<Vec<LedgerCard>, Fault> {
        let mut cards = Vec::new();
        for entry in self.library.list().await? {
            cards.push(self.card(entry).await);
        }
        Ok(cards)
    }

    async fn card(&self, entry: LibraryEntry) -> LedgerCard {
        let kept = self.kept(entry.ledger).await;
        let LibraryEntry { ledger, name, opened_at } = entry;
        let Some((kept, head)) = kept.ok().and_then(|kept| kept.head.map(|head| (kept, head))) else {
            return LedgerCard { ledger, name, opened_at, height: None, bytes: 0, unexported: 0 };
        };
        let exported = kept.exported.map_or(0, |height| height.0 + 1);
        let unexported = (head.height.0 + 1).saturating_sub(exported);
        LedgerCard { ledger, name, opened_at, height: Some(head.height), bytes: kept.block_bytes, unexported }
    }

    /// Reads the stored values of a ledger, open or not.
    async fn kept(&self, ledger: Hash) -> Result<StoredState, StoreError> {
        self.library.find(ledger).await?.ok_or(StoreError::Gone)?.load().await
    }

    async fn entry(&self, ledger: Hash) -> Result<LibraryEntry, Fault> {
        let entries = self.library.list().await?;
        entries.into_iter().find(|entry| entry.ledger == ledger).ok_or(Fault::NoLedger)
    }

    pub(super) async fn rename_ledger(&mut self, ledger: Hash, name: &str) -> Result<Vec<LedgerCard>, Fault> {
        let entry = self.entry(ledger).await?;
        self.library.note(LibraryEntry { name: input::name(name)?, ..entry }).await?;
        self.list_ledgers().await
    }

    /// Deletes a ledger. The library keeps its signing marks: if the ledger is imported again from an older file, this
    /// device still signs no slot twice.
    pub(super) async fn delete_ledger(&mut self, ledger: Hash, confirmation: &str) -> Result<Vec<LedgerCard>, Fault> {
        let entry = self.entry(ledger).await?;
        if confirmation.trim() != entry.name.as_str() {
            return Err(Fault::NotConfirmed { expected: entry.name });
        }
        let marks = match self.kept(ledger).await {
            Ok(kept) => kept.marks,
            // Unreadable marks are lost; the page has told the person that the ledger is corrupt.
            Err(StoreError::Damaged { .. } | StoreError::Newer { .. } | StoreError::Gone) => BTreeMap::new(),
            Err(fault) => return Err(fault.into()),
        };
        let remembered = match self.library.remember_marks(ledger, &marks).await {
            Err(StoreError::Quota) => false, // the disk is full: deleting the ledger frees the space
            outcome => outcome.map(|()| true)?,
        };
        if self.opened.as_ref().is_some_and(|opened| opened.state.genesis().ledger == ledger) {
            self.close();
        }
        self.library.delete(ledger).await?;
        if !remembered {
            self.library.remember_marks(ledger, &marks).await?;
        }
        self.list_ledgers().await
    }
}
