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
use crate::ledger::transaction::{Action, Transaction};
use crate::node::admission::Admission;
use crate::node::naming;
use crate::node::open_ledger::{OpenLedger, double_signing};
use crate::protocol::{ChainCard, Contribution, Fault, ImportOutcome, Proposal};
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
    pub parting: Height,
    /// This device's blocks from there on.
    pub ours: Vec<Block<Unchecked>>,
}

/// The reason why a comparison failed.
pub enum Refusal {
    /// The file's chain lacks a block that is irreversible here.
    LacksIrreversible { rejection: Rejection, parting: Height, ours: Vec<Block<Unchecked>> },
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
    /// Returns `true` if the file's chain replaces or extends this device's.
    pub const fn takes(&self) -> bool {
        matches!(self.outcome, ImportOutcome::Extended { .. } | ImportOutcome::Replaced { .. })
    }

    /// Returns the index of the fork point in a list of a whole chain's blocks.
    pub fn place(&self) -> usize {
        place(self.parting)
    }

    /// Returns the state that counts after the import.
    pub const fn state_after<'a>(&self, snapshot: &'a VerifiedSnapshot, ours: &'a State) -> &'a State {
        if self.takes() { &snapshot.state } else { ours }
    }

    /// Returns the transactions of the branch that does not count.
    pub fn lost(&self, snapshot: &VerifiedSnapshot) -> Vec<Transaction> {
        match self.outcome {
            ImportOutcome::Replaced { .. } => self.ours.iter().flat_map(|it| it.transactions.clone()).collect(),
            ImportOutcome::Kept { .. } => {
                snapshot.blocks.iter().skip(self.place()).flat_map(|it| it.transactions.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns the block below the file's branch if the branch replaces blocks.
    pub fn onto(&self, snapshot: &VerifiedSnapshot) -> Option<Head> {
        let replaces = matches!(self.outcome, ImportOutcome::Replaced { .. });
        replaces.then(|| Head::of(&snapshot.blocks[self.place() - 1]))
    }

    /// Returns the former generation for undoing the import.
    pub fn former(&self, snapshot: &VerifiedSnapshot) -> Former {
        let onto = Head::of(&snapshot.blocks[self.place() - 1]);
        Former::Is { onto, blocks: self.ours.iter().map(Block::bytes).collect() }
    }
}

impl<S: Store> OpenLedger<S> {
    /// Finds the fork point of a verified file and this ledger, and the chain that counts.
    pub async fn compare(&self, snapshot: &VerifiedSnapshot) -> Result<Comparison, Refusal> {
        let (ours, theirs) = (self.state.tip(), snapshot.state.tip());
        let Some(parting) = self.parts_from(&snapshot.blocks).await? else {
            return Ok(Comparison { ours: Vec::new(), parting: shorter(ours, theirs), outcome: longer(ours, theirs) });
        };
        let expected = self.hash_at(ours.irreversible).await?;
        let branch = self.blocks(parting..ours.height.next()).await?;
        if let Err(rejection) = fork::keeps_irreversible(ours, expected, parting) {
            return Err(Refusal::LacksIrreversible { rejection, parting, ours: branch });
        }
        let blocks = theirs.height.0 + 1 - parting.0;
        let outcome = if fork::prefer(ours, theirs) == Ordering::Greater {
            ImportOutcome::Kept { from: parting, blocks }
        } else {
            ImportOutcome::Replaced { from: parting, removed: branch.len() as u64, blocks }
        };
        Ok(Comparison { outcome, parting, ours: branch })
    }

    /// Returns the height from which two chains differ; `None` if the shorter one is the beginning of the longer one.
    async fn parts_from(&self, theirs: &[Block<Verified>]) -> Result<Option<Height>, Fault> {
        let shared = theirs.len().min(place(self.state.tip().height.next()));
        // Binary search for the first difference, from the last shared height: mostly the chains do not differ.
        let (mut equal, mut different) = (0, shared);
        let mut middle = shared.saturating_sub(1);
        while equal < different {
            if theirs[middle].hash() == self.hash_at(Height(middle as u64)).await? {
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

    /// Returns the changes that the import of a compared file would make.
    pub fn proposal(&self, snapshot: &VerifiedSnapshot, it: &Comparison, admission: Admission) -> Proposal {
        let headers = above(&snapshot.blocks, it.parting);
        let after = it.state_after(snapshot, &self.state);
        let returned = fork::returning(it.lost(snapshot), after).len();
        let fresh = admission.pooled.len();
        let (gained, lost) = if it.takes() {
            (contribution(&snapshot.blocks[it.place()..]), contribution(&it.ours))
        } else {
            (Contribution::default(), Contribution::default())
        };
        Proposal {
            verdict: it.outcome,
            here: Some(card(self.state.tip())),
            gained,
            lost,
            pooled: count(fresh + if it.takes() { 0 } else { returned }),
            returned: count(if it.takes() { returned } else { 0 }),
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
    blocks.iter().skip(place(from)).map(Block::signed_header).collect()
}

/// Returns the index of a height in a list of a whole chain's blocks.
fn place(height: Height) -> usize {
    usize::try_from(height.0).unwrap_or(usize::MAX)
}

pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
