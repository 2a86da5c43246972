//! Ledgers that never were: people who live their lives on a chain, the same each time for the same seed.
//!
//! A [`Simulation`] yields the blocks of a whole ledger one after the other. In it patients, doctors and administrators
//! of several hospitals register, write and consent, update, share, grant and revoke, refuse and withdraw, move tokens
//! and vote; delegates come and go, are away, and once in a while one signs twice and is caught. Every transaction type
//! occurs as soon as the count allows, every block follows the rules, and every content opens for exactly its readers.
//!
//! It has no clock and no entropy of its own: time begins on a fixed day, and everything else grows from the seed. It
//! keeps what the chain leads to and what is needed to go on, but no blocks, so its length is limited by patience only.
//! Tests, benchmarks, the command line and the demonstration are fed from here.
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
mod charts;
mod deed;
pub mod demonstration;
mod dice;
mod founding;
mod people;
mod turn;
mod waiting;
mod words;

use crate::file::snapshot::{Beside, Compression, Contents, SnapshotHead, SnapshotWriter};
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
use charts::{Charts, Right};
use deed::Deed;
use dice::Dice;
use people::{People, Who};
use std::collections::{BTreeSet, VecDeque};
use turn::Parting;
use waiting::Waiting;

pub use turn::Branch;

/// The fewest people: below, some of what people do with each other could not happen.
const FEWEST_USERS: u64 = 6;

/// The blocks that a chain has at least beyond the height at which it parts.
const BEYOND_PARTING: u64 = 4;

/// The most minutes between two blocks.
const MOST_MINUTES: u64 = 60;

/// What kind of ledger is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From what everything grows.
    pub seed: u64,
    /// How many transactions its blocks hold, that which founds it included; at least 1.
    pub transactions: u64,
    /// N, the slots of a round: 1 to 101.
    pub delegates: u64,
    /// How many people ask for an account, if there are transactions enough for them; at least 6.
    pub users: u64,
    /// The first height at which the two branches of the plan are not the same; at least 1. Without it there is one.
    pub fork_at: Option<Height>,
    /// For how many slots the branches stay apart; then the main one goes on with all delegates, and the other one ends.
    /// Left out: both go on to the end.
    pub heals_after: Option<u64>,
}

impl Plan {
    /// A ledger of so many transactions, with five seats and about as many people as use one so much.
    pub const fn new(seed: u64, transactions: u64) -> Self {
        let users = if transactions / 20 > 12 { transactions / 20 } else { 12 };
        Self { seed, transactions, delegates: 5, users, fork_at: None, heals_after: None }
    }

    /// The plan with each number within its limits.
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

/// A device of a hospital: its access log, and the key that signs for it.
struct Device {
    key: SigningKey,
    tree: GrowingTree,
}

/// A ledger in the making: an iterator over its blocks.
pub struct Simulation {
    plan: Plan,
    branch: Branch,
    dice: Dice,
    clock: Timestamp,
    founding: Option<Block<Verified>>,
    state: State,
    auditor: OpeningKey,
    hospitals: u64,
    devices: Vec<Device>,
    people: People,
    charts: Charts,
    waiting: Waiting,
    ready: VecDeque<Transaction>,
    script: VecDeque<Deed>,
    /// Those whose tokens or votes something that is ready touches.
    moved: BTreeSet<Who>,
    /// For how many blocks a delegate has been about to sign twice.
    tempted_for: Option<u32>,
    caught: Option<Evidence>,
    parting: Option<Parting>,
    /// How many records were written, also those that came to nothing.
    written: u64,
    /// How many transactions are in blocks.
    placed: u64,
    /// Whether this was the branch that was given up, and is.
    given_up: bool,
}

impl Simulation {
    /// The ledger of a plan; where it forks, its main branch.
    pub fn new(plan: Plan) -> Self {
        Self::founded(plan.within_limits(), Branch::Main)
    }

    /// A branch of a plan that forks. Both have the same blocks below the fork. There one delegate signs the same slot on
    /// both; from then on nobody does, since the delegates went two ways.
    pub fn branch(plan: Plan, branch: Branch) -> Self {
        Self::founded(plan.within_limits(), branch)
    }

    /// What the blocks so far lead to.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// What is signed and in no block yet: what is ready, then what waits for a consent.
    pub fn pool(&self) -> impl Iterator<Item = &Transaction> {
        self.ready.iter().chain(self.waiting.iter())
    }

    /// Everybody on the ledger, with the secret that all keys of the account grow from.
    pub fn accounts(&self) -> impl Iterator<Item = (&UserId, &Seed)> {
        let known = |&who: &Who| (&self.people.get(who).user_id, &self.people.get(who).seed);
        self.people.registered().iter().map(known)
    }

    /// The secret of the audit key, to which every content is sealed.
    pub const fn auditor(&self) -> &OpeningKey {
        &self.auditor
    }

    /// The simulated time.
    pub const fn now(&self) -> Timestamp {
        self.clock
    }

    /// What a snapshot of the ledger, as it is now, says of itself.
    pub fn head(&self, contents: Contents) -> SnapshotHead {
        let founding = self.state.founding();
        SnapshotHead { ledger: founding.ledger, name: founding.name.clone(), exported_at: self.clock, contents }
    }

    /// The whole ledger as a file, in memory: for small ones. Call it before any block is taken.
    pub fn snapshot(&mut self, contents: Contents, compression: Compression) -> Vec<u8> {
        let blocks: Vec<Block<Verified>> = self.by_ref().collect();
        let pool: Vec<Transaction> = self.pool().cloned().collect();
        let beside = Beside { pool: &pool, ..Beside::default() };
        let mut writer = SnapshotWriter::new(&self.head(contents), &beside, compression);
        blocks.iter().for_each(|block| writer.block(block));
        writer.finish()
    }

    fn is_over(&self) -> bool {
        let least = self.plan.fork_at.map_or(0, |height| height.0 + BEYOND_PARTING);
        self.given_up || self.placed >= self.plan.transactions && self.state.tip().height.0 >= least
    }

    /// How many transactions the next block holds: about as many as make two thousand blocks of the whole, but not less
    /// than a few and not more than a hundred; now and then none.
    fn quota(&mut self) -> usize {
        let usual = (self.plan.transactions / 2_000).clamp(3, 100);
        let drawn = if self.dice.percent(3) { 0 } else { self.dice.between(1, 2 * usual - 1) };
        let left = self.plan.transactions.saturating_sub(self.placed);
        usize::try_from(drawn.min(left)).unwrap_or(usize::MAX)
    }

    /// Takes a forged block onto the chain.
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

    /// Remembers what later deeds build on.
    fn remember(&mut self, it: &Transaction, id: Hash, at: Timestamp) {
        let author = self.people.of(&it.payload.author).expect("everybody was made here");
        self.moved.remove(&author);
        match &it.payload.action {
            Action::Register(_) => self.people.welcome(author),
            Action::Record(record) => {
                let patient = self.people.of(&record.patient_id).expect("everybody was made here");
                self.charts.keep(it, id, record, (patient, author));
            }
            Action::Grant(grant) => {
                let right = Right {
                    id,
                    grantee: grant.grantee.clone(),
                    for_all: grant.scope == Scope::All,
                    not_before: grant.not_before,
                    not_after: grant.not_after,
                };
                self.charts.give(author, right, at);
            }
            Action::Revoke(revoke) => self.charts.revoke(author, revoke.grant),
            _ => {}
        }
    }
}

impl Iterator for Simulation {
    type Item = Block<Verified>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(founding) = self.founding.take() {
            return Some(founding);
        }
        if self.is_over() {
            return None;
        }
        self.part_where_planned();
        self.heal_where_planned();
        self.clock.0 += self.dice.between(1, MOST_MINUTES) * 60_000;
        let slot = self.slot();
        self.given_up = self.is_given_up_before(slot);
        if self.given_up {
            return None;
        }
        let quota = self.quota();
        self.decide();
        self.live(quota);
        let block = self.forge(slot, quota);
        Some(self.adopt(block))
    }
}
