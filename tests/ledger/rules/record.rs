//! The rules `record` and `sealed`: version, patient and operation are consistent, and the sealed part matches its
//! hash.

use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, CARL, DORA, EMIL, OTHER, TestLedger, addition, registration, revision, sealed, share, transfer, user,
    word,
};
use medchain::ledger::id::Hash;
use medchain::ledger::rejection::{Reason, RecordFault, SealedFault};
use medchain::ledger::seal::ReaderName;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::record::{Operation, Record, Refuse, Withdraw};
use medchain::ledger::transaction::{Action, Transaction};

fn fault(fault: RecordFault) -> Result<(), Reason> {
    Err(Reason::Record { fault })
}

const MEMBERS: Result<(), Reason> = Err(Reason::Record { fault: RecordFault::Members });
const EXISTS: Result<(), Reason> = Err(Reason::Record { fault: RecordFault::Exists });
const UNKNOWN: Result<(), Reason> = Err(Reason::Record { fault: RecordFault::Unknown });

/// Returns a ledger with two versions of Bea's record rx-1 about Dora, and the ids of both.
pub fn kept() -> (TestLedger, Hash, Hash) {
    let mut fixture = test_ledger();
    let first = fixture.records(addition(BEA, DORA, "rx-1"));
    let second = fixture.records(revision(BEA, DORA, "rx-1", first.id()));
    fixture.grow(vec![first.clone(), second.clone()]);
    (fixture, first.id(), second.id())
}

/// A case with a record on that ledger, approved by the patient it names.
fn record(make: fn(Hash, Hash) -> Record, expected: fn(Hash, Hash) -> Result<(), Reason>) -> RuleCase {
    let (mut fixture, first, second) = kept();
    let it = fixture.records(make(first, second));
    RuleCase::transaction(&mut fixture, it, expected(first, second))
}

/// A case with a record whose author is not its doctor.
fn said(author: &str, record: Record, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(author, Action::Record(record));
    let it = fixture.agreed(it, DORA);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a record about a person who cannot approve it, so the unapproved proposal is judged.
fn about(patient: &str) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(BEA, Action::Record(addition(BEA, patient, "rx-1")));
    RuleCase::waiting(&fixture, it, fault(RecordFault::NotAPatient { actual: user(patient) }))
}

fn ends(by: &str, end: fn(&mut TestLedger) -> Action) -> RuleCase {
    let mut fixture = test_ledger();
    let action = end(&mut fixture);
    let it = fixture.says(by, action);
    RuleCase::transaction(&mut fixture, it, fault(RecordFault::NotAProposal))
}

fn with_content(content: usize, expected: fn(&Transaction) -> Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.records(addition(BEA, DORA, "rx-1"));
    let it = Transaction { sealed: Some(sealed(content)), ..it };
    let expected = expected(&it);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a record or version that is sealed to all required readers except one.
fn for_all_but(reader: &str, operation: Operation, expected: Result<(), Reason>) -> RuleCase {
    let (mut fixture, _, second) = kept();
    let mut content = sealed(32);
    content.keys.0.remove(&word::<ReaderName>(reader)).expect("the reader had a key");
    let record = match operation {
        Operation::Update => revision(BEA, DORA, "rx-1", second),
        Operation::Add | Operation::Share => addition(BEA, DORA, "rx-2"),
    };
    let it = fixture.records(Record { sealed_hash: Some(content.hash()), ..record });
    RuleCase::transaction(&mut fixture, Transaction { sealed: Some(content), ..it }, expected)
}

fn lacking(reader: &str, operation: Operation) -> RuleCase {
    for_all_but(reader, operation, Err(Reason::Sealed { fault: SealedFault::Reader { missing: word(reader) } }))
}

pub const CASES: &[Case] = &[
    ("an addition", || record(|_, _| addition(BEA, DORA, "rx-2"), |_, _| Ok(()))),
    ("an update of the newest version", || record(|_, second| revision(BEA, DORA, "rx-1", second), |_, _| Ok(()))),
    ("an update by another doctor", || record(|_, second| revision(CARL, DORA, "rx-1", second), |_, _| Ok(()))),
    ("a share with another doctor", || record(|_, _| share(BEA, DORA, "rx-1", CARL), |_, _| Ok(()))),
    ("a share that its target proposes", || record(|_, _| share(CARL, DORA, "rx-1", CARL), |_, _| Ok(()))),
    ("an addition without a commitment", || {
        record(|_, _| Record { commitment: None, ..addition(BEA, DORA, "rx-2") }, |_, _| MEMBERS)
    }),
    ("an addition without a sealed hash", || {
        record(|_, _| Record { sealed_hash: None, ..addition(BEA, DORA, "rx-2") }, |_, _| MEMBERS)
    }),
    ("an addition that supersedes", || {
        record(|_, it| Record { supersedes: Some(it), ..addition(BEA, DORA, "rx-2") }, |_, _| MEMBERS)
    }),
    ("an addition with a target", || {
        record(|_, _| Record { target_id: Some(user(CARL)), ..addition(BEA, DORA, "rx-2") }, |_, _| MEMBERS)
    }),
    ("an update that supersedes no version", || {
        record(|_, it| Record { supersedes: None, ..revision(BEA, DORA, "rx-1", it) }, |_, _| MEMBERS)
    }),
    ("an update without a commitment", || {
        record(|_, it| Record { commitment: None, ..revision(BEA, DORA, "rx-1", it) }, |_, _| MEMBERS)
    }),
    ("a share with a commitment", || {
        record(|_, it| Record { commitment: Some(it), ..share(BEA, DORA, "rx-1", CARL) }, |_, _| MEMBERS)
    }),
    ("a share with a sealed hash", || {
        record(|_, it| Record { sealed_hash: Some(it), ..share(BEA, DORA, "rx-1", CARL) }, |_, _| MEMBERS)
    }),
    ("a share without a target", || {
        record(|_, _| Record { target_id: None, ..share(BEA, DORA, "rx-1", CARL) }, |_, _| MEMBERS)
    }),
    ("a share that supersedes", || {
        record(|_, it| Record { supersedes: Some(it), ..share(BEA, DORA, "rx-1", CARL) }, |_, _| MEMBERS)
    }),
    ("another doctor's record", || {
        said(CARL, addition(BEA, DORA, "rx-1"), fault(RecordFault::Doctor { actual: user(BEA) }))
    }),
    ("a record about a doctor", || about(CARL)),
    ("a record about an unknown patient", || about(crate::ledger::test_ledger::NOBODY)),
    ("an addition of a known record", || record(|_, _| addition(BEA, DORA, "rx-1"), |_, _| EXISTS)),
    ("an addition of another patient's record", || record(|_, _| addition(BEA, EMIL, "rx-1"), |_, _| EXISTS)),
    ("an addition of a record in the same block", || {
        let mut fixture = test_ledger();
        let first = fixture.records(addition(BEA, DORA, "rx-1"));
        let second = fixture.records(addition(BEA, DORA, "rx-1"));
        let (id, block) = (second.id(), fixture.next(vec![first, second]));
        RuleCase::of(id, RuleCase::block(&fixture, block, EXISTS))
    }),
    ("an update of an unknown record", || record(|_, second| revision(BEA, DORA, "rx-2", second), |_, _| UNKNOWN)),
    ("a share of an unknown record", || record(|_, _| share(BEA, DORA, "rx-2", CARL), |_, _| UNKNOWN)),
    ("an update of another patient's record", || {
        let (expected, actual) = (user(DORA), user(EMIL));
        let (mut fixture, _, second) = kept();
        let it = fixture.records(revision(BEA, EMIL, "rx-1", second));
        RuleCase::transaction(&mut fixture, it, fault(RecordFault::Patient { expected, actual }))
    }),
    ("a share of another patient's record", || {
        let (expected, actual) = (user(DORA), user(EMIL));
        let (mut fixture, ..) = kept();
        let it = fixture.records(share(BEA, EMIL, "rx-1", CARL));
        RuleCase::transaction(&mut fixture, it, fault(RecordFault::Patient { expected, actual }))
    }),
    ("an update of an older version", || {
        let expected = |first, second| fault(RecordFault::Version { expected: second, actual: first });
        record(|first, _| revision(BEA, DORA, "rx-1", first), expected)
    }),
    ("an update of an unknown version", || {
        let expected = |_, second| fault(RecordFault::Version { expected: second, actual: OTHER });
        record(|_, _| revision(BEA, DORA, "rx-1", OTHER), expected)
    }),
    ("a share with a patient", || {
        record(|_, _| share(BEA, DORA, "rx-1", EMIL), |_, _| fault(RecordFault::Target { actual: user(EMIL) }))
    }),
    ("a share with an administrator", || {
        record(|_, _| share(BEA, DORA, "rx-1", ADA), |_, _| fault(RecordFault::Target { actual: user(ADA) }))
    }),
    ("a refusal of a transfer", || {
        ends(ADA, |fixture| {
            let refused = Box::new(fixture.says(ADA, transfer(BEA, 1)).proposal());
            Action::Refuse(Refuse { refused, reason: word("No.") })
        })
    }),
    ("a withdrawal of a registration", || {
        ends(CARL, |fixture| {
            let withdrawn = fixture.says(CARL, Action::Register(registration(CARL, Role::Doctor))).proposal();
            Action::Withdraw(Withdraw { withdrawn: Box::new(withdrawn), reason: word("No.") })
        })
    }),
    ("a withdrawal of a withdrawal", || {
        ends(BEA, |fixture| {
            let inner = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")));
            let inner = fixture.says(BEA, super::author::withdrawal(&inner));
            super::author::withdrawal(&inner)
        })
    }),
    ("a record without its content", || record(|_, _| addition(BEA, DORA, "rx-2"), |_, _| Ok(()))),
    ("a record with its content", || with_content(32, |_| Ok(()))),
    ("a record with another content", || {
        with_content(33, |it| {
            let expected = it.record().and_then(|record| record.sealed_hash);
            Err(Reason::Sealed { fault: SealedFault::Hash { expected, actual: sealed(33).hash() } })
        })
    }),
    ("a record that the patient cannot read", || lacking(DORA, Operation::Add)),
    ("a record that its author cannot read", || lacking(BEA, Operation::Add)),
    ("a record that no audit can read", || lacking("@auditor", Operation::Add)),
    ("a version that the patient cannot read", || lacking(DORA, Operation::Update)),
    ("a version that its author cannot read", || lacking(BEA, Operation::Update)),
    ("a version that no audit can read", || lacking("@auditor", Operation::Update)),
    ("a record that another patient cannot read", || for_all_but(EMIL, Operation::Add, Ok(()))),
    ("a transfer with a content", || {
        let mut fixture = test_ledger();
        let it = Transaction { sealed: Some(sealed(32)), ..fixture.says(ADA, transfer(BEA, 1)) };
        let expected = Err(Reason::Sealed { fault: SealedFault::Hash { expected: None, actual: sealed(32).hash() } });
        RuleCase::transaction(&mut fixture, it, expected)
    }),
];
