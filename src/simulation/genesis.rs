//! The creation of a simulated ledger.

use super::people::{self, People, PersonIndex};
use super::random::Random;
use super::record_index::RecordIndex;
use super::simulated_action::SCRIPT;
use super::waiting::Waiting;
use super::words::HOSPITALS;
use super::{Branch, Device, Plan, Simulation};
use crate::ledger::block::{Block, Verified};
use crate::ledger::chain;
use crate::ledger::free_text::Name;
use crate::ledger::key::OpeningKey;
use crate::ledger::merkle::GrowingTree;
use crate::ledger::number::Timestamp;
use crate::ledger::seal;
use crate::ledger::state::State;
use crate::ledger::transaction::account::{CreateLedger, Founder, Parameters, Role};
use crate::ledger::transaction::{Action, Payload, Transaction};
use crate::ledger::verify::{self, Claims, Signatures};
use std::collections::{BTreeSet, VecDeque};

/// The time of block 0 of every simulated ledger: 2024-01-08, 07:00 UTC.
const FIRST_MORNING: Timestamp = Timestamp(1_704_697_200_000);

/// The names of ledgers.
const NAMES: [&str; 4] = ["St. Anna and friends", "The valley's hospitals", "North and Riverside", "Lakeside group"];

/// The number of people for each hospital.
const PEOPLE_OF_A_HOSPITAL: u64 = 40;

impl Simulation {
    /// Creates a ledger with block 0.
    pub(super) fn with_genesis(plan: Plan, branch: Branch) -> Self {
        let mut random = Random::new(plan.seed, "");
        let hospitals = (2 + plan.users / PEOPLE_OF_A_HOSPITAL).min(HOSPITALS.len() as u64);
        let mut people = People::default();
        let founder = people.make(Role::Administrator, hospitals, &mut random);
        people.register(founder);
        let auditor = OpeningKey::filled(|bytes| random.entropy().fill(bytes));
        let device = |_| Device { key: random.entropy().seed().signing_key(), tree: GrowingTree::default() };
        let devices = (0..hospitals).map(device).collect();
        let (genesis, state) = genesis(&plan, &people, founder, &auditor, &mut random);
        Self {
            plan,
            branch,
            random,
            clock: FIRST_MORNING,
            genesis: Some(genesis),
            state,
            auditor,
            hospitals,
            devices,
            people,
            records: RecordIndex::default(),
            waiting: Waiting::default(),
            ready: VecDeque::new(),
            script: VecDeque::from(SCRIPT),
            moved: BTreeSet::new(),
            double_signer_for: None,
            caught: None,
            fork: None,
            written: 0,
            placed: 1,
            given_up: false,
        }
    }
}

/// Returns block 0 and the state after it.
fn genesis(
    plan: &Plan,
    people: &People,
    founder: PersonIndex,
    auditor: &OpeningKey,
    random: &mut Random,
) -> (Block<Verified>, State) {
    let person = people.get(founder);
    let auditor_secret_sealed = seal::seal_auditor(auditor, person.sealing_key, random.entropy());
    let action = Action::CreateLedger(CreateLedger {
        name: Name::parse(random.word(&NAMES)).expect("the list contains valid names only"),
        parameters: Parameters { delegates: plan.delegates, ..Parameters::default() },
        founder: Founder {
            user_id: person.user_id.clone(),
            name: person.name.clone(),
            hospital_id: person.hospital_id.clone().unwrap_or_else(|| people::hospital(0)),
            public_key: person.signing.public_key(),
            sealing_key: person.sealing_key,
        },
        auditor_key: auditor.sealing_key(),
        auditor_secret_sealed: auditor_secret_sealed.expect("derived keys are valid"),
    });
    let (author, salt) = (person.user_id.clone(), random.entropy().salt());
    let payload = Payload { ledger: None, author, timestamp: FIRST_MORNING, salt, action };
    let create = Transaction::signed(payload, &person.signing);
    let block = chain::forge_genesis(create, FIRST_MORNING, &person.signing);
    verify::genesis(block, &mut Claims::new(Signatures::Known)).expect("the simulation follows the rules")
}
