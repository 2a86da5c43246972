//! The rules of a registration.

use crate::ledger::id::HospitalId;
use crate::ledger::key;
use crate::ledger::rejection::{Field, IdentifierFault, KeyFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::account::Role;

/// The id is not taken. Every role except `patient` names a hospital.
pub fn id_is_new(draft: &Draft<'_>, action: &Action) -> Result<(), Reason> {
    let Action::Register(it) = action else { return Ok(()) };
    let wrong = |field, fault, actual: &str| Err(Reason::Identifier { field, fault, actual: actual.to_owned() });
    if draft.account(&it.user_id).is_some() {
        return wrong(Field::UserId, IdentifierFault::Taken, it.user_id.as_str());
    }
    let hospital = it.hospital_id.as_ref();
    if hospital.is_some() == (it.role == Role::Patient) {
        return wrong(Field::HospitalId, IdentifierFault::Presence, hospital.map_or("", HospitalId::as_str));
    }
    Ok(())
}

/// The keys are not weak, and the signing key is new on the ledger.
pub fn keys_are_good(draft: &Draft<'_>, action: &Action) -> Result<(), Reason> {
    let Action::Register(it) = action else { return Ok(()) };
    let weak = |field| move |why| Reason::Key { field, fault: KeyFault::Weak { why } };
    key::accept(it.public_key).map_err(weak(Field::PublicKey))?;
    key::accept_sealing(it.sealing_key).map_err(weak(Field::SealingKey))?;
    if draft.has_key(it.public_key) {
        return Err(Reason::Key { field: Field::PublicKey, fault: KeyFault::Taken });
    }
    Ok(())
}
