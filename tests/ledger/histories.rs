//! Random histories of tokens and votes, compared with a model of twenty lines.
//!
//! For all valid and invalid actions: the sum of tokens is as the protocol says, a refused action changes nothing,
//! votes weigh the staked tokens, and the replay of a chain leads to the same state as its blocks one by one.

use super::test_ledger::{ADA, BEA, CARL, DORA, EMIL, PARAMETERS, TestLedger, registration, transfer, user};
use medchain::ledger::chain::{Replay, adopt, check, forge};
use medchain::ledger::id::UserId;
use medchain::ledger::key::SigningKey;
use medchain::ledger::number::{Slot, Tokens};
use medchain::ledger::plan::{ExclusionReason, next_block};
use medchain::ledger::schedule::round_of;
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::ledger::transaction::token::{Stake, Unstake};
use medchain::ledger::transaction::vote::{Candidacy, Vote};
use medchain::ledger::transaction::{Action, Approval, Enclosed, Transaction};
use medchain::ledger::verify::{MOST_TRANSACTIONS, Signatures};
use proptest::prelude::*;
use proptest::sample::select as one_of;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Five people who are registered, and three who may register later.
const PEOPLE: [&str; 8] = [ADA, BEA, CARL, DORA, EMIL, "gus", "hal", "ida"];

static KEYS: LazyLock<BTreeMap<&str, SigningKey>> =
    LazyLock::new(|| PEOPLE.iter().map(|name| (*name, super::test_ledger::key(name))).collect());

/// Ledgers with different parameters, each once as created and once with elected delegates.
static WARDS: LazyLock<[(TestLedger, Model); 6]> = LazyLock::new(|| {
    let chosen = |delegates, unlock_rounds, block_reward| {
        let block_reward = Tokens(block_reward);
        let parameters = Parameters { delegates, unlock_rounds, block_reward, ..PARAMETERS };
        (TestLedger::new(parameters), Model::new(parameters, 1))
    };
    let [first, second, third] =
        [(3, 2, 10), (1, 0, 7), (2, 1, 0)].map(|(seats, rounds, tokens)| chosen(seats, rounds, tokens));
    let votes = [(ADA, 300, BEA), (DORA, 200, CARL), (EMIL, 100, BEA)];
    let stakes = votes.map(|(name, amount, _)| (name, Attempt::Stake { amount }));
    let stand = [BEA, CARL].map(|name| (name, Attempt::Candidacy { standing: true }));
    let votes = votes.map(|(name, _, candidate)| (name, Attempt::Vote { candidate: Some(candidate) }));
    let step: Step = (0, [&stakes[..], &stand, &votes].concat());
    let with_delegates = |(fixture, model): &(TestLedger, Model)| {
        let (mut fixture, mut model) = (fixture.clone(), model.clone());
        go(&mut fixture, &mut model, &step);
        (fixture, model)
    };
    let later = [&first, &second, &third].map(with_delegates);
    let [fourth, fifth, sixth] = later;
    [first, second, third, fourth, fifth, sixth]
});

#[derive(Clone, Debug)]
enum Attempt {
    Transfer { to: &'static str, amount: u64 },
    Stake { amount: u64 },
    Unstake { amount: u64 },
    Vote { candidate: Option<&'static str> },
    Candidacy { standing: bool },
    Join,
}

/// The attempts in one block, and the number of slots that it passes over.
type Step = (u64, Vec<(&'static str, Attempt)>);

fn attempts() -> impl Strategy<Value = Attempt> {
    let name = || one_of(PEOPLE.to_vec());
    let amount = || prop_oneof![Just(0), Just(1), Just(1_000), 0..1_100_u64];
    prop_oneof![
        (name(), amount()).prop_map(|(to, amount)| Attempt::Transfer { to, amount }),
        amount().prop_map(|amount| Attempt::Stake { amount }),
        amount().prop_map(|amount| Attempt::Unstake { amount }),
        prop::option::of(name()).prop_map(|candidate| Attempt::Vote { candidate }),
        any::<bool>().prop_map(|standing| Attempt::Candidacy { standing }),
        Just(Attempt::Join),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..6_u64, prop::collection::vec((one_of(PEOPLE.to_vec()), attempts()), 0..5));
    prop::collection::vec(step, 1..5)
}

#[derive(Clone, Default)]
struct Balance {
    free: u64,
    staked: u64,
    unlocking: Vec<(u64, u64)>,
    vote: Option<&'static str>,
    stands: bool,
}

/// The rules in their simplest form.
#[derive(Clone, Default)]
struct Model {
    balances: BTreeMap<&'static str, Balance>,
    parameters: Parameters,
}

impl Model {
    fn new(parameters: Parameters, blocks: u64) -> Self {
        let mut model = Self { balances: BTreeMap::new(), parameters };
        PEOPLE[..5].iter().for_each(|name| model.join(name));
        model.reward(ADA, blocks);
        model
    }

    fn join(&mut self, name: &'static str) {
        self.balances.insert(name, Balance { free: self.parameters.welcome_tokens.0, ..Balance::default() });
    }

    fn reward(&mut self, name: &str, blocks: u64) {
        self.balances.get_mut(name).unwrap().free += blocks * self.parameters.block_reward.0;
    }

    fn unlock(&mut self, round: u64) {
        for balance in self.balances.values_mut() {
            let (due, rest) = balance.unlocking.iter().partition(|(at, _)| *at <= round);
            let due: Vec<(u64, u64)> = due;
            (balance.free, balance.unlocking) =
                (balance.free + due.iter().map(|(_, amount)| amount).sum::<u64>(), rest);
        }
    }

    /// Applies an attempt if it is permitted.
    fn attempt(&mut self, name: &'static str, attempt: &Attempt, round: u64) -> Option<()> {
        let unlocked = round + self.parameters.unlock_rounds;
        if let Attempt::Join = attempt {
            return (!self.balances.contains_key(name)).then(|| self.join(name));
        }
        let known: Vec<&str> = self.balances.keys().copied().collect();
        let stands = |it: &str| self.balances.get(it).is_some_and(|balance| balance.stands);
        let electable = matches!(attempt, Attempt::Vote { candidate: Some(it) } if !stands(it));
        let balance = self.balances.get_mut(name)?;
        match *attempt {
            Attempt::Transfer { to, amount } => {
                balance.free = known
                    .contains(&to)
                    .then_some(())
                    .and_then(|()| balance.free.checked_sub(amount))
                    .filter(|_| amount > 0)?;
                self.balances.get_mut(to)?.free += amount;
            }
            Attempt::Stake { amount } => {
                balance.free = balance.free.checked_sub(amount).filter(|_| amount > 0)?;
                balance.staked += amount;
            }
            Attempt::Unstake { amount } => {
                balance.staked = balance.staked.checked_sub(amount).filter(|_| amount > 0)?;
                balance.unlocking.push((unlocked, amount));
            }
            Attempt::Vote { candidate } => balance.vote = (balance.staked > 0 && !electable).then_some(candidate)?,
            Attempt::Candidacy { standing } => balance.stands = [ADA, BEA, CARL].contains(&name).then_some(standing)?,
            Attempt::Join => {}
        }
        self.unlock(round);
        Some(())
    }
}

fn action(name: &str, attempt: &Attempt) -> Action {
    match *attempt {
        Attempt::Transfer { to, amount } => transfer(to, amount),
        Attempt::Stake { amount } => Action::Stake(Stake { amount: Tokens(amount) }),
        Attempt::Unstake { amount } => Action::Unstake(Unstake { amount: Tokens(amount) }),
        Attempt::Vote { candidate } => Action::Vote(Vote { candidate: candidate.map(user) }),
        Attempt::Candidacy { standing } => Action::Candidacy(Candidacy { standing }),
        Attempt::Join => Action::Register(registration(name, Role::Patient)),
    }
}

fn said(fixture: &mut TestLedger, name: &str, attempt: &Attempt) -> Transaction {
    let payload = fixture.payload(name, action(name, attempt));
    let mut it = Transaction::signed(payload, &KEYS[name]);
    if let Attempt::Join = attempt {
        it.approval = Some(Approval::signed(user(ADA), fixture.now(), Enclosed::default(), it.id(), &KEYS[ADA]));
    }
    it
}

/// Adds a block, and checks that the ledger and the model permit the same transactions.
fn go(fixture: &mut TestLedger, model: &mut Model, (passed, attempts): &Step) {
    let slot = Slot(fixture.state.tip().slot.0 + 1 + passed);
    let round = round_of(slot, model.parameters.delegates).0;
    model.unlock(round);
    let offered: Vec<Transaction> = attempts.iter().map(|(name, attempt)| said(fixture, name, attempt)).collect();
    let expected: Vec<bool> =
        attempts.iter().map(|(name, attempt)| model.attempt(name, attempt, round).is_some()).collect();

    let (delegate, time) = (fixture.delegate(slot), fixture.now());
    let key = &KEYS[delegate.as_str()];
    let plan = next_block(&fixture.state, slot, time, MOST_TRANSACTIONS, offered.iter().map(|it| (it.id(), it)));
    let goes_in = |it: &&Transaction| plan.fit.contains(&it.id());
    let found: Vec<bool> = offered.iter().map(|it| goes_in(&it)).collect();
    assert_eq!(found, expected, "the permitted transactions: {:?}", plan.left);
    if let Some(it) = offered.iter().find(|it| !goes_in(it)) {
        let (height, transaction) = (Some(fixture.state.tip().height.next()), Some(it.id()));
        let all = check(&fixture.state, forge(&fixture.state, slot, time, offered.clone(), key), None).map(|_| ());
        let rejection = all.expect_err("one of the transactions is invalid");
        assert_eq!((rejection.height, rejection.transaction), (height, transaction));
        if let ExclusionReason::Behind { reason } = &plan.left[&it.id()] {
            assert_eq!(rejection.reason, *reason);
        }
    }
    let fit = offered.iter().filter(goes_in).cloned().collect();
    let block = forge(&fixture.state, slot, time, fit, key);
    let outcome = check(&fixture.state, block.clone(), None).expect("the selected transactions are valid");
    adopt(&mut fixture.state, outcome.changes);
    fixture.blocks.push(block);
    model.reward(delegate.as_str(), 1);
}

/// Checks that the ledger and the model hold the same, and that Σ has its value (docs/protocol.md, section 3).
fn agree(fixture: &TestLedger, model: &Model) {
    let (state, Parameters { welcome_tokens, block_reward, .. }) = (&fixture.state, model.parameters);
    let round = state.schedule().round;
    let sum: u64 = state.accounts().map(|(_, account)| account.balance.total().0).sum();
    let accounts = state.accounts().count() as u64;
    assert_eq!(sum, welcome_tokens.0 * accounts + block_reward.0 * state.tip().height.0, "Σ");
    assert_eq!(accounts, model.balances.len() as u64);
    for (name, expected) in &model.balances {
        let account = state.account(&user(name)).expect("the account is registered in both");
        let unlocking: Vec<(u64, u64)> = account.balance.unlocking(round).map(|(at, it)| (at.0, it.0)).collect();
        let found = (account.balance.free(round).0, account.balance.staked().0, unlocking);
        assert_eq!(found, (expected.free, expected.staked, expected.unlocking.clone()), "{name}");
        assert_eq!(account.vote, expected.vote.map(user), "{name}");
    }
    for (name, candidate) in state.candidates() {
        let votes = model.balances.values().filter(|balance| balance.vote.is_some_and(|it| it == name.as_str()));
        assert_eq!(candidate.weight.0, votes.map(|balance| balance.staked).sum::<u64>(), "{name}");
    }
}

/// Returns the delegates of the newest block's round, from the model alone if the election was just held.
fn elected(model: &Model) -> Vec<UserId> {
    let weight = |name: &str| -> u64 {
        model.balances.values().filter(|balance| balance.vote == Some(name)).map(|balance| balance.staked).sum()
    };
    let mut ranked: Vec<_> = model
        .balances
        .iter()
        .filter(|(name, balance)| balance.stands && weight(name) > 0)
        .map(|(name, _)| (u64::MAX - weight(name), *name))
        .collect();
    ranked.sort_unstable();
    ranked.iter().take(usize::try_from(model.parameters.delegates).unwrap()).map(|(_, name)| user(name)).collect()
}

fn history((base, model): &(TestLedger, Model), steps: &[Step]) {
    let (mut fixture, mut model) = (base.clone(), model.clone());
    for step in steps {
        let (round, before) = (fixture.state.schedule().round, fixture.state.schedule().order.clone());
        let expected = elected(&model);
        go(&mut fixture, &mut model, step);
        agree(&fixture, &model);
        let mut found = fixture.state.schedule().order.clone();
        let now = fixture.state.schedule().round;
        let mut expected = if now == round || expected.is_empty() { before } else { expected };
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "the delegates of round {now} after round {round}");
    }
    let mut replay = Replay::from(base.state.clone(), Signatures::Check, None);
    fixture.blocks[base.blocks.len()..]
        .iter()
        .for_each(|block| replay.push(block.clone()).expect("the block was verified before"));
    let (state, blocks) = replay.finish().expect("the chain was verified before");
    assert!(state == fixture.state, "a replay leads to another state");
    assert_eq!(blocks.len(), steps.len());
}

/// Sets 1,000 cases, unless `PROPTEST_CASES` is set; `cargo xtask soak` runs more.
fn cases() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 1_000, ..config } }
}

proptest! {
    #![proptest_config(cases())]
    #[test]
    fn no_token_comes_from_nowhere_or_gets_lost(fixture in 0..6_usize, steps in steps()) {
        history(&WARDS[fixture], &steps);
    }
}
