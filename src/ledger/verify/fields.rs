//! The rules of identifiers and texts (docs/protocol.md, section 1).

use crate::ledger::free_text::TextFault;
use crate::ledger::id::{HospitalId, RecordId, UserId};
use crate::ledger::rejection::{Field, IdentifierFault, Reason};
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::{Action, Payload};

/// All identifiers of a payload are well formed.
pub fn identifiers(payload: &Payload) -> Result<(), Reason> {
    user(Field::Author, &payload.author)?;
    match &payload.action {
        Action::CreateLedger(it) => {
            account(&it.founder.user_id)?;
            hospital(&it.founder.hospital_id)
        }
        Action::Register(it) => {
            account(&it.user_id)?;
            it.hospital_id.as_ref().map_or(Ok(()), hospital)
        }
        Action::Record(it) => {
            hospital(&it.hospital_id)?;
            user(Field::DoctorId, &it.doctor_id)?;
            user(Field::PatientId, &it.patient_id)?;
            record(&it.record_id)?;
            it.target_id.as_ref().map_or(Ok(()), |target| user(Field::TargetId, target))
        }
        Action::Refuse(it) => identifiers(&it.refused.payload),
        Action::Withdraw(it) => identifiers(&it.withdrawn.payload),
        Action::Grant(it) => {
            user(Field::Grantee, &it.grantee)?;
            match &it.scope {
                Scope::All => Ok(()),
                Scope::Records(records) => records.iter().try_for_each(record),
            }
        }
        Action::Transfer(it) => user(Field::To, &it.to),
        Action::Vote(it) => it.candidate.as_ref().map_or(Ok(()), |candidate| user(Field::Candidate, candidate)),
        Action::Revoke(_)
        | Action::Stake(_)
        | Action::Unstake(_)
        | Action::Candidacy(_)
        | Action::Evidence(_)
        | Action::AnchorLog(_) => Ok(()),
    }
}

fn user(field: Field, id: &UserId) -> Result<(), Reason> {
    if id.is_well_formed() { Ok(()) } else { Err(malformed(field, id.as_str())) }
}

/// The id of a new account is well formed and not reserved.
fn account(id: &UserId) -> Result<(), Reason> {
    user(Field::UserId, id)?;
    if id.is_reserved() {
        let (fault, actual) = (IdentifierFault::Reserved, id.as_str().to_owned());
        return Err(Reason::Identifier { field: Field::UserId, fault, actual });
    }
    Ok(())
}

fn hospital(id: &HospitalId) -> Result<(), Reason> {
    if id.is_well_formed() { Ok(()) } else { Err(malformed(Field::HospitalId, id.as_str())) }
}

fn record(id: &RecordId) -> Result<(), Reason> {
    if id.is_well_formed() { Ok(()) } else { Err(malformed(Field::RecordId, id.as_str())) }
}

fn malformed(field: Field, actual: &str) -> Reason {
    Reason::Identifier { field, fault: IdentifierFault::Malformed, actual: actual.to_owned() }
}

/// All texts of a payload have an allowed length and no forbidden character.
pub fn texts(payload: &Payload) -> Result<(), Reason> {
    let wrong = |field| move |fault: TextFault| Reason::Text { field, fault };
    match &payload.action {
        Action::CreateLedger(it) => {
            it.name.check().map_err(wrong(Field::Name))?;
            it.founder.name.check().map_err(wrong(Field::Name))
        }
        Action::Register(it) => it.name.check().map_err(wrong(Field::Name)),
        Action::Refuse(it) => {
            it.reason.check().map_err(wrong(Field::Reason))?;
            texts(&it.refused.payload)
        }
        Action::Withdraw(it) => {
            it.reason.check().map_err(wrong(Field::Reason))?;
            texts(&it.withdrawn.payload)
        }
        Action::Revoke(it) => it.reason.check().map_err(wrong(Field::Reason)),
        Action::Record(_)
        | Action::Grant(_)
        | Action::Transfer(_)
        | Action::Stake(_)
        | Action::Unstake(_)
        | Action::Candidacy(_)
        | Action::Vote(_)
        | Action::Evidence(_)
        | Action::AnchorLog(_) => Ok(()),
    }
}
