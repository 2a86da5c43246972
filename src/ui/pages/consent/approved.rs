//! The approved proposals that no block includes yet. They come from the pool, so a reload or another tab shows them.

use super::visit::Visit;
use crate::protocol::{PoolItem, PoolState, Subject};
use crate::text::{self, common, consent, counts};
use crate::ui::components::{Moment, Sheet};
use crate::ui::pages::transaction::summary::SummaryLine;
use leptos::prelude::*;

/// Lists the approved proposals; shows nothing if there are none.
#[component]
pub fn ApprovedSheet(
    /// The pool.
    items: Memo<Vec<PoolItem>>,
    /// The visit, which knows the next height.
    visit: Visit,
) -> impl IntoView {
    let is_mine =
        |item: &PoolItem| item.approved_at.is_some() && matches!(item.summary.subject, Subject::Record { .. });
    let mine = Memo::new(move |_| items.with(|items| items.iter().filter(|item| is_mine(item)).cloned().collect()));
    let note = Signal::derive(move || mine.with(|mine: &Vec<_>| counts::proposals(mine.len() as u64)));
    view! {
        <Show when=move || mine.with(|mine| !mine.is_empty())>
            <Sheet title=consent::approved_title() note=note>
                <ul class="list approved">
                    <For
                        each=move || mine.get()
                        key=|item| format!("{} {:?}", item.transaction, item.state)
                        children=move |item| row(item, visit)
                    />
                </ul>
            </Sheet>
        </Show>
    }
}

fn row(item: PoolItem, visit: Visit) -> impl IntoView {
    let PoolItem { transaction, summary, state, approved_at, .. } = item;
    let when = approved_at.map(|at| view! { {consent::approved_at()} " " <Moment at=at /> " · " });
    let block = move || match &state {
        PoolState::Stuck { rejection } => text::rejection(rejection),
        PoolState::Later { .. } | PoolState::NoRoom | PoolState::Behind { .. } => common::pool_state(&state),
        PoolState::Ready | PoolState::Consent { .. } => consent::at_the_earliest(visit.next()),
    };
    view! {
        <li class="stack tight">
            <SummaryLine transaction=transaction summary=summary />
            <p class="quiet">{when} {block}</p>
        </li>
    }
}
