//! The rules of grants, shares and revocations.

use crate::ledger::id::{Hash, UserId};
use crate::ledger::rejection::{GrantFault, Reason};
use crate::ledger::seal::WrappedKeys;
use crate::ledger::state::Draft;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::{Grant, Revoke, Scope};
use crate::ledger::transaction::{Action, Transaction};

/// A grant, the keys of a share, or a revocation matches the state.
pub fn fits(draft: &Draft<'_>, author: &UserId, it: &Transaction) -> Result<(), Reason> {
    let outcome = match &it.payload.action {
        Action::Grant(grant) => grant_fits(draft, author, grant),
        Action::Revoke(revoke) => revoke_fits(draft, author, revoke),
        Action::Record(record) => match it.approval.as_ref().and_then(|approval| approval.keys.as_ref()) {
            Some(keys) => keys_are_of(draft, &record.patient_id, &Scope::Records(vec![record.record_id.clone()]), keys),
            None => Ok(()),
        },
        _ => Ok(()),
    };
    outcome.map_err(|fault| Reason::Grant { fault })
}

fn grant_fits(draft: &Draft<'_>, patient: &UserId, it: &Grant) -> Result<(), GrantFault> {
    if draft.account(&it.grantee).is_none_or(|account| account.role != Role::Doctor) {
        return Err(GrantFault::Grantee { actual: it.grantee.clone() });
    }
    if it.not_after.is_some_and(|end| end <= it.not_before) {
        return Err(GrantFault::Period);
    }
    if let Scope::Records(records) = &it.scope {
        let own = |record| draft.record(record).is_some_and(|state| state.patient_id == *patient);
        if records.is_empty() || !records.iter().all(own) {
            return Err(GrantFault::Scope);
        }
    }
    keys_are_of(draft, patient, &it.scope, &it.keys)
}

/// Each key is for a version of one of the patient's records that the scope covers.
fn keys_are_of(draft: &Draft<'_>, patient: &UserId, scope: &Scope, keys: &WrappedKeys<Hash>) -> Result<(), GrantFault> {
    let covered = |id: &Hash| {
        let record = draft.version(*id);
        record.is_some_and(|(record, state)| state.patient_id == *patient && scope.covers(record))
    };
    if keys.0.keys().all(covered) { Ok(()) } else { Err(GrantFault::Scope) }
}

fn revoke_fits(draft: &Draft<'_>, patient: &UserId, it: &Revoke) -> Result<(), GrantFault> {
    match draft.grant(it.grant) {
        Some(grant) if grant.patient_id != *patient => Err(GrantFault::Unknown),
        Some(grant) if grant.revoked => Err(GrantFault::Ended),
        Some(_) => Ok(()),
        None => Err(GrantFault::Unknown),
    }
}
