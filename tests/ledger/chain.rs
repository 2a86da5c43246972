//! Growing a chain: signatures in batches, blocks from a plan, and the check of pooled transactions.

use super::rules::author::{refusal, withdrawal};
use super::test_ledger::{
    ADA, BEA, CARL, DORA, NOBODY, PARAMETERS, TestLedger, addition, bad, key, public_key, registration, stake,
    transfer, user,
};
use medchain::ledger::block::Block;
use medchain::ledger::chain::{Replay, adopt, check, check_pooled, follow, forge};
use medchain::ledger::header::SignedHeader;
use medchain::ledger::key::{Claim, Signature, first_invalid};
use medchain::ledger::number::{Height, Slot, Timestamp, Tokens};
use medchain::ledger::plan::{ExclusionReason, Plan, next_block};
use medchain::ledger::rejection::{Reason, Rejection, Rule};
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::{Action, Transaction};
use medchain::ledger::verify::{Claims, MOST_TRANSACTIONS, Signatures, needs_approval};

fn test_ledger() -> TestLedger {
    TestLedger::new(PARAMETERS)
}

fn crowd(fixture: &mut TestLedger, count: usize) -> Vec<Transaction> {
    (0..count).map(|_| fixture.says(ADA, transfer(BEA, 1))).collect()
}

/// Blocks 0 and 1 carry 2 + 9 signatures, block 2 another 1,001, and block 3 twelve, which complete the batch of 1,024.
fn long() -> TestLedger {
    let mut fixture = test_ledger();
    for count in [1_000, 11, 1] {
        let crowd = crowd(&mut fixture, count.min(900));
        let crowd = [crowd, (900..count).map(|_| fixture.says(BEA, transfer(ADA, 1))).collect()].concat();
        fixture.grow(crowd);
    }
    fixture
}

#[test]
fn signatures_are_verified_in_batches_and_counted() {
    let fixture = long();
    let mut replay = Replay::new(Signatures::Check, None);
    let push = |replay: &mut Replay, height: usize| replay.push(fixture.blocks[height].clone()).unwrap();
    for height in 0..3 {
        push(&mut replay, height);
        assert_eq!(
            (replay.signatures(), replay.take_verified()),
            (0, Vec::new()),
            "the signatures of block {height} wait"
        );
    }
    push(&mut replay, 3);
    assert_eq!(replay.signatures(), 2 + 9 + 1_001 + 12);
    let verified = replay.take_verified();
    assert_eq!(verified.iter().map(|block| block.header.height.0).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(verified[2].ids(), fixture.blocks[2].transactions.iter().map(Transaction::id).collect::<Vec<_>>());
    assert_eq!(verified[2].hash(), fixture.blocks[2].header.hash());
    assert_eq!(verified[2].clone().into_unchecked(), fixture.blocks[2]);
    push(&mut replay, 4);
    assert_eq!(replay.take_verified(), []);
    assert_eq!(replay.state().map(|state| state.tip().height), Some(Height(4)));
    replay.settle().unwrap();
    assert_eq!(replay.signatures(), 2 + 9 + 1_001 + 12 + 2);
    assert_eq!(replay.take_verified().len(), 1);
    let (state, rest) = replay.finish().unwrap();
    assert!(state == fixture.state && rest.is_empty());
}

#[test]
fn a_bad_signature_is_found_when_its_batch_is_full_or_the_chain_ends() {
    let mut fixture = long();
    let Block { header, .. } = fixture.blocks[2].clone();
    fixture.blocks[2] = Block::new(SignedHeader { header, signature: bad() }, fixture.blocks[2].transactions.clone());
    let reason = Reason::HeaderSignature { delegate: user(ADA) };
    let expected = Err(Rejection { height: Some(Height(2)), transaction: None, reason });
    let mut replay = Replay::new(Signatures::Check, None);
    (0..3).for_each(|height| replay.push(fixture.blocks[height].clone()).unwrap());
    assert_eq!(replay.push(fixture.blocks[3].clone()), expected);

    let mut replay = Replay::new(Signatures::Check, None);
    (0..3).for_each(|height| replay.push(fixture.blocks[height].clone()).unwrap());
    assert_eq!(replay.finish().map(|_| ()), expected);

    let mut known = Replay::new(Signatures::Known, None);
    fixture.blocks.iter().for_each(|block| known.push(block.clone()).unwrap());
    assert_eq!(known.signatures(), 0);
    assert_eq!(known.finish().unwrap().1.len(), fixture.blocks.len(), "these blocks are already verified");
}

#[test]
fn claims_wait_until_they_are_settled() {
    let mut fixture = test_ledger();
    let block = fixture.next(Vec::new());
    let mut claims = Claims::new(Signatures::Check);
    assert_eq!((claims.waiting(), claims.checked()), (0, 0));
    medchain::ledger::verify::block(&fixture.state, block.clone(), None, &mut claims).map(|_| ()).unwrap();
    medchain::ledger::verify::block(&fixture.state, block, None, &mut claims).map(|_| ()).unwrap();
    assert_eq!((claims.waiting(), claims.checked()), (2, 0));
    assert_eq!(claims.settle(), Ok(()));
    assert_eq!((claims.waiting(), claims.checked()), (0, 2));
}

#[test]
fn the_first_claim_that_is_not_valid_is_found() {
    let good = |name: &str| {
        let message = name.as_bytes().to_vec();
        Claim { key: public_key(name), signature: key(name).sign_bytes(&message), message }
    };
    let wrong = Claim { signature: key(ADA).sign_bytes(b"else"), ..good(ADA) };
    let check = |claims: &[Claim], expected| assert_eq!(first_invalid(claims), expected);
    check(&[], None);
    check(&[good(ADA)], None);
    check(std::slice::from_ref(&wrong), Some(0));
    check(&[good(ADA), good(BEA), good(BEA)], None);
    check(&[good(ADA), wrong.clone(), wrong.clone()], Some(1));
    check(&[good(ADA), good(BEA), Claim { signature: Signature([0; 64]), ..good(CARL) }], Some(2));
}

/// Returns the plan of the next block, in slot 2.
fn planned(fixture: &TestLedger, time: Timestamp, offered: &[Transaction]) -> Plan {
    next_block(&fixture.state, Slot(2), time, MOST_TRANSACTIONS, offered.iter().map(|it| (it.id(), it)))
}

#[test]
fn what_is_planned_stands_together_in_the_order_given() {
    let mut fixture = test_ledger();
    let offered = [
        fixture.says(DORA, transfer(BEA, 600)),
        fixture.says(DORA, transfer(BEA, 600)),
        fixture.says(DORA, stake(400)),
        fixture.says(NOBODY, transfer(BEA, 1)),
        fixture.registers(NOBODY, Role::Patient),
        fixture.says(NOBODY, transfer(BEA, 1)),
    ];
    let time = fixture.now();
    let plan = planned(&fixture, time, &offered);
    let fit = [0, 2, 4, 5].map(|index: usize| offered[index].clone());
    assert_eq!(plan.fit, fit.each_ref().map(Transaction::id));
    let reason = Reason::Balance { needed: Tokens(600), available: Tokens(400) };
    assert_eq!(plan.left[&offered[1].id()], ExclusionReason::Behind { reason });
    let ExclusionReason::Rule { reason } = &plan.left[&offered[3].id()] else { panic!("{:?}", plan.left) };
    assert_eq!((reason.rule(), plan.left.len()), (Rule::Author, 2));
    let block = fixture.next(fit.to_vec());
    fixture.adopt(block);
    let places = fit.iter().map(|it| fixture.state.settled(it.id()).unwrap().place);
    assert_eq!(places.map(|place| (place.height.0, place.index)).collect::<Vec<_>>(), [(2, 0), (2, 1), (2, 2), (2, 3)]);
    assert_eq!(fixture.state.account(&user(NOBODY)).map(|account| account.since), Some(Height(2)));
}

#[test]
fn no_more_is_planned_than_a_block_may_hold() {
    let mut fixture = test_ledger();
    let offered = crowd(&mut fixture, MOST_TRANSACTIONS + 1);
    let time = fixture.now();
    let plan = planned(&fixture, time, &offered);
    assert_eq!((plan.fit.len(), plan.left.len()), (1_000, 1));
    assert_eq!(plan.left[&offered[MOST_TRANSACTIONS].id()], ExclusionReason::NoRoom);
}

#[test]
fn what_is_dated_after_the_block_says_from_when_it_goes_in() {
    let mut fixture = test_ledger();
    let unapproved = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-9")));
    let offered = [fixture.says(DORA, transfer(BEA, 6)), fixture.records(addition(BEA, DORA, "rx-1")), unapproved];
    let dates = offered.each_ref().map(Transaction::dated);
    let left = |time| {
        let plan = planned(&fixture, time, &offered);
        let left = offered.each_ref().map(|it| plan.left.get(&it.id()).cloned());
        for other in dates.iter().flat_map(|at| at.0 - 1..=at.0 + 1).map(Timestamp) {
            let again = planned(&fixture, other, &offered);
            assert!(!plan.holds_at(other) || (again.fit == plan.fit && again.left == plan.left), "{time} and {other}");
        }
        left
    };
    let later = |from| Some(ExclusionReason::Later { from });
    let waits = Some(ExclusionReason::Unapproved);
    assert_eq!(left(Timestamp(dates[0].0 - 1)), [later(dates[0]), later(dates[1]), waits.clone()]);
    assert_eq!(left(dates[0]), [None, later(dates[1]), waits.clone()]);
    assert_eq!(left(Timestamp(dates[1].0 - 1)), [None, later(dates[1]), waits.clone()]);
    assert_eq!(left(dates[1]), [None, None, waits]);
}

#[test]
fn a_pooled_transaction_is_checked_as_a_part_of_the_next_block() {
    let fixture = test_ledger();
    let check = |it: Transaction, signatures, expected: Option<Rule>| {
        let verdict = check_pooled(&fixture.state, &it.into(), signatures);
        assert_eq!(verdict.as_ref().err().map(Rejection::rule), expected);
        assert!(verdict.err().is_none_or(|it| it.height.is_none()), "a pool transaction has no height");
    };
    let mut other = TestLedger::new(PARAMETERS);
    let proposal = other.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")));
    let approved = other.agreed(proposal.clone(), DORA);
    let unsigned = |it: &Transaction| Transaction { signature: bad(), ..it.clone() };
    check(proposal.clone(), Signatures::Check, None);
    check(approved.clone(), Signatures::Check, None);
    check(unsigned(&proposal), Signatures::Check, Some(Rule::Signature));
    check(unsigned(&approved), Signatures::Check, Some(Rule::Signature));
    check(unsigned(&proposal), Signatures::Known, None);
    let by_another = other.agreed(proposal.clone(), CARL);
    check(by_another, Signatures::Check, Some(Rule::Approval));
    let spent = other.says(ADA, transfer(BEA, 2_000));
    check(spent, Signatures::Check, Some(Rule::Balance));
}

/// As rounds pass, a waiting transaction may spend the tokens that are free in the round of the next slot.
#[test]
fn a_pooled_transaction_is_checked_in_the_round_of_the_next_slot() {
    let mut fixture = test_ledger();
    let before = [stake(400), Action::Unstake(medchain::ledger::transaction::token::Unstake { amount: Tokens(400) })];
    let before = before.map(|action| fixture.says(DORA, action));
    fixture.grow(before.to_vec());
    let it = fixture.says(DORA, transfer(BEA, 1_000)).into();
    let verdicts = [5, 6].map(|slot| {
        let mut fixture = fixture.clone();
        let block = fixture.at(Slot(slot), Vec::new());
        fixture.adopt(block);
        check_pooled(&fixture.state, &it, Signatures::Check).is_ok()
    });
    assert_eq!(verdicts, [false, true], "slot 7 is the first of round 2");
}

#[test]
fn records_and_registrations_need_an_approval_and_nothing_else_does() {
    let mut fixture = test_ledger();
    let record = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")));
    let newcomer = fixture.says(NOBODY, Action::Register(registration(NOBODY, Role::Patient)));
    assert!(needs_approval(&record) && needs_approval(&newcomer));
    let (refused, withdrawn) = (fixture.says(DORA, refusal(&record)), fixture.says(BEA, withdrawal(&record)));
    let others = [fixture.says(ADA, transfer(BEA, 1)), fixture.says(ADA, stake(1)), refused, withdrawn];
    assert!(others.iter().all(|it| !needs_approval(it)));
}

#[test]
fn a_block_is_never_forged_before_its_parent() {
    let fixture = test_ledger();
    let (tip, key) = (fixture.state.tip(), key(ADA));
    let time = |asked| forge(&fixture.state, Slot(2), Timestamp(asked), Vec::new(), &key).header.timestamp;
    assert_eq!((time(0), time(tip.timestamp.0 + 5)), (tip.timestamp, Timestamp(tip.timestamp.0 + 5)));
}

#[test]
fn a_block_pushed_whole_is_verified_at_once_or_changes_nothing() {
    let mut fixture = test_ledger();
    let late = Transaction { signature: bad(), ..fixture.says(ADA, transfer(BEA, 1)) };
    let (unsigned, broke) = (fixture.next(vec![late.clone()]), fixture.says(ADA, transfer(BEA, 9_999)));
    let broken = fixture.next(vec![broke]);
    let good = fixture.next(Vec::new());
    let mut replay = Replay::new(Signatures::Check, None);
    let Block { header, .. } = fixture.blocks[0].clone();
    let forged = Block::new(SignedHeader { header, signature: bad() }, fixture.blocks[0].transactions.clone());
    assert_eq!(replay.push_whole(forged).map_err(|it| it.rule()), Err(Rule::HeaderSignature));
    assert!(replay.state().is_none());
    for block in fixture.blocks.clone() {
        replay.push_whole(block).unwrap();
    }
    assert_eq!(
        (replay.signatures(), replay.take_verified().len()),
        (2 + 2 + 9, 2),
        "the tampered block was checked as well"
    );
    for (block, rule) in [(unsigned, Rule::Signature), (broken, Rule::Balance)] {
        assert_eq!(replay.push_whole(block).map_err(|it| it.rule()), Err(rule));
        assert!(replay.state() == Some(&fixture.state) && replay.take_verified().is_empty());
    }
    replay.push_whole(good.clone()).unwrap();
    fixture.adopt(good);
    let (state, blocks) = replay.finish().unwrap();
    assert!(state == fixture.state && blocks.len() == 1);
}

#[test]
fn what_this_device_has_verified_is_followed_without_its_signatures() {
    let mut fixture = test_ledger();
    let unsigned = Transaction { signature: bad(), ..fixture.says(ADA, transfer(BEA, 1)) };
    let (block, broke) = (fixture.next(vec![unsigned]), fixture.says(ADA, transfer(BEA, 9_999)));
    let broken = fixture.next(vec![broke]);
    assert_eq!(follow(&fixture.state, broken).map(|_| ()).map_err(|it| it.rule()), Err(Rule::Balance));
    assert!(check(&fixture.state, block.clone(), None).is_err());
    let outcome = follow(&fixture.state, block).unwrap();
    adopt(&mut fixture.state, outcome.changes);
    assert_eq!(fixture.state.tip().height, Height(2));
}
