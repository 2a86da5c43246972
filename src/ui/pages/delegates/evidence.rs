//! The double signings that this device has seen, and the submission of their evidence.

use crate::ledger::id::UserId;
use crate::ledger::number::Slot;
use crate::protocol::{EvidenceState, EvidenceView, command};
use crate::text::delegates;
use crate::ui::components::{Button, ButtonStyle, Fact, Facts, HashView, Pill, PressPolicy, Sheet, Tone};
use crate::ui::pages::sending::Sending;
use crate::ui::route::Route;
use crate::ui::state::{Store, load};
use leptos::prelude::*;

/// Lists the evidence; shows nothing if there is none.
#[component]
pub fn EvidenceSheet() -> impl IntoView {
    let found = load(|| Some(command::ListEvidence {}));
    let found = Memo::new(move |_| found.value().unwrap_or_default());
    let sending = Sending::idle();
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <Sheet title=delegates::evidence_title()>
                <p>{delegates::evidence_lead()}</p>
                <ul class="list">
                    <For
                        each=move || found.get()
                        key=|evidence| format!("{evidence:?}")
                        children=move |evidence| view! { <Item evidence=evidence sending=sending /> }
                    />
                </ul>
                {sending.note(&[])}
            </Sheet>
        </Show>
    }
}

#[component]
fn Item(evidence: EvidenceView, sending: Sending) -> impl IntoView {
    let EvidenceView { delegate, slot, first, second, state } = evidence;
    let title = delegates::signed_twice(delegate.as_str(), slot.0);
    let (tone, words) = match state {
        EvidenceState::Open => (Tone::Refused, delegates::open().to_owned()),
        EvidenceState::Submitted { .. } => (Tone::Waiting, delegates::submitted().to_owned()),
        EvidenceState::Punished { until } => (Tone::Permitted, delegates::punished(until.map(|round| round.0))),
    };
    view! {
        <li class="stack">
            <div class="row between">
                <div class="row"><b>{title}</b> <Pill tone=tone words=words /></div>
                {next(&delegate, slot, state, sending)}
            </div>
            <Facts>
                <Fact name=delegates::one_block()>
                    <HashView digits=first.to_string() />
                </Fact>
                <Fact name=delegates::other_block()>
                    <HashView digits=second.to_string() />
                </Fact>
            </Facts>
        </li>
    }
}

/// Returns the submit button for open evidence if an account acts, or the id of the submitted transaction.
fn next(delegate: &UserId, slot: Slot, state: EvidenceState, sending: Sending) -> AnyView {
    match state {
        EvidenceState::Open => {
            let (delegate, acts) = (delegate.clone(), Store::get().session());
            let about = format!("{delegate} {slot}");
            let submit = Callback::new(move |()| {
                let command = command::SubmitEvidence { delegate: delegate.clone(), slot };
                sending.send(command, delegates::sent(delegates::sent_evidence()), || ());
            });
            view! {
                <Show when=move || acts.with(Option::is_some)>
                    <Button
                        label=delegates::submit_evidence()
                        on_press=submit
                        busy=sending.action().busy()
                        look=ButtonStyle::First
                        takes=PressPolicy::WhenStable
                        about=about.clone()
                    />
                </Show>
            }
            .into_any()
        }
        EvidenceState::Submitted { transaction } => {
            view! { <HashView digits=transaction.to_string() href=Route::Transaction(transaction).href() /> }.into_any()
        }
        EvidenceState::Punished { .. } => ().into_any(),
    }
}
