//! A transaction in one line.

use crate::ledger::transaction::{Action, Payload};
use crate::protocol::{Subject, Summary};

/// What a payload is about.
pub fn summary(payload: &Payload) -> Summary {
    Summary {
        kind: payload.action.kind().to_owned(),
        author: payload.author.clone(),
        timestamp: payload.timestamp,
        subject: subject(&payload.action),
    }
}

fn subject(action: &Action) -> Subject {
    match action {
        Action::CreateLedger(it) => Subject::Ledger { name: it.name.clone() },
        Action::Register(it) => Subject::Account {
            user_id: it.user_id.clone(),
            name: it.name.clone(),
            role: it.role,
            hospital_id: it.hospital_id.clone(),
        },
        Action::Record(it) => Subject::Record {
            patient_id: it.patient_id.clone(),
            record_id: it.record_id.clone(),
            hospital_id: it.hospital_id.clone(),
            operation: it.operation,
        },
        Action::Refuse(it) => Subject::Settlement { of: it.refused.payload.id(), reason: it.reason.clone() },
        Action::Withdraw(it) => Subject::Settlement { of: it.withdrawn.payload.id(), reason: it.reason.clone() },
        Action::Grant(_)
        | Action::Revoke(_)
        | Action::Transfer(_)
        | Action::Stake(_)
        | Action::Unstake(_)
        | Action::Candidacy(_)
        | Action::Vote(_)
        | Action::Evidence(_)
        | Action::AnchorLog(_) => Subject::Other,
    }
}
