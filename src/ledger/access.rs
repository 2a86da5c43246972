//! The access rules: which accounts may see a record (docs/protocol.md, section 7).

use super::id::{Hash, RecordId, UserId};
use super::number::{Timestamp, present};
use super::state::{GrantState, State};
use super::transaction::account::Role;
use serde::{Deserialize, Serialize};

/// The rule that allows a person to see a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// The person is the patient.
    Patient,
    /// The person is an administrator, for audit.
    Administrator,
    /// The person is the doctor who wrote a version of the record.
    Author,
    /// The person is a doctor under a live grant or share.
    Grant,
}

/// The decision about one viewer and one record or patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Decision {
    /// The viewer may see it.
    Permitted {
        /// The first rule that applies.
        by: Permission,
        /// The id of the grant or share, if `by` is `Grant`.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        grant: Option<Hash>,
    },
    /// The viewer is not the patient, an administrator or the author, and has no live grant.
    Denied,
}

/// A person who requests to see a record.
#[derive(Clone, Debug)]
pub struct Viewer<'a> {
    /// The person's account.
    pub user_id: &'a UserId,
    /// The person's role.
    pub role: Role,
}

/// Decides if a person may see a record at the time `at`, the later of the head block's and the device's time. The
/// first of these rules that applies decides: the patient; an administrator; the author of one of its versions; a
/// doctor under a live grant.
pub fn decide(state: &State, viewer: &Viewer<'_>, record: &RecordId, at: Timestamp) -> Decision {
    decide_where(state, viewer, record, |_, grant| grant.is_live(at))
}

/// Decides as [`decide`] does, but as if the grant or share `revoked` were revoked.
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
