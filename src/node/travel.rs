//! Files out: the ledger, or the receipt of one transaction.

use super::journal::Note;
use super::opened::Step;
use super::platform::Platform;
use super::{Answer, Node};
use crate::file::name;
use crate::file::receipt::Receipt;
use crate::file::snapshot::{Beside, SnapshotHead, SnapshotWriter};
use crate::ledger::access_log;
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::ledger::rejection::Settlement;
use crate::protocol::{Compression, Contents, Fault, FileCard, Reply, Stage};
use crate::storage::{Shelf, Store as _, StoreError};

/// How many blocks are read from the store at once.
const STRETCH: u64 = 64;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Writes a snapshot, stretch by stretch. That it was written is in the log before the file is handed over.
    pub(super) async fn export(
        &mut self,
        contents: Contents,
        compression: Compression,
        with_accounts: bool,
    ) -> Result<Answer, Fault> {
        let (access_logs, log_key) = self.logs_to_carry().await?;
        let opened = self.ledger()?;
        let (founding, tip) = (opened.state.founding(), opened.state.tip());
        let (end, now) = (tip.height.0 + 1, self.platform.now());
        let head = SnapshotHead { ledger: founding.ledger, name: founding.name.clone(), exported_at: now, contents };
        let file_name = name::snapshot(&founding.name, tip.height, now, compression);
        let pool: Vec<_> = opened.pool.iter().map(|(_, it)| it.transaction.clone()).collect();
        let users = opened.keyring.users().filter(|_| with_accounts);
        let accounts: Vec<_> = users.filter_map(|user| opened.account_file(user).ok()).cloned().collect();
        let beside = Beside { pool: &pool, accounts: &accounts, access_logs: &access_logs };
        let mut writer = SnapshotWriter::new(&head, &beside, compression);
        let mut chunks = Vec::new();
        for from in (0..end).step_by(64) {
            self.go_on()?;
            let stretch = Height(from)..Height((from + STRETCH).min(end));
            for bytes in self.ledger()?.store.blocks(stretch).await? {
                writer.stored_block(&bytes)?;
                chunks.extend(writer.take_chunk());
            }
            self.progress(Stage::Writing, from, Some(end));
        }
        chunks.push(writer.finish());
        let notes = vec![self.note_by_anybody(access_log::Action::Export)];
        // What is damaged can be written to no more, and must be rescued all the same.
        if self.ledger()?.damage.is_none() {
            let step = Step { notes, exported: Some(Height(end - 1)), log_key, ..Step::default() };
            self.write(step).await.or_else(where_there_is_room)?;
        }
        let media_type = match compression {
            Compression::None => "application/json",
            Compression::Gzip => "application/gzip",
        };
        Ok(file(file_name, media_type, chunks))
    }

    /// Writes a receipt of a transaction of the chain, with its content where the acting account may see and disclose it.
    pub(super) async fn receipt(&mut self, id: Hash, disclose: bool) -> Result<Answer, Fault> {
        let missing = Fault::NoSuchTransaction { transaction: id };
        let settled = self.ledger()?.state.settled(id).filter(|it| it.how == Settlement::InBlock);
        let place = settled.ok_or(missing.clone())?.place;
        let content = if disclose { Some(self.read_content(id).await?.content) } else { None };
        let block = self.ledger()?.block(place.height).await?;
        let receipt = Receipt::make(&block, place.index as usize, content).ok_or(missing)?;
        let notes = vec![self.note_by_anybody(access_log::Action::Export)];
        self.write(Step { notes, ..Step::default() }).await.or_else(where_there_is_room)?;
        let file_name = name::receipt(&self.ledger()?.state.founding().name, id);
        Ok(file(file_name, "application/json", vec![receipt.write()]))
    }

    /// What the log says of something that needs nobody to have signed in.
    pub(super) fn note_by_anybody(&self, action: access_log::Action) -> Note {
        self.actor().map_or_else(|_| Note::permitted(None, None, action), |actor| actor.note(action))
    }
}

/// Where the browser gives no more room, a file is the way out: it goes without its entry in the log rather than not at
/// all. What is in it is sealed.
pub(super) fn where_there_is_room(fault: Fault) -> Result<(), Fault> {
    if fault == (Fault::Store { fault: StoreError::Quota }) { Ok(()) } else { Err(fault) }
}

pub(super) fn file(name: String, media_type: &str, chunks: Vec<Vec<u8>>) -> Answer {
    let size = chunks.iter().map(|chunk| chunk.len() as u64).sum();
    let card = FileCard { name, size, media_type: media_type.to_owned() };
    Answer { reply: Reply::Exported(card), attachment: Some(chunks) }
}
