//! How a simulated ledger begins.

use super::charts::Charts;
use super::deed::SCRIPT;
use super::dice::Dice;
use super::people::{self, People, Who};
use super::waiting::Waiting;
use super::words::HOSPITALS;
use super::{Branch, Device, Plan, Simulation};
use crate::ledger::block::{Block, Verified};
use crate::ledger::chain;
use crate::ledger::key::OpeningKey;
use crate::ledger::merkle::GrowingTree;
use crate::ledger::number::Timestamp;
use crate::ledger::seal;
use crate::ledger::state::State;
use crate::ledger::transaction::account::{CreateLedger, Founder, Parameters, Role};
use crate::ledger::transaction::{Action, Payload, Transaction};
use crate::ledger::verify::{self, Claims, Signatures};
use crate::ledger::words::Name;
use std::collections::{BTreeSet, VecDeque};

/// The morning on which every simulated ledger begins: 2024-01-08, 07:00 UTC.
const FIRST_MORNING: Timestamp = Timestamp(1_704_697_200_000);

/// What a simulated ledger is called.
const NAMES: [&str; 4] = ["St. Anna and friends", "The valley's hospitals", "North and Riverside", "Lakeside group"];

/// One hospital for so many people.
const PEOPLE_OF_A_HOSPITAL: u64 = 40;

impl Simulation {
    /// A ledger with its first block.
    pub(super) fn founded(plan: Plan, branch: Branch) -> Self {
        let mut dice = Dice::new(plan.seed, "");
        let hospitals = (2 + plan.users / PEOPLE_OF_A_HOSPITAL).min(HOSPITALS.len() as u64);
        let mut people = People::default();
        let founder = people.make(Role::Administrator, hospitals, &mut dice);
        people.welcome(founder);
        let auditor = OpeningKey::filled(|bytes| dice.entropy().fill(bytes));
        let device = |_| Device { key: dice.entropy().seed().signing_key(), tree: GrowingTree::default() };
        let devices = (0..hospitals).map(device).collect();
        let (founding, state) = found(&plan, &people, founder, &auditor, &mut dice);
        Self {
            plan,
            branch,
            dice,
            clock: FIRST_MORNING,
            founding: Some(founding),
            state,
            auditor,
            hospitals,
            devices,
            people,
            charts: Charts::default(),
            waiting: Waiting::default(),
            ready: VecDeque::new(),
            script: VecDeque::from(SCRIPT),
            moved: BTreeSet::new(),
            tempted_for: None,
            caught: None,
            parting: None,
            written: 0,
            placed: 1,
            given_up: false,
        }
    }
}

/// Block 0, and what it leads to.
fn found(
    plan: &Plan,
    people: &People,
    founder: Who,
    auditor: &OpeningKey,
    dice: &mut Dice,
) -> (Block<Verified>, State) {
    let person = people.get(founder);
    let auditor_secret_sealed = seal::seal_auditor(auditor, person.sealing_key, dice.entropy());
    let action = Action::CreateLedger(CreateLedger {
        name: Name::parse(dice.word(&NAMES)).expect("the list holds names only"),
        parameters: Parameters { delegates: plan.delegates, ..Parameters::default() },
        founder: Founder {
            user_id: person.user_id.clone(),
            name: person.name.clone(),
            hospital_id: person.hospital_id.clone().unwrap_or_else(|| people::hospital(0)),
            public_key: person.signing.public_key(),
            sealing_key: person.sealing_key,
        },
        auditor_key: auditor.sealing_key(),
        auditor_secret_sealed: auditor_secret_sealed.expect("all keys here are good ones"),
    });
    let (author, salt) = (person.user_id.clone(), dice.entropy().salt());
    let payload = Payload { ledger: None, author, timestamp: FIRST_MORNING, salt, action };
    let create = Transaction::signed(payload, &person.signing);
    let block = chain::found(create, FIRST_MORNING, &person.signing);
    verify::founding(block, &mut Claims::new(Signatures::Known)).expect("the simulation follows the rules")
}
