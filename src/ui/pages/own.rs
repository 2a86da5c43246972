//! The acting account's transactions that no block includes yet.

use crate::protocol::{PoolItem, PoolState, Subject, command};
use crate::text::{self, common};
use crate::ui::components::{Pill, Sheet, Tone};
use crate::ui::pages::transaction::summary::SummaryLine;
use crate::ui::state::load;
use leptos::prelude::*;

/// Lists the transactions; shows nothing if there are none.
#[component]
pub fn OwnWaiting(
    /// The heading.
    title: &'static str,
    /// Returns `true` for a subject that belongs to the page.
    belongs: fn(&Subject) -> bool,
) -> impl IntoView {
    let pool = load(|| Some(command::ListPool {}));
    let own = Memo::new(move |_| {
        let mine = |item: &PoolItem| item.mine && belongs(&item.summary.subject);
        pool.value().unwrap_or_default().into_iter().filter(mine).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || own.with(|own| !own.is_empty())>
            <Sheet title=title>
                <ul class="list">
                    <For each=move || own.get() key=|item| format!("{} {:?}", item.transaction, item.state) children=row />
                </ul>
            </Sheet>
        </Show>
    }
}

fn row(item: PoolItem) -> impl IntoView {
    let (tone, why) = match &item.state {
        PoolState::Stuck { rejection } => (Tone::Refused, text::rejection(rejection)),
        PoolState::Behind { rejection } => (Tone::Waiting, text::rejection(rejection)),
        PoolState::Ready | PoolState::Consent { .. } | PoolState::Later { .. } | PoolState::NoRoom => {
            (Tone::Waiting, String::new())
        }
    };
    let words = common::pool_state(&item.state);
    view! {
        <li class="stack tight">
            <SummaryLine transaction=item.transaction summary=item.summary />
            <p class="row"><Pill tone=tone words=words /> <span class="quiet">{why}</span></p>
        </li>
    }
}
