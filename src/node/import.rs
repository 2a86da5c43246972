//! Files in: a snapshot is verified whole, compared with what is here, shown as a proposal, and taken in when accepted.
//!
//! Two chains of one ledger may have parted. Which one counts is not for this device to choose (`ledger::fork`); what it
//! must see to is that nothing signed is lost: transactions that only the other chain held wait again, and so does what
//! waited in the file. The chain as it was is kept as one former generation, so that an import can be undone.

mod compare;

use super::admission::{self, Admission};
use super::journal::{Journal, Note};
use super::opened::{Advance, Opened, Step};
use super::platform::{ByteSource, Platform};
use super::{Node, clock};
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::ledger::access_log;
use crate::ledger::block::Block;
use crate::ledger::chain::Replay;
use crate::ledger::encode;
use crate::ledger::fork;
use crate::ledger::number::Height;
use crate::ledger::rejection::Rejection;
use crate::ledger::transaction::Transaction;
use crate::ledger::verify::Signatures;
use crate::protocol::{Fault, Import, ImportOutcome, LeftOut, LogFault, Proposal, Reply, Stage};
use crate::storage::{Change, Former, Head, Shelf, Store as _};
use compare::{Comparison, count};

/// How many blocks are read from the store at once.
const STRETCH: u64 = 256;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Reads and verifies a snapshot, and says what it would change. Nothing is written before it is accepted, but that a
    /// delegate was found to have signed twice.
    pub(super) async fn preview_import<F: ByteSource>(&mut self, source: Option<F>) -> Result<Reply, Fault> {
        self.proposal = None;
        let snapshot = self.read_snapshot(source.ok_or(Fault::NoAttachment)?).await?;
        self.progress(Stage::Comparing, 0, None);
        let proposal = match self.opened_or_shelved(&snapshot).await? {
            None => {
                compare::new_ledger(&snapshot, admission::admit::<H::Store>(&snapshot, &snapshot.state, None, None))
            }
            Some(Here::Open) => {
                let opened = self.ledger()?;
                let compared = opened.compare(&snapshot).await;
                let compared = self.keep_evidence_of(compared, &snapshot).await?;
                self.ledger()?.proposal(&snapshot, &compared, self.admit(&snapshot, &compared)?)
            }
            Some(Here::Shelved(opened)) => {
                let compared = opened.compare(&snapshot).await.map_err(Fault::from)?;
                let after = compared.state_after(&snapshot, &opened.state);
                let admission = admission::admit(&snapshot, after, Some(&opened), None);
                opened.proposal(&snapshot, &compared, admission)
            }
        };
        let proposal = self.dated(proposal, &snapshot);
        self.proposal = Some(snapshot);
        Ok(Reply::Proposal(Box::new(proposal)))
    }

    /// Decides what of a file comes in beside its blocks, where its ledger is the open one.
    fn admit(&self, snapshot: &VerifiedSnapshot, compared: &Comparison) -> Result<Admission, Fault> {
        let opened = self.ledger()?;
        let after = compared.state_after(snapshot, &opened.state);
        Ok(admission::admit(snapshot, after, Some(opened), self.actor().ok().as_ref()))
    }

    /// The proposal, with how far ahead of this device's clock its chain ends, where it would be taken in.
    fn dated(&self, proposal: Proposal, snapshot: &VerifiedSnapshot) -> Proposal {
        let takes = match proposal.verdict {
            ImportOutcome::New { .. } | ImportOutcome::Extended { .. } | ImportOutcome::Replaced { .. } => true,
            ImportOutcome::Same | ImportOutcome::Behind { .. } | ImportOutcome::Kept { .. } => false,
        };
        let now = self.platform.now();
        let ahead = takes && clock::latest(now) < snapshot.state.tip().timestamp;
        Proposal { ahead_of: ahead.then_some(now), ..proposal }
    }

    /// Takes in what was previewed last. It stays at hand where that fails.
    pub(super) async fn accept_import(&mut self, ahead_of_clock: bool) -> Result<Reply, Fault> {
        let snapshot = self.proposal.take().ok_or(Fault::NoProposal)?;
        let outcome = self.take_in(&snapshot, ahead_of_clock).await;
        if outcome.is_err() {
            self.proposal = Some(snapshot);
        }
        outcome
    }

    async fn take_in(&mut self, snapshot: &VerifiedSnapshot, ahead_of_clock: bool) -> Result<Reply, Fault> {
        match self.opened_or_shelved(snapshot).await? {
            None => {
                self.agrees_in_time(snapshot, ahead_of_clock)?;
                return self.import_new(snapshot).await;
            }
            Some(Here::Open) => {}
            Some(Here::Shelved(opened)) => {
                self.take_over(*opened).await?;
            }
        }
        let compared = self.ledger()?.compare(snapshot).await;
        let compared = self.keep_evidence_of(compared, snapshot).await?;
        if compared.takes() {
            self.agrees_in_time(snapshot, ahead_of_clock)?;
        }
        self.import_more(snapshot, compared).await
    }

    /// A chain that is taken in ends before this device's clock, or the person has said that it need not.
    fn agrees_in_time(&self, snapshot: &VerifiedSnapshot, ahead_of_clock: bool) -> Result<(), Fault> {
        let (head, now) = (snapshot.state.tip().timestamp, self.platform.now());
        if ahead_of_clock || head <= clock::latest(now) { Ok(()) } else { Err(Fault::FileAhead { head, now }) }
    }

    async fn read_snapshot<F: ByteSource>(&self, mut source: F) -> Result<VerifiedSnapshot, Fault> {
        // How far ahead of this device's clock it ends is asked when it is taken in (`agrees_in_time`).
        let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
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

    /// Where the ledger of a file is on this device, if anywhere.
    async fn opened_or_shelved(&self, snapshot: &VerifiedSnapshot) -> Result<Option<Here<H::Store>>, Fault> {
        let ledger = snapshot.head.ledger;
        if self.opened.as_ref().is_some_and(|it| it.state.founding().ledger == ledger) {
            return Ok(Some(Here::Open));
        }
        if !self.shelf.list().await?.iter().any(|it| it.ledger == ledger) {
            return Ok(None);
        }
        // One that is listed and gone comes back like one that was never here.
        let Some(store) = self.shelf.find(ledger).await? else { return Ok(None) };
        Ok(Some(Here::Shelved(Box::new(Opened::read(store).await?))))
    }

    /// A ledger that was not on this device: one transaction of the store, then it is listed and open.
    async fn import_new(&mut self, snapshot: &VerifiedSnapshot) -> Result<Reply, Fault> {
        let VerifiedSnapshot { head, state, blocks, .. } = snapshot;
        let Admission { accounts, logs, pooled, left_out } = admission::admit::<H::Store>(snapshot, state, None, None);
        self.progress(Stage::Storing, 0, Some(blocks.len() as u64));
        let store = self.shelf.begin(head.ledger).await?;
        let mut notes = vec![Note::permitted(None, None, access_log::Action::Import)];
        notes.extend(contradictions(&left_out, &notes[0]));
        let outcome = ImportOutcome::New { blocks: blocks.len() as u64 };
        let change = Change {
            blocks: blocks.clone(),
            log: Journal::default().entries(&notes, self.platform.now()),
            pooled: pooled.iter().map(|it| (it.id(), encode::canonical(it))).collect(),
            accounts: accounts.iter().map(|it| (it.user_id().clone(), encode::canonical(it))).collect(),
            marks: self.shelf.remembered_marks(head.ledger).await?.into_iter().collect(),
            exported: Some(state.tip().height),
            known_time: self.known_time(self.platform.now()),
            log_key: Some(self.entropy.bytes()),
            logs: logs.iter().map(|it| (it.log, encode::canonical(it))).collect(),
            ..Change::on(None)
        };
        store.commit(change).await?;
        self.take_over(Opened::read(store).await?).await?;
        let accounts = accounts.iter().map(|it| it.user_id().clone()).collect();
        let (pooled, logs) = (count(pooled.len()), count(logs.len()));
        self.imported(Import { pooled, logs, accounts, left_out, ..self.unchanged(outcome)? })
    }

    /// What a chain that is refused shows of delegates who signed twice is kept all the same: there it matters most.
    async fn keep_evidence_of(
        &mut self,
        compared: Result<Comparison, compare::Refusal>,
        snapshot: &VerifiedSnapshot,
    ) -> Result<Comparison, Fault> {
        let refusal = match compared {
            Ok(compared) => return Ok(compared),
            Err(refusal) => refusal,
        };
        if let compare::Refusal::LacksIrreversible { parting, ours, .. } = &refusal {
            let headers = compare::above(&snapshot.blocks, *parting);
            let opened = self.ledger()?;
            let (evidence, marks) = (opened.new_evidence(ours, &headers), opened.marks_of(&headers));
            if !evidence.is_empty() || !marks.is_empty() {
                self.write(Step { marks, evidence, ..Step::default() }).await?;
            }
        }
        Err(refusal.into())
    }

    /// Takes in what of a compared file this device did not have, in one transaction of the store.
    async fn import_more(&mut self, snapshot: &VerifiedSnapshot, it: Comparison) -> Result<Reply, Fault> {
        let Admission { accounts, logs, pooled: fresh, left_out } = self.admit(snapshot, &it)?;
        let opened = self.ledger()?;
        let headers = compare::above(&snapshot.blocks, it.parting);
        let (evidence, marks) = (opened.new_evidence(&it.ours, &headers), opened.marks_of(&headers));
        let (takes, after) = (it.takes(), it.state_after(snapshot, &opened.state));
        let returned = fork::returning(it.lost(snapshot), after);
        let caught_up = takes || it.outcome == ImportOutcome::Same;
        let mut notes = vec![self.note_by_anybody(access_log::Action::Import)];
        notes.extend(contradictions(&left_out, &notes[0]));
        let import = Import {
            pooled: count(fresh.len() + if takes { 0 } else { returned.len() }),
            returned: count(if takes { returned.len() } else { 0 }),
            evidence: count(evidence.len()),
            logs: count(logs.len()),
            accounts: accounts.iter().map(|it| it.user_id().clone()).collect(),
            left_out,
            ..self.unchanged(it.outcome)?
        };
        let step = Step {
            onto: it.onto(snapshot),
            blocks: if takes { snapshot.blocks.iter().skip(it.place()).cloned().collect() } else { Vec::new() },
            advance: if takes { Advance::To(Box::new(snapshot.state.clone())) } else { Advance::Nothing },
            pooled: returned.into_iter().chain(fresh).collect(),
            accounts,
            notes,
            marks,
            evidence,
            logs,
            exported: caught_up.then_some(snapshot.state.tip().height),
            former: if takes { it.former(snapshot) } else { Former::Stays },
            ..Step::default()
        };
        self.progress(Stage::Storing, 0, Some(step.blocks.len() as u64));
        self.write(step).await?;
        self.imported(import)
    }

    /// Brings back the former generation of the chain. What stood in its place is the former generation then.
    pub(super) async fn undo_import(&mut self) -> Result<Reply, Fault> {
        let opened = self.ledger()?;
        let onto = opened.former.ok_or(Fault::NothingToUndo)?;
        let (state, blocks) = self.replay_former(onto).await?;
        let tip = opened.state.tip();
        let present = opened.blocks(onto.height.next()..tip.height.next()).await?;
        let outcome = ImportOutcome::Replaced {
            from: onto.height.next(),
            removed: present.len() as u64,
            blocks: blocks.len() as u64,
        };
        let former = Former::Is { onto, blocks: present.iter().map(Block::bytes).collect() };
        let lost = present.into_iter().flat_map(|block| block.transactions);
        let returned: Vec<Transaction> = fork::returning(lost, &state);
        let import = Import { returned: count(returned.len()), ..self.unchanged(outcome)? };
        let step = Step {
            onto: (onto.height < tip.height).then_some(onto),
            blocks,
            advance: Advance::To(Box::new(state)),
            pooled: returned,
            notes: vec![self.note_by_anybody(access_log::Action::Import)],
            former,
            ..Step::default()
        };
        self.write(step).await?;
        self.imported(import)
    }

    /// The state that the former generation leads to, and its blocks above the shared one. This device has checked their
    /// signatures before.
    async fn replay_former(
        &self,
        onto: Head,
    ) -> Result<(crate::ledger::state::State, Vec<Block<crate::ledger::block::Verified>>), Fault> {
        let opened = self.ledger()?;
        let mut replay = Replay::new(Signatures::Known, None);
        let end = onto.height.next().0;
        for from in (0..end).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
            for block in opened.blocks(Height(from)..Height((from + STRETCH).min(end))).await? {
                replay.push(block)?;
            }
            replay.settle()?;
            replay.take_verified();
        }
        for (height, bytes) in (end..).zip(opened.store.former().await?) {
            let malformed = |error: serde_json::Error| Rejection {
                height: Some(Height(height)),
                transaction: None,
                reason: crate::ledger::rejection::Reason::from(&error),
            };
            replay.push(encode::read(&bytes).map_err(malformed)?)?;
        }
        Ok(replay.finish()?)
    }

    fn unchanged(&self, outcome: ImportOutcome) -> Result<Import, Fault> {
        let state = &self.ledger()?.state;
        let (founding, tip) = (state.founding(), state.tip());
        Ok(Import {
            ledger: founding.ledger,
            name: founding.name.clone(),
            outcome,
            height: tip.height,
            head: tip.hash,
            pooled: 0,
            returned: 0,
            evidence: 0,
            logs: 0,
            accounts: Vec::new(),
            left_out: LeftOut::default(),
        })
    }

    /// What an import has come to, with the head as it is now.
    fn imported(&self, import: Import) -> Result<Reply, Fault> {
        let tip = self.ledger()?.state.tip();
        Ok(Reply::Imported(Import { height: tip.height, head: tip.hash, ..import }))
    }
}

/// The entries of this device's log about other logs whose keys signed two different lists.
fn contradictions(left_out: &LeftOut, import: &Note) -> Vec<Note> {
    let signed_twice = left_out.logs.iter().filter(|it| matches!(it.fault, LogFault::Changed { .. }));
    signed_twice.map(|it| import.clone().contradicted_by(it.log)).collect()
}

/// Where a ledger is on this device.
enum Here<S> {
    Open,
    Shelved(Box<Opened<S>>),
}
