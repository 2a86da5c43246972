//! Files in: a snapshot is verified whole, compared with what is here, and then taken in as far as it counts.
//!
//! Two chains of one ledger may have parted. Which one counts is not for this device to choose (`ledger::fork`); what it
//! must see to is that nothing signed is lost: transactions that only the other chain held wait again, and so does what
//! waited in the file.

use super::journal::{Journal, Note};
use super::opened::{Advance, Opened, Step};
use super::platform::{ByteSource, Platform};
use super::{Node, pool};
use crate::file::access_log::SealedLog;
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::ledger::access_log;
use crate::ledger::block::{Block, SignedHeader, Unchecked, Verified};
use crate::ledger::encode;
use crate::ledger::fork;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::state::State;
use crate::ledger::transaction::Transaction;
use crate::protocol::{Fault, Import, ImportOutcome, Reply, Stage};
use crate::storage::{Change, Head, Shelf, Store};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How far ahead of this device's clock a block of a file may lie: two minutes (PROTOCOL, section 4).
const LATITUDE: u64 = 2 * 60 * 1_000;

/// A verified file of the ledger that is open, compared with it.
struct Comparison {
    outcome: ImportOutcome,
    /// The file's state and blocks.
    state: State,
    blocks: Vec<Block<Verified>>,
    /// What the file's pool and logs bring.
    pool: Vec<Transaction>,
    logs: Vec<SealedLog>,
    /// This device's blocks from where the chains part.
    ours: Vec<Block<Unchecked>>,
}

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Reads and verifies a snapshot; then opens it beside, or takes in what of it this device did not have.
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
        let comparison = self.compare(snapshot).await?;
        self.import_more(comparison).await
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
        let VerifiedSnapshot { head, state, blocks, pool, logs, .. } = snapshot;
        let logs = self.logs_to_keep(logs, &state)?;
        let pooled = pool::fresh(pool, &state, &pool::Pool::default());
        self.progress(Stage::Storing, 0, Some(blocks.len() as u64));
        // What an import that never came to its end may have left behind was never listed.
        self.shelf.delete(head.ledger).await?;
        let store = self.shelf.open(head.ledger).await?;
        let note = Note::permitted(None, None, access_log::Action::Import);
        let outcome = ImportOutcome::New { blocks: blocks.len() as u64 };
        let change = Change {
            blocks,
            log: Journal::default().entries(&[note], self.platform.now()),
            pooled: pooled.iter().map(|it| (it.id(), encode::canonical(it))).collect(),
            exported: Some(state.tip().height),
            log_key: Some(self.entropy.bytes()),
            logs: logs.iter().map(|it| (it.log, encode::canonical(it))).collect(),
            ..Change::on(None)
        };
        store.commit(change).await?;
        self.take_over(Opened::read(store).await?).await?;
        self.imported(Brought { pooled: pooled.len(), logs: logs.len(), ..Brought::nothing(outcome) })
    }

    /// Finds out where a verified file and the open ledger part, and which of them counts.
    ///
    /// # Errors
    /// `fork` where the file's chain lacks what is irreversible here; `Log` where a log in it shrank or changed.
    async fn compare(&mut self, snapshot: VerifiedSnapshot) -> Result<Comparison, Fault> {
        let VerifiedSnapshot { state, blocks, pool, logs, .. } = snapshot;
        let logs = self.logs_to_keep(logs, &state)?;
        let opened = self.ledger()?;
        let (ours, theirs) = (opened.state.tip(), state.tip());
        let more = |from: Height, to: Height| to.0 - from.0;
        let Some(parting) = opened.parts_from(&blocks).await? else {
            let outcome = match ours.height.cmp(&theirs.height) {
                Ordering::Less => ImportOutcome::Extended { blocks: more(ours.height, theirs.height) },
                Ordering::Equal => ImportOutcome::Same,
                Ordering::Greater => ImportOutcome::Behind { blocks: more(theirs.height, ours.height) },
            };
            return Ok(Comparison { outcome, state, blocks, pool, logs, ours: Vec::new() });
        };
        let expected = opened.hash_at(ours.irreversible).await?;
        let branch = opened.blocks(parting..ours.height.next()).await?;
        if let Err(refused) = fork::keeps_irreversible(ours, expected, parting) {
            self.keep_evidence(&branch, &above(&blocks, parting)).await?;
            return Err(refused.into());
        }
        let (from, theirs_above) = (parting, theirs.height.0 + 1 - parting.0);
        let outcome = if fork::prefer(ours, theirs) == Ordering::Greater {
            ImportOutcome::Kept { from, blocks: theirs_above }
        } else {
            ImportOutcome::Replaced { from, removed: branch.len() as u64, blocks: theirs_above }
        };
        Ok(Comparison { outcome, state, blocks, pool, logs, ours: branch })
    }

    /// What a chain that is refused shows of delegates who signed twice is kept all the same: there it matters most.
    async fn keep_evidence(&mut self, ours: &[Block<Unchecked>], theirs: &[SignedHeader]) -> Result<(), Fault> {
        let evidence = self.ledger()?.new_evidence(ours, theirs);
        let marks = self.ledger()?.marks_of(theirs);
        if evidence.is_empty() && marks.is_empty() {
            Ok(())
        } else {
            self.write(Step { marks, evidence, ..Step::default() }).await
        }
    }

    /// Takes in what of a compared file this device did not have, in one transaction of the store.
    async fn import_more(&mut self, it: Comparison) -> Result<Reply, Fault> {
        let Comparison { outcome, state, blocks, pool, logs, ours } = it;
        let opened = self.ledger()?;
        let parting = match outcome {
            ImportOutcome::Replaced { from, .. } | ImportOutcome::Kept { from, .. } => from,
            _ => opened.state.tip().height.next(),
        };
        let headers = above(&blocks, parting);
        let (evidence, marks) = (opened.new_evidence(&ours, &headers), opened.marks_of(&headers));
        let takes = matches!(outcome, ImportOutcome::Extended { .. } | ImportOutcome::Replaced { .. });
        let replaces = matches!(outcome, ImportOutcome::Replaced { .. });
        let onto = if replaces { Some(Head::of(&blocks[place(parting) - 1])) } else { None };
        let theirs = blocks.into_iter().skip(place(parting));
        let (blocks, lost): (Vec<_>, Vec<Transaction>) = if takes {
            (theirs.collect(), ours.into_iter().flat_map(|block| block.transactions).collect())
        } else {
            (Vec::new(), theirs.flat_map(|block| block.into_unchecked().transactions).collect())
        };
        let after = if takes { &state } else { &opened.state };
        let returned = fork::returning(lost, after);
        let fresh = pool::fresh(pool, after, &opened.pool);
        let brought = Brought {
            pooled: fresh.len() + if takes { 0 } else { returned.len() },
            returned: if takes { returned.len() } else { 0 },
            evidence: evidence.len(),
            logs: logs.len(),
            ..Brought::nothing(outcome)
        };
        let caught_up = takes || outcome == ImportOutcome::Same;
        let exported = caught_up.then_some(state.tip().height);
        let advance = if takes { Advance::To(Box::new(state)) } else { Advance::Nothing };
        let notes = vec![self.note_by_anybody(access_log::Action::Import)];
        let pooled = returned.into_iter().chain(fresh).collect();
        self.progress(Stage::Storing, 0, Some(blocks.len() as u64));
        let step = Step { onto, blocks, advance, pooled, notes, marks, evidence, logs, exported, ..Step::default() };
        self.write(step).await?;
        self.imported(brought)
    }

    fn imported(&self, brought: Brought) -> Result<Reply, Fault> {
        let state = &self.ledger()?.state;
        let (founding, tip) = (state.founding(), state.tip());
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(Reply::Imported(Import {
            ledger: founding.ledger,
            name: founding.name.clone(),
            outcome: brought.outcome,
            height: tip.height,
            head: tip.hash,
            pooled: count(brought.pooled),
            returned: count(brought.returned),
            evidence: count(brought.evidence),
            logs: count(brought.logs),
        }))
    }
}

/// What an import has brought.
struct Brought {
    outcome: ImportOutcome,
    pooled: usize,
    returned: usize,
    evidence: usize,
    logs: usize,
}

impl Brought {
    const fn nothing(outcome: ImportOutcome) -> Self {
        Self { outcome, pooled: 0, returned: 0, evidence: 0, logs: 0 }
    }
}

impl<S: Store> Opened<S> {
    /// The height from which a verified chain and this one differ; none where the shorter is the longer's beginning.
    async fn parts_from(&self, theirs: &[Block<Verified>]) -> Result<Option<Height>, Fault> {
        let shared = theirs.len().min(place(self.state.tip().height.next()));
        // Equal up to some height and different from there on: halve until it is found. Most often nothing differs.
        let (mut equal, mut different) = (0, shared);
        let mut middle = shared.saturating_sub(1);
        while equal < different {
            let same = theirs[middle].hash() == self.hash_at(Height(middle as u64)).await?;
            if same {
                equal = middle + 1;
            } else {
                different = middle;
            }
            middle = equal.midpoint(different);
        }
        Ok((equal < shared).then_some(Height(equal as u64)))
    }

    async fn hash_at(&self, height: Height) -> Result<Hash, Fault> {
        Ok(self.block(height).await?.header.hash())
    }
}

impl<S> Opened<S> {
    /// What two branches show of delegates who signed twice, and was not known.
    fn new_evidence(
        &self,
        ours: &[Block<Unchecked>],
        theirs: &[SignedHeader],
    ) -> Vec<crate::ledger::transaction::evidence::Evidence> {
        let ours: Vec<SignedHeader> = ours.iter().map(Block::signed_header).collect();
        let is_new = |it: &_| !self.evidence.contains_key(&super::opened::offence(it));
        fork::double_signed(&ours, theirs).into_iter().filter(is_new).collect()
    }

    /// The highest slots that accounts of this device have signed in these blocks, which they must never sign again.
    fn marks_of(&self, headers: &[SignedHeader]) -> Vec<(UserId, Slot)> {
        let mut marks: BTreeMap<UserId, Slot> = BTreeMap::new();
        for SignedHeader { header, .. } in headers {
            let (delegate, slot) = (&header.delegate_id, header.slot);
            if self.keyring.has(delegate) && self.marks.get(delegate).is_none_or(|highest| *highest < slot) {
                marks.insert(delegate.clone(), slot);
            }
        }
        marks.into_iter().collect()
    }
}

/// The headers of a chain from a height on.
fn above(blocks: &[Block<Verified>], from: Height) -> Vec<SignedHeader> {
    blocks.iter().skip(place(from)).map(Block::signed_header).collect()
}

/// The place of a height in a list of a whole chain's blocks.
fn place(height: Height) -> usize {
    usize::try_from(height.0).unwrap_or(usize::MAX)
}
