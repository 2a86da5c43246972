//! The outcome of a proposal that no longer waits, after an answer on this page or elsewhere.

use super::visit::{GivenAnswer, Visit};
use crate::ledger::id::Hash;
use crate::ledger::number::Height;
use crate::protocol::{Fault, PoolState, SubmissionState, command};
use crate::text::{self, common, consent};
use crate::ui::components::{Button, ButtonStyle, Pill, PressPolicy, Tone};
use crate::ui::route::Route;
use crate::ui::state::load;
use leptos::{html, prelude::*};
use web_sys::FocusOptions;

/// The outcome of a proposal.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is approved and waits for the block of this height.
    Approved(Height),
    /// It is approved, but the next block does not include it for this reason.
    Waits(String),
    /// The block of this height includes it.
    Included(Height),
    /// The patient refused it, for this reason.
    Refused(String),
    /// Its author withdrew it, for this reason.
    Withdrawn(String),
    /// No block on the present chain can include it, for this reason.
    Stuck(String),
    /// Neither the pool nor the chain contains it.
    Gone,
}

/// Returns the outcome from pool and chain, or this visit's answer if they do not report it; `None` while undecided.
pub fn outcome_of(transaction: Hash, visit: Visit) -> Memo<Option<Outcome>> {
    let found = load(move || Some(command::ReadSubmission { transaction }));
    let found = found.map(|found| found.state);
    Memo::new(move |_| {
        let given = visit.given(transaction).map(|given| match given {
            GivenAnswer::Approved => Outcome::Approved(visit.next()),
            GivenAnswer::Refused(reason) => Outcome::Refused(reason),
        });
        match found.get()? {
            Ok(state) => known(state, given, visit.next()),
            Err(Fault::NoSuchTransaction { .. }) => Some(given.unwrap_or(Outcome::Gone)),
            Err(_) => given,
        }
    })
}

fn known(state: SubmissionState, given: Option<Outcome>, next: Height) -> Option<Outcome> {
    match state {
        // The answer may be newer than the last report of the pool.
        SubmissionState::Pool { pool: PoolState::Consent { .. } } => given,
        SubmissionState::Pool { pool: PoolState::Ready } => Some(Outcome::Approved(next)),
        SubmissionState::Pool {
            pool: pool @ (PoolState::Later { .. } | PoolState::NoRoom | PoolState::Behind { .. }),
        } => Some(Outcome::Waits(common::pool_state(&pool))),
        SubmissionState::Pool { pool: PoolState::Stuck { rejection } } => {
            Some(Outcome::Stuck(text::rejection(&rejection)))
        }
        SubmissionState::InChain { place } => Some(Outcome::Included(place.height)),
        SubmissionState::Refused { reason, .. } => Some(Outcome::Refused(reason.to_string())),
        SubmissionState::Withdrawn { reason, .. } => Some(Outcome::Withdrawn(reason.to_string())),
    }
}

/// Shows the outcome instead of the buttons. After an answer it takes the focus, so no key answers another proposal.
#[component]
pub fn OutcomeView(
    /// The id of the proposal.
    transaction: Hash,
    /// The id of the record.
    record: String,
    /// The author of the proposal.
    author: String,
    /// The outcome.
    outcome: Memo<Option<Outcome>>,
    /// The visit.
    visit: Visit,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let is_answered_here = untrack(|| visit.given(transaction).is_some());
    // An effect, since only the browser can move the focus. It waits a frame, since a closing dialog first restores it.
    Effect::new(move || {
        if let Some(place) = place.get().filter(|_| is_answered_here) {
            request_animation_frame(move || {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                // `focus` does not fail for an element in the document.
                let _ = place.focus_with_options(&options);
            });
        }
    });
    view! {
        <div class="outcome" tabindex="-1" node_ref=place>
            {move || outcome.get().map(|outcome| sentence(outcome, &author))}
            <Button
                label=consent::put_away(&record)
                look=ButtonStyle::Quiet
                takes=PressPolicy::WhenStable
                about=transaction.to_string()
                on_press=move |()| visit.put_away(transaction)
            />
        </div>
    }
}

fn sentence(outcome: Outcome, author: &str) -> AnyView {
    let (tone, word, words) = match &outcome {
        Outcome::Approved(next) => {
            return view! { <p><Pill tone=Tone::Waiting words=consent::waits(*next) /></p> }.into_any();
        }
        Outcome::Waits(why) => (Tone::Waiting, consent::approved_at(), why.clone()),
        Outcome::Included(height) => (Tone::Permitted, consent::is_included(), consent::included(*height)),
        Outcome::Refused(reason) => (Tone::Refused, common::refused(), consent::refused_for(reason)),
        Outcome::Withdrawn(reason) => (Tone::Neutral, common::withdrawn(), consent::withdrawn_for(author, reason)),
        Outcome::Stuck(why) => (Tone::Refused, common::stuck(), why.clone()),
        Outcome::Gone => (Tone::Neutral, consent::is_gone(), consent::gone().to_owned()),
    };
    let words = match outcome {
        Outcome::Included(height) => view! { <a href=Route::Block(height).href()>{words}</a> }.into_any(),
        Outcome::Approved(_)
        | Outcome::Waits(_)
        | Outcome::Refused(_)
        | Outcome::Withdrawn(_)
        | Outcome::Stuck(_)
        | Outcome::Gone => words.into_any(),
    };
    view! { <p><Pill tone=tone words=word /> " " {words}</p> }.into_any()
}
