//! The contract for forks: branches, evidence, logs of other devices, and the former generation.

use super::sample::{branches, entry, id};
use super::{bytes, conflicts, done, everything, head, heights};
use crate::ledger::block::{Block, Verified};
use crate::ledger::encode;
use crate::ledger::key::PublicKey;
use crate::ledger::transaction::evidence::Evidence;
use crate::storage::{Change, Former, Head, Library, Store as _};

pub async fn a_branch_takes_the_place_of_what_is_above(library: impl Library) {
    let (ours, theirs) = branches(5, 3, 6);
    let store = done(library.open(id(0)).await);
    done(store.commit(everything(&ours)).await);
    let onto = head(&ours[..3]);
    let branch = Change { onto, blocks: theirs[3..].into(), log: vec![entry(2)], ..Change::on(head(&ours)) };
    done(store.commit(branch).await);
    assert_eq!(done(store.load().await).head, head(&theirs));
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&theirs));

    let shorter = Change { onto: head(&theirs[..2]), blocks: ours[2..4].into(), ..Change::on(head(&theirs)) };
    done(store.commit(shorter).await);
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&ours[..4]));
    let kept = done(store.load().await);
    assert_eq!((kept.head, kept.log_size, kept.pool.len()), (head(&ours[..4]), 3, 1));
}

pub async fn a_branch_that_does_not_fit_conflicts(library: impl Library) {
    let (ours, theirs) = branches(5, 3, 6);
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { blocks: ours.clone().into(), ..Change::on(None) }).await);
    for (onto, blocks) in [(&ours[..3], &theirs[4..]), (&ours[..2], &theirs[3..]), (&ours[..], &theirs[3..])] {
        let change = Change { onto: head(onto), blocks: blocks.into(), ..Change::on(head(&ours)) };
        conflicts(store.commit(change).await);
    }
    let elsewhere = Change { onto: head(&ours[..3]), blocks: theirs[3..].into(), ..Change::on(head(&theirs)) };
    conflicts(store.commit(elsewhere).await);
    assert_eq!(done(store.blocks(heights(0..9)).await), bytes(&ours));
}

pub async fn evidence_and_logs_are_kept(library: impl Library) {
    let (ours, theirs) = branches(5, 3, 6);
    let evidence = Evidence { first: ours[3].signed_header(), second: theirs[3].signed_header() };
    let store = done(library.open(id(0)).await);
    let (one, other) = (PublicKey([1; 32]), PublicKey([2; 32]));
    for byte in [1, 2] {
        let logs = vec![(one, vec![byte]), (other, vec![3])];
        done(store.commit(Change { evidence: vec![evidence.clone()], logs, ..Change::on(None) }).await);
    }
    let kept = done(store.load().await);
    let header = &evidence.first.header;
    let double_signing = (header.delegate_id.clone(), header.slot);
    assert_eq!(kept.evidence, [(double_signing, encode::canonical(&evidence))].into());
    assert_eq!(kept.logs, [(one, vec![2]), (other, vec![3])].into());
}

pub async fn a_former_generation_is_kept_and_ends(library: impl Library) {
    let (ours, theirs) = branches(5, 3, 6);
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { blocks: ours.clone().into(), ..Change::on(None) }).await);
    assert_eq!((done(store.load().await).former, done(store.former().await).len()), (None, 0));
    let onto = Head::of(&ours[2]);
    let former = Former::Is { onto, blocks: bytes(&ours[3..]) };
    let branch = Change { onto: Some(onto), blocks: theirs[3..].into(), former, ..Change::on(head(&ours)) };
    done(store.commit(branch).await);
    assert_eq!(done(store.load().await).former, Some(onto));
    assert_eq!(done(store.former().await), bytes(&ours[3..]));
    done(store.commit(Change { log: vec![entry(0)], ..Change::on(head(&theirs)) }).await);
    assert_eq!(done(store.former().await), bytes(&ours[3..]), "a change without `former` keeps it");
    let shorter = Former::Is { onto, blocks: bytes(&ours[3..4]) };
    done(store.commit(Change { former: shorter, ..Change::on(head(&theirs)) }).await);
    assert_eq!(done(store.former().await), bytes(&ours[3..4]));
    done(store.commit(Change { former: Former::Ends, ..Change::on(head(&theirs)) }).await);
    assert_eq!((done(store.load().await).former, done(store.former().await).len()), (None, 0));
}

pub async fn the_size_of_the_blocks_is_known(library: impl Library) {
    let (ours, theirs) = branches(5, 3, 6);
    let size = |blocks: &[Block<Verified>]| bytes(blocks).iter().map(|bytes| bytes.len() as u64).sum::<u64>();
    let store = done(library.open(id(0)).await);
    done(store.commit(Change { blocks: ours.clone().into(), ..Change::on(None) }).await);
    assert_eq!(done(store.load().await).block_bytes, size(&ours));
    let branch = Change { onto: head(&ours[..3]), blocks: theirs[3..].into(), ..Change::on(head(&ours)) };
    done(store.commit(branch).await);
    assert_eq!(done(store.load().await).block_bytes, size(&theirs));
}
