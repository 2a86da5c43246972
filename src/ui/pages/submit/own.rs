//! The doctor's own proposals, and what can still be done about each.

use super::form::Values;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::protocol::{Command, PoolState, Reply, Subject, Submission, SubmissionState};
use crate::text::{common, count, submit};
use crate::ui::components::{Button, Empty, Look, Moment, Pill, Sheet, TableFrame, Tone};
use crate::ui::pages::gate::shown;
use crate::ui::pages::reason::ReasonDialog;
use crate::ui::route::Route;
use crate::ui::state::load;
use leptos::prelude::*;

/// The table, and the dialog for a withdrawal.
#[component]
pub fn OwnSheet(
    /// The form, for new versions.
    values: Values,
) -> impl IntoView {
    let own = load(
        || Some(Command::ListSubmissions),
        |reply| if let Reply::Submissions(own) = reply { Some(own) } else { None },
    );
    let withdrawing = RwSignal::new(None);
    let note = Signal::derive(move || {
        own.value().map(|own| count(own.len() as u64, "proposal", "proposals")).unwrap_or_default()
    });
    view! {
        <Sheet title=submit::OWN_TITLE note=note>
            {shown(own, move |own| table(own, values, withdrawing))}
        </Sheet>
        <ReasonDialog
            of=withdrawing
            title=submit::WITHDRAW_TITLE
            label=submit::WITHDRAW_NOW
            done=submit::WITHDRAWN
            command=|transaction, reason| Command::Withdraw { transaction, reason }
        />
    }
}

fn table(own: Vec<Submission>, values: Values, withdrawing: RwSignal<Option<Hash>>) -> AnyView {
    if own.is_empty() {
        return view! { <Empty words=submit::OWN_EMPTY /> }.into_any();
    }
    let columns = vec![submit::RECORD, submit::PATIENT, common::WHEN, common::STATE, ""];
    view! {
        <TableFrame name=submit::OWN_TITLE columns=columns>
            {own.into_iter().map(|submission| row(submission, values, withdrawing)).collect_view()}
        </TableFrame>
    }
    .into_any()
}

fn row(submission: Submission, values: Values, withdrawing: RwSignal<Option<Hash>>) -> impl IntoView {
    let Submission { transaction, summary, state } = submission;
    let Subject::Record { patient_id, record_id, .. } = summary.subject else { return ().into_any() };
    let about = (patient_id.clone(), record_id.clone());
    view! {
        <tr>
            <th scope="row">
                <a href=Route::Transaction(transaction).href()>{record_id.to_string()}</a>
            </th>
            <td>{patient_id.to_string()}</td>
            <td>
                <Moment at=summary.timestamp />
            </td>
            <td>{pill(&state)}</td>
            <td>{next(&state, transaction, about, values, withdrawing)}</td>
        </tr>
    }
    .into_any()
}

fn pill(state: &SubmissionState) -> impl IntoView + use<> {
    let (tone, reason) = match state {
        SubmissionState::Pool { pool: PoolState::Stuck { rejection } } => {
            (Tone::Refused, crate::text::rejection(rejection))
        }
        SubmissionState::Pool { .. } => (Tone::Waiting, String::new()),
        SubmissionState::InChain { .. } => (Tone::Permitted, String::new()),
        SubmissionState::Refused { reason, .. } | SubmissionState::Withdrawn { reason, .. } => {
            (Tone::Refused, reason.to_string())
        }
    };
    view! { <Pill tone=tone words=common::submission_state(state) /> <p class="quiet">{reason}</p> }
}

/// What waits can be withdrawn; what is in the chain can be followed by a new version.
fn next(
    state: &SubmissionState,
    transaction: Hash,
    about: (UserId, RecordId),
    values: Values,
    withdrawing: RwSignal<Option<Hash>>,
) -> AnyView {
    let (patient_id, record_id) = about;
    match state {
        SubmissionState::Pool { .. } => {
            let label = submit::withdraw(record_id.as_str());
            view! { <Button label=label look=Look::Quiet on_press=move |()| withdrawing.set(Some(transaction)) /> }
                .into_any()
        }
        SubmissionState::InChain { .. } => {
            let label = submit::update(record_id.as_str());
            view! { <Button label=label look=Look::Quiet on_press=move |()| values.update(&patient_id, &record_id) /> }
                .into_any()
        }
        SubmissionState::Refused { .. } | SubmissionState::Withdrawn { .. } => ().into_any(),
    }
}
