//! Files in and out: exporting the ledger or a receipt, importing a snapshot.

use super::journal::Note;
use super::opened::{Advance, Opened, Step};
use super::platform::{ByteSource, Platform};
use super::{Answer, Node, pool};
use crate::file::name;
use crate::file::receipt::Receipt;
use crate::file::snapshot::{Beside, SnapshotHead, SnapshotWriter};
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::ledger::access_log;
use crate::ledger::block::{Block, Verified};
use crate::ledger::encode;
use crate::ledger::id::Hash;
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::rejection::{Reason, Rejection, Settlement};
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;
use crate::protocol::{Compression, Contents, Fault, FileCard, Import, ImportOutcome, Reply, Stage};
use crate::storage::{Change, Shelf, Store};

/// How far ahead of this device's clock a block of a file may lie: two minutes (PROTOCOL, section 4).
const LATITUDE: u64 = 2 * 60 * 1_000;

/// How many blocks are read from the store at once.
const STRETCH: u64 = 64;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Writes a snapshot, stretch by stretch. That it was written is in the log before the file is handed over.
    pub(super) async fn export(&mut self, contents: Contents, compression: Compression) -> Result<Answer, Fault> {
        let opened = self.ledger()?;
        let (founding, tip) = (opened.state.founding(), opened.state.tip());
        let (end, now) = (tip.height.0 + 1, self.platform.now());
        let head = SnapshotHead { ledger: founding.ledger, name: founding.name.clone(), exported_at: now, contents };
        let file_name = name::snapshot(&founding.name, tip.height, now, compression);
        let pool: Vec<_> = opened.pool.iter().map(|(_, it)| it.transaction.clone()).collect();
        let mut writer = SnapshotWriter::new(&head, &Beside { pool: &pool, ..Beside::default() }, compression);
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
        self.write(Step { notes, exported: Some(Height(end - 1)), ..Step::default() }).await?;
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
        self.write(Step { notes, ..Step::default() }).await?;
        let file_name = name::receipt(&self.ledger()?.state.founding().name, id);
        Ok(file(file_name, "application/json", vec![receipt.write()]))
    }

    /// Reads and verifies a snapshot; then opens it beside, or adds the blocks that this device did not have.
    pub(super) async fn import<F: ByteSource>(&mut self, source: Option<F>) -> Result<Reply, Fault> {
        let snapshot = self.read_snapshot(source.ok_or(Fault::NoAttachment)?).await?;
        let ledger = snapshot.head.ledger;
        let is_open = self.opened.as_ref().is_some_and(|it| it.state.founding().ledger == ledger);
        let known = is_open || self.shelf.list().await?.iter().any(|it| it.ledger == ledger);
        if !known {
            return self.import_new(snapshot).await;
        }
        if !is_open {
            let opened = Opened::read(self.shelf.open(ledger).await?).await?;
            self.take_over(opened).await?;
        }
        self.import_more(snapshot).await
    }

    async fn read_snapshot<F: ByteSource>(&self, mut source: F) -> Result<VerifiedSnapshot, Fault> {
        let latest = Timestamp(self.platform.now().0 + LATITUDE);
        let mut verifier = SnapshotVerifier::new(Keep::Blocks, Some(latest));
        let mut read = 0;
        while let Some(chunk) = source.next().await? {
            self.go_on()?;
            verifier.push(&chunk)?;
            read += chunk.len() as u64;
            self.progress(Stage::Reading, read, source.size());
        }
        self.progress(Stage::Verifying, verifier.blocks(), Some(verifier.blocks()));
        Ok(verifier.finish()?)
    }

    /// A ledger that was not on this device: one transaction of the store, then it is listed and open.
    async fn import_new(&mut self, snapshot: VerifiedSnapshot) -> Result<Reply, Fault> {
        let VerifiedSnapshot { head, state, blocks, pool, .. } = snapshot;
        let pooled: Vec<_> = fresh(pool, &state, &pool::Pool::default());
        self.progress(Stage::Storing, 0, Some(blocks.len() as u64));
        // What an import that never came to its end may have left behind was never listed.
        self.shelf.delete(head.ledger).await?;
        let store = self.shelf.open(head.ledger).await?;
        let note = Note::permitted(None, None, access_log::Action::Import);
        let log = super::journal::Journal::default().entries(vec![note], self.platform.now());
        let outcome = ImportOutcome::New { blocks: blocks.len() as u64 };
        let change = Change {
            blocks,
            log,
            pooled: pooled.iter().map(|it| (it.id(), encode::canonical(it))).collect(),
            exported: Some(state.tip().height),
            ..Change::on(None)
        };
        store.commit(change).await?;
        self.take_over(Opened::read(store).await?).await?;
        self.imported(outcome, pooled.len())
    }

    /// A ledger that is open: the file's blocks above its head, where both chains are one up to there.
    async fn import_more(&mut self, snapshot: VerifiedSnapshot) -> Result<Reply, Fault> {
        let VerifiedSnapshot { state, mut blocks, pool, .. } = snapshot;
        let opened = self.ledger()?;
        let ours = opened.state.tip().height;
        let theirs = state.tip().height;
        opened.is_continued_by(&blocks).await?;
        let (outcome, advance, after) = if theirs > ours {
            blocks.drain(..=usize::try_from(ours.0).unwrap_or(usize::MAX));
            (ImportOutcome::Extended { blocks: theirs.0 - ours.0 }, Advance::To(Box::new(state.clone())), &state)
        } else {
            blocks.clear();
            let behind = ours.0 - theirs.0;
            let outcome = if behind == 0 { ImportOutcome::Same } else { ImportOutcome::Behind { blocks: behind } };
            (outcome, Advance::Nothing, &opened.state)
        };
        let pooled = fresh(pool, after, &opened.pool);
        let count = pooled.len();
        let notes = vec![self.note_by_anybody(access_log::Action::Import)];
        let exported = matches!(outcome, ImportOutcome::Extended { .. } | ImportOutcome::Same).then_some(theirs);
        self.progress(Stage::Storing, 0, Some(blocks.len() as u64));
        self.write(Step { blocks, advance, pooled, notes, exported, ..Step::default() }).await?;
        self.imported(outcome, count)
    }

    fn imported(&self, outcome: ImportOutcome, pooled: usize) -> Result<Reply, Fault> {
        let state = &self.ledger()?.state;
        let (founding, tip) = (state.founding(), state.tip());
        Ok(Reply::Imported(Import {
            ledger: founding.ledger,
            name: founding.name.clone(),
            outcome,
            height: tip.height,
            head: tip.hash,
            pooled: u32::try_from(pooled).unwrap_or(u32::MAX),
        }))
    }

    /// What the log says of something that needs nobody to have signed in.
    fn note_by_anybody(&self, action: access_log::Action) -> Note {
        self.actor().map_or_else(|_| Note::permitted(None, None, action), |actor| actor.note(action))
    }
}

impl<S: Store> Opened<S> {
    /// Says that a verified chain and this one are the same up to where the shorter one ends.
    async fn is_continued_by(&self, theirs: &[Block<Verified>]) -> Result<(), Fault> {
        let tip = self.state.tip();
        let shared = theirs.len().min(usize::try_from(tip.height.0 + 1).unwrap_or(usize::MAX));
        let last = theirs.get(shared.wrapping_sub(1)).map(Block::hash);
        if last == Some(self.hash_at(Height(shared as u64 - 1)).await?) {
            return Ok(());
        }
        // Equal up to some height and different from there on: halve until it is found.
        let (mut equal, mut different) = (0, shared - 1);
        while equal + 1 < different {
            let middle = equal.midpoint(different);
            let same = theirs[middle].hash() == self.hash_at(Height(middle as u64)).await?;
            if same { equal = middle } else { different = middle }
        }
        let height = Height(different as u64);
        if height <= tip.irreversible {
            let expected = self.hash_at(tip.irreversible).await?;
            return Err(Rejection::from(Reason::Fork { irreversible: tip.irreversible, expected }).into());
        }
        Err(Fault::Diverged { height })
    }

    async fn hash_at(&self, height: Height) -> Result<Hash, Fault> {
        Ok(self.block(height).await?.header.hash())
    }
}

/// The transactions of a file's pool that are new here and can be believed: not settled, not in our pool in the same
/// or a better form, and signed by whom they name.
fn fresh(offered: Vec<Transaction>, state: &State, ours: &pool::Pool) -> Vec<Transaction> {
    let is_new = |it: &Transaction| {
        let id = it.id();
        let better = ours.get(id).is_none_or(|own| own.transaction.approval.is_none() && it.approval.is_some());
        state.settled(id).is_none() && better && pool::admit(it, state).is_ok()
    };
    offered.into_iter().filter(is_new).collect()
}

fn file(name: String, media_type: &str, chunks: Vec<Vec<u8>>) -> Answer {
    let size = chunks.iter().map(|chunk| chunk.len() as u64).sum();
    let card = FileCard { name, size, media_type: media_type.to_owned() };
    Answer { reply: Reply::Exported(card), attachment: Some(chunks) }
}
