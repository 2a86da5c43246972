//! The port to the ledgers of a device: which there are, and how one comes and goes.

use super::{Store, StoreError};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Slot, Timestamp};
use crate::ledger::words::Name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Who is told of a ledger.
pub type Tell = Rc<dyn Fn(Hash)>;

/// The ledgers of this device, as one tab of its browser keeps them.
///
/// A ledger is listed only once it is whole. Until then its store is *unfinished*: [`begin`](Shelf::begin) writes down
/// that it is made, before it is made, and holds it for this tab; [`note`](Shelf::note) lists it and strikes that out, in
/// one transaction. So what a tab left that was killed, or that found the disk full, is known to the next one, which
/// [`sweep`](Shelf::sweep)s it.
#[expect(async_fn_in_trait, reason = "a browser's database has one thread; nothing here is sent to another")]
pub trait Shelf {
    /// Where one ledger is kept.
    type Store: Store;

    /// The ledgers that can be opened, the last opened first.
    ///
    /// # Errors
    /// Those of the database.
    async fn list(&self) -> Result<Vec<ShelfEntry>, StoreError>;

    /// Opens the store of a ledger, making an empty one where there is none. An empty one is not listed, and what was only
    /// opened is not swept: a new ledger is begun with [`begin`](Shelf::begin).
    ///
    /// # Errors
    /// Those of the database.
    async fn open(&self, ledger: Hash) -> Result<Self::Store, StoreError>;

    /// Writes down that this tab begins to fill a ledger, and holds the ledger for it, until the ledger is noted or
    /// released, or the tab ends. To be called through [`begin`](Shelf::begin).
    ///
    /// # Errors
    /// `Busy` where another tab holds it; else those of the database.
    async fn claim(&self, ledger: Hash) -> Result<(), StoreError>;

    /// Strikes that out again, and holds the ledger no more.
    ///
    /// # Errors
    /// Those of the database.
    async fn release(&self, ledger: Hash) -> Result<(), StoreError>;

    /// The ledgers that were begun and not noted, by whichever tab. Where a shelf cannot tell whether another tab has
    /// ended, those of this tab alone.
    ///
    /// # Errors
    /// Those of the database.
    async fn claimed(&self) -> Result<Vec<Hash>, StoreError>;

    /// Begins the store of a ledger that is not on this device: an empty one, in place of what an attempt that never came
    /// to its end may have left. Until it is noted, no other tab begins or sweeps it.
    ///
    /// # Errors
    /// `Busy` where another tab is filling it, `Conflict` where one has listed it meanwhile; else those of the database.
    async fn begin(&self, ledger: Hash) -> Result<Self::Store, StoreError> {
        self.claim(ledger).await?;
        if self.is_finished(ledger).await? {
            self.release(ledger).await?;
            return Err(StoreError::Conflict);
        }
        self.delete(ledger).await?;
        self.open(ledger).await
    }

    /// Removes the stores that were begun and never noted, but for those that another tab is filling. Says which. To be
    /// called while this tab fills none: where it has begun one, that attempt has failed.
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
            // Only now, while it is held, does the list say for certain that it is not there.
            if !self.is_finished(ledger).await? {
                self.delete(ledger).await?;
                swept.push(ledger);
            }
            self.release(ledger).await?;
        }
        Ok(swept)
    }

    /// Returns whether a ledger is listed, and there. One that is listed and gone can be begun anew.
    ///
    /// # Errors
    /// Those of the database.
    async fn is_finished(&self, ledger: Hash) -> Result<bool, StoreError> {
        let is_listed = self.list().await?.iter().any(|entry| entry.ledger == ledger);
        Ok(is_listed && self.find(ledger).await?.is_some())
    }

    /// Opens the store of a ledger where there is one, and makes none: what is gone must not come back empty.
    ///
    /// # Errors
    /// Those of the database.
    async fn find(&self, ledger: Hash) -> Result<Option<Self::Store>, StoreError>;

    /// Has `tell` called with the ledger whenever the connection of an open store is closed by anybody else: the browser,
    /// or another tab that deletes the database or brings it to a newer schema.
    fn on_closed(&self, tell: Tell);

    /// Lists a ledger, or lists it anew with another name or time. One that was begun is finished so, in one transaction.
    ///
    /// # Errors
    /// Those of the database.
    async fn note(&self, entry: ShelfEntry) -> Result<(), StoreError>;

    /// Remembers the highest slots that delegates have signed on a ledger that is about to be deleted. Never lowers one.
    ///
    /// # Errors
    /// Those of the database.
    async fn remember_marks(&self, ledger: Hash, marks: &BTreeMap<UserId, Slot>) -> Result<(), StoreError>;

    /// What is remembered of a ledger that was deleted; nothing where nothing is.
    ///
    /// # Errors
    /// Those of the database.
    async fn remembered_marks(&self, ledger: Hash) -> Result<BTreeMap<UserId, Slot>, StoreError>;

    /// Deletes a ledger with everything that is kept for it. Nothing happens where there is none.
    ///
    /// # Errors
    /// Those of the database.
    async fn delete(&self, ledger: Hash) -> Result<(), StoreError>;
}

/// A ledger of this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfEntry {
    /// Its id.
    pub ledger: Hash,
    /// Its name.
    pub name: Name,
    /// When it was last opened here.
    pub opened_at: Timestamp,
}
