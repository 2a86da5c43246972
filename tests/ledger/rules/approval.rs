//! The rule `approval`: a required approval is present, by the right person, with the right members, and signed.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, TestLedger, addition, bad, key, registration, share, transfer, user,
};
use medchain::ledger::id::Hash;
use medchain::ledger::rejection::{ApprovalFault, Reason};
use medchain::ledger::seal::{SealedBytes, WrappedKeys};
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::{Action, Enclosed, Transaction};
use std::collections::BTreeMap;

fn approval(fault: ApprovalFault) -> Result<(), Reason> {
    Err(Reason::Approval { fault })
}

fn by(name: &str) -> Result<(), Reason> {
    approval(ApprovalFault::By { actual: user(name) })
}

fn proposal(fixture: &mut TestLedger) -> Transaction {
    fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")))
}

fn newcomer(fixture: &mut TestLedger, role: Role) -> Transaction {
    fixture.says(NOBODY, Action::Register(registration(NOBODY, role)))
}

fn agreed(propose: impl Fn(&mut TestLedger) -> Transaction, name: &str, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = propose(&mut fixture);
    let it = fixture.agreed(it, name);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case about the members of an approval: the audit secret, the keys.
fn carrying(
    propose: impl Fn(&mut TestLedger) -> Transaction,
    name: &str,
    (secret, keys): (bool, bool),
    expected: Result<(), Reason>,
) -> RuleCase {
    let mut fixture = test_ledger();
    let record = fixture.records(addition(BEA, DORA, "rx-0"));
    fixture.grow(vec![record]);
    let it = propose(&mut fixture);
    let enclosed = Enclosed {
        auditor_secret_sealed: secret.then(|| SealedBytes(vec![7; 80])),
        keys: keys.then(|| WrappedKeys::<Hash>(BTreeMap::new())),
    };
    let it = fixture.agreed_with(it, name, enclosed);
    RuleCase::transaction(&mut fixture, it, expected)
}

const MEMBERS: Result<(), Reason> = Err(Reason::Approval { fault: ApprovalFault::Members });

fn shared(fixture: &mut TestLedger) -> Transaction {
    fixture.says(BEA, Action::Record(share(BEA, DORA, "rx-0", CARL)))
}

pub const CASES: &[Case] = &[
    ("a record without its approval", || {
        let mut fixture = test_ledger();
        let it = proposal(&mut fixture);
        RuleCase::transaction(&mut fixture, it, approval(ApprovalFault::Missing))
    }),
    ("a record that waits for its approval", || {
        let mut fixture = test_ledger();
        let it = proposal(&mut fixture);
        RuleCase::waiting(&fixture, it, Ok(()))
    }),
    ("a registration without its approval", || {
        let mut fixture = test_ledger();
        let it = newcomer(&mut fixture, Role::Patient);
        RuleCase::transaction(&mut fixture, it, approval(ApprovalFault::Missing))
    }),
    ("an approved transfer", || {
        agreed(|fixture| fixture.says(ADA, transfer(BEA, 1)), ADA, approval(ApprovalFault::Unneeded))
    }),
    ("a record that another patient approved", || agreed(proposal, EMIL, by(EMIL))),
    ("a record that its doctor approved", || agreed(proposal, BEA, by(BEA))),
    ("a record that an administrator approved", || agreed(proposal, ADA, by(ADA))),
    ("a record that an unknown account approved", || agreed(proposal, NOBODY, by(NOBODY))),
    ("a record about a doctor, approved by that doctor", || {
        agreed(|fixture| fixture.says(BEA, Action::Record(addition(BEA, CARL, "rx-1"))), CARL, by(CARL))
    }),
    ("a record that its patient approved", || agreed(proposal, DORA, Ok(()))),
    ("a registration that a doctor approved", || agreed(|fixture| newcomer(fixture, Role::Patient), BEA, by(BEA))),
    ("a registration that its author approved", || {
        agreed(|fixture| newcomer(fixture, Role::Patient), NOBODY, by(NOBODY))
    }),
    ("a registration that an administrator approved", || {
        agreed(|fixture| newcomer(fixture, Role::Doctor), ADA, Ok(()))
    }),
    ("an approval that another account signed", || {
        let mut fixture = test_ledger();
        let it = proposal(&mut fixture);
        let mut it = fixture.agreed(it, EMIL);
        it.approval.iter_mut().for_each(|approval| approval.by = user(DORA));
        RuleCase::transaction(&mut fixture, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an approval of another transaction", || {
        let mut fixture = test_ledger();
        let (it, other) = (proposal(&mut fixture), proposal(&mut fixture));
        let it = Transaction { approval: fixture.agreed(other, DORA).approval, ..it };
        RuleCase::transaction(&mut fixture, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an approval with an invalid signature", || {
        let mut fixture = test_ledger();
        let it = proposal(&mut fixture);
        let mut it = fixture.agreed(it, DORA);
        it.approval.iter_mut().for_each(|approval| approval.signature = bad());
        RuleCase::transaction(&mut fixture, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an author's signature for an approval", || {
        let mut fixture = test_ledger();
        let it = proposal(&mut fixture);
        let mut it = fixture.agreed(it, DORA);
        let signature = key(DORA).sign(medchain::ledger::encode::Tag::Transaction, it.id());
        it.approval.iter_mut().for_each(|approval| approval.signature = signature);
        RuleCase::transaction(&mut fixture, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an administrator without the audit secret", || {
        carrying(|fixture| newcomer(fixture, Role::Administrator), ADA, (false, false), MEMBERS)
    }),
    ("an administrator with the audit secret", || {
        carrying(|fixture| newcomer(fixture, Role::Administrator), ADA, (true, false), Ok(()))
    }),
    ("a doctor with the audit secret", || {
        carrying(|fixture| newcomer(fixture, Role::Doctor), ADA, (true, false), MEMBERS)
    }),
    ("a doctor with keys", || carrying(|fixture| newcomer(fixture, Role::Doctor), ADA, (false, true), MEMBERS)),
    ("a share without keys", || carrying(shared, DORA, (false, false), MEMBERS)),
    ("a share with an audit secret", || carrying(shared, DORA, (true, true), MEMBERS)),
    ("a share with keys", || carrying(shared, DORA, (false, true), Ok(()))),
    ("a new record with keys", || carrying(proposal, DORA, (false, true), MEMBERS)),
];
