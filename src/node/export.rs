//! Export: the ledger, or the receipt of one transaction, as a file.

use super::log::NewEntry;
use super::open_ledger::Step;
use super::platform::Platform;
use super::{Exported, Node};
use crate::file::name;
use crate::file::receipt::Receipt;
use crate::file::snapshot::{SnapshotExtras, SnapshotHead, SnapshotWriter};
use crate::ledger::access_log;
use crate::ledger::date::Date;
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::rejection::Settlement;
use crate::protocol::{Compression, Contents, Fault, FileCard, Stage};
use crate::storage::{Library, Store as _, StoreError};

/// The number of blocks that are read from the store at once.
const STRETCH: u32 = 64;

impl<H: Library, P: Platform> Node<H, P> {
    /// Exports a snapshot, in pieces. The log entry is written before the file is handed out.
    pub(super) async fn export(
        &mut self,
        contents: Contents,
        compression: Compression,
        with_accounts: bool,
    ) -> Result<Exported, Fault> {
        let (access_logs, log_key) = self.logs_to_carry().await?;
        let opened = self.ledger()?;
        let (genesis, tip) = (opened.state.genesis(), opened.state.tip());
        let (end, now, newest) = (tip.height.0 + 1, self.platform.now(), opened.head());
        let head = SnapshotHead { ledger: genesis.ledger, name: genesis.name.clone(), exported_at: now, contents };
        let day = Date::local(now, self.platform.utc_offset(now));
        let file_name = name::snapshot(&genesis.name, tip.height, day, opened.acting.as_ref(), compression);
        let pool: Vec<_> = opened.pool.iter().map(|(_, it)| it.transaction.clone()).collect();
        let users = opened.keyring.users().filter(|_| with_accounts);
        let accounts: Vec<_> = users.filter_map(|user| opened.account_file(user).ok()).cloned().collect();
        let beside = SnapshotExtras { pool: &pool, accounts: &accounts, access_logs: &access_logs };
        let mut writer = SnapshotWriter::new(&head, &beside, compression);
        let mut chunks = Vec::new();
        for from in (0..end).step_by(STRETCH as usize) {
            self.check_cancelled()?;
            let stretch = Height(from)..Height((from + u64::from(STRETCH)).min(end));
            for bytes in self.ledger()?.store.blocks(stretch).await? {
                writer.stored_block(&bytes)?;
                chunks.extend(writer.take_chunk());
            }
            self.progress(Stage::Writing, from, Some(end));
        }
        chunks.push(writer.finish());
        let entries = vec![self.entry_by_anyone(access_log::Action::Export)];
        // A read-only ledger has no new log entries, but it must be possible to export it.
        if self.ledger()?.damage.is_none() {
            let step = Step { entries, exported: Some(Height(end - 1)), log_key, ..Step::default() };
            self.write(step).await.or_else(ignore_full_storage)?;
        }
        if let Some(opened) = &mut self.opened {
            opened.note_export(newest, contents);
        }
        Ok(file(file_name, media_type(compression), chunks))
    }

    /// Exports a receipt of a transaction of the chain; with `disclose` also the content, if the account may see it.
    pub(super) async fn receipt(&mut self, id: Hash, disclose: bool) -> Result<Exported, Fault> {
        let missing = Fault::NoSuchTransaction { transaction: id };
        let settled = self.ledger()?.state.settled(id).filter(|it| it.how == Settlement::InBlock);
        let place = settled.ok_or(missing.clone())?.place;
        let content = if disclose { Some(self.read_content(id).await?.content) } else { None };
        let block = self.ledger()?.block(place.height).await?;
        let receipt = Receipt::make(&block, place.index as usize, content).ok_or(missing)?;
        let entries = vec![self.entry_by_anyone(access_log::Action::Export)];
        self.write(Step { entries, ..Step::default() }).await.or_else(ignore_full_storage)?;
        let file_name = name::receipt(&self.ledger()?.state.genesis().name, id);
        Ok(file(file_name, "application/json", vec![receipt.write()]))
    }

    /// Returns the log entry for an action that needs no acting account.
    pub(super) fn entry_by_anyone(&self, action: access_log::Action) -> NewEntry {
        self.actor().map_or_else(|_| NewEntry::permitted(None, None, action), |actor| actor.entry(action))
    }
}

const fn media_type(compression: Compression) -> &'static str {
    match compression {
        Compression::None => "application/json",
        Compression::Gzip => "application/gzip",
    }
}

/// Accepts a full disk: an export then saves the data, so it needs no log entry. The contents in it are sealed.
pub(super) fn ignore_full_storage(fault: Fault) -> Result<(), Fault> {
    if fault == (Fault::Store { fault: StoreError::Quota }) { Ok(()) } else { Err(fault) }
}

pub(super) fn file(name: String, media_type: &str, chunks: Vec<Vec<u8>>) -> Exported {
    let size = chunks.iter().map(|chunk| chunk.len() as u64).sum();
    let card = FileCard { name, size, media_type: media_type.to_owned() };
    Exported { card, chunks }
}
