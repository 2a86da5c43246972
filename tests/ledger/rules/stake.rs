//! The rules `balance` and `vote`.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{ADA, BEA, CARL, DORA, NOBODY, TestLedger, stake, transfer, user};
use medchain::ledger::number::{Round, Tokens};
use medchain::ledger::rejection::{Reason, VoteFault};
use medchain::ledger::transaction::token::Unstake;
use medchain::ledger::transaction::vote::{Candidacy, Vote};
use medchain::ledger::transaction::{Action, Transaction};

fn balance(needed: u64, available: u64) -> Result<(), Reason> {
    Err(Reason::Balance { needed: Tokens(needed), available: Tokens(available) })
}

fn unstake(amount: u64) -> Action {
    Action::Unstake(Unstake { amount: Tokens(amount) })
}

/// A case with Dora's action after some others of hers.
fn after(before: &[Action], action: Action, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let before: Vec<Transaction> = before.iter().map(|action| fixture.says(DORA, action.clone())).collect();
    fixture.grow(before);
    let it = fixture.says(DORA, action);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case in which Dora transfers 1,000 tokens in the first slot of a round; 400 of them began to unlock in round 0.
fn unlocking(round: u64, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let before = [stake(400), unstake(400)].map(|action| fixture.says(DORA, action));
    fixture.grow(before.to_vec());
    fixture.skip_to_round(round);
    let it = fixture.says(DORA, transfer(BEA, 1_000));
    RuleCase::transaction(&mut fixture, it, expected)
}

fn candidacy(standing: bool) -> Action {
    Action::Candidacy(Candidacy { standing })
}

fn vote(candidate: Option<&str>) -> Action {
    Action::Vote(Vote { candidate: candidate.map(user) })
}

/// A case in which Ada votes after these actions.
fn votes(before: &[(&str, Action)], candidate: Option<&str>, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let before: Vec<Transaction> = before.iter().map(|(name, action)| fixture.says(name, action.clone())).collect();
    fixture.grow(before);
    let it = fixture.says(ADA, vote(candidate));
    RuleCase::transaction(&mut fixture, it, expected)
}

fn not_standing(name: &str) -> Result<(), Reason> {
    Err(Reason::Vote { fault: VoteFault::NotStanding { actual: user(name) } })
}

const NOTHING: Result<(), Reason> = Err(Reason::Vote { fault: VoteFault::NothingStaked });

pub const CASES: &[Case] = &[
    ("a transfer of all", || after(&[], transfer(BEA, 1_000), Ok(()))),
    ("a transfer of one more", || after(&[], transfer(BEA, 1_001), balance(1_001, 1_000))),
    ("a transfer of none", || after(&[], transfer(BEA, 0), balance(0, 1_000))),
    ("a transfer of staked tokens", || after(&[stake(1)], transfer(BEA, 1_000), balance(1_000, 999))),
    ("a transfer of transferred tokens", || after(&[transfer(BEA, 1)], transfer(BEA, 1_000), balance(1_000, 999))),
    ("a stake of all", || after(&[], stake(1_000), Ok(()))),
    ("a stake of one more", || after(&[], stake(1_001), balance(1_001, 1_000))),
    ("a stake of none", || after(&[], stake(0), balance(0, 1_000))),
    ("a stake of staked tokens", || after(&[stake(600)], stake(401), balance(401, 400))),
    ("an unstake of all", || after(&[stake(600)], unstake(600), Ok(()))),
    ("an unstake of one more", || after(&[stake(600)], unstake(601), balance(601, 600))),
    ("an unstake of none", || after(&[stake(600)], unstake(0), balance(0, 600))),
    ("an unstake of unlocking tokens", || after(&[stake(600), unstake(600)], unstake(1), balance(1, 0))),
    ("a transfer in the round of the unstake", || {
        after(&[stake(400), unstake(400)], transfer(BEA, 601), balance(601, 600))
    }),
    ("a transfer a round before all is free", || unlocking(1, balance(1_000, 600))),
    ("a transfer in the round at whose start all is free", || unlocking(2, Ok(()))),
    ("a delegate's reward, spent in the block that earns it", || {
        let mut fixture = test_ledger();
        fixture.grow(Vec::new());
        let it = fixture.says(ADA, transfer(BEA, 1_020));
        // The transaction before it transfers one token.
        RuleCase::transaction(&mut fixture, it, balance(1_020, 1_019))
    }),
    ("a delegate's reward, spent in the block after", || {
        let mut fixture = test_ledger();
        fixture.grow(Vec::new());
        let it = fixture.says(ADA, transfer(BEA, 1_019));
        RuleCase::transaction(&mut fixture, it, Ok(()))
    }),
    ("a vote for a candidate", || votes(&[(BEA, candidacy(true)), (ADA, stake(1))], Some(BEA), Ok(()))),
    ("a vote for oneself", || votes(&[(ADA, candidacy(true)), (ADA, stake(1))], Some(ADA), Ok(()))),
    ("a vote for an account without a candidacy", || votes(&[(ADA, stake(1))], Some(CARL), not_standing(CARL))),
    ("a vote for an unknown account", || votes(&[(ADA, stake(1))], Some(NOBODY), not_standing(NOBODY))),
    ("a vote for a former candidate", || {
        let before = [(BEA, candidacy(true)), (ADA, stake(1)), (BEA, candidacy(false))];
        votes(&before, Some(BEA), not_standing(BEA))
    }),
    ("a vote without a stake", || votes(&[(BEA, candidacy(true))], Some(BEA), NOTHING)),
    ("a vote after all is unstaked", || {
        votes(&[(BEA, candidacy(true)), (ADA, stake(1)), (ADA, unstake(1))], Some(BEA), NOTHING)
    }),
    ("a withdrawn vote", || votes(&[(ADA, stake(1))], None, Ok(()))),
    ("a withdrawn vote without a stake", || votes(&[], None, NOTHING)),
];

/// Returns the free, staked and unlocking tokens of a balance, and its total.
fn balance_of(fixture: &TestLedger) -> (u64, u64, Vec<(u64, u64)>, u64) {
    let balance = &fixture.state.account(&user(DORA)).expect("Dora is registered").balance;
    let round = fixture.state.schedule().round;
    let unlocking = balance.unlocking(round).map(|(at, amount)| (at.0, amount.0)).collect();
    (balance.free(round).0, balance.staked().0, unlocking, balance.total().0)
}

#[test]
fn tokens_go_from_free_to_staked_to_unlocking_to_free() {
    let mut fixture = test_ledger();
    let say = |fixture: &mut TestLedger, action| {
        let it = fixture.says(DORA, action);
        fixture.grow(vec![it]);
    };
    assert_eq!(balance_of(&fixture), (1_000, 0, vec![], 1_000));
    say(&mut fixture, stake(700));
    assert_eq!(balance_of(&fixture), (300, 700, vec![], 1_000));
    say(&mut fixture, unstake(200));
    assert_eq!(fixture.state.schedule().round, Round(0));
    assert_eq!(balance_of(&fixture), (300, 500, vec![(2, 200)], 1_000));
    say(&mut fixture, unstake(100));
    assert_eq!(fixture.state.schedule().round, Round(1));
    assert_eq!(balance_of(&fixture), (300, 400, vec![(2, 200), (3, 100)], 1_000));
    fixture.skip_to_round(2);
    assert_eq!(balance_of(&fixture), (500, 400, vec![(3, 100)], 1_000));
    say(&mut fixture, transfer(BEA, 450));
    assert_eq!(balance_of(&fixture), (50, 400, vec![(3, 100)], 550));
    fixture.skip_to_round(3);
    assert_eq!(balance_of(&fixture), (150, 400, vec![], 550));
}
