//! All chains of a model. Each is forged, verified and replayed once, by the program's rules.
//!
//! A chain is named by its turns. A model only chooses turns; hashes, elections and irreversible heights follow from
//! the chain.

use super::test_ledger::{self, ADA, BEA, CARL, PARAMETERS, TestLedger};
use medchain::ledger::block::{Block, Verified};
use medchain::ledger::chain::{self, Replay};
use medchain::ledger::election;
use medchain::ledger::fork;
use medchain::ledger::id::UserId;
use medchain::ledger::number::{Height, Slot, Timestamp};
use medchain::ledger::state::State;
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::ledger::transaction::vote::{Candidacy, Vote};
use medchain::ledger::transaction::{Action, Transaction};
use medchain::ledger::verify::Signatures;
use medchain::storage::Head;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// The delegates, the first administrator first.
pub const DELEGATES: [&str; 4] = [ADA, BEA, CARL, "dr_fay"];

/// A block above the common beginning: its slot, and its number among the blocks that its delegate may sign for that
/// slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    pub slot: u64,
    pub variant: u64,
}

/// A chain, as the list of its turns above the common beginning.
pub type Chain = Vec<Turn>;

/// The state of a chain, and its blocks from block 0 on.
pub struct ChainOutcome {
    pub state: State,
    pub blocks: Vec<Block<Verified>>,
}

/// A ledger of several delegates, and all its chains.
pub struct World {
    chains: Mutex<HashMap<Chain, Arc<ChainOutcome>>>,
}

/// The decision between a file's chain and the present one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Take,
    Keep,
}

impl World {
    /// Elects all delegates, and ends round 0, which has only the first administrator.
    pub fn new(delegates: usize) -> Self {
        let mut fixture = TestLedger::new(Parameters { delegates: delegates as u64, ..PARAMETERS });
        let mut said = Vec::new();
        for name in &DELEGATES[..delegates] {
            if fixture.state.account(&test_ledger::user(name)).is_none() {
                said.push(fixture.registers(name, Role::Doctor));
            }
            said.extend(standing(&mut fixture, name));
        }
        let last = fixture.at(Slot(delegates as u64), said);
        fixture.adopt(last);
        let mut replay = Replay::new(Signatures::Check, None);
        for block in fixture.blocks {
            replay.push(block).expect("the test ledger is valid");
        }
        let (state, blocks) = replay.finish().expect("the test ledger's signatures are valid");
        Self { chains: Mutex::new(HashMap::from([(Chain::new(), Arc::new(ChainOutcome { state, blocks }))])) }
    }

    /// Returns the state and the blocks of a chain.
    pub fn grown(&self, chain: &Chain) -> Arc<ChainOutcome> {
        if let Some(grown) = self.chains.lock().expect("no thread panics with the lock").get(chain) {
            return Arc::clone(grown);
        }
        let (turn, below) = chain.split_last().expect("the common beginning is in the map");
        let parent = self.grown(&below.to_vec());
        let timestamp = Timestamp(1_000_000 + turn.slot * 1_000 + turn.variant);
        let delegate = delegate(&parent.state, turn.slot);
        let block =
            chain::forge(&parent.state, Slot(turn.slot), timestamp, Vec::new(), &test_ledger::key(delegate.as_str()));
        let outcome = chain::check(&parent.state, block, None).expect("a forged block is valid");
        let mut state = parent.state.clone();
        chain::adopt(&mut state, outcome.changes);
        let blocks = parent.blocks.iter().cloned().chain([outcome.block]).collect();
        let grown = Arc::new(ChainOutcome { state, blocks });
        self.chains.lock().expect("no thread panics with the lock").insert(chain.clone(), Arc::clone(&grown));
        grown
    }

    /// Returns a chain with one more block.
    pub fn extended(&self, chain: &Chain, turn: Turn) -> Chain {
        let mut longer = chain.clone();
        longer.push(turn);
        self.grown(&longer);
        longer
    }

    /// Returns the first slot above a chain, and above the slot `signed`, that a delegate may sign.
    pub fn next_slot_of(&self, chain: &Chain, name: &str, signed: Slot) -> Option<Slot> {
        let state = &self.grown(chain).state;
        let next = Slot(state.tip().slot.0 + 1);
        election::next_slot_of(state, &test_ledger::user(name), next.max(Slot(signed.0 + 1)))
    }

    /// Returns the delegate that signed the newest block of a chain.
    pub fn signer(&self, chain: &Chain) -> UserId {
        self.grown(chain).blocks.last().expect("a chain has block 0").header.delegate_id.clone()
    }

    /// Decides whether a device replaces one chain by the other. A rejected chain is also `Keep`.
    pub fn choose(&self, here: &Chain, file: &Chain) -> Choice {
        let (ours, theirs) = (self.grown(here), self.grown(file));
        let expected = ours.blocks[index(ours.state.tip().irreversible)].hash();
        if let Some(fork_height) = fork_height(&ours, &theirs)
            && fork::keeps_irreversible(ours.state.tip(), expected, fork_height).is_err()
        {
            return Choice::Keep;
        }
        match fork::prefer(ours.state.tip(), theirs.state.tip()) {
            Ordering::Less => Choice::Take,
            Ordering::Equal | Ordering::Greater => Choice::Keep,
        }
    }

    /// Returns the part of a chain that ends with its newest irreversible block.
    pub fn irreversible(&self, chain: &Chain) -> Chain {
        let grown = self.grown(chain);
        let above = index(grown.state.tip().height) - index(grown.state.tip().irreversible);
        chain[..chain.len().saturating_sub(above)].to_vec()
    }

    /// Returns the head of a chain, as a store names it.
    pub fn head(&self, chain: &Chain) -> Head {
        Head::of(self.grown(chain).blocks.last().expect("a chain has block 0"))
    }
}

/// Returns transactions that stake, announce a candidacy, and vote for oneself.
fn standing(fixture: &mut TestLedger, name: &str) -> [Transaction; 3] {
    let vote = Action::Vote(Vote { candidate: Some(test_ledger::user(name)) });
    [test_ledger::stake(10), Action::Candidacy(Candidacy { standing: true }), vote]
        .map(|action| fixture.says(name, action))
}

fn delegate(state: &State, slot: u64) -> UserId {
    let seats = state.genesis().parameters.delegates;
    election::schedule_at(state, Slot(slot)).delegate(Slot(slot), seats).clone()
}

/// Returns the fork point of two chains.
pub fn fork_height(ours: &ChainOutcome, theirs: &ChainOutcome) -> Option<Height> {
    let hashes = |grown: &ChainOutcome| grown.blocks.iter().map(Block::hash).collect::<Vec<_>>();
    fork::first_difference(&hashes(ours), &hashes(theirs)).map(|at| Height(at as u64))
}

fn index(height: Height) -> usize {
    usize::try_from(height.0).expect("a model's chains are short")
}
