//! The next steps for one of the doctor's own proposals.

use super::field::go_to;
use super::form::{PRESCRIPTION, Values};
use super::share::Share;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::transaction::record::Operation;
use crate::protocol::SubmissionState;
use crate::text::submit;
use crate::ui::components::{Button, ButtonStyle, PressPolicy};
use leptos::prelude::*;

/// The forms that a row can start: a new version, a share, a withdrawal.
#[derive(Clone, Copy)]
pub struct Next {
    /// The form for new versions.
    pub values: Values,
    /// The form for shares.
    pub share: Share,
    /// The proposal to withdraw, for which the dialog asks for a reason.
    pub withdrawing: RwSignal<Option<Hash>>,
}

/// Returns the buttons for the state of a proposal.
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

/// Shows the button that withdraws a proposal in the pool.
fn withdraw(transaction: Hash, record_id: &RecordId, what: Operation, next: Next) -> impl IntoView + use<> {
    let label = match what {
        Operation::Share => submit::withdraw_share(record_id.as_str()),
        Operation::Add | Operation::Update => submit::withdraw(record_id.as_str()),
    };
    view! { <Button label=label look=ButtonStyle::Quiet on_press=move |()| next.withdrawing.set(Some(transaction)) takes=PressPolicy::WhenStable about=transaction.to_string() /> }
}

/// Shows the buttons for a new version and a share of a record in the chain.
fn follow(patient_id: UserId, record_id: RecordId, next: Next) -> impl IntoView {
    let (update, share) = (submit::update(record_id.as_str()), submit::share(record_id.as_str()));
    let shared = record_id.clone();
    let start = move |()| {
        next.values.update(&patient_id, &record_id);
        go_to(PRESCRIPTION);
    };
    view! {
        <Button label=update look=ButtonStyle::Quiet on_press=start />
        <Button label=share look=ButtonStyle::Quiet on_press=move |()| next.share.of(&shared) />
    }
}
