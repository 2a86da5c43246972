//! The next block takes exactly the ready transactions, for random pools and clocks.

use super::device::{Device, PASSWORD, prescription};
use medchain::ledger::id::Hash;
use medchain::ledger::transaction::TransactionKind;
use medchain::ledger::transaction::account::Role;
use medchain::protocol::{BlockView, PoolState, RecordChange, Reply, command};
use proptest::prelude::*;
use std::collections::BTreeSet;

const DAY: u64 = 24 * 60 * 60_000;
const SOON: u64 = 10 * 60_000;

/// A pool transaction, which is signed while the clock is some milliseconds ahead.
#[derive(Clone, Debug)]
enum Waits {
    Transfer { amount: u64 },
    Stake { amount: u64 },
    Record { approved: bool },
    Newcomer { approved: bool },
}

fn waits() -> impl Strategy<Value = (Waits, u64)> {
    let what = prop_oneof![
        4 => (1..900_u64).prop_map(|amount| Waits::Transfer { amount }),
        2 => (1..900_u64).prop_map(|amount| Waits::Stake { amount }),
        2 => any::<bool>().prop_map(|approved| Waits::Record { approved }),
        1 => any::<bool>().prop_map(|approved| Waits::Newcomer { approved }),
    ];
    (what, prop_oneof![2 => Just(0), 1 => 0..120_000_u64, 1 => 0..2 * DAY])
}

/// Submits it; a transaction that the rules forbid at once is left out.
fn say(device: &mut Device, number: usize, what: &Waits) {
    match what {
        Waits::Transfer { amount } => {
            let to = "patient_x".to_owned();
            drop(device.send(command::Transfer { to, amount: *amount }));
        }
        Waits::Stake { amount } => drop(device.send(command::Stake { amount: *amount })),
        Waits::Record { approved } => {
            // Only the first of several additions of one record can be in the chain.
            let record = prescription(&format!("rx-{}", number % 2), RecordChange::Add);
            let id = device.submitted(record);
            if *approved {
                device.sign_in("patient_x");
                drop(device.send(command::Approve { transaction: id, despite_concerns: false }));
                device.sign_in("dr_bob");
            }
        }
        Waits::Newcomer { approved } => {
            let id = device.register(&format!("patient_{number}"), "Nina Oak", Role::Patient, None);
            if *approved {
                device.sign_in("admin");
                drop(device.send(command::Approve { transaction: id, despite_concerns: true }));
                device.sign_in("dr_bob");
            }
        }
    }
}

fn ready(device: &mut Device) -> BTreeSet<Hash> {
    let pool = device.pool().into_iter();
    pool.filter(|it| it.state == PoolState::Ready).map(|it| it.transaction).collect()
}

/// Returns `true` if a transaction becomes ready during the test: each reading of the clock takes a second.
fn comes_soon(device: &mut Device) -> bool {
    let soon = device.now().0 + SOON;
    device.pool().iter().any(|it| matches!(it.state, PoolState::Later { from } if from.0 < soon))
}

fn newest(device: &mut Device) -> BlockView {
    let height = device.ledger().height;
    match device.send(command::ReadBlock { height }) {
        Ok(Reply::Block(block)) => *block,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn what_is_ready_goes_in_and_a_ledger_at_rest_does_not_grow(
        all in prop::collection::vec(waits(), 0..7),
        after in prop_oneof![Just(0), 0..3 * DAY],
    ) {
        let mut device = Device::hospital(150);
        device.send(command::Unlock { user_id: "admin".to_owned(), password: PASSWORD.into() }).expect("unlocking succeeds");
        for (number, (what, ahead)) in all.iter().enumerate() {
            let (forth, back) = (i64::try_from(*ahead).expect("days fit"), -i64::try_from(*ahead).expect("days fit"));
            device.set_clock(forth);
            device.send(command::ConfirmClock {}).expect("the clock is confirmed");
            say(&mut device, number, what);
            device.set_clock(back);
            device.send(command::ConfirmClock {}).expect("the clock is confirmed");
        }
        device.wait(after);
        while comes_soon(&mut device) {
            device.wait(SOON);
        }
        let (expected, height) = (ready(&mut device), device.ledger().height);
        prop_assert_eq!(device.ledger().ready as usize, expected.len());
        let waiting = device.pool().len();
        let counted = device.ledger();
        let sum = counted.ready + counted.waiting + counted.later + counted.stuck;
        prop_assert_eq!(sum as usize, waiting, "each transaction has one state");

        device.send(command::Autopilot { pace: Some(1_000) }).expect("the autopilot starts");
        device.tick();
        let grown = device.ledger().height != height;
        prop_assert_eq!(grown, !expected.is_empty(), "the autopilot forges if and only if a transaction is ready");
        if grown {
            let block = newest(&mut device);
            let held: BTreeSet<Hash> = block.leaves.iter().map(|leaf| leaf.transaction).collect();
            prop_assert!(expected.is_subset(&held), "a ready transaction is not in the block");
            let own = block.leaves.iter().filter(|leaf| !expected.contains(&leaf.transaction));
            prop_assert!(own.clone().count() <= 1 && own.clone().all(|leaf| leaf.summary.kind == TransactionKind::AnchorLog));
        }
        // The remaining transactions enter no block, however often the autopilot runs.
        for _ in 0..20 {
            if ready(&mut device).is_empty() {
                let rests = device.ledger().height;
                device.tick();
                prop_assert_eq!(device.ledger().height, rests, "{:?}", device.pool());
            } else {
                device.tick();
            }
        }
    }
}

#[test]
fn what_is_dated_after_the_forgers_clock_says_from_when_it_goes_in() {
    let mut device = Device::hospital(151);
    let mut other = device.copy();
    other.set_clock(i64::try_from(DAY).expect("a day fits into an i64"));
    other.sign_in("dr_bob");
    let id = other.submitted(command::Stake { amount: 1 });
    device.import_from(&mut other);
    let said = device.pool().into_iter().find(|it| it.transaction == id).expect("the transaction waits");
    let PoolState::Later { from } = said.state else { panic!("{:?}", said.state) };
    assert_eq!(from, said.summary.timestamp);
    assert_eq!((device.ledger().ready, device.ledger().later), (0, 1));
    device
        .send(command::Unlock { user_id: "admin".to_owned(), password: PASSWORD.into() })
        .expect("unlocking succeeds");
    device.send(command::Autopilot { pace: Some(1_000) }).expect("the autopilot starts");
    let height = device.ledger().height;
    for _ in 0..50 {
        device.tick();
    }
    assert_eq!(device.ledger().height, height, "without ready transactions, the ledger does not grow");
    device.wait(DAY);
    assert_eq!(device.ledger().ready, 1);
    device.tick();
    assert_eq!(device.ledger().height, height.next());
    assert!(device.pool().is_empty());
}

#[test]
fn of_two_that_conflict_the_second_says_so() {
    let mut device = Device::hospital(152);
    let to = "patient_x".to_owned();
    let first = device.submitted(command::Transfer { to: to.clone(), amount: 600 });
    let second = device.submitted(command::Transfer { to, amount: 600 });
    let state = |device: &mut Device, id| device.pool().into_iter().find(|it| it.transaction == id).map(|it| it.state);
    assert_eq!(state(&mut device, first), Some(PoolState::Ready));
    assert!(matches!(state(&mut device, second), Some(PoolState::Behind { .. })));
    assert_eq!((device.ledger().ready, device.ledger().stuck), (1, 1));
    device.sign_in("admin");
    device.forge();
    assert!(matches!(state(&mut device, second), Some(PoolState::Stuck { .. })));
}
