//! Access (docs/protocol.md, section 7): the first matching rule, and the grant if there is one.

use super::rules::author::grant;
use super::test_ledger::{
    ADA, BEA, CARL, DORA, EMIL, NOBODY, PARAMETERS, TestLedger, addition, revision, share, user, word,
};
use medchain::ledger::access::{Decision, Permission, Viewer, decide};
use medchain::ledger::id::Hash;
use medchain::ledger::number::Timestamp;
use medchain::ledger::transaction::Action;
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::grant::{Grant, Revoke, Scope};

/// Returns a ledger in which rx-1 and rx-2 are Dora's and rx-3 is Emil's, all by Bea.
fn test_ledger() -> TestLedger {
    let mut fixture = TestLedger::new(PARAMETERS);
    let records = [(DORA, "rx-1"), (DORA, "rx-2"), (EMIL, "rx-3")];
    let records = records.map(|(patient, record)| fixture.records(addition(BEA, patient, record)));
    fixture.grow(records.to_vec());
    fixture
}

fn ask(fixture: &TestLedger, who: &str, role: Role, record: &str, at: u64) -> Decision {
    let viewer = Viewer { user_id: &user(who), role };
    decide(&fixture.state, &viewer, &word(record), Timestamp(at))
}

fn by(permission: Permission) -> Decision {
    Decision::Permitted { by: permission, grant: None }
}

fn under(grant: Hash) -> Decision {
    Decision::Permitted { by: Permission::Grant, grant: Some(grant) }
}

fn gives(fixture: &mut TestLedger, grant: Grant) -> Hash {
    let it = fixture.says(DORA, Action::Grant(grant));
    fixture.grow(vec![it.clone()]);
    it.id()
}

#[test]
fn patients_administrators_and_authors_see_and_nobody_else() {
    let fixture = test_ledger();
    let check =
        |who, role, record, expected| assert_eq!(ask(&fixture, who, role, record, 0), expected, "{who}, {record}");
    check(DORA, Role::Patient, "rx-1", by(Permission::Patient));
    check(DORA, Role::Patient, "rx-3", Decision::Denied);
    check(EMIL, Role::Patient, "rx-1", Decision::Denied);
    check(ADA, Role::Administrator, "rx-1", by(Permission::Administrator));
    check(BEA, Role::Doctor, "rx-1", by(Permission::Author));
    check(CARL, Role::Doctor, "rx-1", Decision::Denied);
    check(NOBODY, Role::Doctor, "rx-1", Decision::Denied);
    check(ADA, Role::Administrator, "rx-9", Decision::Denied);
}

#[test]
fn whoever_wrote_a_version_is_an_author() {
    let mut fixture = test_ledger();
    let first = fixture.state.record(&word("rx-1")).unwrap().versions[0].transaction;
    let second = fixture.records(revision(CARL, DORA, "rx-1", first));
    fixture.grow(vec![second]);
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-1", 0), by(Permission::Author));
    assert_eq!(ask(&fixture, BEA, Role::Doctor, "rx-1", 0), by(Permission::Author));
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-2", 0), Decision::Denied);
}

#[test]
fn a_grant_is_live_from_its_beginning_until_before_its_end() {
    let mut fixture = test_ledger();
    let (not_before, not_after) = (Timestamp(100), Some(Timestamp(200)));
    let id = gives(&mut fixture, Grant { not_before, not_after, ..grant(CARL) });
    let check = |at, expected: Decision| assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-1", at), expected, "at {at}");
    check(99, Decision::Denied);
    check(100, under(id));
    check(199, under(id));
    check(200, Decision::Denied);
    assert_eq!(
        ask(&fixture, BEA, Role::Doctor, "rx-1", 150),
        by(Permission::Author),
        "an earlier rule takes precedence"
    );
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-3", 150), Decision::Denied, "Emil has made no grant");
    assert_eq!(ask(&fixture, NOBODY, Role::Doctor, "rx-1", 150), Decision::Denied);
}

#[test]
fn a_grant_without_an_end_lasts_until_it_is_revoked() {
    let mut fixture = test_ledger();
    let id = gives(&mut fixture, grant(CARL));
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-2", u64::MAX), under(id));
    let end = fixture.says(DORA, Action::Revoke(Revoke { grant: id, reason: word("Enough.") }));
    fixture.grow(vec![end]);
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-2", u64::MAX), Decision::Denied);
}

#[test]
fn a_grant_covers_its_scope() {
    let mut fixture = test_ledger();
    let id = gives(&mut fixture, Grant { scope: Scope::Records(vec![word("rx-2")]), ..grant(CARL) });
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-2", 0), under(id));
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-1", 0), Decision::Denied);
    let all = gives(&mut fixture, grant(CARL));
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-1", 0), under(all));
    let later = fixture.records(addition(BEA, DORA, "rx-4"));
    fixture.grow(vec![later]);
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-4", 0), under(all), "a grant of all records covers later records");
}

#[test]
fn a_share_is_a_grant_of_one_record_from_its_approval_on() {
    let mut fixture = test_ledger();
    let it = fixture.records(share(BEA, DORA, "rx-1", CARL));
    let approved = it.approval.as_ref().unwrap().timestamp.0;
    fixture.grow(vec![it.clone()]);
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-1", approved), under(it.id()));
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-1", approved - 1), Decision::Denied);
    assert_eq!(ask(&fixture, CARL, Role::Doctor, "rx-2", approved), Decision::Denied);
    assert_eq!(fixture.state.record(&word("rx-1")).unwrap().versions.len(), 1, "a share is no version");
}
