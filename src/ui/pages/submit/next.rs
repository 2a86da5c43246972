//! What can still be done about an own proposal.

use super::field::go_to;
use super::form::{PRESCRIPTION, Values};
use super::share::Share;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::transaction::record::Operation;
use crate::protocol::SubmissionState;
use crate::text::submit;
use crate::ui::components::{Button, Look, Takes};
use leptos::prelude::*;

/// What a row can start: a new version, a share, a withdrawal.
#[derive(Clone, Copy)]
pub struct Next {
    /// The form, for new versions.
    pub values: Values,
    /// The form for shares.
    pub share: Share,
    /// What a reason is asked for.
    pub withdrawing: RwSignal<Option<Hash>>,
}

/// The ways on from where a proposal stands.
pub fn next_step(
    state: &SubmissionState,
    transaction: Hash,
    what: Operation,
    about: (UserId, RecordId),
    next: Next,
) -> AnyView {
    let (patient_id, record_id) = about;
    match state {
        SubmissionState::Pool { .. } => withdraw(transaction, &record_id, what, next).into_any(),
        SubmissionState::InChain { .. } if what != Operation::Share => follow(patient_id, record_id, next).into_any(),
        _ => ().into_any(),
    }
}

/// What waits can be withdrawn.
fn withdraw(transaction: Hash, record_id: &RecordId, what: Operation, next: Next) -> impl IntoView + use<> {
    let label = match what {
        Operation::Share => submit::withdraw_share(record_id.as_str()),
        Operation::Add | Operation::Update => submit::withdraw(record_id.as_str()),
    };
    view! { <Button label=label look=Look::Quiet on_press=move |()| next.withdrawing.set(Some(transaction)) takes=Takes::OnceStill about=transaction.to_string() /> }
}

/// What is in the chain can be followed by a new version, and shared.
fn follow(patient_id: UserId, record_id: RecordId, next: Next) -> impl IntoView {
    let (update, share) = (submit::update(record_id.as_str()), submit::share(record_id.as_str()));
    let shared = record_id.clone();
    let start = move |()| {
        next.values.update(&patient_id, &record_id);
        go_to(PRESCRIPTION);
    };
    view! {
        <Button label=update look=Look::Quiet on_press=start />
        <Button label=share look=Look::Quiet on_press=move |()| next.share.of(&shared) />
    }
}
