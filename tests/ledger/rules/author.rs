//! The rules `ledger`, `timestamp`, `author` and `signature` of a transaction.

use super::trial::{Case, Trial, ward};
use crate::ledger::ward::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, OTHER, Ward, addition, bad, key, registration, resaid, stake, transfer, user,
    word,
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

fn proposal(ward: &mut Ward) -> Transaction {
    ward.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")))
}

fn newcomer(ward: &mut Ward) -> Transaction {
    ward.says(NOBODY, Action::Register(registration(NOBODY, Role::Patient)))
}

fn author(name: &str, fault: AuthorFault) -> Result<(), Reason> {
    Err(Reason::Author { author: user(name), fault })
}

/// A case in which an account signs an action.
fn says(name: &str, action: Action, expected: Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let it = ward.says(name, action);
    Trial::transaction(&mut ward, it, expected)
}

/// A case in which the author's role is wrong.
fn role(name: &str, role: Role, action: Action) -> Trial {
    says(name, action, author(name, AuthorFault::Role { role }))
}

/// A case in which an account refuses or withdraws a proposal.
fn about(
    propose: fn(&mut Ward) -> Transaction,
    end: fn(&Transaction) -> Action,
    by: &str,
    expected: Result<(), Reason>,
) -> Trial {
    let mut ward = ward();
    let it = propose(&mut ward);
    let it = ward.says(by, end(&it));
    Trial::transaction(&mut ward, it, expected)
}

/// A case with a transfer whose payload is changed and signed again.
fn bent(bend: fn(&mut Payload), expected: fn(&Ward) -> Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let mut payload = ward.payload(ADA, transfer(BEA, 1));
    bend(&mut payload);
    let expected = expected(&ward);
    Trial::said(&mut ward, payload, expected)
}

/// A case with a proposal of another ledger, refused on this one.
fn foreign(inner: impl Fn(&mut Proposal), expected: impl Fn(&Ward) -> Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let mut proposal = proposal(&mut ward).proposal();
    inner(&mut proposal);
    let action = Action::Refuse(Refuse { refused: Box::new(proposal), reason: word("No.") });
    let it = ward.says(DORA, action);
    let expected = expected(&ward);
    Trial::transaction(&mut ward, it, expected)
}

/// A case with a record that is signed and approved at these times, in milliseconds after the clock of the ledger.
fn timed(said: i64, agreed: i64, expected: fn(Timestamp) -> Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let (good, mut payload) = (ward.says(ADA, transfer(BEA, 1)), proposal(&mut ward).payload);
    let block = ward.now();
    let at = |after: i64| Timestamp(block.0.checked_add_signed(after).expect("the ledger's clock is past a minute"));
    payload.timestamp = at(said);
    let it = resaid(payload);
    let approval = Approval::signed(user(DORA), at(agreed), Enclosed::default(), it.id(), &key(DORA));
    let it = Transaction { approval: Some(approval), ..it };
    let id = it.id();
    let slot = medchain::ledger::number::Slot(2);
    let block = medchain::ledger::chain::forge(&ward.state, slot, block, vec![good, it], &key(ADA));
    let expected = expected(block.header.timestamp);
    Trial::of(id, Trial::block(&ward, block, expected))
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
        let expected = |ward: &Ward| Err(Reason::Ledger { expected: Some(ward.ledger()), actual: Some(OTHER) });
        bent(|payload| payload.ledger = Some(OTHER), expected)
    }),
    ("a transaction of no ledger", || {
        let expected = |ward: &Ward| Err(Reason::Ledger { expected: Some(ward.ledger()), actual: None });
        bent(|payload| payload.ledger = None, expected)
    }),
    ("a refusal of what was said on another ledger", || {
        let resign = |proposal: &mut Proposal| {
            proposal.payload.ledger = Some(OTHER);
            proposal.signature = resaid(proposal.payload.clone()).signature;
        };
        foreign(resign, |ward| Err(Reason::Ledger { expected: Some(ward.ledger()), actual: Some(OTHER) }))
    }),
    ("said after its block", || timed(1, 1, late)),
    ("approved after its block", || timed(-1, 1, late)),
    ("approved before it was said", || timed(-1, -2, before_it_was_said)),
    ("said, approved and taken in at once", || timed(0, 0, |_| Ok(()))),
    ("an unknown author", || says(NOBODY, transfer(ADA, 1), author(NOBODY, AuthorFault::Unknown))),
    ("a registration of somebody else", || {
        let mut ward = ward();
        let mut payload = newcomer(&mut ward).payload;
        payload.author = user(CARL);
        let it = ward.agreed(resaid(payload), ADA);
        Trial::transaction(&mut ward, it, author(CARL, AuthorFault::NotConcerned))
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
    ("a refusal of what an unknown author said", || {
        let rename = |proposal: &mut Proposal| proposal.payload.author = user(NOBODY);
        foreign(rename, |_| author(NOBODY, AuthorFault::Unknown))
    }),
    ("a transaction that its author did not sign", || {
        let mut ward = ward();
        let it = Transaction { signature: bad(), ..ward.says(ADA, transfer(BEA, 1)) };
        Trial::transaction(&mut ward, it, Err(Reason::Signature { author: user(ADA) }))
    }),
    ("a registration signed with another key than it brings", || {
        let mut ward = ward();
        let payload = newcomer(&mut ward).payload;
        let it = ward.agreed(Transaction::signed(payload, &key(ADA)), ADA);
        Trial::transaction(&mut ward, it, Err(Reason::Signature { author: user(NOBODY) }))
    }),
    ("a refusal of a record that its author did not sign", || {
        foreign(|proposal| proposal.signature = bad(), |_| Err(Reason::Signature { author: user(BEA) }))
    }),
    ("a refusal of a registration that nobody signed", || {
        let mut ward = ward();
        let it = Transaction { signature: bad(), ..newcomer(&mut ward) };
        let it = ward.says(ADA, refusal(&it));
        Trial::transaction(&mut ward, it, Err(Reason::Signature { author: user(NOBODY) }))
    }),
];
