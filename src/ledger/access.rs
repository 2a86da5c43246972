//! Who may see what (PROTOCOL, section 7).

use super::id::{Hash, RecordId, UserId};
use super::number::{Timestamp, present};
use super::state::{GrantState, State};
use super::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// The rule that lets somebody see a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// The patient.
    Patient,
    /// An administrator, for audit.
    Administrator,
    /// The doctor who wrote it.
    Author,
    /// A doctor under a live grant.
    Grant,
}

/// What was decided about one viewer and one record or patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Decision {
    /// Yes, and under which rule.
    Permitted {
        /// The first rule that fits.
        by: Permission,
        /// The grant or share, where that was the rule.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        grant: Option<Hash>,
    },
    /// No: neither the patient, nor an administrator, nor the author, nor under a live grant.
    Denied,
}

/// Somebody who asks to see a record.
#[derive(Clone, Debug)]
pub struct Viewer<'a> {
    /// Who.
    pub user_id: &'a UserId,
    /// In which role.
    pub role: Role,
}

/// Decides whether somebody may see a record, at a moment that is the greater of the head block's and the device's
/// time. The first of these rules that fits decides: the patient; an administrator; the author of one of its versions;
/// a doctor under a live grant.
pub fn decide(state: &State, viewer: &Viewer<'_>, record: &RecordId, at: Timestamp) -> Decision {
    decide_where(state, viewer, record, |_, grant| grant.is_live(at))
}

/// The same as if one grant or share were revoked.
pub fn decide_without(state: &State, viewer: &Viewer<'_>, record: &RecordId, at: Timestamp, revoked: Hash) -> Decision {
    decide_where(state, viewer, record, |id, grant| id != revoked && grant.is_live(at))
}

fn decide_where(
    state: &State,
    viewer: &Viewer<'_>,
    record: &RecordId,
    counts: impl Fn(Hash, &GrantState) -> bool,
) -> Decision {
    let Some(subject) = state.record(record) else { return Decision::Denied };
    let permitted = |by| Decision::Permitted { by, grant: None };
    if subject.patient_id == *viewer.user_id {
        return permitted(Permission::Patient);
    }
    if viewer.role == Role::Administrator {
        return permitted(Permission::Administrator);
    }
    if subject.versions.iter().any(|version| version.author == *viewer.user_id) {
        return permitted(Permission::Author);
    }
    let covers = |id: Hash, grant: &GrantState| {
        grant.patient_id == subject.patient_id
            && grant.grantee == *viewer.user_id
            && grant.scope.covers(record)
            && counts(id, grant)
    };
    let grant = state.grants().find(|(id, grant)| covers(*id, grant)).map(|(id, _)| id);
    grant.map_or(Decision::Denied, |id| Decision::Permitted { by: Permission::Grant, grant: Some(id) })
}
