//! The rule `identifier`: ids are well formed, new where they must be new, and known where they must be known.

use super::author::{grant, refusal, withdrawal};
use super::block_zero::{around, payload};
use super::rule_case::{Case, RuleCase, test_ledger};
use crate::ledger::test_ledger::{
    ADA, BEA, CARL, DORA, NOBODY, PARAMETERS, TestLedger, addition, creation, key, registration, resaid, share,
    transfer, user, word,
};
use medchain::ledger::id::{HospitalId, RecordId, UserId};
use medchain::ledger::rejection::{Field, IdentifierFault, Reason};
use medchain::ledger::transaction::account::{CreateLedger, Founder, Register, Role};
use medchain::ledger::transaction::grant::{Grant, Scope};
use medchain::ledger::transaction::record::Record;
use medchain::ledger::transaction::vote::Vote;
use medchain::ledger::transaction::{Action, Approval, Enclosed, Transaction};

fn identifier(field: Field, fault: IdentifierFault, actual: &str) -> Result<(), Reason> {
    Err(Reason::Identifier { field, fault, actual: actual.to_owned() })
}

fn malformed(field: Field, actual: &str) -> Result<(), Reason> {
    identifier(field, IdentifierFault::Malformed, actual)
}

/// A case with a registration under an id.
fn registers(name: &str, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.registers(name, Role::Patient);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn register(mutate: fn(&mut Register), expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = newcomer(&mut fixture, mutate);
    let it = fixture.agreed(it, ADA);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn newcomer(fixture: &mut TestLedger, mutate: fn(&mut Register)) -> Transaction {
    let mut register = registration(NOBODY, Role::Doctor);
    mutate(&mut register);
    fixture.says(NOBODY, Action::Register(register))
}

/// A case with a record that Dora approves.
fn record(record: Record, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(BEA, Action::Record(record));
    let it = fixture.agreed(it, DORA);
    RuleCase::transaction(&mut fixture, it, expected)
}

fn says(name: &str, action: Action, expected: Result<(), Reason>) -> RuleCase {
    let mut fixture = test_ledger();
    let it = fixture.says(name, action);
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a `create_ledger` transaction whose user id or hospital is changed.
fn with_creation(mutate: fn(&mut Founder), expected: Result<(), Reason>) -> RuleCase {
    let CreateLedger { mut founder, .. } = creation(PARAMETERS);
    mutate(&mut founder);
    let name = founder.user_id.clone();
    founder.public_key = key(name.as_str()).public_key();
    let mut payload = payload(CreateLedger { founder, ..creation(PARAMETERS) });
    payload.author = name.clone();
    let mut header = around(resaid(payload.clone())).header;
    header.delegate_id = name;
    RuleCase::create_ledger_transaction(crate::ledger::test_ledger::signed(header, vec![resaid(payload)]), expected)
}

/// 33 characters, one more than permitted.
const LONG: &str = "a23456789012345678901234567890123";

fn reserved(id: &str) -> RuleCase {
    registers(id, identifier(Field::UserId, IdentifierFault::Reserved, id))
}

pub const CASES: &[Case] = &[
    ("a user id of three characters", || registers("abc", Ok(()))),
    ("a user id of two", || registers("ab", malformed(Field::Author, "ab"))),
    ("a user id of 32", || registers(&LONG[..32], Ok(()))),
    ("a user id of 33", || registers(LONG, malformed(Field::Author, LONG))),
    ("a user id that is reserved for the audit key", || reserved("auditor")),
    ("a user id that is reserved for the program", || reserved("medchain")),
    ("a user id that is reserved for automatic work", || reserved("system")),
    ("a user id that begins like a reserved one", || registers("auditor_2", Ok(()))),
    ("a user id that is taken", || {
        let mut fixture = test_ledger();
        let mut register = registration(NOBODY, Role::Patient);
        register.user_id = user(DORA);
        let payload = fixture.payload(DORA, Action::Register(register));
        let it = fixture.agreed(Transaction::signed(payload, &key(NOBODY)), ADA);
        let expected = identifier(Field::UserId, IdentifierFault::Taken, DORA);
        RuleCase::transaction(&mut fixture, it, expected)
    }),
    ("a founder whose id is malformed", || {
        with_creation(|founder| founder.user_id = user("Ada"), malformed(Field::Author, "Ada"))
    }),
    ("a founder whose hospital is malformed", || {
        with_creation(|founder| founder.hospital_id = word(".anna"), malformed(Field::HospitalId, ".anna"))
    }),
    ("a doctor whose hospital is malformed", || {
        register(|it| it.hospital_id = Some(word("st anna")), malformed(Field::HospitalId, "st anna"))
    }),
    ("a doctor without a hospital", || {
        let expected = identifier(Field::HospitalId, IdentifierFault::Presence, "");
        register(|it| it.hospital_id = None, expected)
    }),
    ("a patient with a hospital", || {
        let expected = identifier(Field::HospitalId, IdentifierFault::Presence, "st_anna");
        register(|it| it.role = Role::Patient, expected)
    }),
    ("a patient without a hospital", || register(|it| (it.role, it.hospital_id) = (Role::Patient, None), Ok(()))),
    ("a hospital that is malformed", || {
        let hospital_id = word("-anna");
        record(Record { hospital_id, ..addition(BEA, DORA, "rx-1") }, malformed(Field::HospitalId, "-anna"))
    }),
    ("a doctor's id that is malformed", || {
        let doctor_id = user("Bea");
        record(Record { doctor_id, ..addition(BEA, DORA, "rx-1") }, malformed(Field::DoctorId, "Bea"))
    }),
    ("a patient's id that is malformed", || {
        let mut fixture = test_ledger();
        let it = fixture.says(BEA, Action::Record(addition(BEA, "Dora", "rx-1")));
        RuleCase::waiting(&fixture, it, malformed(Field::PatientId, "Dora"))
    }),
    ("a record id that is empty", || record(addition(BEA, DORA, ""), malformed(Field::RecordId, ""))),
    ("a target that is malformed", || record(share(BEA, DORA, "rx-1", "c"), malformed(Field::TargetId, "c"))),
    ("a grantee that is malformed", || says(DORA, Action::Grant(grant("dr-bea")), malformed(Field::Grantee, "dr-bea"))),
    ("a granted record that is malformed", || {
        let scope = Scope::Records(vec![word("rx/1")]);
        says(DORA, Action::Grant(Grant { scope, ..grant(BEA) }), malformed(Field::RecordId, "rx/1"))
    }),
    ("a candidate that is malformed", || {
        let vote = Vote { candidate: Some(user("9ada")) };
        says(ADA, Action::Vote(vote), malformed(Field::Candidate, "9ada"))
    }),
    ("a recipient that is malformed", || says(ADA, transfer("b", 1), malformed(Field::To, "b"))),
    ("a transfer to an unknown account", || {
        says(ADA, transfer(NOBODY, 1), identifier(Field::To, IdentifierFault::Presence, NOBODY))
    }),
    ("a transfer to oneself", || says(ADA, transfer(ADA, 1), Ok(()))),
    ("a refusal of a proposal with a malformed id", || {
        let mut fixture = test_ledger();
        let inner = newcomer(&mut fixture, |it| it.hospital_id = Some(word("?")));
        let it = fixture.says(ADA, refusal(&inner));
        RuleCase::transaction(&mut fixture, it, malformed(Field::HospitalId, "?"))
    }),
    ("a withdrawal of a proposal with a malformed id", || {
        let mut fixture = test_ledger();
        let inner = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx 1")));
        let it = fixture.says(BEA, withdrawal(&inner));
        RuleCase::transaction(&mut fixture, it, malformed(Field::RecordId, "rx 1"))
    }),
];

#[test]
fn identifiers_have_the_shape_of_section_1() {
    let check = |text: &str, user: bool, other: bool| {
        assert_eq!(UserId::parse(text).is_ok(), user, "user id '{text}'");
        assert_eq!(HospitalId::parse(text).is_ok(), other, "hospital id '{text}'");
        assert_eq!(RecordId::parse(text).is_ok(), other, "record id '{text}'");
        assert_eq!(word::<UserId>(text).is_well_formed(), user);
    };
    for first in 0..=0x7f_u8 {
        let letter = char::from(first);
        let (lower, digit) = (first.is_ascii_lowercase(), first.is_ascii_digit());
        let upper = first.is_ascii_uppercase();
        check(&format!("{letter}bc"), lower, lower || upper || digit);
        let inside = lower || digit || letter == '_';
        check(&format!("a{letter}c"), inside, inside || upper || letter == '.' || letter == '-');
    }
    let long = "a".repeat(64);
    check("", false, false);
    check("a", false, true);
    check("ab", false, true);
    check("abc", true, true);
    check(&long[..32], true, true);
    check(&long[..33], false, true);
    check(&long, false, true);
    check(&format!("{long}a"), false, false);
    check("müller", false, false);
    check("abc\n", false, false);
}

#[test]
fn an_approval_may_come_from_nobody_else_because_of_its_spelling() {
    let mut fixture = test_ledger();
    let it = fixture.says(BEA, Action::Record(addition(BEA, DORA, "rx-1")));
    let now = fixture.now();
    let by = Approval::signed(user("Dora"), now, Enclosed::default(), it.id(), &key("Dora"));
    let it = Transaction { approval: Some(by), ..it };
    let fault = medchain::ledger::rejection::ApprovalFault::By { actual: user("Dora") };
    RuleCase::transaction(&mut fixture, it, Err(Reason::Approval { fault })).check("an approver who is malformed");
    assert!(fixture.state.account(&user(CARL)).is_some());
}
