//! Stakes, candidacies and votes through the node: from the pool to an election that the page can compute again.

use super::device::Device;
use medchain::ledger::election;
use medchain::ledger::encode::Tag;
use medchain::ledger::id::UserId;
use medchain::ledger::number::{Round, Tokens};
use medchain::ledger::rejection::Rule;
use medchain::ledger::transaction::account::Parameters;
use medchain::protocol::{Command, Fault, PoolState, Reply, SlotState, command};
use sha2::{Digest as _, Sha256};

fn refused(device: &mut Device, command: impl Into<Command>) -> Rule {
    let command = command.into();
    match device.send(command.clone()) {
        Err(Fault::Rejected { rejection }) => rejection.rule(),
        other => panic!("{command:?}: {other:?}"),
    }
}

#[test]
fn tokens_move_when_a_block_says_so_and_only_those_that_are_there() {
    let mut device = Device::hospital(20);
    device.submitted(command::Stake { amount: 600 });
    device.submitted(command::Transfer { to: "patient_x".to_owned(), amount: 300 });
    assert_eq!(refused(&mut device, command::Stake { amount: 1_001 }), Rule::Balance);
    assert_eq!(refused(&mut device, command::Unstake { amount: 1 }), Rule::Balance);
    assert_eq!(refused(&mut device, command::Transfer { to: "nobody".to_owned(), amount: 1 }), Rule::Identifier);
    let balance = device.election().balance.expect("an account is signed in");
    assert_eq!((balance.free, balance.staked), (Tokens(1_000), Tokens(0)), "a pool transaction changes no balance");

    device.sign_in("admin");
    device.forge();
    device.sign_in("dr_bob");
    let balance = device.election().balance.expect("an account is signed in");
    assert_eq!((balance.free, balance.staked), (Tokens(100), Tokens(600)));
    device.submitted(command::Unstake { amount: 250 });
    device.sign_in("admin");
    device.forge();
    device.sign_in("dr_bob");
    let balance = device.election().balance.expect("an account is signed in");
    assert_eq!((balance.free, balance.staked), (Tokens(100), Tokens(350)));
    let unlock = Parameters::default().unlock_rounds;
    assert_eq!(
        balance.unlocking.iter().map(|it| (it.round, it.amount)).collect::<Vec<_>>(),
        [(Round(unlock), Tokens(250))]
    );
}

#[test]
fn two_that_do_not_fit_together_do_not_take_each_other_down() {
    let mut device = Device::hospital(21);
    device.submitted(command::Stake { amount: 600 });
    device.submitted(command::Stake { amount: 700 });
    device.sign_in("admin");
    device.forge();
    let pool = device.pool();
    assert_eq!(pool.len(), 1);
    let PoolState::Stuck { rejection } = &pool[0].state else { panic!("{:?}", pool[0].state) };
    assert_eq!(rejection.rule(), Rule::Balance);
    assert_eq!(device.ledger().stuck, 1);
}

#[test]
fn an_election_can_be_recomputed_from_what_is_shown() {
    let (mut first, mut second) = Device::two_delegates(22);
    let view = first.election();
    let ledger = first.ledger();
    assert_eq!(view.seats, 2);
    assert_eq!(
        view.candidates.iter().map(|it| (it.user_id.as_str(), it.weight, it.place)).collect::<Vec<_>>(),
        [("admin", Tokens(500), Some(0)), ("dr_b", Tokens(500), Some(1))]
    );
    assert_eq!(view.preview.previous_hash, ledger.head);
    assert!(view.preview.seats.is_sorted_by_key(|seat| seat.shuffle_hash));
    for seat in &view.preview.seats {
        let shuffle_hash =
            election::shuffle_hash(ledger.ledger, view.preview.round, view.preview.previous_hash, &seat.user_id);
        assert_eq!(seat.shuffle_hash, shuffle_hash);
        let bytes = [Tag::Shuffle.text().as_bytes(), &[0], seat.text.as_bytes()].concat();
        assert_eq!(
            seat.shuffle_hash.0,
            <[u8; 32]>::from(Sha256::digest(bytes)),
            "the order hash is the SHA-256 of the shown bytes"
        );
    }
    for candidate in &view.candidates {
        let sum = candidate.backers.iter().map(|backer| backer.staked.0).sum();
        assert_eq!(candidate.weight, Tokens(sum), "the weight of {} is the sum of its votes", candidate.user_id);
    }
    assert_eq!(second.election().preview, view.preview);
    assert!(view.slots.iter().any(|slot| slot.state == SlotState::Next));

    let order: Vec<UserId> = view.slots.iter().map(|slot| slot.delegate.clone()).collect();
    let on_turn = first.ledger().turn.delegate;
    let (forger, other) =
        if on_turn.as_str() == "admin" { (&mut first, &mut second) } else { (&mut second, &mut first) };
    assert!(matches!(other.send(command::Forge { pass_over: false }), Err(Fault::NotYourTurn { .. })));
    forger.forge();
    other.import_from(forger);
    assert_eq!(other.ledger().head, forger.ledger().head);
    let slots = other.election().slots;
    if slots[0].slot == view.slots[0].slot {
        assert_eq!(slots.iter().map(|slot| slot.delegate.clone()).collect::<Vec<_>>(), order);
        assert!(slots.iter().any(|slot| matches!(slot.state, SlotState::Forged { .. })));
    }
}

#[test]
fn who_is_no_delegate_has_no_turn() {
    let mut device = Device::hospital(24);
    let refused = device.send(command::Forge { pass_over: true });
    assert!(matches!(refused, Err(Fault::NoTurn { delegate }) if delegate.as_str() == "dr_bob"));
    let Ok(Reply::Status(_)) = device.send(command::ReadStatus {}) else { panic!("the node has stopped") };
}
