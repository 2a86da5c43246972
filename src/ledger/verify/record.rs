//! The rules of a record: its members match the operation and the state (docs/protocol.md, section 3).

use super::envelope;
use crate::ledger::id::UserId;
use crate::ledger::rejection::{Reason, RecordFault};
use crate::ledger::state::{Draft, RecordState};
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::{Operation, Record};
use crate::ledger::transaction::{Action, Payload};

/// A record matches the state, and only a proposal is refused or withdrawn.
pub fn fits(draft: &Draft<'_>, payload: &Payload) -> Result<(), Reason> {
    let outcome = match &payload.action {
        Action::Record(record) => has_its_members(record)
            .and_then(|()| is_the_authors(record, &payload.author))
            .and_then(|()| is_about_a_patient(draft, record))
            .and_then(|()| match record.operation {
                Operation::Add => is_new(draft, record),
                Operation::Update => supersedes_newest(draft, record),
                Operation::Share => targets_a_doctor(draft, record),
            }),
        action => envelope::is_a_proposal(action),
    };
    outcome.map_err(|fault| Reason::Record { fault })
}

/// A record has the members that its operation requires, and no others.
fn has_its_members(it: &Record) -> Result<(), RecordFault> {
    let (contents, supersedes, target) = match it.operation {
        Operation::Add => (true, false, false),
        Operation::Update => (true, true, false),
        Operation::Share => (false, false, true),
    };
    let fits = it.commitment.is_some() == contents
        && it.sealed_hash.is_some() == contents
        && it.supersedes.is_some() == supersedes
        && it.target_id.is_some() == target;
    if fits { Ok(()) } else { Err(RecordFault::Members) }
}

/// The named doctor is the author.
fn is_the_authors(it: &Record, author: &UserId) -> Result<(), RecordFault> {
    if it.doctor_id == *author { Ok(()) } else { Err(RecordFault::Doctor { actual: it.doctor_id.clone() }) }
}

/// The named patient is a patient of this ledger.
fn is_about_a_patient(draft: &Draft<'_>, it: &Record) -> Result<(), RecordFault> {
    match draft.account(&it.patient_id) {
        Some(account) if account.role == Role::Patient => Ok(()),
        _ => Err(RecordFault::NotAPatient { actual: it.patient_id.clone() }),
    }
}

/// `add`: no record with this id exists.
fn is_new(draft: &Draft<'_>, it: &Record) -> Result<(), RecordFault> {
    if draft.record(&it.record_id).is_none() { Ok(()) } else { Err(RecordFault::Exists) }
}

/// The record exists and belongs to the named patient.
fn of_this_patient<'a>(draft: &'a Draft<'_>, it: &Record) -> Result<&'a RecordState, RecordFault> {
    let record = draft.record(&it.record_id).ok_or(RecordFault::Unknown)?;
    if record.patient_id == it.patient_id {
        return Ok(record);
    }
    Err(RecordFault::Patient { expected: record.patient_id.clone(), actual: it.patient_id.clone() })
}

/// `update`: it supersedes the newest version.
fn supersedes_newest(draft: &Draft<'_>, it: &Record) -> Result<(), RecordFault> {
    let record = of_this_patient(draft, it)?;
    let newest = record.versions.last().expect("a record has at least one version").transaction;
    match it.supersedes {
        Some(actual) if actual != newest => Err(RecordFault::Version { expected: newest, actual }),
        _ => Ok(()),
    }
}

/// `share`: the target is a doctor, who may be the author.
fn targets_a_doctor(draft: &Draft<'_>, it: &Record) -> Result<(), RecordFault> {
    of_this_patient(draft, it)?;
    let Some(target) = &it.target_id else { return Err(RecordFault::Members) };
    match draft.account(target) {
        Some(account) if account.role == Role::Doctor => Ok(()),
        _ => Err(RecordFault::Target { actual: target.clone() }),
    }
}
