//! The rule `approval`: a required approval is present, by the right person, with the right members, and signed.

use super::trial::{Case, Trial, ward};
use crate::ledger::ward::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, Ward, addition, bad, key, registration, share, transfer, user,
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

fn proposal(ward: &mut Ward) -> Transaction {
    ward.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")))
}

fn newcomer(ward: &mut Ward, role: Role) -> Transaction {
    ward.says(NOBODY, Action::Register(registration(NOBODY, role)))
}

fn agreed(propose: impl Fn(&mut Ward) -> Transaction, name: &str, expected: Result<(), Reason>) -> Trial {
    let mut ward = ward();
    let it = propose(&mut ward);
    let it = ward.agreed(it, name);
    Trial::transaction(&mut ward, it, expected)
}

/// A case about the members of an approval: the audit secret, the keys.
fn carrying(
    propose: impl Fn(&mut Ward) -> Transaction,
    name: &str,
    (secret, keys): (bool, bool),
    expected: Result<(), Reason>,
) -> Trial {
    let mut ward = ward();
    let record = ward.records(addition(BEA, DORA, "rx-0"));
    ward.grow(vec![record]);
    let it = propose(&mut ward);
    let enclosed = Enclosed {
        auditor_secret_sealed: secret.then(|| SealedBytes(vec![7; 80])),
        keys: keys.then(|| WrappedKeys::<Hash>(BTreeMap::new())),
    };
    let it = ward.agreed_with(it, name, enclosed);
    Trial::transaction(&mut ward, it, expected)
}

const MEMBERS: Result<(), Reason> = Err(Reason::Approval { fault: ApprovalFault::Members });

fn shared(ward: &mut Ward) -> Transaction {
    ward.says(BEA, Action::Record(share(BEA, DORA, "rx-0", CARL)))
}

pub const CASES: &[Case] = &[
    ("a record that nobody approved", || {
        let mut ward = ward();
        let it = proposal(&mut ward);
        Trial::transaction(&mut ward, it, approval(ApprovalFault::Missing))
    }),
    ("a record that waits for its approval", || {
        let mut ward = ward();
        let it = proposal(&mut ward);
        Trial::waiting(&ward, it, Ok(()))
    }),
    ("a registration that nobody approved", || {
        let mut ward = ward();
        let it = newcomer(&mut ward, Role::Patient);
        Trial::transaction(&mut ward, it, approval(ApprovalFault::Missing))
    }),
    ("an approved transfer", || {
        agreed(|ward| ward.says(ADA, transfer(BEA, 1)), ADA, approval(ApprovalFault::Unneeded))
    }),
    ("a record that another patient approved", || agreed(proposal, EMIL, by(EMIL))),
    ("a record that its doctor approved", || agreed(proposal, BEA, by(BEA))),
    ("a record that an administrator approved", || agreed(proposal, ADA, by(ADA))),
    ("a record that somebody unknown approved", || agreed(proposal, NOBODY, by(NOBODY))),
    ("a record about a doctor, approved by that doctor", || {
        agreed(|ward| ward.says(BEA, Action::Record(addition(BEA, CARL, "rx-1"))), CARL, by(CARL))
    }),
    ("a record that its patient approved", || agreed(proposal, DORA, Ok(()))),
    ("a registration that a doctor approved", || agreed(|ward| newcomer(ward, Role::Patient), BEA, by(BEA))),
    ("a registration that its author approved", || agreed(|ward| newcomer(ward, Role::Patient), NOBODY, by(NOBODY))),
    ("a registration that an administrator approved", || agreed(|ward| newcomer(ward, Role::Doctor), ADA, Ok(()))),
    ("an approval that somebody else signed", || {
        let mut ward = ward();
        let it = proposal(&mut ward);
        let mut it = ward.agreed(it, EMIL);
        it.approval.iter_mut().for_each(|approval| approval.by = user(DORA));
        Trial::transaction(&mut ward, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an approval of something else", || {
        let mut ward = ward();
        let (it, other) = (proposal(&mut ward), proposal(&mut ward));
        let it = Transaction { approval: ward.agreed(other, DORA).approval, ..it };
        Trial::transaction(&mut ward, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an approval with letters for a signature", || {
        let mut ward = ward();
        let it = proposal(&mut ward);
        let mut it = ward.agreed(it, DORA);
        it.approval.iter_mut().for_each(|approval| approval.signature = bad());
        Trial::transaction(&mut ward, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an author's signature for an approval", || {
        let mut ward = ward();
        let it = proposal(&mut ward);
        let mut it = ward.agreed(it, DORA);
        let signature = key(DORA).sign(medchain::ledger::encode::Tag::Transaction, it.id());
        it.approval.iter_mut().for_each(|approval| approval.signature = signature);
        Trial::transaction(&mut ward, it, approval(ApprovalFault::Invalid { by: user(DORA) }))
    }),
    ("an administrator without the audit secret", || {
        carrying(|ward| newcomer(ward, Role::Administrator), ADA, (false, false), MEMBERS)
    }),
    ("an administrator with the audit secret", || {
        carrying(|ward| newcomer(ward, Role::Administrator), ADA, (true, false), Ok(()))
    }),
    ("a doctor with the audit secret", || carrying(|ward| newcomer(ward, Role::Doctor), ADA, (true, false), MEMBERS)),
    ("a doctor with keys", || carrying(|ward| newcomer(ward, Role::Doctor), ADA, (false, true), MEMBERS)),
    ("a share without keys", || carrying(shared, DORA, (false, false), MEMBERS)),
    ("a share with an audit secret", || carrying(shared, DORA, (true, true), MEMBERS)),
    ("a share with keys", || carrying(shared, DORA, (false, true), Ok(()))),
    ("a new record with keys", || carrying(proposal, DORA, (false, true), MEMBERS)),
];
