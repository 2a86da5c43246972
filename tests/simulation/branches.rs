//! Two branches of one simulation plan.

use medchain::ledger::block::{Block, Verified};
use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::number::{Height, Slot};
use medchain::simulation::{Branch, Plan, Simulation};
use std::collections::BTreeSet;

fn seen(blocks: &[Block<Verified>]) -> BTreeSet<Hash> {
    blocks.iter().flat_map(|block| block.ids().iter().copied()).collect()
}

fn turns(blocks: &[Block<Verified>]) -> BTreeSet<(UserId, Slot)> {
    blocks.iter().map(|block| (block.header.delegate_id.clone(), block.header.slot)).collect()
}

#[test]
fn branches_share_what_lies_below_and_one_delegate_alone_signs_a_slot_on_both() {
    for seed in 0..40 {
        let height = 1 + seed % 23;
        let delegates = [5, 3, 7, 4, 2, 1][(seed % 6) as usize];
        let plan = Plan { delegates, fork_at: Some(Height(height)), ..Plan::new(seed, 120) };
        let [main, other] = [Branch::Main, Branch::Other].map(|branch| {
            let mut ledger = Simulation::branch(plan, branch);
            let blocks: Vec<_> = ledger.by_ref().collect();
            assert!(ledger.state().tip().height.0 > height, "{plan:?}");
            blocks
        });
        let below = usize::try_from(height).unwrap();
        assert!(main[..below].iter().map(Block::hash).eq(other[..below].iter().map(Block::hash)), "{plan:?}");
        let (main, other) = (&main[below..], &other[below..]);
        assert_ne!(main[0].hash(), other[0].hash(), "{plan:?}");
        let double_signers = &main[0].header.delegate_id;
        assert_eq!((double_signers, main[0].header.slot), (&other[0].header.delegate_id, other[0].header.slot));
        let twice: BTreeSet<_> = turns(main).intersection(&turns(other)).cloned().collect();
        assert!(twice.into_iter().eq([(double_signers.clone(), main[0].header.slot)]), "{plan:?}");
        let settled = main.iter().flat_map(Block::ids).filter(|id| !seen(other).contains(*id)).count();
        assert!(settled > 10, "{plan:?}");
    }
}

#[test]
fn where_the_delegates_of_five_seats_part_nothing_more_becomes_irreversible() {
    let mut parted = 0;
    for seed in 0..5 {
        let plan = Plan { fork_at: Some(Height(120)), users: 60, ..Plan::new(seed, 520) };
        for branch in [Branch::Main, Branch::Other] {
            let mut ledger = Simulation::branch(plan, branch);
            ledger.by_ref().for_each(drop);
            let (tip, order) = (ledger.state().tip(), &ledger.state().schedule().order);
            assert!(tip.height > Height(130), "{plan:?}: {tip:?}");
            if order.len() == 5 {
                parted += 1;
                assert!(tip.irreversible < Height(120), "{plan:?}: {tip:?}");
            }
        }
    }
    assert!(parted >= 5, "only {parted} branches had five delegates");
}

#[test]
fn a_branch_is_as_long_as_it_must_be_to_part() {
    let plan = Plan { fork_at: Some(Height(30)), ..Plan::new(1, 10) };
    let blocks: Vec<_> = Simulation::new(plan).collect();
    assert_eq!(blocks.iter().map(|block| block.transactions.len()).sum::<usize>(), 10);
    assert!(blocks.len() > 30);
}
