//! The numbers of transactions in the pool, each a link to the page that handles them.

use crate::ledger::transaction::account::Role;
use crate::protocol::{LedgerStatus, Status};
use crate::text::start;
use crate::ui::components::grouped;
use crate::ui::route::Route;
use crate::ui::state::Store;
use leptos::prelude::*;

/// Shows the numbers.
#[component]
pub fn Figures() -> impl IntoView {
    let status = Store::get().status();
    let figures = Memo::new(move |_| status.with(|status| status.as_ref().map(figures).unwrap_or_default()));
    let figure = |(route, count, words): (Route, u32, &'static str)| {
        let number = view! { <b>{grouped(u64::from(count))}</b> };
        let figure = match count {
            0 => view! { <span>{number} " " {words}</span> }.into_any(),
            _ => view! { <a href=route.href()>{number} " " {words}</a> }.into_any(),
        };
        view! { <li>{figure}</li> }
    };
    view! {
        <ul class="figures" aria-label=start::pool_name()>
            {move || figures.get().into_iter().map(figure).collect_view()}
        </ul>
    }
}

/// Returns each number with its words and its page.
fn figures(status: &Status) -> Vec<(Route, u32, &'static str)> {
    let Some(LedgerStatus { ready, waiting, waiting_for_me, stuck, .. }) = status.ledger.clone() else {
        return Vec::new();
    };
    let mut figures =
        vec![(Route::Forge, ready, start::figure_ready()), (Route::Forge, waiting, start::figure_waiting())];
    match status.session.as_ref().map(|session| session.role) {
        Some(Role::Patient) => figures.push((Route::Consent, waiting_for_me, start::figure_mine())),
        Some(Role::Administrator) => figures.push((Route::People, waiting_for_me, start::figure_mine())),
        Some(Role::Doctor) | None => {}
    }
    if stuck > 0 {
        figures.push((Route::Forge, stuck, start::figure_stuck()));
    }
    figures
}
