//! The rule `grant`: grants, the keys of shares, and revocations.

use super::author::grant;
use super::record::kept;
use super::trial::{Case, Trial};
use crate::ledger::ward::{ADA, BEA, CARL, DORA, EMIL, NOBODY, OTHER, Ward, addition, share, user, word};
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
fn ward() -> (Ward, [Hash; 3]) {
    let (mut ward, first, second) = kept();
    let other = ward.records(addition(BEA, EMIL, "rx-2"));
    ward.grow(vec![other.clone()]);
    (ward, [first, second, other.id()])
}

/// A case with a grant of Dora's.
fn gives(make: fn([Hash; 3]) -> Grant, expected: Result<(), Reason>) -> Trial {
    let (mut ward, ids) = ward();
    let it = ward.says(DORA, Action::Grant(make(ids)));
    Trial::transaction(&mut ward, it, expected)
}

fn lasts(not_before: u64, not_after: Option<u64>, expected: Result<(), Reason>) -> Trial {
    let (mut ward, _) = ward();
    let (not_before, not_after) = (Timestamp(not_before), not_after.map(Timestamp));
    let it = ward.says(DORA, Action::Grant(Grant { not_before, not_after, ..grant(CARL) }));
    Trial::transaction(&mut ward, it, expected)
}

/// A case with a share of Dora's rx-1 and these keys.
fn shared(of: fn([Hash; 3]) -> Vec<Hash>, expected: Result<(), Reason>) -> Trial {
    let (mut ward, ids) = ward();
    let it = ward.says(BEA, Action::Record(share(BEA, DORA, "rx-1", CARL)));
    let it = ward.agreed_with(it, DORA, Enclosed { auditor_secret_sealed: None, keys: Some(keys(&of(ids))) });
    Trial::transaction(&mut ward, it, expected)
}

fn end(ward: &mut Ward, by: &str, grant: Hash) -> Transaction {
    ward.says(by, Action::Revoke(Revoke { grant, reason: word("Enough.") }))
}

/// A case in which an account revokes Dora's grant, after the transactions of `before`.
fn revoked(by: &str, before: fn(&mut Ward, Hash) -> Vec<Transaction>, expected: Result<(), Reason>) -> Trial {
    let (mut ward, _) = ward();
    let it = ward.says(DORA, Action::Grant(grant(CARL)));
    let id = it.id();
    let before = before(&mut ward, id);
    ward.grow([vec![it], before].concat());
    let it = end(&mut ward, by, id);
    Trial::transaction(&mut ward, it, expected)
}

pub const CASES: &[Case] = &[
    ("a grant to a patient", || gives(|_| grant(EMIL), fault(GrantFault::Grantee { actual: user(EMIL) }))),
    ("a grant to an administrator", || gives(|_| grant(ADA), fault(GrantFault::Grantee { actual: user(ADA) }))),
    ("a grant to nobody", || gives(|_| grant(NOBODY), fault(GrantFault::Grantee { actual: user(NOBODY) }))),
    ("a grant to a doctor", || gives(|_| grant(CARL), Ok(()))),
    ("a grant that ends as it begins", || lasts(5, Some(5), PERIOD)),
    ("a grant that ends before it begins", || lasts(5, Some(4), PERIOD)),
    ("a grant of a millisecond", || lasts(5, Some(6), Ok(()))),
    ("a grant without an end", || lasts(5, None, Ok(()))),
    ("a grant of no records", || gives(|_| Grant { scope: records(&[]), ..grant(CARL) }, SCOPE)),
    ("a grant of a record that there is not", || {
        gives(|_| Grant { scope: records(&["rx-1", "rx-3"]), ..grant(CARL) }, SCOPE)
    }),
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
    ("keys to what is no record", || gives(|_| Grant { keys: keys(&[OTHER]), ..grant(CARL) }, SCOPE)),
    ("keys to a record beside the scope", || {
        let (mut ward, [first, ..]) = ward();
        let another = ward.records(addition(BEA, DORA, "rx-4"));
        ward.grow(vec![another]);
        let grant = Grant { scope: records(&["rx-4"]), keys: keys(&[first]), ..grant(CARL) };
        let it = ward.says(DORA, Action::Grant(grant));
        Trial::transaction(&mut ward, it, SCOPE)
    }),
    ("a share with keys to its record", || shared(|[first, second, _]| vec![first, second], Ok(()))),
    ("a share with keys to another record", || shared(|[first, _, other]| vec![first, other], SCOPE)),
    ("a share with keys to no record", || shared(|_| vec![OTHER], SCOPE)),
    ("a revocation", || revoked(DORA, |_, _| Vec::new(), Ok(()))),
    ("another patient's revocation", || revoked(EMIL, |_, _| Vec::new(), UNKNOWN)),
    ("a second revocation", || revoked(DORA, |ward, id| vec![end(ward, DORA, id)], ENDED)),
    ("a revocation of nothing", || {
        let (mut ward, [first, ..]) = ward();
        let it = end(&mut ward, DORA, first);
        Trial::transaction(&mut ward, it, UNKNOWN)
    }),
    ("a revocation of a share", || {
        let (mut ward, _) = ward();
        let it = ward.records(share(BEA, DORA, "rx-1", CARL));
        ward.grow(vec![it.clone()]);
        let it = end(&mut ward, DORA, it.id());
        Trial::transaction(&mut ward, it, Ok(()))
    }),
];
