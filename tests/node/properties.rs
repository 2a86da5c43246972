//! Properties of any behaviour: random sequences of commands on devices with stores in memory.
//!
//! Argon2id makes a sign-in slow on purpose. So each thread creates its three devices once, with the cheaper of the two
//! permitted settings of account files, and every case begins with copies of them.

use super::device::{Device, PASSWORD, prescription};
use super::malformed_commands;
use medchain::file::account::{AccountFile, KdfCost};
use medchain::ledger::access_log::Entry;
use medchain::ledger::entropy::Entropy;
use medchain::ledger::id::Hash;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::grant::Purpose;
use medchain::ledger::transaction::{Action, Transaction};
use medchain::protocol::{
    Command, Compression, Contents, Fault, LogFilter, PoolState, RecordChange, Reply, Status, Submitted, command,
};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The account on each device.
const ACTORS: [&str; 3] = ["admin", "dr_b", "patient_x"];

/// A day in milliseconds.
const DAY: u64 = 24 * 60 * 60_000;

/// Three devices with one ledger, whose delegates are on the first two.
type Devices = [Device; 3];

/// An action of a person.
#[derive(Clone, Debug)]
enum TestAction {
    Transfer { to: usize, amount: u64 },
    Stake { amount: u64 },
    Unstake { amount: u64 },
    Vote { candidate: Option<usize> },
    Submit { record: u8, change: RecordChange },
    Approve { which: usize },
    Refuse { which: usize },
    Withdraw { which: usize },
    Grant,
    Forge,
}

fn action() -> impl Strategy<Value = TestAction> {
    let change = prop_oneof![Just(RecordChange::Add), Just(RecordChange::Update)];
    prop_oneof![
        2 => (0..3_usize, 0..1_200_u64).prop_map(|(to, amount)| TestAction::Transfer { to, amount }),
        1 => (1..600_u64).prop_map(|amount| TestAction::Stake { amount }),
        1 => (1..600_u64).prop_map(|amount| TestAction::Unstake { amount }),
        1 => prop::option::of(0..3_usize).prop_map(|candidate| TestAction::Vote { candidate }),
        4 => (0..4_u8, change).prop_map(|(record, change)| TestAction::Submit { record, change }),
        3 => (0..4_usize).prop_map(|which| TestAction::Approve { which }),
        1 => (0..4_usize).prop_map(|which| TestAction::Refuse { which }),
        1 => (0..4_usize).prop_map(|which| TestAction::Withdraw { which }),
        1 => Just(TestAction::Grant),
        4 => Just(TestAction::Forge),
    ]
}

/// Returns actions, each with the device on which it is done.
fn actions(most: usize) -> impl Strategy<Value = Vec<(usize, TestAction)>> {
    prop::collection::vec((0..3_usize, action()), 1..most)
}

/// Returns all six pairs of giver and receiver of a file, in random order.
fn exchanges() -> impl Strategy<Value = Vec<(usize, usize)>> {
    Just(vec![(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]).prop_shuffle()
}

/// Does an action, and returns the id of the signed transaction, if there is one.
fn act(device: &mut Device, actor: usize, action: &TestAction) -> Option<Hash> {
    let reason = || "a reason".to_owned();
    let waiting = |device: &mut Device, which: usize, fits: fn(&PoolState) -> bool| {
        let fitting: Vec<_> = device.pool().into_iter().filter(|it| fits(&it.state)).map(|it| it.transaction).collect();
        (!fitting.is_empty()).then(|| fitting[which % fitting.len()])
    };
    let consent = |state: &PoolState| matches!(state, PoolState::Consent { .. });
    let command: Command = match action {
        TestAction::Transfer { to, amount } => command::Transfer { to: ACTORS[*to].to_owned(), amount: *amount }.into(),
        TestAction::Stake { amount } => command::Stake { amount: *amount }.into(),
        TestAction::Unstake { amount } => command::Unstake { amount: *amount }.into(),
        TestAction::Vote { candidate } => command::Vote { candidate: candidate.map(|it| ACTORS[it].to_owned()) }.into(),
        TestAction::Submit { record, change } => prescription(&format!("rx-{actor}-{record}"), *change).into(),
        TestAction::Approve { which } => {
            command::Approve { transaction: waiting(device, *which, consent)?, despite_concerns: false }.into()
        }
        TestAction::Refuse { which } => {
            command::Refuse { transaction: waiting(device, *which, consent)?, reason: reason() }.into()
        }
        TestAction::Withdraw { which } => {
            command::Withdraw { transaction: waiting(device, *which, |_| true)?, reason: reason() }.into()
        }
        TestAction::Grant => command::Grant {
            grantee: "dr_b".to_owned(),
            records: None,
            purpose: Purpose::Treatment,
            not_before: None,
            not_after: None,
        }
        .into(),
        TestAction::Forge => command::Forge { pass_over: true }.into(),
    };
    match device.send(command) {
        Ok(Reply::Submitted(Submitted { transaction })) => Some(transaction),
        _ => None,
    }
}

fn make_devices() -> Devices {
    let (mut first, mut second) = Device::two_delegates(60);
    let mut third = Device::new(64);
    third.import_from(&mut first);
    let patient = third.register("patient_x", "Xenia Yew", Role::Patient, None);
    first.import_from(&mut third);
    first.approve(patient);
    first.pass_over();
    second.import_from(&mut first);
    third.import_from(&mut first);
    let mut devices = [first, second, third];
    for (device, actor) in devices.iter_mut().zip(ACTORS) {
        let account = AccountFile::read(&device.account_file(actor)).expect("the bytes are an account file");
        let seed = account.open(PASSWORD).expect("the password is right");
        let mut entropy = Entropy::new([9; 32]);
        let of = (account.ledger(), account.user_id().clone());
        device.adopt(AccountFile::seal(&seed, of, PASSWORD, KdfCost::Small, &mut entropy).write());
    }
    devices
}

/// Returns copies of this thread's devices, with all accounts signed in.
fn devices() -> Devices {
    thread_local!(static MADE: Devices = make_devices());
    MADE.with(|made| {
        let mut number = 0;
        made.each_ref().map(|device| {
            let mut copy = device.copy();
            copy.sign_in(ACTORS[number]);
            number += 1;
            copy
        })
    })
}

fn give(devices: &mut Devices, from: usize, to: usize) -> Result<(), TestCaseError> {
    let file = devices[from].export(Contents::Sealed, Compression::None);
    let imported = devices[to].import(&file);
    prop_assert!(imported.is_ok(), "from {from} to {to}: {imported:?}");
    Ok(())
}

/// The chain and the pool that a device exports.
#[derive(Debug, Deserialize, PartialEq)]
struct ExportedState {
    pool: Vec<Transaction>,
    blocks: Vec<BlockOfFile>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct BlockOfFile {
    header: serde_json::Value,
    transactions: Vec<Transaction>,
}

impl ExportedState {
    fn by(device: &mut Device) -> Self {
        let file = device.export(Contents::Sealed, Compression::None);
        serde_json::from_slice(&file).expect("the export is a snapshot")
    }

    /// Returns the ids of all signed transactions, including those inside refusals and withdrawals.
    fn signed(&self) -> BTreeSet<Hash> {
        let all = self.blocks.iter().flat_map(|block| &block.transactions).chain(&self.pool);
        all.flat_map(|it| {
            let inner = match &it.payload.action {
                Action::Refuse(refuse) => Some(refuse.refused.payload.id()),
                Action::Withdraw(withdraw) => Some(withdraw.withdrawn.payload.id()),
                _ => None,
            };
            inner.into_iter().chain([it.id()])
        })
        .collect()
    }
}

/// Returns everything that the page shows of a ledger.
fn seen(device: &mut Device) -> Vec<Result<Reply, Fault>> {
    let looks: [Command; 8] = [
        command::ReadStatus {}.into(),
        command::ListPool {}.into(),
        command::ListBlocks { below: None, count: 200 }.into(),
        command::ListPeople {}.into(),
        command::ListSubmissions {}.into(),
        command::ListGrants {}.into(),
        command::ReadElection {}.into(),
        command::ListEvidence {}.into(),
    ];
    looks.map(|look| device.send(look)).into()
}

/// Removes the one value that ends with a session: the contents of its last export.
fn without_session(mut seen: Vec<Result<Reply, Fault>>) -> Vec<Result<Reply, Fault>> {
    for reply in &mut seen {
        if let Ok(Reply::Status(Status { ledger: Some(ledger), .. })) = reply {
            ledger.last_export = None;
        }
    }
    seen
}

/// Returns the access log, oldest entry first, as far as the acting account may read it.
fn logged(device: &mut Device) -> Vec<Entry> {
    match device.send(command::ReadLog { below: None, count: 500, log: None, wanted: LogFilter::default() }) {
        Ok(Reply::Log(log)) => log.entries.into_iter().rev().collect(),
        _ => Vec::new(),
    }
}

/// Returns existing hashes of a device: its ledger, its pool, and its blocks.
fn known(device: &mut Device) -> Vec<String> {
    let carried = ExportedState::by(device);
    let ledger = device.ledger().ledger;
    let all = carried.blocks.iter().flat_map(|block| &block.transactions).chain(&carried.pool);
    all.map(Transaction::id).chain([ledger]).map(|id| id.to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// After exchanges in any order, all devices have one chain and one pool, with every signed transaction.
    #[test]
    fn devices_that_worked_apart_come_to_one_head_and_one_pool_and_nothing_signed_is_lost(
        apart in actions(24),
        orders in prop::collection::vec(exchanges(), 2),
    ) {
        let mut devices = devices();
        let signed: BTreeSet<Hash> =
            apart.iter().filter_map(|(place, action)| act(&mut devices[*place], *place, action)).collect();
        for (from, to) in orders.into_iter().flatten() {
            give(&mut devices, from, to)?;
        }
        let carried = devices.each_mut().map(ExportedState::by);
        prop_assert_eq!(&carried[0], &carried[1]);
        prop_assert_eq!(&carried[1], &carried[2]);
        let lost: Vec<_> = signed.difference(&carried[0].signed()).copied().collect();
        prop_assert!(lost.is_empty(), "lost: {:?}", lost);
    }

    /// A restarted device shows the same as before.
    #[test]
    fn a_device_that_is_started_again_shows_what_it_showed(
        before in actions(16),
        (from, to) in (0..3_usize, 0..3_usize),
        after in actions(8),
        again in 0..3_usize,
    ) {
        let mut devices = devices();
        for (place, action) in &before {
            act(&mut devices[*place], *place, action);
        }
        give(&mut devices, from, to)?;
        for (place, action) in &after {
            act(&mut devices[*place], *place, action);
        }
        let [mut device] = devices.into_iter().skip(again).take(1).collect::<Vec<_>>().try_into().ok().expect("one of three");
        let ledger = device.ledger().ledger;
        device.wait(DAY); // no pool transaction may be later than this device's clock
        let (shown, log) = (without_session(seen(&mut device)), logged(&mut device));
        let mut device = device.restart();
        device.send(command::OpenLedger { ledger }).expect("the stored ledger opens");
        device.sign_in(ACTORS[again]);
        prop_assert_eq!(seen(&mut device), shown);
        prop_assert!(logged(&mut device).starts_with(&log));
    }

    /// Every command is answered, and the stored chain stays valid.
    #[test]
    fn no_command_brings_a_device_down(
        place in 0..3_usize,
        (before, commands) in actions(6).prop_flat_map(|before| {
            let known = PROBED.with(Clone::clone);
            (Just(before), prop::collection::vec(malformed_commands::command(known), 1..24))
        }),
        (at, bytes) in (any::<prop::sample::Index>(), prop::collection::vec(any::<u8>(), 1..6)),
    ) {
        let mut devices = devices();
        let device = &mut devices[place];
        let ledger = device.ledger().ledger;
        for (_, action) in &before {
            act(device, place, action);
        }
        for command in commands {
            // Other tests check the answers.
            let _ = device.send(command);
            device.tick();
        }
        device.send(command::OpenLedger { ledger }).expect("the ledger still exists");
        let mut file = device.export(Contents::Sealed, Compression::None);
        let at = at.index(file.len() - bytes.len());
        file[at..at + bytes.len()].copy_from_slice(&bytes);
        let _ = device.import(&file);
        match device.send(command::VerifyChain {}) {
            Ok(Reply::Verified(chain)) => prop_assert_eq!(chain.rejection, None),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

thread_local!(static PROBED: Vec<String> = known(&mut devices()[0]));
