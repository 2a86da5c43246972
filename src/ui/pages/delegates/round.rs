//! The slots of the round, as a ring and as a table, and the rule that makes a block irreversible.

use super::Election;
use crate::protocol::{SlotState, SlotView};
use crate::text::delegates;
use crate::ui::components::{NarrowLayout, Pill, Sheet, TableFrame, Tone, grouped};
use crate::ui::draw::TurnRing;
use crate::ui::route::Route;
use leptos::prelude::*;

/// Shows the round.
#[component]
pub fn RoundSheet(
    /// The election.
    election: Election,
) -> impl IntoView {
    let slots = Memo::new(move |_| election.get().map(|election| election.slots).unwrap_or_default());
    let note = Signal::derive(move || {
        election
            .with(|election| election.as_ref().map(|election| delegates::round(election.round.0)))
            .unwrap_or_default()
    });
    view! {
        <Sheet title=delegates::round_title() note=note>
            <div class="ring">
                {move || view! { <TurnRing slots=slots.get() /> }}
                <div class="turns">
                    <TableFrame name=delegates::turns() columns=vec![delegates::slot(), delegates::delegate(), ""] narrow=NarrowLayout::Fits>
                        <For each=move || slots.get() key=|slot| format!("{slot:?}") children=row />
                    </TableFrame>
                </div>
            </div>
            <details>
                <summary>{delegates::irreversible_title()}</summary>
                <p>{delegates::irreversible()}</p>
            </details>
        </Sheet>
    }
}

fn row(SlotView { slot, delegate, state }: SlotView) -> impl IntoView {
    let current = (state == SlotState::Next).then_some("step");
    view! {
        <tr aria-current=current>
            <th scope="row">{grouped(slot.0)}</th>
            <td>{delegate.to_string()}</td>
            <td>{state_of_evidence(state)}</td>
        </tr>
    }
}

fn state_of_evidence(state: SlotState) -> AnyView {
    match state {
        SlotState::Forged { height } => {
            view! { <a href=Route::Block(height).href()>{delegates::forged_in(height.0)}</a> }.into_any()
        }
        SlotState::PassedOver => view! { <Pill tone=Tone::Refused words=delegates::passed_over() /> }.into_any(),
        SlotState::Next => view! { <Pill tone=Tone::Waiting words=delegates::next() /> }.into_any(),
        SlotState::Later => view! { <span class="quiet">{delegates::later()}</span> }.into_any(),
    }
}
