//! The computation of the next election, line by line, from values in the chain.

use crate::ledger::encode::Tag;
use crate::protocol::{CandidateView, ElectionPreview, ElectionView, Seat, SumInput, WorkStep};
use crate::text::{delegates, election};
use crate::ui::pages::why;
use leptos::prelude::*;

/// Shows all lines, folded at first.
#[component]
pub fn ElectionSteps(
    /// The election.
    view: ElectionView,
) -> impl IntoView {
    let ElectionView { seats, candidates, preview, .. } = view;
    let weights = candidates.iter().map(election::weighed).collect();
    let (ranks, turns) = (ranks(&candidates), turns(&preview, seats));
    let lot = |seat: Seat| view! { <Lot seat=seat /> };
    view! {
        <details class="worked">
            <summary>{delegates::steps()}</summary>
            <Lines title=election::weights() lead=election::weights_lead().to_owned() lines=weights />
            <Lines title=election::ranks() lead=delegates::step_seats(seats) lines=ranks />
            <h3>{election::lots()}</h3>
            <p class="quiet">{election::lots_lead()}</p>
            <ol>{preview.seats.into_iter().map(lot).collect_view()}</ol>
            <Lines title=election::turns() lead=delegates::step_turns(seats) lines=turns />
        </details>
    }
}

#[component]
fn Lines(title: &'static str, lead: String, lines: Vec<String>) -> impl IntoView {
    view! {
        <h3>{title}</h3>
        <p class="quiet">{lead}</p>
        <ol>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ol>
    }
}

/// Shows the shuffle hash of a seat and the bytes that it hashes.
#[component]
fn Lot(seat: Seat) -> impl IntoView {
    let Seat { user_id, shuffle_hash, text } = seat;
    let input = SumInput::Tagged { tag: Tag::Shuffle.text().to_owned(), text };
    view! {
        <li>
            {user_id.to_string()}
            <details>
                <summary>{election::lot_bytes()}</summary>
                {why::step(WorkStep::Sum { input, sum: shuffle_hash })}
            </details>
        </li>
    }
}

/// Returns a line for each candidate. The node lists them by descending weight.
fn ranks(candidates: &[CandidateView]) -> Vec<String> {
    let before = std::iter::once(None).chain(candidates.iter().map(Some));
    let line = |(it, before): (&CandidateView, Option<&CandidateView>)| {
        let equal = before.filter(|before| before.weight == it.weight && it.weight.0 > 0);
        election::ranked(it, equal.map(|before| &before.user_id))
    };
    candidates.iter().zip(before).map(line).collect()
}

/// Returns a line for each slot of the round. The seats repeat in their order.
fn turns(preview: &ElectionPreview, seats: u64) -> Vec<String> {
    let first = preview.round.0 * seats + 1;
    let order = preview.seats.iter().cycle();
    (first..first + seats).zip(order).map(|(slot, seat)| election::turn(slot, &seat.user_id)).collect()
}
