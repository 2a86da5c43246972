//! The rules of a header above block 0: `ledger`, `link`, `height`, `slot`, `timestamp`, `delegate`, `nonce`,
//! `merkle_root`, `transaction_count`, `header_signature`.

use super::trial::{Case, Trial, ward};
use crate::ledger::ward::{ADA, BEA, CARL, OTHER, PARAMETERS, Ward, bad, replay, signed, signs, stake, transfer, user};
use medchain::ledger::block::{Block, SignedHeader};
use medchain::ledger::number::{Height, Slot, Timestamp};
use medchain::ledger::rejection::{Reason, Rejection};
use medchain::ledger::transaction::Action;
use medchain::ledger::transaction::vote::{Candidacy, Vote};

const FAR: u64 = 1_000 * PARAMETERS.delegates;

fn slot(actual: u64) -> Result<(), Reason> {
    Err(Reason::Slot { at_least: Slot(2), at_most: Slot(1 + FAR), actual: Slot(actual) })
}

fn time(ward: &Ward, earlier: u64) -> Timestamp {
    Timestamp(ward.state.tip().timestamp.0 - earlier)
}

/// Returns a ledger on which Bea and Carl, elected by Ada's and Bea's stakes, forge from round 1 on.
pub fn elected() -> Ward {
    let mut ward = ward();
    let votes = [(ADA, BEA), (BEA, CARL)];
    let stands = [BEA, CARL].map(|name| ward.says(name, Action::Candidacy(Candidacy { standing: true })));
    let stakes = votes.map(|(voter, _)| ward.says(voter, stake(100)));
    let votes = votes.map(|(voter, to)| ward.says(voter, Action::Vote(Vote { candidate: Some(user(to)) })));
    ward.grow([&stands[..], &stakes, &votes].concat());
    ward
}

pub const CASES: &[Case] = &[
    ("an empty block in the next slot", || Trial::bent(|_| (), |_| Ok(()))),
    ("a header of another ledger", || {
        let actual = Some(OTHER);
        Trial::bent(
            |header| header.ledger = OTHER,
            |ward| Err(Reason::Ledger { expected: Some(ward.ledger()), actual }),
        )
    }),
    ("a header that follows another block", || {
        let link = |ward: &Ward| Err(Reason::Link { expected: ward.state.tip().hash, actual: OTHER });
        Trial::bent(|header| header.previous_hash = OTHER, link)
    }),
    ("a height that is skipped", || {
        let (expected, actual) = (Height(2), Height(3));
        Trial::bent(|header| header.height = actual, |_| Err(Reason::Height { expected, actual }))
    }),
    ("the parent's height", || {
        let (expected, actual) = (Height(2), Height(1));
        Trial::bent(|header| header.height = actual, |_| Err(Reason::Height { expected, actual }))
    }),
    ("the parent's slot", || Trial::bent(|header| header.slot = Slot(1), |_| slot(1))),
    ("slot 0", || Trial::bent(|header| header.slot = Slot(0), |_| slot(0))),
    ("a slot of one turn more than 1,000 rounds on", || {
        Trial::bent(|header| header.slot = Slot(2 + FAR), |_| slot(2 + FAR))
    }),
    ("a slot of 1,000 rounds on", || Trial::bent(|header| header.slot = Slot(1 + FAR), |_| Ok(()))),
    ("a time a millisecond before the parent's", || {
        let timestamp = |ward: &Ward| {
            let (not_before, actual) = (time(ward, 0), time(ward, 1));
            Err(Reason::Timestamp { not_before, not_after: None, actual })
        };
        let actual = time(&ward(), 1);
        Trial::bent(|header| header.timestamp = actual, timestamp)
    }),
    ("the parent's time", || {
        let actual = time(&ward(), 0);
        Trial::bent(|header| header.timestamp = actual, |_| Ok(()))
    }),
    ("somebody else's slot in the founder's round", || {
        let (expected, actual) = (user(ADA), user(BEA));
        let header = actual.clone();
        Trial::bent(|it| (it.delegate_id, it.nonce) = (header, 0), |_| Err(Reason::Delegate { expected, actual }))
    }),
    ("the other delegate's slot in a round of two", || {
        let mut ward = elected();
        let slot = Slot(4);
        let expected = ward.delegate(slot);
        let actual = user(if expected.as_str() == BEA { CARL } else { BEA });
        let mut header = ward.at(slot, Vec::new()).header;
        header.delegate_id = actual.clone();
        Trial::block(&ward, signed(header, Vec::new()), Err(Reason::Delegate { expected, actual }))
    }),
    ("the delegate's own slot in a round of two", || {
        let mut ward = elected();
        let block = ward.at(Slot(5), Vec::new());
        Trial::block(&ward, block, Ok(()))
    }),
    ("a nonce that is skipped", || {
        Trial::bent(|header| header.nonce += 1, |_| Err(Reason::Nonce { expected: 2, actual: 3 }))
    }),
    ("a nonce of the block before", || {
        Trial::bent(|header| header.nonce -= 1, |_| Err(Reason::Nonce { expected: 2, actual: 1 }))
    }),
    ("the root of an empty tree over one transaction", || {
        let mut ward = ward();
        let it = ward.says(ADA, transfer(BEA, 1));
        let (root, mut header) = (ward.next(vec![it.clone()]).header.merkle_root, ward.next(Vec::new()).header);
        header.transaction_count = 1;
        let actual = header.merkle_root;
        Trial::block(&ward, signed(header, vec![it]), Err(Reason::MerkleRoot { expected: root, actual }))
    }),
    ("two transactions in the other order", || {
        let mut ward = ward();
        let pair = [ward.says(ADA, transfer(BEA, 1)), ward.says(ADA, transfer(CARL, 1))];
        let [first, second] = pair.clone();
        let header = ward.next(vec![second.clone(), first.clone()]).header;
        let (expected, actual) = (ward.next(pair.to_vec()).header.merkle_root, header.merkle_root);
        Trial::block(&ward, signed(header, pair.to_vec()), Err(Reason::MerkleRoot { expected, actual }))
    }),
    ("a transaction that is not counted", || {
        let mut ward = ward();
        let it = ward.says(ADA, transfer(BEA, 1));
        let mut header = ward.next(vec![it.clone()]).header;
        header.transaction_count = 0;
        Trial::block(&ward, signed(header, vec![it]), Err(Reason::TransactionCount { expected: 1, actual: 0 }))
    }),
    ("a transaction that is counted and not there", || {
        let count = |_: &Ward| Err(Reason::TransactionCount { expected: 0, actual: 1 });
        Trial::bent(|header| header.transaction_count = 1, count)
    }),
    ("a header that somebody else signed", || {
        let mut ward = ward();
        let header = ward.next(Vec::new()).header;
        let block = Block::new(signs(BEA, &header), Vec::new());
        Trial::block(&ward, block, Err(Reason::HeaderSignature { delegate: user(ADA) }))
    }),
    ("a header with letters for a signature", || {
        let mut ward = ward();
        let header = ward.next(Vec::new()).header;
        let block = Block::new(SignedHeader { header, signature: bad() }, Vec::new());
        Trial::block(&ward, block, Err(Reason::HeaderSignature { delegate: user(ADA) }))
    }),
];

#[test]
fn no_block_but_the_first_lies_after_the_latest_time() {
    let ward = ward();
    let latest = ward.state.tip().timestamp;
    assert!(replay(&ward.blocks, Some(latest)).is_ok());
    let (not_before, not_after) = (Timestamp(2_000), Some(time(&ward, 1)));
    let reason = Reason::Timestamp { not_before, not_after, actual: latest };
    let expected = Rejection { height: Some(Height(1)), transaction: None, reason };
    assert_eq!(replay(&ward.blocks, not_after), Err(expected));
    assert!(replay(&ward.blocks[..1], Some(Timestamp(0))).is_ok(), "the rule does not apply to block 0");
}
