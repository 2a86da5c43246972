//! The rule `grant`: grants, the keys of shares, and revocations.

use super::author::grant;
use super::record::kept;
use super::rule_case::{Case, RuleCase};
use crate::ledger::test_ledger::{ADA, BEA, CARL, DORA, EMIL, NOBODY, OTHER, TestLedger, addition, share, user, word};
use medchain::ledger::id::Hash;
use medchain::ledger::number::Timestamp;
use medchain::ledger::rejection::{GrantFault, Reason};
use medchain::ledger::seal::{SealedBytes, WrappedKeys};
use medchain::ledger::transaction::grant::{Grant, Revoke, Scope};
use medchain::ledger::transaction::{Action, Enclosed, Transaction};

fn fault(fault: GrantFault) -> Result<(), Reason> {
    Err(Reason::Grant { fault })
}

const SCOPE: Result<(), Reason> = Err(Reason::Grant { fault: GrantFault::Scope });
const PERIOD: Result<(), Reason> = Err(Reason::Grant { fault: GrantFault::Period });
const UNKNOWN: Result<(), Reason> = Err(Reason::Grant { fault: GrantFault::Unknown });
const ENDED: Result<(), Reason> = Err(Reason::Grant { fault: GrantFault::Ended });

fn keys(of: &[Hash]) -> WrappedKeys<Hash> {
    WrappedKeys(of.iter().map(|id| (*id, SealedBytes(vec![7; 80]))).collect())
}

fn records(names: &[&str]) -> Scope {
    Scope::Records(names.iter().map(|name| word(name)).collect())
}

/// Returns a ledger with two versions of Dora's rx-1 and one of Emil's rx-2, and their ids in this order.
fn test_ledger() -> (TestLedger, [Hash; 3]) {
    let (mut fixture, first, second) = kept();
    let other = fixture.records(addition(BEA, EMIL, "rx-2"));
    fixture.grow(vec![other.clone()]);
    (fixture, [first, second, other.id()])
}

/// A case with a grant of Dora's.
fn gives(make: fn([Hash; 3]) -> Grant, expected: Result<(), Reason>) -> RuleCase {
    let (mut fixture, ids) = test_ledger();
    let it = fixture.says(DORA, Action::Grant(make(ids)));
    RuleCase::transaction(&mut fixture, it, expected)
}

fn lasts(not_before: u64, not_after: Option<u64>, expected: Result<(), Reason>) -> RuleCase {
    let (mut fixture, _) = test_ledger();
    let (not_before, not_after) = (Timestamp(not_before), not_after.map(Timestamp));
    let it = fixture.says(DORA, Action::Grant(Grant { not_before, not_after, ..grant(CARL) }));
    RuleCase::transaction(&mut fixture, it, expected)
}

/// A case with a share of Dora's rx-1 and these keys.
fn shared(of: fn([Hash; 3]) -> Vec<Hash>, expected: Result<(), Reason>) -> RuleCase {
    let (mut fixture, ids) = test_ledger();
    let it = fixture.says(BEA, Action::Record(share(BEA, DORA, "rx-1", CARL)));
    let it = fixture.agreed_with(it, DORA, Enclosed { auditor_secret_sealed: None, keys: Some(keys(&of(ids))) });
    RuleCase::transaction(&mut fixture, it, expected)
}

fn end(fixture: &mut TestLedger, by: &str, grant: Hash) -> Transaction {
    fixture.says(by, Action::Revoke(Revoke { grant, reason: word("Enough.") }))
}

/// A case in which an account revokes Dora's grant, after the transactions of `before`.
fn revoked(by: &str, before: fn(&mut TestLedger, Hash) -> Vec<Transaction>, expected: Result<(), Reason>) -> RuleCase {
    let (mut fixture, _) = test_ledger();
    let it = fixture.says(DORA, Action::Grant(grant(CARL)));
    let id = it.id();
    let before = before(&mut fixture, id);
    fixture.grow([vec![it], before].concat());
    let it = end(&mut fixture, by, id);
    RuleCase::transaction(&mut fixture, it, expected)
}

pub const CASES: &[Case] = &[
    ("a grant to a patient", || gives(|_| grant(EMIL), fault(GrantFault::Grantee { actual: user(EMIL) }))),
    ("a grant to an administrator", || gives(|_| grant(ADA), fault(GrantFault::Grantee { actual: user(ADA) }))),
    ("a grant to an unknown account", || gives(|_| grant(NOBODY), fault(GrantFault::Grantee { actual: user(NOBODY) }))),
    ("a grant to a doctor", || gives(|_| grant(CARL), Ok(()))),
    ("a grant that ends as it begins", || lasts(5, Some(5), PERIOD)),
    ("a grant that ends before it begins", || lasts(5, Some(4), PERIOD)),
    ("a grant of a millisecond", || lasts(5, Some(6), Ok(()))),
    ("a grant without an end", || lasts(5, None, Ok(()))),
    ("a grant of no records", || gives(|_| Grant { scope: records(&[]), ..grant(CARL) }, SCOPE)),
    ("a grant of an unknown record", || gives(|_| Grant { scope: records(&["rx-1", "rx-3"]), ..grant(CARL) }, SCOPE)),
    ("a grant of another patient's record", || gives(|_| Grant { scope: records(&["rx-2"]), ..grant(CARL) }, SCOPE)),
    ("a grant of one's own record", || gives(|_| Grant { scope: records(&["rx-1"]), ..grant(CARL) }, Ok(()))),
    ("keys to one's own records", || {
        gives(|[first, second, _]| Grant { keys: keys(&[first, second]), ..grant(CARL) }, Ok(()))
    }),
    ("keys to the records of the scope", || {
        gives(|[first, ..]| Grant { scope: records(&["rx-1"]), keys: keys(&[first]), ..grant(CARL) }, Ok(()))
    }),
    ("keys to another patient's record", || {
        gives(|[first, _, other]| Grant { keys: keys(&[first, other]), ..grant(CARL) }, SCOPE)
    }),
    ("keys to a transaction that is no record", || gives(|_| Grant { keys: keys(&[OTHER]), ..grant(CARL) }, SCOPE)),
    ("keys to a record outside the scope", || {
        let (mut fixture, [first, ..]) = test_ledger();
        let another = fixture.records(addition(BEA, DORA, "rx-4"));
        fixture.grow(vec![another]);
        let grant = Grant { scope: records(&["rx-4"]), keys: keys(&[first]), ..grant(CARL) };
        let it = fixture.says(DORA, Action::Grant(grant));
        RuleCase::transaction(&mut fixture, it, SCOPE)
    }),
    ("a share with keys to its record", || shared(|[first, second, _]| vec![first, second], Ok(()))),
    ("a share with keys to another record", || shared(|[first, _, other]| vec![first, other], SCOPE)),
    ("a share with keys to no record", || shared(|_| vec![OTHER], SCOPE)),
    ("a revocation", || revoked(DORA, |_, _| Vec::new(), Ok(()))),
    ("another patient's revocation", || revoked(EMIL, |_, _| Vec::new(), UNKNOWN)),
    ("a second revocation", || revoked(DORA, |fixture, id| vec![end(fixture, DORA, id)], ENDED)),
    ("a revocation of an unknown grant", || {
        let (mut fixture, [first, ..]) = test_ledger();
        let it = end(&mut fixture, DORA, first);
        RuleCase::transaction(&mut fixture, it, UNKNOWN)
    }),
    ("a revocation of a share", || {
        let (mut fixture, _) = test_ledger();
        let it = fixture.records(share(BEA, DORA, "rx-1", CARL));
        fixture.grow(vec![it.clone()]);
        let it = end(&mut fixture, DORA, it.id());
        RuleCase::transaction(&mut fixture, it, Ok(()))
    }),
];
