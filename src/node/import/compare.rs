//! Compares a verified file with this device's ledger: fork point, the chain that counts, and the resulting changes.

use crate::file::verified::VerifiedSnapshot;
use crate::ledger::block::{Block, Unchecked, Verified};
use crate::ledger::fork;
use crate::ledger::header::SignedHeader;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::Rejection;
use crate::ledger::state::{State, Tip};
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::transaction::{Action, Identified};
use crate::node::admission::Admission;
use crate::node::naming;
use crate::node::open_ledger::{Advance, OpenLedger, Step, double_signing};
use crate::protocol::{Adoption, ChainCard, Contribution, Fault, ImportOutcome, Proposal};
use crate::storage::{Former, Head, Store};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The most people, records and so on that are named; the counts by type cover the rest.
const MOST_NAMED: usize = 10;

/// The result of a comparison.
pub struct Comparison {
    /// The chain that counts.
    pub outcome: ImportOutcome,
    /// The fork point; without a fork, the height after the shorter chain.
    pub fork_height: Height,
    /// This device's blocks from there on.
    pub ours: Vec<Block<Unchecked>>,
}

/// The reason why a comparison failed.
pub enum Refusal {
    /// The file's chain lacks a block that is irreversible here.
    LacksIrreversible { rejection: Rejection, fork_height: Height, ours: Vec<Block<Unchecked>> },
    /// Another fault.
    Fault(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::LacksIrreversible { rejection, .. } => rejection.into(),
            Refusal::Fault(fault) => fault,
        }
    }
}

impl Comparison {
    /// Returns the index of the fork point in a list of a whole chain's blocks.
    fn index(&self) -> usize {
        index(self.fork_height)
    }

    /// Returns the state that counts after the import.
    pub const fn state_after<'a>(&self, snapshot: &'a VerifiedSnapshot, ours: &'a State) -> &'a State {
        match self.outcome.adoption() {
            Adoption::Adopted => &snapshot.state,
            Adoption::Unchanged => ours,
        }
    }

    /// Returns the transactions of the branch that does not count which the other chain has not settled.
    pub fn returning(&self, snapshot: &VerifiedSnapshot, ours: &State) -> Vec<Identified> {
        let after = self.state_after(snapshot, ours);
        match self.outcome.adoption() {
            Adoption::Adopted => {
                let lost = self.ours.iter().flat_map(|block| &block.transactions);
                fork::returning(lost.cloned().map(Identified::from), after)
            }
            Adoption::Unchanged => {
                let lost = snapshot.blocks.iter().skip(self.index()).flat_map(Block::identified);
                fork::returning(lost, after)
            }
        }
    }

    /// Returns the number of transactions that enter the pool from the file, and the number that return to it from
    /// this device's removed blocks. `fresh` are those of the file's pool, `returning` those of the lost branch.
    pub fn pool_counts(&self, fresh: usize, returning: usize) -> (u32, u32) {
        match self.outcome.adoption() {
            Adoption::Adopted => (count(fresh), count(returning)),
            Adoption::Unchanged => (count(fresh + returning), 0),
        }
    }

    /// Returns the change of the chain: nothing, or the file's blocks from the fork point on in the place of ours, which
    /// become the former generation.
    pub fn chain_step(&self, snapshot: &VerifiedSnapshot) -> Step {
        match self.outcome.adoption() {
            Adoption::Unchanged => Step::default(),
            Adoption::Adopted => {
                let onto = Head::of(&snapshot.blocks[self.index() - 1]);
                Step {
                    onto: (!self.ours.is_empty()).then_some(onto),
                    blocks: snapshot.blocks.skip_to(self.index()),
                    advance: Advance::To(Box::new(snapshot.state.clone())),
                    former: Former::Is { onto, blocks: self.ours.iter().map(Block::bytes).collect() },
                    ..Step::default()
                }
            }
        }
    }

    /// Returns the contents of the blocks that the import adds to this device's chain, and of those that it removes.
    fn contributions(&self, snapshot: &VerifiedSnapshot) -> (Contribution, Contribution) {
        match self.outcome.adoption() {
            Adoption::Adopted => (contribution(&snapshot.blocks[self.index()..]), contribution(&self.ours)),
            Adoption::Unchanged => (Contribution::default(), Contribution::default()),
        }
    }
}

impl<S: Store> OpenLedger<S> {
    /// Finds the fork point of a verified file and this ledger, and the chain that counts.
    pub async fn compare(&self, snapshot: &VerifiedSnapshot) -> Result<Comparison, Refusal> {
        let (ours, theirs) = (self.state.tip(), snapshot.state.tip());
        let Some(fork_height) = self.fork_height(&snapshot.blocks).await? else {
            let (fork_height, outcome) = (shorter(ours, theirs), longer(ours, theirs));
            return Ok(Comparison { outcome, fork_height, ours: Vec::new() });
        };
        let expected = self.hash_at(ours.irreversible).await?;
        let branch = self.blocks(fork_height..ours.height.next()).await?;
        if let Err(rejection) = fork::keeps_irreversible(ours, expected, fork_height) {
            return Err(Refusal::LacksIrreversible { rejection, fork_height, ours: branch });
        }
        let blocks = theirs.height.0 + 1 - fork_height.0;
        let outcome = if fork::prefer(ours, theirs) == Ordering::Greater {
            ImportOutcome::Kept { from: fork_height, blocks }
        } else {
            ImportOutcome::Replaced { from: fork_height, removed: branch.len() as u64, blocks }
        };
        Ok(Comparison { outcome, fork_height, ours: branch })
    }

    /// Returns the height from which two chains differ; `None` if the shorter one is the beginning of the longer one.
    async fn fork_height(&self, theirs: &[Block<Verified>]) -> Result<Option<Height>, Fault> {
        let mut search = fork::Search::new(theirs.len().min(index(self.state.tip().height.next())));
        while let Some(at) = search.next_index() {
            let same = theirs[at].hash() == self.hash_at(Height(at as u64)).await?;
            search.answer(at, same);
        }
        Ok(search.first_difference().map(|at| Height(at as u64)))
    }

    async fn hash_at(&self, height: Height) -> Result<Hash, Fault> {
        Ok(self.block(height).await?.header.hash())
    }

    /// Returns the changes that the import of a compared file would make.
    pub fn proposal(&self, snapshot: &VerifiedSnapshot, it: &Comparison, admission: Admission) -> Proposal {
        let headers = above(&snapshot.blocks, it.fork_height);
        let returning = it.returning(snapshot, &self.state);
        let (pooled, returned) = it.pool_counts(admission.pooled.len(), returning.len());
        let (gained, lost) = it.contributions(snapshot);
        Proposal {
            verdict: it.outcome,
            here: Some(card(self.state.tip())),
            gained,
            lost,
            pooled,
            returned,
            evidence: count(self.new_evidence(&it.ours, &headers).len()),
            ..unchanged(snapshot, it.outcome, admission)
        }
    }
}

/// Returns the changes that the import of a new ledger would make.
pub fn new_ledger(snapshot: &VerifiedSnapshot, admission: Admission) -> Proposal {
    let outcome = ImportOutcome::New { blocks: snapshot.blocks.len() as u64 };
    Proposal {
        gained: contribution(&snapshot.blocks),
        pooled: count(admission.pooled.len()),
        ..unchanged(snapshot, outcome, admission)
    }
}

fn unchanged(snapshot: &VerifiedSnapshot, verdict: ImportOutcome, admission: Admission) -> Proposal {
    let genesis = snapshot.state.genesis();
    Proposal {
        ledger: genesis.ledger,
        name: genesis.name.clone(),
        verdict,
        file: card(snapshot.state.tip()),
        exported_at: snapshot.head.exported_at,
        contents: snapshot.contents(),
        here: None,
        gained: Contribution::default(),
        lost: Contribution::default(),
        pooled: 0,
        returned: 0,
        evidence: 0,
        logs: count(admission.logs.len()),
        ahead_of: None,
        concerns: naming::of_chain(&snapshot.state),
        accounts: admission.accounts.iter().map(|file| file.user_id().clone()).collect(),
        left_out: admission.left_out,
    }
}

/// Compares two chains of which one is the beginning of the other.
fn longer(ours: &Tip, theirs: &Tip) -> ImportOutcome {
    match ours.height.cmp(&theirs.height) {
        Ordering::Less => ImportOutcome::Extended { blocks: theirs.height.0 - ours.height.0 },
        Ordering::Equal => ImportOutcome::Same,
        Ordering::Greater => ImportOutcome::Behind { blocks: ours.height.0 - theirs.height.0 },
    }
}

fn shorter(ours: &Tip, theirs: &Tip) -> Height {
    ours.height.min(theirs.height).next()
}

pub fn card(tip: &Tip) -> ChainCard {
    ChainCard { height: tip.height, head: tip.hash, irreversible: tip.irreversible, timestamp: tip.timestamp }
}

/// Returns the counts and names of the contents of blocks.
pub fn contribution<B>(blocks: &[Block<B>]) -> Contribution {
    let mut it = Contribution { blocks: blocks.len() as u64, ..Contribution::default() };
    for transaction in blocks.iter().flat_map(|block| &block.transactions) {
        let payload = &transaction.payload;
        *it.transactions.entry(payload.action.kind()).or_default() += 1;
        match &payload.action {
            Action::Register(register) => name_once(&mut it.people, &register.user_id),
            Action::Record(record) => name_once(&mut it.records, &record.record_id),
            Action::Grant(_) | Action::Revoke(_) => name_once(&mut it.grants, &payload.author),
            Action::Vote(_) => name_once(&mut it.votes, &payload.author),
            _ => {}
        }
    }
    it
}

fn name_once<T: Clone + PartialEq>(named: &mut Vec<T>, one: &T) {
    if named.len() < MOST_NAMED && !named.contains(one) {
        named.push(one.clone());
    }
}

impl<S> OpenLedger<S> {
    /// Returns the evidence of double signing in two branches that this device does not have.
    pub fn new_evidence(&self, ours: &[Block<Unchecked>], theirs: &[SignedHeader]) -> Vec<Evidence> {
        let ours: Vec<SignedHeader> = ours.iter().map(Block::signed_header).collect();
        let is_new = |it: &Evidence| !self.evidence.contains_key(&double_signing(it));
        fork::double_signed(&ours, theirs).into_iter().filter(is_new).collect()
    }

    /// Returns the highest slots signed in these blocks by accounts of this device, if above their signing marks.
    pub fn marks_of(&self, headers: &[SignedHeader]) -> Vec<(UserId, Slot)> {
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

/// Returns the headers of a chain from a height on.
pub fn above(blocks: &[Block<Verified>], from: Height) -> Vec<SignedHeader> {
    blocks.iter().skip(index(from)).map(Block::signed_header).collect()
}

/// Returns the index of a height in a list of a whole chain's blocks.
fn index(height: Height) -> usize {
    usize::try_from(height.0).unwrap_or(usize::MAX)
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
