//! The doctor's own proposals, each with its state and its next steps.

use super::form::Values;
use super::next::{Next, next_step};
use super::share::Share;
use crate::protocol::{PoolState, Subject, Submission, SubmissionState, command};
use crate::text::{common, counts, operation, submit};
use crate::ui::components::{Button, Empty, Moment, NarrowLayout, Pill, Sheet, TableFrame, Tone};
use crate::ui::pages::gate::shown;
use crate::ui::pages::reason::ReasonDialog;
use crate::ui::route::Route;
use crate::ui::state::load;
use leptos::prelude::*;

/// The number of proposals shown at first, since a person at the keyboard passes each row.
const FIRST: usize = 10;

/// Shows the table and the dialog for a withdrawal.
#[component]
pub fn OwnSheet(
    /// The form for new versions.
    values: Values,
    /// The form for shares.
    share: Share,
) -> impl IntoView {
    let own = load(|| Some(command::ListSubmissions {}));
    let next = Next { values, share, withdrawing: RwSignal::new(None) };
    let all = RwSignal::new(false);
    let has_more = move || !all.get() && own.value().is_some_and(|own| own.len() > FIRST);
    let note = Signal::derive(move || own.value().map(|own| counts::proposals(own.len() as u64)).unwrap_or_default());
    view! {
        <Sheet title=submit::own_title() note=note>
            {shown(own, move |own| table(own, if all.get() { usize::MAX } else { FIRST }, next))}
            <Show when=has_more>
                <Button label=submit::own_all() on_press=move |()| all.set(true) />
            </Show>
        </Sheet>
        <ReasonDialog
            of=next.withdrawing
            title=submit::withdraw_title()
            label=submit::withdraw_now()
            done=submit::withdrawn()
            command=|transaction, reason| command::Withdraw { transaction, reason }
        />
    }
}

fn table(own: Vec<Submission>, most: usize, next: Next) -> AnyView {
    if own.is_empty() {
        return view! { <Empty words=submit::own_empty() /> }.into_any();
    }
    let columns = vec![submit::record(), submit::what(), submit::patient(), common::when(), common::state(), ""];
    view! {
        <TableFrame name=submit::own_title() columns=columns narrow=NarrowLayout::Stacks>
            {own.into_iter().take(most).map(|submission| row(submission, next)).collect_view()}
        </TableFrame>
    }
    .into_any()
}

fn row(submission: Submission, next: Next) -> impl IntoView {
    let Submission { transaction, summary, state } = submission;
    let Subject::Record { patient_id, record_id, operation: what, target_id, .. } = summary.subject else {
        return ().into_any();
    };
    let what_words =
        target_id.map_or_else(|| operation(what).to_owned(), |target| submit::shared_with(target.as_str()));
    let patient = patient_id.to_string();
    view! {
        <tr>
            <th scope="row">
                <a href=Route::Transaction(transaction).href()>{record_id.to_string()}</a>
            </th>
            <td data-label=submit::what()>{what_words}</td>
            <td data-label=submit::patient()>{patient}</td>
            <td data-label=common::when()>
                <Moment at=summary.timestamp />
            </td>
            <td>{pill(&state)}</td>
            <td>
                <div class="row">
                    {next_step(&state, transaction, what, (patient_id, record_id), next)}
                </div>
            </td>
        </tr>
    }
    .into_any()
}

fn pill(state: &SubmissionState) -> impl IntoView + use<> {
    let (tone, reason) = match state {
        SubmissionState::Pool { pool: PoolState::Stuck { rejection } } => {
            (Tone::Refused, crate::text::rejection(rejection))
        }
        SubmissionState::Pool { pool: PoolState::Behind { rejection } } => {
            (Tone::Waiting, crate::text::rejection(rejection))
        }
        SubmissionState::Pool { .. } => (Tone::Waiting, String::new()),
        SubmissionState::InChain { .. } => (Tone::Permitted, String::new()),
        SubmissionState::Refused { reason, .. } | SubmissionState::Withdrawn { reason, .. } => {
            (Tone::Refused, reason.to_string())
        }
    };
    view! { <Pill tone=tone words=common::submission_state(state) /> <p class="quiet">{reason}</p> }
}
