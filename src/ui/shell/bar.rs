//! The bar: the ledger with its heights, the next turn, the search and the acting account.

use super::account::Account;
use super::search::Search;
use crate::protocol::LedgerStatus;
use crate::text::shell;
use crate::ui::components::{Pill, Tone, grouped};
use crate::ui::route::Route;
use crate::ui::state::Store;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let ledger = Store::get().ledger();
    let vitals = move || match ledger.get() {
        Some(ledger) => view! { <Vitals ledger=ledger /> }.into_any(),
        None => view! { <p class="vital">{shell::no_ledger()}</p> }.into_any(),
    };
    view! {
        <header class="bar" aria-label=shell::bar()>
            <a class="mark" href=Route::Start.href()>
                <Mark />
                <span>{shell::product()}</span>
            </a>
            {vitals}
            <AutopilotMark />
            <Search />
            <Account />
        </header>
    }
}

#[component]
fn Vitals(ledger: LedgerStatus) -> impl IntoView {
    let LedgerStatus { name, height, irreversible, turn, .. } = ledger;
    view! {
        <p class="vital ledger">
            <b>{name.to_string()}</b>
        </p>
        <p class="vital">{shell::height()} " " <b>{grouped(height.0)}</b></p>
        <p class="vital wide">{shell::irreversible()} " " <b>{grouped(irreversible.0)}</b></p>
        <p class="vital wide">
            {shell::turn()} " " <b>{turn.delegate.to_string()}</b> " · " {shell::slot()} " " {grouped(turn.slot.0)}
        </p>
    }
}

/// The sign that the autopilot runs, with a link to the page that stops it.
#[component]
fn AutopilotMark() -> impl IntoView {
    let status = Store::get().status();
    let pace = Memo::new(move |_| status.with(|status| status.as_ref().and_then(|status| status.autopilot)));
    let mark = |pace| {
        let name = shell::autopilot(pace);
        view! {
            <a class="vital autopilot" href=Route::Forge.href() aria-label=name.clone() title=name>
                <Pill tone=Tone::Permitted words=shell::autopilot_label() />
            </a>
        }
    };
    move || pace.get().map(mark)
}

/// Two blocks with the link between them.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="sign" viewBox="0 0 22 22" aria-hidden="true">
            <rect class="open" x="1.5" y="7.5" width="7" height="7" rx="2" />
            <rect class="full" x="12.5" y="6.5" width="9" height="9" rx="2" />
            <path class="open" d="M9 11h4" />
        </svg>
    }
}
