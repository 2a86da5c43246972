//! All the chains that a model comes across. Each is forged, verified and replayed once, by the real rules.
//!
//! A chain is named by the turns that were taken in it. What happens in a model is a choice of turns, and everything
//! else (hashes, elections, what is irreversible) follows from the chain itself.

use super::ward::{self, ADA, BEA, CARL, PARAMETERS, Ward};
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

/// The delegates, the founder first.
pub const DELEGATES: [&str; 4] = [ADA, BEA, CARL, "dr_fay"];

/// A block above the common beginning: the slot, and which of several that its delegate could sign for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Turn {
    pub slot: u64,
    pub variant: u64,
}

/// A chain: the turns that were taken above the common beginning.
pub type Chain = Vec<Turn>;

/// What a chain leads to, and its blocks from block 0 on.
pub struct Grown {
    pub state: State,
    pub blocks: Vec<Block<Verified>>,
}

/// A ledger of so many delegates, and everything that can become of it.
pub struct World {
    chains: Mutex<HashMap<Chain, Arc<Grown>>>,
}

/// Whether a file's chain takes the place of the one that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Take,
    Keep,
}

impl World {
    /// All delegates are elected, and round 0, which was the founder's alone, is over.
    pub fn new(delegates: usize) -> Self {
        let mut ward = Ward::new(Parameters { delegates: delegates as u64, ..PARAMETERS });
        let mut said = Vec::new();
        for name in &DELEGATES[..delegates] {
            if ward.state.account(&ward::user(name)).is_none() {
                said.push(ward.registers(name, Role::Doctor));
            }
            said.extend(standing(&mut ward, name));
        }
        let last = ward.at(Slot(delegates as u64), said);
        ward.adopt(last);
        let mut replay = Replay::new(Signatures::Check, None);
        for block in ward.blocks {
            replay.push(block).expect("the ward follows the rules");
        }
        let (state, blocks) = replay.finish().expect("the ward's signatures are good");
        Self { chains: Mutex::new(HashMap::from([(Chain::new(), Arc::new(Grown { state, blocks }))])) }
    }

    /// What a chain leads to.
    pub fn grown(&self, chain: &Chain) -> Arc<Grown> {
        if let Some(grown) = self.chains.lock().expect("nobody panics with it").get(chain) {
            return Arc::clone(grown);
        }
        let (turn, below) = chain.split_last().expect("the common beginning was made at the start");
        let parent = self.grown(&below.to_vec());
        let timestamp = Timestamp(1_000_000 + turn.slot * 1_000 + turn.variant);
        let delegate = delegate(&parent.state, turn.slot);
        let block = chain::forge(&parent.state, Slot(turn.slot), timestamp, Vec::new(), &ward::key(delegate.as_str()));
        let outcome = chain::check(&parent.state, block, None).expect("a forged block follows the rules");
        let mut state = parent.state.clone();
        chain::adopt(&mut state, outcome.changes);
        let blocks = parent.blocks.iter().cloned().chain([outcome.block]).collect();
        let grown = Arc::new(Grown { state, blocks });
        self.chains.lock().expect("nobody panics with it").insert(chain.clone(), Arc::clone(&grown));
        grown
    }

    /// A chain, and one block more.
    pub fn extended(&self, chain: &Chain, turn: Turn) -> Chain {
        let mut longer = chain.clone();
        longer.push(turn);
        self.grown(&longer);
        longer
    }

    /// The first slot from `first` on that a delegate may sign above a chain.
    pub fn turn_of(&self, chain: &Chain, name: &str, signed: Slot) -> Option<Slot> {
        let state = &self.grown(chain).state;
        let next = Slot(state.tip().slot.0 + 1);
        election::turn_of(state, &ward::user(name), next.max(Slot(signed.0 + 1)))
    }

    /// Who has signed the newest block of a chain.
    pub fn signer(&self, chain: &Chain) -> UserId {
        self.grown(chain).blocks.last().expect("block 0 is there").header.delegate_id.clone()
    }

    /// Whether a device with the one chain takes the other. `Keep` as well where it refuses it.
    pub fn choose(&self, here: &Chain, file: &Chain) -> Choice {
        let (ours, theirs) = (self.grown(here), self.grown(file));
        let expected = ours.blocks[index(ours.state.tip().irreversible)].hash();
        if let Some(parting) = parting(&ours, &theirs)
            && fork::keeps_irreversible(ours.state.tip(), expected, parting).is_err()
        {
            return Choice::Keep;
        }
        match fork::prefer(ours.state.tip(), theirs.state.tip()) {
            Ordering::Less => Choice::Take,
            Ordering::Equal | Ordering::Greater => Choice::Keep,
        }
    }

    /// The beginning of a chain that ends with its newest irreversible block.
    pub fn irreversible(&self, chain: &Chain) -> Chain {
        let grown = self.grown(chain);
        let above = index(grown.state.tip().height) - index(grown.state.tip().irreversible);
        chain[..chain.len().saturating_sub(above)].to_vec()
    }

    /// The newest block, as a store names it.
    pub fn head(&self, chain: &Chain) -> Head {
        Head::of(self.grown(chain).blocks.last().expect("block 0 is there"))
    }
}

/// Stakes, stands, and votes for oneself.
fn standing(ward: &mut Ward, name: &str) -> [Transaction; 3] {
    let vote = Action::Vote(Vote { candidate: Some(ward::user(name)) });
    [ward::stake(10), Action::Candidacy(Candidacy { standing: true }), vote].map(|action| ward.says(name, action))
}

fn delegate(state: &State, slot: u64) -> UserId {
    let seats = state.founding().parameters.delegates;
    election::turns_at(state, Slot(slot)).delegate(Slot(slot), seats).clone()
}

/// The height from which two chains differ.
pub fn parting(ours: &Grown, theirs: &Grown) -> Option<Height> {
    let hashes = |grown: &Grown| grown.blocks.iter().map(Block::hash).collect::<Vec<_>>();
    fork::first_difference(&hashes(ours), &hashes(theirs)).map(|at| Height(at as u64))
}

fn index(height: Height) -> usize {
    usize::try_from(height.0).expect("a model's chains are short")
}
