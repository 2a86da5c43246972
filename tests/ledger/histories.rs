//! Random histories of tokens and votes, held against a model of twenty lines.
//!
//! Whatever people try, valid or not: no token comes from nowhere or gets lost, what is refused changes nothing, votes
//! weigh what is staked, and a chain that is replayed leads to the very state that it led to step by step.

use super::ward::{ADA, BEA, CARL, DORA, EMIL, PARAMETERS, Ward, registration, transfer, user};
use medchain::ledger::chain::{Replay, adopt, check, forge};
use medchain::ledger::election::round_of;
use medchain::ledger::id::UserId;
use medchain::ledger::key::SigningKey;
use medchain::ledger::number::{Slot, Tokens};
use medchain::ledger::plan::{LeftOut, next_block};
use medchain::ledger::transaction::account::{Parameters, Role};
use medchain::ledger::transaction::token::{Stake, Unstake};
use medchain::ledger::transaction::vote::{Candidacy, Vote};
use medchain::ledger::transaction::{Action, Approval, Enclosed, Transaction};
use medchain::ledger::verify::{MOST_TRANSACTIONS, Signatures};
use proptest::prelude::*;
use proptest::sample::select as one_of;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Five who are registered, and three who may become so.
const PEOPLE: [&str; 8] = [ADA, BEA, CARL, DORA, EMIL, "gus", "hal", "ida"];

static KEYS: LazyLock<BTreeMap<&str, SigningKey>> =
    LazyLock::new(|| PEOPLE.iter().map(|name| (*name, super::ward::key(name))).collect());

/// Wards that differ in what their founder chose, each once as it was founded and once with delegates elected.
static WARDS: LazyLock<[(Ward, Model); 6]> = LazyLock::new(|| {
    let chosen = |delegates, unlock_rounds, block_reward| {
        let block_reward = Tokens(block_reward);
        let parameters = Parameters { delegates, unlock_rounds, block_reward, ..PARAMETERS };
        (Ward::new(parameters), Model::new(parameters, 1))
    };
    let [first, second, third] =
        [(3, 2, 10), (1, 0, 7), (2, 1, 0)].map(|(seats, rounds, tokens)| chosen(seats, rounds, tokens));
    let votes = [(ADA, 300, BEA), (DORA, 200, CARL), (EMIL, 100, BEA)];
    let stakes = votes.map(|(name, amount, _)| (name, Attempt::Stake { amount }));
    let stand = [BEA, CARL].map(|name| (name, Attempt::Candidacy { standing: true }));
    let votes = votes.map(|(name, _, candidate)| (name, Attempt::Vote { candidate: Some(candidate) }));
    let step: Step = (0, [&stakes[..], &stand, &votes].concat());
    let with_delegates = |(ward, model): &(Ward, Model)| {
        let (mut ward, mut model) = (ward.clone(), model.clone());
        go(&mut ward, &mut model, &step);
        (ward, model)
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

/// What some try in one block, and how many slots are passed over before it.
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
struct Purse {
    free: u64,
    staked: u64,
    unlocking: Vec<(u64, u64)>,
    vote: Option<&'static str>,
    stands: bool,
}

/// The same rules once more, as plainly as can be.
#[derive(Clone, Default)]
struct Model {
    purses: BTreeMap<&'static str, Purse>,
    parameters: Parameters,
}

impl Model {
    fn new(parameters: Parameters, blocks: u64) -> Self {
        let mut model = Self { purses: BTreeMap::new(), parameters };
        PEOPLE[..5].iter().for_each(|name| model.join(name));
        model.reward(ADA, blocks);
        model
    }

    fn join(&mut self, name: &'static str) {
        self.purses.insert(name, Purse { free: self.parameters.welcome_tokens.0, ..Purse::default() });
    }

    fn reward(&mut self, name: &str, blocks: u64) {
        self.purses.get_mut(name).unwrap().free += blocks * self.parameters.block_reward.0;
    }

    fn unlock(&mut self, round: u64) {
        for purse in self.purses.values_mut() {
            let (due, rest) = purse.unlocking.iter().partition(|(at, _)| *at <= round);
            let due: Vec<(u64, u64)> = due;
            (purse.free, purse.unlocking) = (purse.free + due.iter().map(|(_, amount)| amount).sum::<u64>(), rest);
        }
    }

    /// Does what is tried, where it may be done.
    fn attempt(&mut self, name: &'static str, attempt: &Attempt, round: u64) -> Option<()> {
        let unlocked = round + self.parameters.unlock_rounds;
        if let Attempt::Join = attempt {
            return (!self.purses.contains_key(name)).then(|| self.join(name));
        }
        let known: Vec<&str> = self.purses.keys().copied().collect();
        let stands = |it: &str| self.purses.get(it).is_some_and(|purse| purse.stands);
        let electable = matches!(attempt, Attempt::Vote { candidate: Some(it) } if !stands(it));
        let purse = self.purses.get_mut(name)?;
        match *attempt {
            Attempt::Transfer { to, amount } => {
                purse.free = known
                    .contains(&to)
                    .then_some(())
                    .and_then(|()| purse.free.checked_sub(amount))
                    .filter(|_| amount > 0)?;
                self.purses.get_mut(to)?.free += amount;
            }
            Attempt::Stake { amount } => {
                purse.free = purse.free.checked_sub(amount).filter(|_| amount > 0)?;
                purse.staked += amount;
            }
            Attempt::Unstake { amount } => {
                purse.staked = purse.staked.checked_sub(amount).filter(|_| amount > 0)?;
                purse.unlocking.push((unlocked, amount));
            }
            Attempt::Vote { candidate } => purse.vote = (purse.staked > 0 && !electable).then_some(candidate)?,
            Attempt::Candidacy { standing } => purse.stands = [ADA, BEA, CARL].contains(&name).then_some(standing)?,
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

fn said(ward: &mut Ward, name: &str, attempt: &Attempt) -> Transaction {
    let payload = ward.payload(name, action(name, attempt));
    let mut it = Transaction::signed(payload, &KEYS[name]);
    if let Attempt::Join = attempt {
        it.approval = Some(Approval::signed(user(ADA), ward.now(), Enclosed::default(), it.id(), &KEYS[ADA]));
    }
    it
}

/// Goes on by one block, and asks that the ledger and the model agree on what may stand in it.
fn go(ward: &mut Ward, model: &mut Model, (passed, attempts): &Step) {
    let slot = Slot(ward.state.tip().slot.0 + 1 + passed);
    let round = round_of(slot, model.parameters.delegates).0;
    model.unlock(round);
    let offered: Vec<Transaction> = attempts.iter().map(|(name, attempt)| said(ward, name, attempt)).collect();
    let expected: Vec<bool> =
        attempts.iter().map(|(name, attempt)| model.attempt(name, attempt, round).is_some()).collect();

    let (delegate, time) = (ward.delegate(slot), ward.now());
    let key = &KEYS[delegate.as_str()];
    let plan = next_block(&ward.state, slot, time, MOST_TRANSACTIONS, offered.iter().map(|it| (it.id(), it)));
    let goes_in = |it: &&Transaction| plan.fit.contains(&it.id());
    let found: Vec<bool> = offered.iter().map(|it| goes_in(&it)).collect();
    assert_eq!(found, expected, "what may stand in a block: {:?}", plan.left);
    if let Some(it) = offered.iter().find(|it| !goes_in(it)) {
        let (height, transaction) = (Some(ward.state.tip().height.next()), Some(it.id()));
        let all = check(&ward.state, forge(&ward.state, slot, time, offered.clone(), key), None).map(|_| ());
        let rejection = all.expect_err("one of them may not stand there");
        assert_eq!((rejection.height, rejection.transaction), (height, transaction));
        if let LeftOut::Behind { reason } = &plan.left[&it.id()] {
            assert_eq!(rejection.reason, *reason);
        }
    }
    let fit = offered.iter().filter(goes_in).cloned().collect();
    let block = forge(&ward.state, slot, time, fit, key);
    let outcome = check(&ward.state, block.clone(), None).expect("what was selected follows the rules");
    adopt(&mut ward.state, outcome.changes);
    ward.blocks.push(block);
    model.reward(delegate.as_str(), 1);
}

/// The ledger holds what the model holds, and Σ is what it always is.
fn agree(ward: &Ward, model: &Model) {
    let (state, Parameters { welcome_tokens, block_reward, .. }) = (&ward.state, model.parameters);
    let round = state.turns().round;
    let sum: u64 = state.accounts().map(|(_, account)| account.purse.total().0).sum();
    let accounts = state.accounts().count() as u64;
    assert_eq!(sum, welcome_tokens.0 * accounts + block_reward.0 * state.tip().height.0, "Σ");
    assert_eq!(accounts, model.purses.len() as u64);
    for (name, expected) in &model.purses {
        let account = state.account(&user(name)).expect("the model has registered this account");
        let unlocking: Vec<(u64, u64)> = account.purse.unlocking(round).map(|(at, it)| (at.0, it.0)).collect();
        let found = (account.purse.free(round).0, account.purse.staked().0, unlocking);
        assert_eq!(found, (expected.free, expected.staked, expected.unlocking.clone()), "{name}");
        assert_eq!(account.vote, expected.vote.map(user), "{name}");
    }
    for (name, candidate) in state.candidates() {
        let votes = model.purses.values().filter(|purse| purse.vote.is_some_and(|it| it == name.as_str()));
        assert_eq!(candidate.weight.0, votes.map(|purse| purse.staked).sum::<u64>(), "{name}");
    }
}

/// The delegates of the newest block's round, from the model alone where its election was just held.
fn elected(model: &Model) -> Vec<UserId> {
    let weight = |name: &str| -> u64 {
        model.purses.values().filter(|purse| purse.vote == Some(name)).map(|purse| purse.staked).sum()
    };
    let mut ranked: Vec<_> = model
        .purses
        .iter()
        .filter(|(name, purse)| purse.stands && weight(name) > 0)
        .map(|(name, _)| (u64::MAX - weight(name), *name))
        .collect();
    ranked.sort_unstable();
    ranked.iter().take(usize::try_from(model.parameters.delegates).unwrap()).map(|(_, name)| user(name)).collect()
}

fn history((base, model): &(Ward, Model), steps: &[Step]) {
    let (mut ward, mut model) = (base.clone(), model.clone());
    for step in steps {
        let (round, before) = (ward.state.turns().round, ward.state.turns().order.clone());
        let expected = elected(&model);
        go(&mut ward, &mut model, step);
        agree(&ward, &model);
        let mut found = ward.state.turns().order.clone();
        let now = ward.state.turns().round;
        let mut expected = if now == round || expected.is_empty() { before } else { expected };
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "the delegates of round {now} after round {round}");
    }
    let mut replay = Replay::from(base.state.clone(), Signatures::Check, None);
    ward.blocks[base.blocks.len()..].iter().for_each(|block| replay.push(block.clone()).expect("it was checked"));
    let (state, blocks) = replay.finish().expect("it was checked");
    assert!(state == ward.state, "a replay leads elsewhere");
    assert_eq!(blocks.len(), steps.len());
}

/// A thousand cases, unless `PROPTEST_CASES` says otherwise; `cargo xtask soak` runs more.
fn cases() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { config } else { ProptestConfig { cases: 1_000, ..config } }
}

proptest! {
    #![proptest_config(cases())]
    #[test]
    fn no_token_comes_from_nowhere_or_gets_lost(ward in 0..6_usize, steps in steps()) {
        history(&WARDS[ward], &steps);
    }
}
