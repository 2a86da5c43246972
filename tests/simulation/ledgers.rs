//! Complete ledgers of many seeds and sizes.

use medchain::file::snapshot::{Compression, Contents};
use medchain::file::verified::{Keep, SnapshotVerifier, VerifiedSnapshot};
use medchain::ledger::chain;
use medchain::ledger::number::Tokens;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::verify::{self, Signatures};
use medchain::simulation::{Plan, Simulation};
use std::collections::{BTreeMap, BTreeSet};

/// Every type of transaction, and every operation on records.
const KINDS: [&str; 16] = [
    "create_ledger",
    "register",
    "record: Add",
    "record: Update",
    "record: Share",
    "refuse",
    "withdraw",
    "grant",
    "revoke",
    "transfer",
    "stake",
    "unstake",
    "candidacy",
    "vote",
    "evidence",
    "anchor_log",
];

/// Returns plans of many seeds and sizes, the smallest first.
fn plans() -> impl Iterator<Item = Plan> {
    (0..36).map(|seed| Plan {
        delegates: [5, 1, 2, 3, 7, 21, 101][(seed % 7) as usize],
        users: 6 + seed % 11 * 3,
        ..Plan::new(seed, 1 + seed * seed / 4)
    })
}

fn snapshot(plan: Plan) -> (Simulation, Vec<u8>) {
    let mut ledger = Simulation::new(plan);
    let file = ledger.snapshot(Contents::Sealed, Compression::None);
    (ledger, file)
}

fn verified(file: &[u8]) -> VerifiedSnapshot {
    let mut verifier = SnapshotVerifier::new(Keep::Blocks, None);
    verifier.push(file).unwrap();
    verifier.finish().unwrap()
}

#[test]
fn every_ledger_verifies_and_holds_as_many_transactions_as_were_asked_for() {
    for plan in plans() {
        let (ledger, file) = snapshot(plan);
        let read = verified(&file);
        assert_eq!(read.transactions, plan.transactions, "{plan:?}");
        assert!(read.state == *ledger.state(), "{plan:?}");
        assert_eq!(read.state.genesis().parameters.delegates, plan.delegates);
        assert!(read.pool.iter().eq(ledger.pool()));
        let parameters = read.state.genesis().parameters;
        let made = parameters.welcome_tokens.0 * read.state.accounts().count() as u64
            + parameters.block_reward.0 * read.state.tip().height.0;
        let held: u64 = read.state.accounts().map(|(_, account)| account.balance.total().0).sum();
        assert_eq!(Tokens(held), Tokens(made), "{plan:?}");
    }
}

#[test]
fn the_same_seed_makes_the_same_bytes_and_another_seed_others() {
    let mut seen = BTreeSet::new();
    for plan in plans().step_by(5) {
        let (_, file) = snapshot(plan);
        assert!(file == snapshot(plan).1, "{plan:?}");
        assert!(seen.insert(file.clone()), "{plan:?}");
        assert!(file != snapshot(Plan { seed: plan.seed + 1_000, ..plan }).1, "{plan:?}");
    }
}

#[test]
fn everything_occurs_in_a_ledger_of_sixty_transactions() {
    for seed in 0..40 {
        let delegates = [5, 1, 3, 101][(seed % 4) as usize];
        let plan = Plan { delegates, users: 6 + seed % 9, ..Plan::new(seed, 60) };
        let mut count = BTreeMap::new();
        for block in Simulation::new(plan) {
            for it in &block.transactions {
                let operation = it.record().map(|record| format!(": {:?}", record.operation)).unwrap_or_default();
                *count.entry(it.payload.action.kind().name().to_owned() + &operation).or_insert(0) += 1;
            }
        }
        let missing: Vec<&str> = KINDS.into_iter().filter(|kind| !count.contains_key(*kind)).collect();
        assert!(missing.is_empty(), "{plan:?} lacks {missing:?}: {count:?}");
    }
}

#[test]
fn what_waits_fits_the_chain_it_waits_for() {
    for plan in plans() {
        let mut ledger = Simulation::new(plan);
        ledger.by_ref().for_each(drop);
        let (mut waiting, mut ready) = (0, 0);
        for it in ledger.pool() {
            let asks = it.approval.is_none() && verify::needs_approval(it);
            *(if asks { &mut waiting } else { &mut ready }) += 1;
            if asks {
                chain::check_pooled(ledger.state(), &it.clone().into(), Signatures::Check)
                    .unwrap_or_else(|broken| panic!("{plan:?}: {broken:?}"));
            }
        }
        assert!(waiting + ready < 40, "{plan:?}: {waiting} wait, {ready} are ready");
    }
}

#[test]
fn a_longer_ledger_is_a_busy_one() {
    let plan = Plan::new(11, 3_000);
    let (mut empty, mut passed_over, mut orders, mut delegates) = (0, 0, BTreeSet::new(), BTreeSet::new());
    let mut ledger = Simulation::new(plan);
    let mut slot = 0;
    while let Some(block) = ledger.next() {
        empty += u64::from(block.transactions.is_empty());
        passed_over += block.header.slot.0.saturating_sub(slot + 1);
        slot = block.header.slot.0;
        delegates.insert(block.header.delegate_id.clone());
        let elected: BTreeSet<_> = ledger.state().schedule().order.iter().cloned().collect();
        orders.insert(elected);
    }
    let blocks = ledger.state().tip().height.0;
    println!("{blocks} blocks, {empty} empty, {passed_over} slots passed over, {} delegates", delegates.len());
    assert!(empty > 5 && passed_over > 50 && orders.len() > 5 && delegates.len() >= 7);
    assert!(ledger.state().tip().irreversible.0 + 60 > blocks);
    let role = |role| ledger.state().accounts().filter(|(_, account)| account.role == role).count();
    assert!(role(Role::Patient) > 80 && role(Role::Doctor) > 8 && role(Role::Administrator) >= 2);
    let hospitals: BTreeSet<_> =
        ledger.state().accounts().filter_map(|(_, account)| account.hospital_id.clone()).collect();
    assert!(hospitals.len() > 3);
}
