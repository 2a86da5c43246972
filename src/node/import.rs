//! Import: verifies a snapshot whole, compares it with this device's ledger, previews the changes, and makes them.
//!
//! If two chains of one ledger form a fork, `ledger::fork` decides which one counts, not this device. No signed
//! transaction is lost: those that only the other chain contains return to the pool, and the file's pool is imported.
//! The removed blocks are kept as the former generation, so that the import can be undone.

mod compare;

use super::admission::{self, Admission};
use super::dispatch::Attachment;
use super::log::{AccessLog, NewEntry};
use super::open_ledger::{Advance, OpenLedger, Step, stored};
use super::platform::{ByteSource, Platform};
use super::{Node, clock};
use crate::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use crate::ledger::access_log;
use crate::ledger::block::{Block, Verified};
use crate::ledger::chain::Replay;
use crate::ledger::encode;
use crate::ledger::fork;
use crate::ledger::number::Height;
use crate::ledger::rejection::Rejection;
use crate::ledger::state::State;
use crate::ledger::transaction::Identified;
use crate::ledger::verify::Signatures;
use crate::protocol::{Adoption, Fault, Import, ImportOutcome, LeftOut, LogFault, Proposal, Stage};
use crate::storage::{Change, Former, Head, Library, Store as _};
use compare::{Comparison, count};

/// The number of blocks that are read from the store at once.
const STRETCH: u64 = 256;

impl<H: Library, P: Platform> Node<H, P> {
    /// Reads and verifies a snapshot, and returns the changes that its import would make. Nothing is written, except
    /// evidence of double signing.
    pub(super) async fn preview_import<F: ByteSource>(&mut self, file: &mut Attachment<F>) -> Result<Proposal, Fault> {
        let snapshot = self.verified_file(file).await?;
        let proposal = self.proposal_of(&snapshot).await;
        self.keep_unless_rejected(snapshot, proposal.as_ref().err());
        proposal
    }

    /// Keeps a snapshot as the proposal: to be accepted, or for the next execution of a command that a store's fault
    /// has stopped. A snapshot that breaks a rule is dropped.
    fn keep_unless_rejected(&mut self, snapshot: VerifiedSnapshot, fault: Option<&Fault>) {
        let is_rejected = matches!(fault, Some(Fault::Rejected { .. }));
        self.proposal = (!is_rejected).then_some(snapshot);
    }

    /// Returns the verified snapshot of a command's file. A repeated execution does not read the file again.
    async fn verified_file<F: ByteSource>(&mut self, file: &mut Attachment<F>) -> Result<VerifiedSnapshot, Fault> {
        let earlier = self.proposal.take();
        match file {
            Attachment::Verified => earlier.ok_or(Fault::NoProposal),
            Attachment::Absent | Attachment::Unread(_) | Attachment::Account(_) => {
                let snapshot = self.read_snapshot(file.take()?).await?;
                *file = Attachment::Verified;
                Ok(snapshot)
            }
        }
    }

    /// Compares a verified snapshot with this device, and returns the changes that its import would make.
    async fn proposal_of(&mut self, snapshot: &VerifiedSnapshot) -> Result<Proposal, Fault> {
        self.progress(Stage::Comparing, 0, None);
        let proposal = match self.open_or_stored(snapshot).await? {
            None => compare::new_ledger(snapshot, admission::admit::<H::Store>(snapshot, &snapshot.state, None, None)),
            Some(LocalLedger::Open) => {
                let opened = self.ledger()?;
                let compared = opened.compare(snapshot).await;
                let compared = self.keep_evidence_of(compared, snapshot).await?;
                self.ledger()?.proposal(snapshot, &compared, self.admit(snapshot, &compared)?)
            }
            Some(LocalLedger::Stored(opened)) => {
                let compared = opened.compare(snapshot).await.map_err(Fault::from)?;
                let after = compared.state_after(snapshot, &opened.state);
                let admission = admission::admit(snapshot, after, Some(&opened), None);
                opened.proposal(snapshot, &compared, admission)
            }
        };
        Ok(self.dated(proposal, snapshot))
    }

    /// Selects the parts of a file to import beside its blocks, for the open ledger.
    fn admit(&self, snapshot: &VerifiedSnapshot, compared: &Comparison) -> Result<Admission, Fault> {
        let opened = self.ledger()?;
        let after = compared.state_after(snapshot, &opened.state);
        Ok(admission::admit(snapshot, after, Some(opened), self.actor().ok().as_ref()))
    }

    /// Adds this device's time to a proposal whose chain would be imported and ends ahead of this device's clock.
    fn dated(&self, proposal: Proposal, snapshot: &VerifiedSnapshot) -> Proposal {
        let now = self.platform.now();
        let ahead_of = match proposal.verdict.adoption() {
            Adoption::Adopted => (clock::latest(now) < snapshot.state.tip().timestamp).then_some(now),
            Adoption::Unchanged => None,
        };
        Proposal { ahead_of, ..proposal }
    }

    /// Verifies a snapshot and imports it.
    pub(super) async fn import<F: ByteSource>(
        &mut self,
        file: &mut Attachment<F>,
        ahead_of_clock: bool,
    ) -> Result<Import, Fault> {
        let snapshot = self.verified_file(file).await?;
        let outcome = self.import_verified(&snapshot, ahead_of_clock).await;
        if let Err(fault) = &outcome {
            self.keep_unless_rejected(snapshot, Some(fault));
        }
        outcome
    }

    /// Imports the file that was previewed last. It stays available if that fails.
    pub(super) async fn accept_import(&mut self, ahead_of_clock: bool) -> Result<Import, Fault> {
        let snapshot = self.proposal.take().ok_or(Fault::NoProposal)?;
        let outcome = self.import_verified(&snapshot, ahead_of_clock).await;
        if outcome.is_err() {
            self.proposal = Some(snapshot);
        }
        outcome
    }

    /// Imports a verified snapshot into the ledger that this device has of it, or as a new one.
    async fn import_verified(&mut self, snapshot: &VerifiedSnapshot, ahead_of_clock: bool) -> Result<Import, Fault> {
        match self.open_or_stored(snapshot).await? {
            None => {
                self.agrees_in_time(snapshot, ahead_of_clock)?;
                return self.import_new(snapshot).await;
            }
            Some(LocalLedger::Open) => {}
            Some(LocalLedger::Stored(opened)) => {
                self.take_over(*opened).await?;
            }
        }
        let compared = self.ledger()?.compare(snapshot).await;
        let compared = self.keep_evidence_of(compared, snapshot).await?;
        match compared.outcome.adoption() {
            Adoption::Adopted => self.agrees_in_time(snapshot, ahead_of_clock)?,
            Adoption::Unchanged => {}
        }
        self.import_more(snapshot, compared).await
    }

    /// Checks that a chain ends before this device's clock, or that the person accepts that it does not.
    fn agrees_in_time(&self, snapshot: &VerifiedSnapshot, ahead_of_clock: bool) -> Result<(), Fault> {
        let (head, now) = (snapshot.state.tip().timestamp, self.platform.now());
        if ahead_of_clock || head <= clock::latest(now) { Ok(()) } else { Err(Fault::FileAhead { head, now }) }
    }

    async fn read_snapshot<F: ByteSource>(&self, mut source: F) -> Result<VerifiedSnapshot, Fault> {
        // The lead over this device's clock is checked on acceptance (`agrees_in_time`).
        let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
        let mut read = 0;
        while let Some(chunk) = source.next().await? {
            self.check_cancelled()?;
            verifier.push(&chunk)?;
            read += chunk.len() as u64;
            self.progress(Stage::Reading, read, source.size());
        }
        self.progress(Stage::Verifying, verifier.blocks(), Some(verifier.blocks()));
        Ok(verifier.finish()?)
    }

    /// Finds the ledger of a file on this device.
    async fn open_or_stored(&self, snapshot: &VerifiedSnapshot) -> Result<Option<LocalLedger<H::Store>>, Fault> {
        let ledger = snapshot.head.ledger;
        if self.opened.as_ref().is_some_and(|it| it.state.genesis().ledger == ledger) {
            return Ok(Some(LocalLedger::Open));
        }
        if !self.library.list().await?.iter().any(|it| it.ledger == ledger) {
            return Ok(None);
        }
        // A ledger that is listed but gone is imported like a new one.
        let Some(store) = self.library.find(ledger).await? else { return Ok(None) };
        Ok(Some(LocalLedger::Stored(Box::new(OpenLedger::read(store).await?))))
    }

    /// Imports a ledger that is new on this device: in one transaction of the store; then lists and opens it.
    async fn import_new(&mut self, snapshot: &VerifiedSnapshot) -> Result<Import, Fault> {
        let VerifiedSnapshot { head, state, blocks, .. } = snapshot;
        let Admission { accounts, logs, pooled, left_out } = admission::admit::<H::Store>(snapshot, state, None, None);
        self.progress(Stage::Storing, 0, Some(blocks.len() as u64));
        let store = self.library.begin(head.ledger).await?;
        let mut entries = vec![NewEntry::permitted(None, None, access_log::Action::Import)];
        entries.extend(contradictions(&left_out, &entries[0]));
        let outcome = ImportOutcome::New { blocks: blocks.len() as u64 };
        let change = Change {
            blocks: blocks.clone(),
            log: AccessLog::default().entries(&entries, self.platform.now()),
            pooled: pooled.iter().map(stored).collect(),
            accounts: accounts.iter().map(|it| (it.user_id().clone(), encode::canonical(it))).collect(),
            marks: self.library.remembered_marks(head.ledger).await?.into_iter().collect(),
            exported: Some(state.tip().height),
            known_time: self.known_time(self.platform.now()),
            log_key: Some(self.entropy.bytes()),
            logs: logs.iter().map(|it| (it.log, encode::canonical(it))).collect(),
            ..Change::on(None)
        };
        store.commit(change).await?;
        self.take_over(OpenLedger::read(store).await?).await?;
        let accounts = accounts.iter().map(|it| it.user_id().clone()).collect();
        let (pooled, logs) = (count(pooled.len()), count(logs.len()));
        self.imported(Import { pooled, logs, accounts, left_out, ..self.unchanged(outcome)? })
    }

    /// Stores the evidence of double signing from a chain that is rejected, where it matters most.
    async fn keep_evidence_of(
        &mut self,
        compared: Result<Comparison, compare::Refusal>,
        snapshot: &VerifiedSnapshot,
    ) -> Result<Comparison, Fault> {
        let refusal = match compared {
            Ok(compared) => return Ok(compared),
            Err(refusal) => refusal,
        };
        if let compare::Refusal::LacksIrreversible { fork_height, ours, .. } = &refusal {
            let headers = compare::above(&snapshot.blocks, *fork_height);
            let opened = self.ledger()?;
            let (evidence, marks) = (opened.new_evidence(ours, &headers), opened.marks_of(&headers));
            if !evidence.is_empty() || !marks.is_empty() {
                self.write(Step { marks, evidence, ..Step::default() }).await?;
            }
        }
        Err(refusal.into())
    }

    /// Imports the new parts of a compared file, in one transaction of the store.
    async fn import_more(&mut self, snapshot: &VerifiedSnapshot, it: Comparison) -> Result<Import, Fault> {
        let Admission { accounts, logs, pooled: fresh, left_out } = self.admit(snapshot, &it)?;
        let opened = self.ledger()?;
        let headers = compare::above(&snapshot.blocks, it.fork_height);
        let (evidence, marks) = (opened.new_evidence(&it.ours, &headers), opened.marks_of(&headers));
        let returning = it.returning(snapshot, &opened.state);
        let (pooled, returned) = it.pool_counts(fresh.len(), returning.len());
        let caught_up = it.outcome.adoption() == Adoption::Adopted || it.outcome == ImportOutcome::Same;
        let mut entries = vec![self.entry_by_anyone(access_log::Action::Import)];
        entries.extend(contradictions(&left_out, &entries[0]));
        let import = Import {
            pooled,
            returned,
            evidence: count(evidence.len()),
            logs: count(logs.len()),
            accounts: accounts.iter().map(|it| it.user_id().clone()).collect(),
            left_out,
            ..self.unchanged(it.outcome)?
        };
        let step = Step {
            pooled: returning.into_iter().chain(fresh).collect(),
            accounts,
            entries,
            marks,
            evidence,
            logs,
            exported: caught_up.then_some(snapshot.state.tip().height),
            ..it.chain_step(snapshot)
        };
        self.progress(Stage::Storing, 0, Some(step.blocks.len() as u64));
        self.write(step).await?;
        self.imported(import)
    }

    /// Restores the former generation of the chain. The blocks that it replaces become the former generation.
    pub(super) async fn undo_import(&mut self) -> Result<Import, Fault> {
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
        let lost = present.into_iter().flat_map(|block| block.transactions).map(Identified::from);
        let returned = fork::returning(lost, &state);
        let import = Import { returned: count(returned.len()), ..self.unchanged(outcome)? };
        let step = Step {
            onto: (onto.height < tip.height).then_some(onto),
            blocks: blocks.into(),
            advance: Advance::To(Box::new(state)),
            pooled: returned,
            entries: vec![self.entry_by_anyone(access_log::Action::Import)],
            former,
            ..Step::default()
        };
        self.write(step).await?;
        self.imported(import)
    }

    /// Returns the state of the former generation, and its blocks above the shared one. Their signatures were checked
    /// when they were imported or forged.
    async fn replay_former(&self, onto: Head) -> Result<(State, Vec<Block<Verified>>), Fault> {
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
        let (genesis, tip) = (state.genesis(), state.tip());
        Ok(Import {
            ledger: genesis.ledger,
            name: genesis.name.clone(),
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

    /// Returns the result of an import with the present head.
    fn imported(&self, import: Import) -> Result<Import, Fault> {
        let tip = self.ledger()?.state.tip();
        Ok(Import { height: tip.height, head: tip.hash, ..import })
    }
}

/// Returns the log entries for other logs whose keys signed two different lists.
fn contradictions(left_out: &LeftOut, import: &NewEntry) -> Vec<NewEntry> {
    let signed_twice = left_out.logs.iter().filter(|it| matches!(it.fault, LogFault::Changed { .. }));
    signed_twice.map(|it| import.clone().contradicted_by(it.log)).collect()
}

/// The place of a ledger on this device.
enum LocalLedger<S> {
    Open,
    Stored(Box<OpenLedger<S>>),
}
