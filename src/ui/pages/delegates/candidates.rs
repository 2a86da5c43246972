//! The candidates and the weight of their votes.

use super::Election;
use super::vote::{Voting, answer};
use crate::protocol::CandidateView;
use crate::text::{counts, delegates};
use crate::ui::components::{Empty, Meter, NarrowLayout, Pill, Sheet, TableFrame, Tone, grouped};
use crate::ui::pages::sending::Sending;
use leptos::prelude::*;

/// Shows the table and the note after a vote.
#[component]
pub fn CandidatesSheet(
    /// The election.
    election: Election,
) -> impl IntoView {
    let candidates = Memo::new(move |_| election.get().map(|election| election.candidates).unwrap_or_default());
    let balance = Memo::new(move |_| election.get().and_then(|election| election.balance));
    let whole = Memo::new(move |_| candidates.with(|all| all.iter().map(|one| one.weight.0).sum()));
    let voting = Voting { balance, sending: Sending::idle(), whole };
    let is_empty = Memo::new(move |_| candidates.with(Vec::is_empty));
    let has_no_stake = move || balance.with(|balance| balance.as_ref().is_some_and(|balance| balance.staked.0 == 0));
    let note = Signal::derive(move || candidates.with(|all| counts::candidates(all.len() as u64)));
    view! {
        <Sheet title=delegates::candidates_title() note=note>
            <Show
                when=move || !is_empty.get()
                fallback=|| view! { <Empty words=delegates::candidates_empty() next=delegates::candidates_empty_next() /> }
            >
                <Table candidates=candidates voting=voting />
                <Show when=has_no_stake>
                    <p class="quiet">{delegates::vote_needs_stake()}</p>
                </Show>
            </Show>
            {voting.sending.note(&[])}
        </Sheet>
    }
}

#[component]
fn Table(candidates: Memo<Vec<CandidateView>>, voting: Voting) -> impl IntoView {
    let columns = vec![
        delegates::candidate(),
        delegates::weight_label(),
        delegates::voters(),
        delegates::place(),
        delegates::forged_blocks(),
        delegates::missed(),
        delegates::standing(),
        "",
    ];
    view! {
        <TableFrame name=delegates::candidates_title() columns=columns narrow=NarrowLayout::Stacks>
            <For
                each=move || candidates.get()
                key=|candidate| format!("{candidate:?}")
                children=move |candidate| row(candidate, voting)
            />
        </TableFrame>
    }
}

fn row(candidate: CandidateView, voting: Voting) -> impl IntoView {
    let CandidateView { user_id, name, weight, voters, place, forged, missed, .. } = &candidate;
    let (id, weight) = (user_id.to_string(), weight.0);
    let place = place.map_or_else(|| "–".to_owned(), |place| (place + 1).to_string());
    let bar = {
        let id = id.clone();
        move || view! { <Meter name=delegates::weight(&id, weight, voting.whole.get()) part=weight whole=voting.whole.get() /> }
    };
    view! {
        <tr>
            <th scope="row">{id} <p class="quiet">{name.to_string()}</p></th>
            <td data-label=delegates::weight_label()>
                <div class="weight"><span>{grouped(weight)}</span> {bar}</div>
            </td>
            <td data-label=delegates::voters()>{*voters}</td>
            <td data-label=delegates::place()>{place}</td>
            <td data-label=delegates::forged_blocks()>{grouped(*forged)}</td>
            <td data-label=delegates::missed()>{grouped(*missed)}</td>
            <td>{standing(&candidate)}</td>
            <td>{answer(candidate, voting)}</td>
        </tr>
    }
}

fn standing(candidate: &CandidateView) -> impl IntoView + use<> {
    let (tone, words) = match candidate.barred_until {
        Some(round) => (Tone::Refused, delegates::barred(round.0)),
        None if candidate.standing => (Tone::Permitted, delegates::stands().to_owned()),
        None => (Tone::Neutral, delegates::stepped_down().to_owned()),
    };
    view! { <Pill tone=tone words=words /> }
}
