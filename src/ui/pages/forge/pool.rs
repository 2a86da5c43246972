//! The pool: transactions for the next block, for a later block, without approval yet, and stuck ones with the reason.

use crate::protocol::{PoolItem, PoolState, command};
use crate::text::{self, common, forge};
use crate::ui::components::{Empty, Sheet};
use crate::ui::pages::gate::shown;
use crate::ui::pages::transaction::summary::SummaryLine;
use crate::ui::state::load;
use leptos::prelude::*;

/// Shows the lists.
#[component]
pub fn PoolSheets() -> impl IntoView {
    let pool = load(|| Some(command::ListPool {}));
    shown(pool, |pool: Vec<PoolItem>| {
        let pick = |wanted: fn(&PoolState) -> bool| {
            pool.iter().filter(|item| wanted(&item.state)).cloned().collect::<Vec<_>>()
        };
        let ready = pick(|state| matches!(state, PoolState::Ready));
        let later = pick(|state| matches!(state, PoolState::Later { .. } | PoolState::NoRoom));
        let stuck = pick(|state| matches!(state, PoolState::Behind { .. } | PoolState::Stuck { .. }));
        let later = (!later.is_empty()).then(|| view! { <ItemsSheet title=forge::later_title() items=later /> });
        let waiting = pick(|state| matches!(state, PoolState::Consent { .. }));
        let stuck = (!stuck.is_empty()).then(|| view! { <ItemsSheet title=forge::stuck_title() items=stuck /> });
        let waiting =
            (!waiting.is_empty()).then(|| view! { <ItemsSheet title=forge::waiting_title() items=waiting /> });
        view! {
            <ItemsSheet title=forge::ready_title() items=ready />
            {later}
            {waiting}
            {stuck}
        }
    })
}

#[component]
fn ItemsSheet(title: &'static str, items: Vec<PoolItem>) -> impl IntoView {
    let none = items.is_empty().then(|| view! { <Empty words=forge::ready_empty() /> });
    let item = |item: PoolItem| {
        let note = match &item.state {
            PoolState::Stuck { rejection } => text::rejection(rejection),
            PoolState::Behind { rejection } => {
                common::beside(&common::pool_state(&item.state), &text::rejection(rejection))
            }
            PoolState::Consent { .. } | PoolState::Later { .. } | PoolState::NoRoom => common::pool_state(&item.state),
            PoolState::Ready => String::new(),
        };
        view! {
            <li>
                <SummaryLine transaction=item.transaction summary=item.summary />
                <p class="quiet">{note}</p>
            </li>
        }
    };
    view! {
        <Sheet title=title note=text::counts::transactions(items.len() as u64)>
            {none}
            <ul class="list">{items.into_iter().map(item).collect_view()}</ul>
        </Sheet>
    }
}
