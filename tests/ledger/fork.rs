//! Two branches of one ledger: the preferred one, the transactions of the other that return, and evidence against
//! delegates.

use super::rules::evidence::evidence;
use super::test_ledger::{ADA, BEA, CARL, NOBODY, PARAMETERS, TestLedger, replay, signed, transfer};
use medchain::ledger::block::Block;
use medchain::ledger::fork::{double_signed, first_difference, keeps_irreversible, prefer, returning};
use medchain::ledger::header::SignedHeader;
use medchain::ledger::id::Hash;
use medchain::ledger::number::{Height, Slot};
use medchain::ledger::rejection::{Reason, Rejection, Rule};
use medchain::ledger::transaction::Identified;
use std::cmp::Ordering;

/// Returns a ledger in whose round 1 two delegates forge, and another one that continues differently.
fn branches() -> (TestLedger, TestLedger) {
    let mut ours = super::rules::header::elected();
    ours.skip_to_round(1);
    let mut theirs = ours.clone();
    let lost = ours.says(ADA, transfer(BEA, 3));
    let kept = ours.says(ADA, transfer(CARL, 4));
    ours.grow(vec![lost, kept.clone()]);
    theirs.now();
    theirs.grow(vec![kept]);
    (ours, theirs)
}

fn hashes(fixture: &TestLedger) -> Vec<Hash> {
    fixture.blocks.iter().map(|block| block.header.hash()).collect()
}

fn headers(fixture: &TestLedger) -> Vec<SignedHeader> {
    fixture.blocks.iter().map(Block::signed_header).collect()
}

#[test]
fn a_chain_without_the_irreversible_block_is_refused_by_name() {
    let (ours, theirs) = branches();
    let fork_height = first_difference(&hashes(&ours), &hashes(&theirs)).unwrap();
    assert_eq!((fork_height, ours.state.tip().height), (4, Height(4)));
    let irreversible = ours.state.tip().irreversible;
    assert_eq!(irreversible, Height(3));
    let (expected, fork_height) = (hashes(&ours)[3], Height(4));
    assert_eq!(keeps_irreversible(ours.state.tip(), expected, fork_height), Ok(()));
    let (height, reason) = (Some(Height(3)), Reason::Fork { irreversible, expected });
    assert_eq!(reason.rule(), Rule::Fork);
    let refused = Err(Rejection { height, transaction: None, reason });
    assert_eq!(keeps_irreversible(ours.state.tip(), expected, Height(3)), refused);
}

#[test]
fn what_only_the_losing_branch_held_comes_back() {
    let (ours, theirs) = branches();
    let lost: Vec<Identified> = ours.blocks[4].transactions.iter().cloned().map(Identified::from).collect();
    assert_eq!(returning(lost.clone(), &theirs.state), [lost[0].clone()]);
    assert_eq!(returning(lost.clone(), &ours.state), []);
    assert_eq!(returning(lost, &TestLedger::new(PARAMETERS).state).len(), 2);
}

#[test]
fn of_two_branches_all_choose_the_same_one() {
    let (mut ours, theirs) = branches();
    let (first, second) = (ours.state.tip().clone(), theirs.state.tip().clone());
    assert_eq!((first.height, first.irreversible), (second.height, second.irreversible));
    let smaller = if first.hash < second.hash { Ordering::Greater } else { Ordering::Less };
    assert_eq!((prefer(&first, &second), prefer(&second, &first)), (smaller, smaller.reverse()));
    ours.grow(Vec::new());
    assert_eq!(prefer(ours.state.tip(), &second), Ordering::Greater);
}

#[test]
fn who_signed_on_both_sides_is_convicted_on_either() {
    let (ours, theirs) = branches();
    let found = double_signed(&headers(&ours), &headers(&theirs));
    let [crime] = found.as_slice() else { panic!("not one double signing: {found:?}") };
    assert_eq!(double_signed(&headers(&theirs), &headers(&ours)), found, "the evidence does not depend on the device");
    assert_eq!(crime.first.header.slot, Slot(5));
    assert!(crime.first.header.hash() < crime.second.header.hash());
    for mut fixture in [ours, theirs] {
        let it = fixture.says(ADA, evidence([crime.first.clone(), crime.second.clone()]));
        fixture.grow(vec![it]);
        assert!(fixture.state.is_punished(&crime.first.header.delegate_id, Slot(5)));
        assert!(!fixture.state.is_punished(&crime.first.header.delegate_id, Slot(6)));
        assert!(replay(&fixture.blocks, None) == Ok(fixture.state));
    }
}

#[test]
fn who_signed_one_slot_on_each_side_is_not() {
    let (ours, _) = branches();
    let (ours, mut theirs) = (headers(&ours), headers(&ours));
    assert_eq!(double_signed(&ours, &theirs), []);
    let last = theirs.last_mut().unwrap();
    let mut header = last.header.clone();
    header.delegate_id = super::test_ledger::user(NOBODY);
    *last = signed(header, Vec::new()).signed_header();
    assert_eq!(double_signed(&ours, &theirs), [], "two delegates for one slot are no double signing");
}
