//! The rules `balance` and `vote`.

use super::trial::{Case, Trial, ward};
use crate::ledger::ward::{ADA, BEA, CARL, DORA, NOBODY, Ward, stake, transfer, user};
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
fn after(before: &[Action], action: Action, expected: Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let before: Vec<Transaction> = before.iter().map(|action| ward.says(DORA, action.clone())).collect();
    ward.grow(before);
    let it = ward.says(DORA, action);
    Trial::transaction(&mut ward, it, expected)
}

/// A case in which Dora transfers 1,000 tokens in the first slot of a round; 400 of them began to unlock in round 0.
fn unlocking(round: u64, expected: Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let before = [stake(400), unstake(400)].map(|action| ward.says(DORA, action));
    ward.grow(before.to_vec());
    ward.skip_to_round(round);
    let it = ward.says(DORA, transfer(BEA, 1_000));
    Trial::transaction(&mut ward, it, expected)
}

fn candidacy(standing: bool) -> Action {
    Action::Candidacy(Candidacy { standing })
}

fn vote(candidate: Option<&str>) -> Action {
    Action::Vote(Vote { candidate: candidate.map(user) })
}

/// A case in which Ada votes after these actions.
fn votes(before: &[(&str, Action)], candidate: Option<&str>, expected: Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let before: Vec<Transaction> = before.iter().map(|(name, action)| ward.says(name, action.clone())).collect();
    ward.grow(before);
    let it = ward.says(ADA, vote(candidate));
    Trial::transaction(&mut ward, it, expected)
}

fn not_standing(name: &str) -> Result<(), Reason> {
    Err(Reason::Vote { fault: VoteFault::NotStanding { actual: user(name) } })
}

const NOTHING: Result<(), Reason> = Err(Reason::Vote { fault: VoteFault::NothingStaked });

pub const CASES: &[Case] = &[
    ("a transfer of all", || after(&[], transfer(BEA, 1_000), Ok(()))),
    ("a transfer of one more", || after(&[], transfer(BEA, 1_001), balance(1_001, 1_000))),
    ("a transfer of none", || after(&[], transfer(BEA, 0), balance(0, 1_000))),
    ("a transfer of what is staked", || after(&[stake(1)], transfer(BEA, 1_000), balance(1_000, 999))),
    ("a transfer of what was moved", || after(&[transfer(BEA, 1)], transfer(BEA, 1_000), balance(1_000, 999))),
    ("a stake of all", || after(&[], stake(1_000), Ok(()))),
    ("a stake of one more", || after(&[], stake(1_001), balance(1_001, 1_000))),
    ("a stake of none", || after(&[], stake(0), balance(0, 1_000))),
    ("a stake of what is staked", || after(&[stake(600)], stake(401), balance(401, 400))),
    ("an unstake of all", || after(&[stake(600)], unstake(600), Ok(()))),
    ("an unstake of one more", || after(&[stake(600)], unstake(601), balance(601, 600))),
    ("an unstake of none", || after(&[stake(600)], unstake(0), balance(0, 600))),
    ("an unstake of what is unlocking", || after(&[stake(600), unstake(600)], unstake(1), balance(1, 0))),
    ("a transfer in the round of the unstake", || {
        after(&[stake(400), unstake(400)], transfer(BEA, 601), balance(601, 600))
    }),
    ("a transfer a round before all is free", || unlocking(1, balance(1_000, 600))),
    ("a transfer in the round at whose start all is free", || unlocking(2, Ok(()))),
    ("a delegate's reward, spent in the block that earns it", || {
        let mut ward = ward();
        ward.grow(Vec::new());
        let it = ward.says(ADA, transfer(BEA, 1_020));
        // The transaction before it transfers one token.
        Trial::transaction(&mut ward, it, balance(1_020, 1_019))
    }),
    ("a delegate's reward, spent in the block after", || {
        let mut ward = ward();
        ward.grow(Vec::new());
        let it = ward.says(ADA, transfer(BEA, 1_019));
        Trial::transaction(&mut ward, it, Ok(()))
    }),
    ("a vote for somebody who stands", || votes(&[(BEA, candidacy(true)), (ADA, stake(1))], Some(BEA), Ok(()))),
    ("a vote for oneself", || votes(&[(ADA, candidacy(true)), (ADA, stake(1))], Some(ADA), Ok(()))),
    ("a vote for somebody who never stood", || votes(&[(ADA, stake(1))], Some(CARL), not_standing(CARL))),
    ("a vote for nobody on the ledger", || votes(&[(ADA, stake(1))], Some(NOBODY), not_standing(NOBODY))),
    ("a vote for somebody who stepped down", || {
        let before = [(BEA, candidacy(true)), (ADA, stake(1)), (BEA, candidacy(false))];
        votes(&before, Some(BEA), not_standing(BEA))
    }),
    ("a vote with nothing staked", || votes(&[(BEA, candidacy(true))], Some(BEA), NOTHING)),
    ("a vote with all unstaked", || {
        votes(&[(BEA, candidacy(true)), (ADA, stake(1)), (ADA, unstake(1))], Some(BEA), NOTHING)
    }),
    ("a vote taken back", || votes(&[(ADA, stake(1))], None, Ok(()))),
    ("a vote taken back with nothing staked", || votes(&[], None, NOTHING)),
];

/// Returns the free, staked and unlocking tokens of a balance, and its total.
fn balance(ward: &Ward) -> (u64, u64, Vec<(u64, u64)>, u64) {
    let balance = &ward.state.account(&user(DORA)).expect("Dora is registered").balance;
    let round = ward.state.schedule().round;
    let unlocking = balance.unlocking(round).map(|(at, amount)| (at.0, amount.0)).collect();
    (balance.free(round).0, balance.staked().0, unlocking, balance.total().0)
}

#[test]
fn tokens_go_from_free_to_staked_to_unlocking_to_free() {
    let mut ward = ward();
    let say = |ward: &mut Ward, action| {
        let it = ward.says(DORA, action);
        ward.grow(vec![it]);
    };
    assert_eq!(balance(&ward), (1_000, 0, vec![], 1_000));
    say(&mut ward, stake(700));
    assert_eq!(balance(&ward), (300, 700, vec![], 1_000));
    say(&mut ward, unstake(200));
    assert_eq!(ward.state.schedule().round, Round(0));
    assert_eq!(balance(&ward), (300, 500, vec![(2, 200)], 1_000));
    say(&mut ward, unstake(100));
    assert_eq!(ward.state.schedule().round, Round(1));
    assert_eq!(balance(&ward), (300, 400, vec![(2, 200), (3, 100)], 1_000));
    ward.skip_to_round(2);
    assert_eq!(balance(&ward), (500, 400, vec![(3, 100)], 1_000));
    say(&mut ward, transfer(BEA, 450));
    assert_eq!(balance(&ward), (50, 400, vec![(3, 100)], 550));
    ward.skip_to_round(3);
    assert_eq!(balance(&ward), (150, 400, vec![], 550));
}
