//! The rules `ledger`, `timestamp`, `author` and `signature` of a transaction.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, OTHER, TestLedger, addition, bad, key, registration, resaid, stake, transfer,
    user, word,
};
use medchain::ledger::number::Timestamp;
use medchain::ledger::rejection::{AuthorFault, Reason};
use medchain::ledger::seal::WrappedKeys;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::grant::{Grant, Purpose, Revoke, Scope};
use medchain::ledger::transaction::record::{Refuse, Withdraw};
use medchain::ledger::transaction::vote::Candidacy;
use medchain::ledger::transaction::{Action, Approval, Enclosed, Payload, Proposal, Transaction};
use std::collections::BTreeMap;

pub fn refusal(of: &Transaction) -> Action {
    Action::Refuse(Refuse { refused: Box::new(of.proposal()), reason: word("Not mine.") })
}

pub fn withdrawal(of: &Transaction) -> Action {
    Action::Withdraw(Withdraw { withdrawn: Box::new(of.proposal()), reason: word("A slip.") })
}

pub fn grant(grantee: &str) -> Grant {
    Grant {
        grantee: user(grantee),
        scope: Scope::All,
        purpose: Purpose::Treatment,
        not_before: Timestamp(0),
        not_after: None,
        keys: WrappedKeys(BTreeMap::new()),
    }
}

fn proposal(fixture: &mut TestLedger) -> Transaction {
    fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")))
}

fn newcomer(fixture: &mut TestLedger) -> Transaction {
    fixture.says(NOBODY, Action::Register(registration(NOBODY, Role::Patient)))
}

fn author(name: &str, fault: AuthorFault) -> Result<(), Reason> {
    Err(Reason::Author { author: user(name), fault })
}

/// A case in which an account signs an action.
fn says(name: &str, action: Action, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(name, action);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case in which the author's role is wrong.
fn role(name: &str, role: Role, action: Action) -> RuleCase {
    says(name, action, author(name, AuthorFault::Role { role }))
}

/// A case in which an account refuses or withdraws a proposal.
fn about(
    propose: fn(&mut TestLedger) -> Transaction,
    end: fn(&Transaction) -> Action,
    by: &str,
    expected: Result<(), Reason>,
) -> RuleCase {
    let mut fixture = test_ledger();
    let it = propose(&mut fixture);
    let it = fixture.says(by, end(&it));
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a transfer whose payload is changed and signed again.
fn mutated(mutate: fn(&mut Payload), expected: fn(&TestLedger) -> Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let mut payload = fixture.payload(ADA, transfer(BEA, 1));
    mutate(&mut payload);
    let expected = expected(&fixture);
    RuleCase::said(&mut fixture, payload, expected)
}

/// A case with a proposal of another ledger, refused on this one.
fn foreign(inner: impl Fn(&mut Proposal), expected: impl Fn(&TestLedger) -> Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let mut proposal = proposal(&mut fixture).proposal();
    inner(&mut proposal);
    let action = Action::Refuse(Refuse { refused: Box::new(proposal), reason: word("No.") });
    let it = fixture.says(DORA, action);
    let expected = expected(&fixture);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a record that is signed and approved at these times, in milliseconds after the clock of the ledger.
fn timed(said: i64, agreed: i64, expected: fn(Timestamp) -> Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let (good, mut payload) = (fixture.says(ADA, transfer(BEA, 1)), proposal(&mut fixture).payload);
    let block = fixture.now();
    let at = |after: i64| Timestamp(block.0.checked_add_signed(after).expect("the ledger's clock is past a minute"));
    payload.timestamp = at(said);
    let it = resaid(payload);
    let approval = Approval::signed(user(DORA), at(agreed), Enclosed::default(), it.id(), &key(DORA));
    let it = Transaction { approval: Some(approval), ..it };
    let id = it.id();
    let slot = medchain::ledger::number::Slot(2);
    let block = medchain::ledger::chain::forge(&fixture.state, slot, block, vec![good, it], &key(ADA));
    let expected = expected(block.header.timestamp);
    RuleCase::of(id, RuleCase::block(&fixture, block, expected))
}

fn late(block: Timestamp) -> Result<(), Reason> {
    let (not_after, actual) = (Some(block), Timestamp(block.0 + 1));
    Err(Reason::Timestamp { not_before: Timestamp(0), not_after, actual })
}

fn before_it_was_said(block: Timestamp) -> Result<(), Reason> {
    let (not_before, actual) = (Timestamp(block.0 - 1), Timestamp(block.0 - 2));
    Err(Reason::Timestamp { not_before, not_after: Some(block), actual })
}

pub const CASES: &[Case] = &[
    ("a transaction of another ledger", || {
        let expected =
            |fixture: &TestLedger| Err(Reason::Ledger { expected: Some(fixture.ledger()), actual: Some(OTHER) });
        mutated(|payload| payload.ledger = Some(OTHER), expected)
    }),
    ("a transaction of no ledger", || {
        let expected = |fixture: &TestLedger| Err(Reason::Ledger { expected: Some(fixture.ledger()), actual: None });
        mutated(|payload| payload.ledger = None, expected)
    }),
    ("a refusal of a proposal of another ledger", || {
        let resign = |proposal: &mut Proposal| {
            proposal.payload.ledger = Some(OTHER);
            proposal.signature = resaid(proposal.payload.clone()).signature;
        };
        foreign(resign, |fixture| Err(Reason::Ledger { expected: Some(fixture.ledger()), actual: Some(OTHER) }))
    }),
    ("signed after its block", || timed(1, 1, late)),
    ("approved after its block", || timed(-1, 1, late)),
    ("approved before it was signed", || timed(-1, -2, before_it_was_said)),
    ("signed, approved and in a block at one time", || timed(0, 0, |_| Ok(()))),
    ("an unknown author", || says(NOBODY, transfer(ADA, 1), author(NOBODY, AuthorFault::Unknown))),
    ("a registration of another account", || {
        let mut fixture = test_ledger();
        let mut payload = newcomer(&mut fixture).payload;
        payload.author = user(CARL);
        let it = fixture.agreed(resaid(payload), ADA);
        RuleCase::transaction(&mut fixture, it, author(CARL, AuthorFault::NotConcerned))
    }),
    ("a patient's record", || role(DORA, Role::Patient, Action::Record(addition(DORA, EMIL, "rx-1")))),
    ("an administrator's record", || role(ADA, Role::Administrator, Action::Record(addition(ADA, EMIL, "rx-1")))),
    ("a doctor's grant", || role(BEA, Role::Doctor, Action::Grant(grant(CARL)))),
    ("an administrator's grant", || role(ADA, Role::Administrator, Action::Grant(grant(CARL)))),
    ("a doctor's revocation", || role(BEA, Role::Doctor, Action::Revoke(Revoke { grant: OTHER, reason: word("No.") }))),
    ("a patient's candidacy", || role(DORA, Role::Patient, Action::Candidacy(Candidacy { standing: true }))),
    ("a doctor's candidacy", || says(BEA, Action::Candidacy(Candidacy { standing: true }), Ok(()))),
    ("an administrator's candidacy", || says(ADA, Action::Candidacy(Candidacy { standing: true }), Ok(()))),
    ("a candidacy that changes nothing", || says(ADA, Action::Candidacy(Candidacy { standing: false }), Ok(()))),
    ("a patient's stake", || says(DORA, stake(1), Ok(()))),
    ("another patient's refusal of a record", || {
        about(proposal, refusal, EMIL, author(EMIL, AuthorFault::NotConcerned))
    }),
    ("an administrator's refusal of a record", || {
        about(proposal, refusal, ADA, author(ADA, AuthorFault::NotConcerned))
    }),
    ("the patient's refusal of a record", || about(proposal, refusal, DORA, Ok(()))),
    ("a doctor's refusal of a registration", || about(newcomer, refusal, BEA, author(BEA, AuthorFault::NotConcerned))),
    ("an administrator's refusal of a registration", || about(newcomer, refusal, ADA, Ok(()))),
    ("another doctor's withdrawal", || about(proposal, withdrawal, CARL, author(CARL, AuthorFault::NotConcerned))),
    ("the author's withdrawal", || about(proposal, withdrawal, BEA, Ok(()))),
    ("a refusal of an unknown author's proposal", || {
        let rename = |proposal: &mut Proposal| proposal.payload.author = user(NOBODY);
        foreign(rename, |_| author(NOBODY, AuthorFault::Unknown))
    }),
    ("a transaction that its author did not sign", || {
        let mut fixture = test_ledger();
        let it = Transaction { signature: bad(), ..fixture.says(ADA, transfer(BEA, 1)) };
        RuleCase::transaction(&mut fixture, it, Err(Reason::Signature { author: user(ADA) }))
    }),
    ("a registration signed with another key than it brings", || {
        let mut fixture = test_ledger();
        let payload = newcomer(&mut fixture).payload;
        let it = fixture.agreed(Transaction::signed(payload, &key(ADA)), ADA);
        RuleCase::transaction(&mut fixture, it, Err(Reason::Signature { author: user(NOBODY) }))
    }),
    ("a refusal of a record that its author did not sign", || {
        foreign(|proposal| proposal.signature = bad(), |_| Err(Reason::Signature { author: user(BEA) }))
    }),
    ("a refusal of an unsigned registration", || {
        let mut fixture = test_ledger();
        let it = Transaction { signature: bad(), ..newcomer(&mut fixture) };
        let it = fixture.says(ADA, refusal(&it));
        RuleCase::transaction(&mut fixture, it, Err(Reason::Signature { author: user(NOBODY) }))
    }),
];
