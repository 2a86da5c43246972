//! The rules of a header above block 0: `ledger`, `link`, `height`, `slot`, `timestamp`, `delegate`, `nonce`,
//! `merkle_root`, `transaction_count`, `header_signature`.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, CARL, OTHER, PARAMETERS, TestLedger, bad, replay, signed, signs, stake, transfer, user,
};
use medchain::ledger::block::Block;
use medchain::ledger::header::SignedHeader;
use medchain::ledger::number::{Height, Slot, Timestamp};
use medchain::ledger::rejection::{Reason, Rejection};
use medchain::ledger::transaction::Action;
use medchain::ledger::transaction::vote::{Candidacy, Vote};

const FAR: u64 = 1_000 * PARAMETERS.delegates;

fn slot(actual: u64) -> Result<(), Reason> {
    Err(Reason::Slot { at_least: Slot(2), at_most: Slot(1 + FAR), actual: Slot(actual) })
}

fn time(fixture: &TestLedger, earlier: u64) -> Timestamp {
    Timestamp(fixture.state.tip().timestamp.0 - earlier)
}

/// Returns a ledger on which Bea and Carl, elected by Ada's and Bea's stakes, forge from round 1 on.
pub fn elected() -> TestLedger {
    let mut fixture = test_ledger();
    let votes = [(ADA, BEA), (BEA, CARL)];
    let stands = [BEA, CARL].map(|name| fixture.says(name, Action::Candidacy(Candidacy { standing: true })));
    let stakes = votes.map(|(voter, _)| fixture.says(voter, stake(100)));
    let votes = votes.map(|(voter, to)| fixture.says(voter, Action::Vote(Vote { candidate: Some(user(to)) })));
    fixture.grow([&stands[..], &stakes, &votes].concat());
    fixture
}

pub const CASES: &[Case] = &[
    ("an empty block in the next slot", || RuleCase::mutated(|_| (), |_| Ok(()))),
    ("a header of another ledger", || {
        let actual = Some(OTHER);
        RuleCase::mutated(
            |header| header.ledger = OTHER,
            |fixture| Err(Reason::Ledger { expected: Some(fixture.ledger()), actual }),
        )
    }),
    ("a header that follows another block", || {
        let link = |fixture: &TestLedger| Err(Reason::Link { expected: fixture.state.tip().hash, actual: OTHER });
        RuleCase::mutated(|header| header.previous_hash = OTHER, link)
    }),
    ("a height that is skipped", || {
        let (expected, actual) = (Height(2), Height(3));
        RuleCase::mutated(|header| header.height = actual, |_| Err(Reason::Height { expected, actual }))
    }),
    ("the parent's height", || {
        let (expected, actual) = (Height(2), Height(1));
        RuleCase::mutated(|header| header.height = actual, |_| Err(Reason::Height { expected, actual }))
    }),
    ("the parent's slot", || RuleCase::mutated(|header| header.slot = Slot(1), |_| slot(1))),
    ("slot 0", || RuleCase::mutated(|header| header.slot = Slot(0), |_| slot(0))),
    ("a slot of one turn more than 1,000 rounds on", || {
        RuleCase::mutated(|header| header.slot = Slot(2 + FAR), |_| slot(2 + FAR))
    }),
    ("a slot of 1,000 rounds on", || RuleCase::mutated(|header| header.slot = Slot(1 + FAR), |_| Ok(()))),
    ("a time a millisecond before the parent's", || {
        let timestamp = |fixture: &TestLedger| {
            let (not_before, actual) = (time(fixture, 0), time(fixture, 1));
            Err(Reason::Timestamp { not_before, not_after: None, actual })
        };
        let actual = time(&test_ledger(), 1);
        RuleCase::mutated(|header| header.timestamp = actual, timestamp)
    }),
    ("the parent's time", || {
        let actual = time(&test_ledger(), 0);
        RuleCase::mutated(|header| header.timestamp = actual, |_| Ok(()))
    }),
    ("another account's slot in the first administrator's round", || {
        let (expected, actual) = (user(ADA), user(BEA));
        let header = actual.clone();
        RuleCase::mutated(|it| (it.delegate_id, it.nonce) = (header, 0), |_| Err(Reason::Delegate { expected, actual }))
    }),
    ("the other delegate's slot in a round of two", || {
        let mut fixture = elected();
        let slot = Slot(4);
        let expected = fixture.delegate(slot);
        let actual = user(if expected.as_str() == BEA { CARL } else { BEA });
        let mut header = fixture.at(slot, Vec::new()).header;
        header.delegate_id = actual.clone();
        RuleCase::block(&fixture, signed(header, Vec::new()), Err(Reason::Delegate { expected, actual }))
    }),
    ("the delegate's own slot in a round of two", || {
        let mut fixture = elected();
        let block = fixture.at(Slot(5), Vec::new());
        RuleCase::block(&fixture, block, Ok(()))
    }),
    ("a nonce that is skipped", || {
        RuleCase::mutated(|header| header.nonce += 1, |_| Err(Reason::Nonce { expected: 2, actual: 3 }))
    }),
    ("a nonce of the block before", || {
        RuleCase::mutated(|header| header.nonce -= 1, |_| Err(Reason::Nonce { expected: 2, actual: 1 }))
    }),
    ("the root of an empty tree over one transaction", || {
        let mut fixture = test_ledger();
        let it = fixture.says(ADA, transfer(BEA, 1));
        let (root, mut header) = (fixture.next(vec![it.clone()]).header.merkle_root, fixture.next(Vec::new()).header);
        header.transaction_count = 1;
        let actual = header.merkle_root;
        RuleCase::block(&fixture, signed(header, vec![it]), Err(Reason::MerkleRoot { expected: root, actual }))
    }),
    ("two transactions in the other order", || {
        let mut fixture = test_ledger();
        let pair = [fixture.says(ADA, transfer(BEA, 1)), fixture.says(ADA, transfer(CARL, 1))];
        let [first, second] = pair.clone();
        let header = fixture.next(vec![second.clone(), first.clone()]).header;
        let (expected, actual) = (fixture.next(pair.to_vec()).header.merkle_root, header.merkle_root);
        RuleCase::block(&fixture, signed(header, pair.to_vec()), Err(Reason::MerkleRoot { expected, actual }))
    }),
    ("a transaction that is not counted", || {
        let mut fixture = test_ledger();
        let it = fixture.says(ADA, transfer(BEA, 1));
        let mut header = fixture.next(vec![it.clone()]).header;
        header.transaction_count = 0;
        RuleCase::block(&fixture, signed(header, vec![it]), Err(Reason::TransactionCount { expected: 1, actual: 0 }))
    }),
    ("a transaction that is counted and missing", || {
        let count = |_: &TestLedger| Err(Reason::TransactionCount { expected: 0, actual: 1 });
        RuleCase::mutated(|header| header.transaction_count = 1, count)
    }),
    ("a header that another account signed", || {
        let mut fixture = test_ledger();
        let header = fixture.next(Vec::new()).header;
        let block = Block::new(signs(BEA, &header), Vec::new());
        RuleCase::block(&fixture, block, Err(Reason::HeaderSignature { delegate: user(ADA) }))
    }),
    ("a header with an invalid signature", || {
        let mut fixture = test_ledger();
        let header = fixture.next(Vec::new()).header;
        let block = Block::new(SignedHeader { header, signature: bad() }, Vec::new());
        RuleCase::block(&fixture, block, Err(Reason::HeaderSignature { delegate: user(ADA) }))
    }),
];

#[test]
fn no_block_but_the_first_lies_after_the_latest_time() {
    let fixture = test_ledger();
    let latest = fixture.state.tip().timestamp;
    assert!(replay(&fixture.blocks, Some(latest)).is_ok());
    let (not_before, not_after) = (Timestamp(2_000), Some(time(&fixture, 1)));
    let reason = Reason::Timestamp { not_before, not_after, actual: latest };
    let expected = Rejection { height: Some(Height(1)), transaction: None, reason };
    assert_eq!(replay(&fixture.blocks, not_after), Err(expected));
    assert!(replay(&fixture.blocks[..1], Some(Timestamp(0))).is_ok(), "the rule does not apply to block 0");
}
