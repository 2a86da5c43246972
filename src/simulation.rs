//! A generator of valid ledgers: simulated people act on a chain, and the same seed gives the same chain.
//!
//! A [`Simulation`] yields the blocks of a whole ledger one after the other. Patients, doctors and administrators of
//! several hospitals register, write and consent, update, share, grant and revoke, refuse and withdraw, move tokens and
//! vote. Delegates change, miss slots, and sometimes sign two blocks for one slot, which evidence reports. Every
//! transaction type occurs if there are enough transactions, every block follows the rules, and every content opens for
//! exactly its readers.
//!
//! The simulation reads no clock and no external entropy: time begins on a fixed day, and everything else is derived
//! from the seed. It keeps the state of the chain and what the next actions need, but no blocks, so its memory does not
//! limit the number of blocks. Tests, benchmarks, the command line and the demonstration use it.
//!
//! ```
//! use medchain::simulation::{Plan, Simulation};
//!
//! let mut ledger = Simulation::new(Plan::new(7, 100));
//! let transactions: usize = ledger.by_ref().map(|block| block.transactions.len()).sum();
//! assert_eq!(transactions, 100);
//! assert!(ledger.accounts().count() >= 6);
//! ```

mod act;
pub mod demonstration;
mod genesis;
mod people;
mod random;
mod record_index;
mod simulated_action;
mod turn;
mod waiting;
mod words;

use crate::file::snapshot::{Compression, Contents, SnapshotExtras, SnapshotHead, SnapshotWriter};
use crate::ledger::block::{Block, Unchecked, Verified};
use crate::ledger::chain;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{OpeningKey, Seed, SigningKey};
use crate::ledger::merkle::GrowingTree;
use crate::ledger::number::{Height, Timestamp};
use crate::ledger::state::State;
use crate::ledger::transaction::evidence::Evidence;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::{Action, Transaction};
use crate::ledger::verify::{self, Claims, Signatures};
use people::{People, PersonIndex};
use random::Random;
use record_index::{ChainGrant, RecordIndex};
use simulated_action::SimulatedAction;
use std::collections::{BTreeSet, VecDeque};
use turn::PlannedFork;
use waiting::Waiting;

pub use turn::Branch;

/// The minimum number of people; fewer could not perform every action.
const FEWEST_USERS: u64 = 6;

/// The minimum number of blocks of a chain above its fork point.
const BEYOND_PARTING: u64 = 4;

/// The maximum time between two blocks, in minutes.
const MOST_MINUTES: u64 = 60;

/// The parameters of a simulated ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The seed.
    pub seed: u64,
    /// The number of transactions in blocks, including `create_ledger`; at least 1.
    pub transactions: u64,
    /// N, the slots of a round: 1 to 101.
    pub delegates: u64,
    /// The number of people who request an account, if there are enough transactions; at least 6.
    pub users: u64,
    /// The fork point of the two branches, at least 1; `None` for a single chain.
    pub fork_at: Option<Height>,
    /// The number of slots after which the fork is resolved: all delegates continue the main branch, and the other one
    /// ends. `None` if both branches continue to the end.
    pub heals_after: Option<u64>,
}

impl Plan {
    /// Returns the plan for a number of transactions, with five seats and a suitable number of people.
    pub const fn new(seed: u64, transactions: u64) -> Self {
        let users = if transactions / 20 > 12 { transactions / 20 } else { 12 };
        Self { seed, transactions, delegates: 5, users, fork_at: None, heals_after: None }
    }

    /// Clamps each number to its limits.
    fn within_limits(self) -> Self {
        Self {
            seed: self.seed,
            transactions: self.transactions.max(1),
            delegates: self.delegates.clamp(1, 101),
            users: self.users.max(FEWEST_USERS),
            fork_at: self.fork_at.map(|height| height.max(Height(1))),
            heals_after: self.heals_after,
        }
    }
}

/// A device of a hospital: its access log and the key that signs it.
struct Device {
    key: SigningKey,
    tree: GrowingTree,
}

/// A simulation: an iterator over the blocks of its ledger.
pub struct Simulation {
    plan: Plan,
    branch: Branch,
    random: Random,
    clock: Timestamp,
    genesis: Option<Block<Verified>>,
    state: State,
    auditor: OpeningKey,
    hospitals: u64,
    devices: Vec<Device>,
    people: People,
    records: RecordIndex,
    waiting: Waiting,
    ready: VecDeque<Transaction>,
    script: VecDeque<SimulatedAction>,
    /// The people whose tokens or votes a ready transaction changes.
    moved: BTreeSet<PersonIndex>,
    /// The number of blocks since a double signing was planned.
    double_signer_for: Option<u32>,
    caught: Option<Evidence>,
    fork: Option<PlannedFork>,
    /// The number of records written, including those refused or withdrawn.
    written: u64,
    /// The number of transactions in blocks.
    placed: u64,
    /// Set once this simulation of the other branch has ended.
    given_up: bool,
}

impl Simulation {
    /// Creates the ledger of a plan; if the plan has a fork, its main branch.
    pub fn new(plan: Plan) -> Self {
        Self::with_genesis(plan.within_limits(), Branch::Main)
    }

    /// Creates a branch of a plan with a fork. Both branches have the same blocks below the fork point. At that point
    /// one delegate signs the same slot on both; from then on each slot belongs to one branch only.
    pub fn branch(plan: Plan, branch: Branch) -> Self {
        Self::with_genesis(plan.within_limits(), branch)
    }

    /// Returns the state after the last block.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Returns the signed transactions that are in no block: the ready ones, then the proposals that wait.
    pub fn pool(&self) -> impl Iterator<Item = &Transaction> {
        self.ready.iter().chain(self.waiting.iter())
    }

    /// Returns all accounts of the ledger with their seeds.
    pub fn accounts(&self) -> impl Iterator<Item = (&UserId, &Seed)> {
        let known = |&who: &PersonIndex| (&self.people.get(who).user_id, &self.people.get(who).seed);
        self.people.registered().iter().map(known)
    }

    /// Returns the secret of the audit key, to which every content is sealed.
    pub const fn auditor(&self) -> &OpeningKey {
        &self.auditor
    }

    /// Returns the simulated time.
    pub const fn now(&self) -> Timestamp {
        self.clock
    }

    /// Returns the head of a snapshot of the current ledger.
    pub fn head(&self, contents: Contents) -> SnapshotHead {
        let genesis = self.state.genesis();
        SnapshotHead { ledger: genesis.ledger, name: genesis.name.clone(), exported_at: self.clock, contents }
    }

    /// Returns the whole ledger as a file in memory, for small ledgers. Call it before the first block is taken.
    pub fn snapshot(&mut self, contents: Contents, compression: Compression) -> Vec<u8> {
        let blocks: Vec<Block<Verified>> = self.by_ref().collect();
        let pool: Vec<Transaction> = self.pool().cloned().collect();
        let beside = SnapshotExtras { pool: &pool, ..SnapshotExtras::default() };
        let mut writer = SnapshotWriter::new(&self.head(contents), &beside, compression);
        blocks.iter().for_each(|block| writer.block(block));
        writer.finish()
    }

    fn is_over(&self) -> bool {
        let least = self.plan.fork_at.map_or(0, |height| height.0 + BEYOND_PARTING);
        self.given_up || self.placed >= self.plan.transactions && self.state.tip().height.0 >= least
    }

    /// Draws the number of transactions of the next block. On average it is a two-thousandth of all transactions,
    /// within 3 to 100; three blocks in a hundred are empty.
    fn quota(&mut self) -> usize {
        let usual = (self.plan.transactions / 2_000).clamp(3, 100);
        let drawn = if self.random.percent(3) { 0 } else { self.random.between(1, 2 * usual - 1) };
        let left = self.plan.transactions.saturating_sub(self.placed);
        usize::try_from(drawn.min(left)).unwrap_or(usize::MAX)
    }

    /// Adopts a forged block.
    fn adopt(&mut self, block: Block<Unchecked>) -> Block<Verified> {
        let mut claims = Claims::new(Signatures::Known);
        let outcome = verify::block(&self.state, block, None, &mut claims).expect("the simulation follows the rules");
        chain::adopt(&mut self.state, outcome.changes);
        let block = outcome.block;
        for (it, id) in block.transactions.iter().zip(block.ids()) {
            self.remember(it, *id, block.header.timestamp);
        }
        self.placed += block.transactions.len() as u64;
        block
    }

    /// Updates the indexes on which later actions depend.
    fn remember(&mut self, it: &Transaction, id: Hash, at: Timestamp) {
        let author = self.people.of(&it.payload.author).expect("the simulation created every account");
        self.moved.remove(&author);
        match &it.payload.action {
            Action::Register(_) => self.people.register(author),
            Action::Record(record) => {
                let patient = self.people.of(&record.patient_id).expect("the simulation created every account");
                self.records.keep(it, id, record, (patient, author));
            }
            Action::Grant(grant) => {
                let grant = ChainGrant {
                    id,
                    grantee: grant.grantee.clone(),
                    for_all: grant.scope == Scope::All,
                    not_before: grant.not_before,
                    not_after: grant.not_after,
                };
                self.records.give(author, grant, at);
            }
            Action::Revoke(revoke) => self.records.revoke(author, revoke.grant),
            _ => {}
        }
    }
}

impl Iterator for Simulation {
    type Item = Block<Verified>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(genesis) = self.genesis.take() {
            return Some(genesis);
        }
        if self.is_over() {
            return None;
        }
        self.start_planned_fork();
        self.end_planned_fork();
        self.clock.0 += self.random.between(1, MOST_MINUTES) * 60_000;
        let slot = self.slot();
        self.given_up = self.has_other_branch_ended(slot);
        if self.given_up {
            return None;
        }
        let quota = self.quota();
        self.decide();
        self.run(quota);
        let block = self.forge(slot, quota);
        Some(self.adopt(block))
    }
}
