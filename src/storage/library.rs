//! The port to the ledgers of a device.

use super::{Store, StoreError};
use crate::ledger::free_text::Name;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Slot, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A function that is called with the id of a ledger.
pub type Tell = Rc<dyn Fn(Hash)>;

/// The ledgers of this device, as one tab of the browser sees them.
///
/// The list contains complete ledgers only. Until then the store of a ledger is *unfinished*: [`begin`](Library::begin)
/// records this before it creates the store, and holds the ledger for this tab; [`note`](Library::note) adds the ledger
/// to the list and removes the record, in one transaction. So a tab finds the remains of a former tab that was closed
/// or had no space, and [`sweep`](Library::sweep)s them.
#[expect(async_fn_in_trait, reason = "a browser's database runs on one thread, so no future is sent to another")]
pub trait Library {
    /// The store of one ledger.
    type Store: Store;

    /// Returns the ledgers that can be opened, the last opened first.
    ///
    /// # Errors
    /// Those of the database.
    async fn list(&self) -> Result<Vec<LibraryEntry>, StoreError>;

    /// Opens the store of a ledger, and creates an empty one if there is none. The list does not contain the empty
    /// store, and [`sweep`](Library::sweep) does not remove it; [`begin`](Library::begin) creates the store of a new
    /// ledger.
    ///
    /// # Errors
    /// Those of the database.
    async fn open(&self, ledger: Hash) -> Result<Self::Store, StoreError>;

    /// Records that this tab begins to fill a ledger, and holds the ledger for this tab until it is listed or released,
    /// or the tab ends. [`begin`](Library::begin) calls this function.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if another tab holds the ledger; else those of the database.
    async fn claim(&self, ledger: Hash) -> Result<(), StoreError>;

    /// Removes the record of [`claim`](Library::claim), and releases the ledger.
    ///
    /// # Errors
    /// Those of the database.
    async fn release(&self, ledger: Hash) -> Result<(), StoreError>;

    /// Returns the unfinished ledgers of all tabs, or of this tab only if the library cannot tell whether another tab
    /// has ended.
    ///
    /// # Errors
    /// Those of the database.
    async fn claimed(&self) -> Result<Vec<Hash>, StoreError>;

    /// Creates an empty store for a ledger that is not on this device, in place of the remains of a failed attempt.
    /// Until the ledger is listed, no other tab begins or sweeps it.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if another tab fills the ledger, `Conflict` if one has listed it meanwhile; else those of
    /// the database.
    async fn begin(&self, ledger: Hash) -> Result<Self::Store, StoreError> {
        self.claim(ledger).await?;
        if self.is_finished(ledger).await? {
            self.release(ledger).await?;
            return Err(StoreError::Conflict);
        }
        self.delete(ledger).await?;
        self.open(ledger).await
    }

    /// Removes all unfinished stores except those that another tab fills, and returns their ledgers. Call it while this
    /// tab fills none: it counts an attempt of this tab as failed.
    ///
    /// # Errors
    /// Those of the database.
    async fn sweep(&self) -> Result<Vec<Hash>, StoreError> {
        let mut swept = Vec::new();
        for ledger in self.claimed().await? {
            match self.claim(ledger).await {
                Err(StoreError::Busy) => continue,
                outcome => outcome?,
            }
            // Only the holder of the ledger can rely on the list.
            if !self.is_finished(ledger).await? {
                self.delete(ledger).await?;
                swept.push(ledger);
            }
            self.release(ledger).await?;
        }
        Ok(swept)
    }

    /// Returns `true` if a ledger is listed and its store exists. A listed ledger without a store can begin again.
    ///
    /// # Errors
    /// Those of the database.
    async fn is_finished(&self, ledger: Hash) -> Result<bool, StoreError> {
        let is_listed = self.list().await?.iter().any(|entry| entry.ledger == ledger);
        Ok(is_listed && self.find(ledger).await?.is_some())
    }

    /// Opens the store of a ledger if it exists, and never creates one: a deleted ledger must not reappear as an empty
    /// one.
    ///
    /// # Errors
    /// Those of the database.
    async fn find(&self, ledger: Hash) -> Result<Option<Self::Store>, StoreError>;

    /// Calls `tell` with the ledger each time that the connection of an open store is closed from outside: by the
    /// browser, or for another tab that deletes or migrates the database.
    fn on_closed(&self, tell: Tell);

    /// Lists a ledger, or updates its name and time. The same transaction ends the state *unfinished*.
    ///
    /// # Errors
    /// Those of the database.
    async fn note(&self, entry: LibraryEntry) -> Result<(), StoreError>;

    /// Stores the signing marks of a ledger before its deletion. It never lowers a mark.
    ///
    /// # Errors
    /// Those of the database.
    async fn remember_marks(&self, ledger: Hash, marks: &BTreeMap<UserId, Slot>) -> Result<(), StoreError>;

    /// Returns the signing marks of a deleted ledger; empty if none are stored.
    ///
    /// # Errors
    /// Those of the database.
    async fn remembered_marks(&self, ledger: Hash) -> Result<BTreeMap<UserId, Slot>, StoreError>;

    /// Deletes a ledger with all of its data. It is no error if the ledger does not exist.
    ///
    /// # Errors
    /// Those of the database.
    async fn delete(&self, ledger: Hash) -> Result<(), StoreError>;
}

/// A ledger of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LibraryEntry {
    /// The id.
    pub ledger: Hash,
    /// The name.
    pub name: Name,
    /// The time of the last opening on this device.
    pub opened_at: Timestamp,
}
