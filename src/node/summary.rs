//! The summary of a transaction.

use crate::ledger::transaction::{Action, Payload};
use crate::protocol::{Subject, Summary};

/// Returns the summary of a payload.
pub fn summary(payload: &Payload) -> Summary {
    Summary {
        kind: payload.action.kind(),
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
            target_id: it.target_id.clone(),
        },
        Action::Refuse(it) => Subject::Settlement { of: it.refused.payload.id(), reason: it.reason.clone() },
        Action::Withdraw(it) => Subject::Settlement { of: it.withdrawn.payload.id(), reason: it.reason.clone() },
        Action::Grant(it) => {
            Subject::Grant { grantee: it.grantee.clone(), scope: it.scope.clone(), not_after: it.not_after }
        }
        Action::Revoke(it) => Subject::Revocation { grant: it.grant, reason: it.reason.clone() },
        Action::Transfer(it) => Subject::Tokens { amount: it.amount, to: Some(it.to.clone()) },
        Action::Stake(it) => Subject::Tokens { amount: it.amount, to: None },
        Action::Unstake(it) => Subject::Tokens { amount: it.amount, to: None },
        Action::Candidacy(it) => Subject::Candidacy { standing: it.standing },
        Action::Vote(it) => Subject::Vote { candidate: it.candidate.clone() },
        Action::Evidence(it) => {
            let header = &it.first.header;
            Subject::Evidence { delegate: header.delegate_id.clone(), slot: header.slot }
        }
        Action::AnchorLog(it) => Subject::Anchor { log: it.log, size: it.size, root: it.root },
    }
}
