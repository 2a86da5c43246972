//! The rules `evidence` and `anchor`: double signing, and earlier states of an access log.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{ADA, BEA, NOBODY, OTHER, TestLedger, bad, key, public_key, signs, user};
use medchain::ledger::encode::Tag;
use medchain::ledger::header::{Header, SignedHeader};
use medchain::ledger::id::Hash;
use medchain::ledger::merkle::TreeHead;
use medchain::ledger::number::{Round, Slot};
use medchain::ledger::rejection::{AnchorFault, EvidenceFault, Reason};
use medchain::ledger::transaction::Action;
use medchain::ledger::transaction::anchor::AnchorLog;
use medchain::ledger::transaction::evidence::Evidence;

fn fault(fault: EvidenceFault) -> Result<(), Reason> {
    Err(Reason::Evidence { fault })
}

const NO_CONFLICT: Result<(), Reason> = Err(Reason::Evidence { fault: EvidenceFault::NoConflict });
const SIGNATURE: Result<(), Reason> = Err(Reason::Evidence { fault: EvidenceFault::Signature });

/// Returns two headers of Bea's for one slot that differ in their time.
pub fn pair(fixture: &TestLedger, slot: u64) -> [SignedHeader; 2] {
    mutated(fixture, slot, |_| ())
}

fn header(fixture: &TestLedger, slot: u64) -> Header {
    let header = fixture.blocks.last().expect("a ledger has blocks").header.clone();
    Header { slot: Slot(slot), delegate_id: user(BEA), ..header }
}

/// Returns such a pair with a change to the second header.
fn mutated(fixture: &TestLedger, slot: u64, mutate: impl FnOnce(&mut Header)) -> [SignedHeader; 2] {
    let first = header(fixture, slot);
    let mut second = first.clone();
    second.timestamp.0 += 1;
    mutate(&mut second);
    [signs(BEA, &first), signs(BEA, &second)]
}

pub fn evidence([first, second]: [SignedHeader; 2]) -> Action {
    Action::Evidence(Box::new(Evidence { first, second }))
}

fn accuses(pair: impl FnOnce(&TestLedger) -> [SignedHeader; 2], expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let pair = pair(&fixture);
    let it = fixture.says(ADA, evidence(pair));
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with evidence for a slot, after block 2 had evidence for slot 7.
fn again(slot: u64, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let first = pair(&fixture, 7);
    let it = fixture.says(ADA, evidence(first));
    fixture.grow(vec![it]);
    let pair = mutated(&fixture, slot, |header| header.timestamp.0 += 1);
    let it = fixture.says(BEA, evidence(pair));
    RuleCase::transaction(&mut fixture, it, expected)
}

/// Returns an anchor of a log whose key belongs to no account, which the rule permits.
fn anchor(fixture: &TestLedger, size: u64, root: Hash) -> AnchorLog {
    let log = public_key(NOBODY);
    let log_signature = key(NOBODY).sign(Tag::Anchor, AnchorLog::statement(fixture.ledger(), log, size, root));
    AnchorLog { log, size, root, log_signature }
}

/// A case with an anchor after one of 5 entries and a root of ones.
fn anchors(size: u64, root: Hash, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(ADA, Action::AnchorLog(anchor(&fixture, 5, Hash([1; 32]))));
    fixture.grow(vec![it]);
    let it = fixture.says(BEA, Action::AnchorLog(anchor(&fixture, size, root)));
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a first anchor of no entries.
fn anchor_of_nothing(root: Hash, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(ADA, Action::AnchorLog(anchor(&fixture, 0, root)));
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a first anchor that is changed after it was signed.
fn bent_anchor(mutate: fn(&mut AnchorLog), expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let mut it = anchor(&fixture, 5, OTHER);
    mutate(&mut it);
    let it = fixture.says(ADA, Action::AnchorLog(it));
    RuleCase::transaction(&mut fixture, it, expected)
}

const UNSIGNED: Result<(), Reason> = Err(Reason::Anchor { fault: AnchorFault::Signature });

pub const CASES: &[Case] = &[
    ("evidence", || accuses(|fixture| pair(fixture, 7), Ok(()))),
    ("evidence of one header", || {
        accuses(|fixture| mutated(fixture, 7, |second| second.timestamp.0 -= 1), NO_CONFLICT)
    }),
    ("evidence of two slots", || accuses(|fixture| mutated(fixture, 7, |second| second.slot = Slot(8)), NO_CONFLICT)),
    ("evidence of two delegates", || {
        let two = |fixture: &TestLedger| {
            let [first, second] = pair(fixture, 7);
            let other = Header { delegate_id: user(ADA), ..second.header };
            [first, signs(ADA, &other)]
        };
        accuses(two, NO_CONFLICT)
    }),
    ("evidence of another ledger", || {
        let other = |fixture: &TestLedger| {
            mutated(fixture, 7, |second| second.timestamp.0 += 1)
                .map(|signed| signs(BEA, &Header { ledger: OTHER, ..signed.header }))
        };
        accuses(other, NO_CONFLICT)
    }),
    ("evidence half of which is of another ledger", || {
        accuses(|fixture| mutated(fixture, 7, |second| second.ledger = OTHER), NO_CONFLICT)
    }),
    ("evidence half of which the delegate did not sign", || {
        let second = |fixture: &TestLedger| {
            let [first, second] = pair(fixture, 7);
            [first, SignedHeader { signature: bad(), ..second }]
        };
        accuses(second, SIGNATURE)
    }),
    ("evidence whose other half the delegate did not sign", || {
        let first = |fixture: &TestLedger| {
            let [first, second] = pair(fixture, 7);
            [signs(ADA, &first.header), second]
        };
        accuses(first, SIGNATURE)
    }),
    ("evidence about an unknown account", || {
        let nobody = |fixture: &TestLedger| {
            pair(fixture, 7).map(|signed| signs(NOBODY, &Header { delegate_id: user(NOBODY), ..signed.header }))
        };
        accuses(nobody, fault(EvidenceFault::Unknown))
    }),
    ("evidence of a slot that was punished", || again(7, fault(EvidenceFault::Punished { until: Round(4) }))),
    ("evidence of another slot", || again(8, Ok(()))),
    ("evidence that was punished in the same block", || {
        let mut fixture = test_ledger();
        let both = [0, 1].map(|later| {
            let pair = mutated(&fixture, 7, |header| header.timestamp.0 += later);
            fixture.says(ADA, evidence(pair))
        });
        let (id, block) = (both[1].id(), fixture.next(both.to_vec()));
        RuleCase::of(id, RuleCase::block(&fixture, block, fault(EvidenceFault::Punished { until: Round(4) })))
    }),
    ("a first anchor", || bent_anchor(|_| (), Ok(()))),
    ("an anchor that the log did not sign", || bent_anchor(|it| it.log_signature = bad(), UNSIGNED)),
    ("an anchor of another log", || bent_anchor(|it| it.log = public_key(BEA), UNSIGNED)),
    ("an anchor of another size", || bent_anchor(|it| it.size += 1, UNSIGNED)),
    ("an anchor of another root", || bent_anchor(|it| it.root = Hash::ZERO, UNSIGNED)),
    ("an anchor that was signed for another ledger", || {
        let elsewhere = |it: &mut AnchorLog| {
            it.log_signature = key(NOBODY).sign(Tag::Anchor, AnchorLog::statement(OTHER, it.log, it.size, it.root));
        };
        bent_anchor(elsewhere, UNSIGNED)
    }),
    ("an anchor signed under another tag", || {
        let mut fixture = test_ledger();
        let it = anchor(&fixture, 5, OTHER);
        let statement = AnchorLog::statement(fixture.ledger(), it.log, it.size, it.root);
        let it = AnchorLog { log_signature: key(NOBODY).sign(Tag::Header, statement), ..it };
        let it = fixture.says(ADA, Action::AnchorLog(it));
        RuleCase::transaction(&mut fixture, it, UNSIGNED)
    }),
    ("an anchor whose log is not a valid key", || bent_anchor(|it| it.log.0 = [2; 32], UNSIGNED)),
    ("an anchor of fewer entries", || {
        anchors(4, OTHER, Err(Reason::Anchor { fault: AnchorFault::Shrunk { before: 5, actual: 4 } }))
    }),
    ("an anchor of the same size with another root", || {
        anchors(5, OTHER, Err(Reason::Anchor { fault: AnchorFault::Changed }))
    }),
    ("an anchor of no entries with the empty root", || anchor_of_nothing(TreeHead::empty().root, Ok(()))),
    ("an anchor of no entries with another root", || {
        anchor_of_nothing(OTHER, Err(Reason::Anchor { fault: AnchorFault::Changed }))
    }),
    ("the same anchor again", || anchors(5, Hash([1; 32]), Ok(()))),
    ("an anchor of more entries", || anchors(6, OTHER, Ok(()))),
    ("a waiting anchor that the log did not sign", || {
        let mut fixture = test_ledger();
        let it = AnchorLog { log_signature: bad(), ..anchor(&fixture, 5, OTHER) };
        let it = fixture.says(ADA, Action::AnchorLog(it));
        RuleCase::waiting(&fixture, it, UNSIGNED)
    }),
];
