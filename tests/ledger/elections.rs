//! Elections, turns, finality and unlocking: the results as data, and their effects on a chain.

use super::rules::evidence::{evidence, pair};
use super::rules::header::elected;
use super::test_ledger::{ADA, BEA, CARL, DORA, PARAMETERS, TestLedger, replay, stake, user};
use medchain::ledger::election::{elect, next_slot_of, schedule_at};
use medchain::ledger::finality::irreversible;
use medchain::ledger::id::UserId;
use medchain::ledger::number::{Height, Round, Slot, Tokens};
use medchain::ledger::schedule::{Schedule, round_of};
use medchain::ledger::state::Candidate;
use medchain::ledger::transaction::Action;
use medchain::ledger::transaction::account::Parameters;
use medchain::ledger::transaction::token::Unstake;
use medchain::ledger::transaction::vote::{Candidacy, Vote};
use serde::Deserialize;

#[derive(Deserialize)]
struct Standing {
    user_id: UserId,
    standing: bool,
    weight: Tokens,
    barred_until: Option<Round>,
}

#[derive(Deserialize)]
struct Outcome {
    name: String,
    seats: u64,
    round: Round,
    candidates: Vec<Standing>,
    elected: Vec<UserId>,
}

#[test]
fn who_is_elected() {
    let rows: Vec<Outcome> = serde_json::from_str(include_str!("elections/outcomes.json")).unwrap();
    for Outcome { name, seats, round, candidates, elected } in rows {
        let candidates: Vec<(UserId, Candidate)> = candidates
            .into_iter()
            .map(|Standing { user_id, standing, weight, barred_until }| {
                (user_id, Candidate { standing, weight, barred_until })
            })
            .collect();
        let actual = elect(candidates.iter().map(|(user, candidate)| (user, candidate)), round, seats);
        assert_eq!(actual, elected, "{name}");
    }
}

#[derive(Deserialize)]
struct Finality {
    newest: Vec<Height>,
    so_far: Height,
    irreversible: Height,
}

#[test]
fn what_is_irreversible() {
    let rows: Vec<Finality> = serde_json::from_str(include_str!("elections/irreversible.json")).unwrap();
    for Finality { newest, so_far, irreversible: expected } in rows {
        assert_eq!(irreversible(newest.iter().copied(), so_far), expected, "{newest:?} above {so_far}");
    }
}

#[derive(Deserialize)]
struct Unlocking {
    name: String,
    unlock_rounds: u64,
    unstaked_in: u64,
    looked_at_in: u64,
    free: u64,
}

#[test]
fn when_tokens_are_free_again() {
    let rows: Vec<Unlocking> = serde_json::from_str(include_str!("elections/unlocking.json")).unwrap();
    for Unlocking { name, unlock_rounds, unstaked_in, looked_at_in, free } in rows {
        let mut fixture = TestLedger::new(Parameters { unlock_rounds, ..PARAMETERS });
        if unstaked_in > 0 {
            fixture.skip_to_round(unstaked_in);
        }
        let actions = [stake(400), Action::Unstake(Unstake { amount: Tokens(400) })];
        let said = actions.map(|action| fixture.says(DORA, action));
        fixture.grow(said.to_vec());
        if looked_at_in > unstaked_in {
            fixture.skip_to_round(looked_at_in);
        }
        let round = fixture.state.schedule().round;
        assert_eq!(round, Round(looked_at_in), "{name}");
        let balance = &fixture.state.account(&user(DORA)).unwrap().balance;
        assert_eq!((balance.free(round), balance.total()), (Tokens(free), Tokens(1_000)), "{name}");
    }
}

#[test]
fn a_round_is_a_run_of_seats() {
    let check = |slot, seats, round| assert_eq!(round_of(Slot(slot), seats), Round(round), "slot {slot} of {seats}");
    check(0, 5, 0);
    check(1, 5, 0);
    check(5, 5, 0);
    check(6, 5, 1);
    check(10, 5, 1);
    check(11, 5, 2);
    check(7, 1, 6);
    check(101, 101, 0);
    check(102, 101, 1);
}

#[test]
fn slots_go_around_the_order_within_a_round() {
    let schedule = Schedule { round: Round(1), order: [ADA, BEA].map(user).to_vec() };
    let order = |seats, slots: [u64; 5]| slots.map(|slot| schedule.delegate(Slot(slot), seats).as_str().to_owned());
    assert_eq!(order(5, [6, 7, 8, 9, 10]), [ADA, BEA, ADA, BEA, ADA]);
    assert_eq!(order(3, [1, 2, 3, 4, 5]), [ADA, BEA, ADA, ADA, BEA]);
}

fn members(schedule: &Schedule) -> Vec<&str> {
    let mut members: Vec<&str> = schedule.order.iter().map(UserId::as_str).collect();
    members.sort_unstable();
    members
}

#[test]
fn the_founder_forges_round_0_and_who_is_elected_the_next() {
    let mut fixture = elected();
    assert_eq!(members(fixture.state.schedule()), [ADA]);
    assert_eq!(members(&schedule_at(&fixture.state, Slot(3))), [ADA]);
    assert_eq!(members(&schedule_at(&fixture.state, Slot(4))), [BEA, CARL]);
    fixture.skip_to_round(1);
    assert_eq!((members(fixture.state.schedule()), fixture.state.schedule().round), (vec![BEA, CARL], Round(1)));
}

#[test]
fn votes_weigh_what_is_staked_when_the_election_is_held() {
    let mut fixture = elected();
    let weight = |fixture: &TestLedger, name: &str| {
        fixture.state.candidates().find(|(id, _)| id.as_str() == name).map(|(_, it)| it.weight.0)
    };
    assert_eq!((weight(&fixture, BEA), weight(&fixture, CARL)), (Some(100), Some(100)));
    let more = fixture.says(ADA, stake(50));
    let turned = fixture.says(BEA, Action::Vote(Vote { candidate: Some(user(BEA)) }));
    fixture.grow(vec![more, turned]);
    assert_eq!((weight(&fixture, BEA), weight(&fixture, CARL)), (Some(250), Some(0)));
    assert_eq!(members(&schedule_at(&fixture.state, Slot(4))), [BEA]);
    let gone = fixture.says(ADA, Action::Unstake(Unstake { amount: Tokens(150) }));
    let none = fixture.says(BEA, Action::Vote(Vote { candidate: None }));
    fixture.grow(vec![gone, none]);
    assert_eq!((weight(&fixture, BEA), weight(&fixture, CARL)), (Some(0), Some(0)));
    let again = fixture.says(ADA, stake(7));
    fixture.grow(vec![again]);
    assert_eq!(weight(&fixture, BEA), Some(7), "the vote stays after the stake ends");
}

#[test]
fn where_nobody_is_elected_the_list_stays() {
    let mut fixture = elected();
    fixture.skip_to_round(1);
    let down = [BEA, CARL].map(|name| fixture.says(name, Action::Candidacy(Candidacy { standing: false })));
    fixture.grow(down.to_vec());
    fixture.skip_to_round(3);
    assert_eq!((members(fixture.state.schedule()), fixture.state.schedule().round), (vec![BEA, CARL], Round(3)));
    assert!(replay(&fixture.blocks, None) == Ok(fixture.state));
}

/// Bea is barred for four rounds from round 1 on and forges again in round 6, whether or not the rounds had blocks.
#[test]
fn a_bar_runs_out_in_rounds_with_blocks_and_without() {
    let check = |rounds: &[u64]| {
        let mut fixture = elected();
        fixture.skip_to_round(1);
        let pair = pair(&fixture, 7);
        let accusation = fixture.says(ADA, evidence(pair));
        fixture.grow(vec![accusation]);
        for round in rounds {
            fixture.skip_to_round(*round);
            let expected: &[&str] = if *round > 5 { &[BEA, CARL] } else { &[CARL] };
            assert_eq!(members(fixture.state.schedule()), expected, "round {round} of {rounds:?}");
        }
    };
    check(&[2, 3, 4, 5, 6, 7]);
    check(&[5, 6]);
    check(&[6]);
    check(&[5, 9]);
    check(&[900]);
}

/// Bea and Carl take turns from round 1 on; no delegate misses a slot if a round or more passes without a block.
#[test]
fn slots_that_are_passed_over_are_missed() {
    let missed = |fixture: &TestLedger| [ADA, BEA, CARL].map(|name| fixture.state.statistics(&user(name)).missed);
    let check = |slot: u64, expected_in_all: u64| {
        let mut fixture = elected();
        let from = fixture.state.tip().slot.0 + 1;
        let mut expected = [0, 0, 0];
        if expected_in_all > 0 {
            for passed in from..slot {
                let name = fixture.delegate(Slot(passed));
                let place = [ADA, BEA, CARL].iter().position(|it| *it == name.as_str()).unwrap();
                expected[place] += 1;
            }
        }
        let block = fixture.at(Slot(slot), Vec::new());
        fixture.adopt(block);
        assert_eq!((missed(&fixture), expected.iter().sum::<u64>()), (expected, expected_in_all), "slot {slot}");
    };
    // Block 2 has slot 2; slot 3 is Ada's, then two rounds of Bea and Carl follow.
    check(3, 0);
    check(4, 1);
    check(5, 2);
    check(6, 0);
    check(7, 0);
}

#[test]
fn finality_follows_the_delegates_of_the_round() {
    let mut fixture = elected();
    assert_eq!(fixture.state.tip().irreversible, Height(2), "the first administrator is the only delegate");
    for slot in 4..=6 {
        let before = fixture.state.tip().clone();
        let block = fixture.at(Slot(slot), Vec::new());
        fixture.adopt(block);
        let newest = fixture.state.schedule().order.iter().map(|it| fixture.state.statistics(it).newest);
        assert_eq!(fixture.state.tip().irreversible, irreversible(newest, before.irreversible));
    }
    // With two delegates the lower of their newest heights counts: the block before the newest.
    assert_eq!((fixture.state.tip().height, fixture.state.tip().irreversible), (Height(5), Height(4)));
}

/// A delegate's next turn is its first slot in this round or a later one, and none beyond the 1,000 rounds that one
/// block may pass over.
#[test]
fn a_delegate_finds_the_next_turn() {
    let mut fixture = elected();
    fixture.skip_to_round(1);
    let tip = fixture.state.tip().slot.0;
    let seats = PARAMETERS.delegates;
    let last = tip + 1_000 * seats;
    for name in [BEA, CARL] {
        for first in [tip + 1, tip + 2, tip + 3, tip + 7, last - 7] {
            let mine = (first..=last).find(|slot| fixture.delegate(Slot(*slot)).as_str() == name);
            assert_eq!(next_slot_of(&fixture.state, &user(name), Slot(first)), mine.map(Slot), "{name} from {first}");
        }
    }
    assert_eq!(next_slot_of(&fixture.state, &user(ADA), Slot(tip + 1)), None);
    let theirs = fixture.delegate(Slot(last));
    assert_eq!(next_slot_of(&fixture.state, &theirs, Slot(last)), Some(Slot(last)));
    let beyond = next_slot_of(&fixture.state, &fixture.delegate(Slot(last + 1)), Slot(last + 1));
    assert_eq!(beyond, None, "the slot is out of range");
}
