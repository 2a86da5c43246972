//! Forging the next block: whose turn it is, what is ready, what is stuck and why, and what came out.

use super::gate::{Gate, Needs, shown};
use crate::protocol::{BlockCard, Command, LedgerStatus, PoolItem, PoolState, Reply};
use crate::text::{self, forge};
use crate::ui::components::{Button, Empty, HashView, Heading, Look, Sheet, fault_note};
use crate::ui::pages::transaction::summary::SummaryLine;
use crate::ui::route::Route;
use crate::ui::state::{Act, Store, load};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Forge() -> impl IntoView {
    view! {
        <Heading title=forge::TITLE lead=forge::LEAD />
        <Gate needs=Needs::Session>
            <TurnSheet />
            <PoolSheets />
        </Gate>
    }
}

#[component]
fn TurnSheet() -> impl IntoView {
    let ledger = Memo::new(move |_| Store::get().ledger().get());
    let act = Act::idle();
    let forged = RwSignal::new(None::<BlockCard>);
    let press = move |()| {
        act.run(Command::Forge { pass_over: false }, move |reply| {
            if let Reply::Forged(card) = reply {
                act.done(forge::forged(card.height.0, card.transaction_count));
                forged.set(Some(card));
            }
        });
    };
    let turn = move |LedgerStatus { turn, height, .. }: LedgerStatus| {
        if turn.mine {
            let label = forge::forge(height.next().0);
            view! { <p>{forge::MINE}</p> <Button label=label on_press=press busy=act.busy() look=Look::First /> }
                .into_any()
        } else {
            view! { <p>{forge::theirs(turn.delegate.as_str())}</p> }.into_any()
        }
    };
    view! {
        <Sheet title=text::start::TURN_TITLE>
            {move || ledger.get().map(turn)}
            {fault_note(act.beside(&[]))}
            <output>{move || forged.get().map(outcome)}</output>
        </Sheet>
    }
}

fn outcome(card: BlockCard) -> impl IntoView {
    view! {
        <div class="done">
            <p>{forge::forged(card.height.0, card.transaction_count)}</p>
            <p class="row">
                <HashView digits=card.hash.to_string() />
                <a href=Route::Block(card.height).href()>{forge::LOOK}</a>
            </p>
        </div>
    }
}

#[component]
fn PoolSheets() -> impl IntoView {
    let pool = load(|| Some(Command::ListPool), |reply| if let Reply::Pool(pool) = reply { Some(pool) } else { None });
    shown(pool, |pool: Vec<PoolItem>| {
        let pick = |wanted: fn(&PoolState) -> bool| {
            pool.iter().filter(|item| wanted(&item.state)).cloned().collect::<Vec<_>>()
        };
        let ready = pick(|state| matches!(state, PoolState::Ready));
        let stuck = pick(|state| matches!(state, PoolState::Stuck { .. }));
        let waiting = pick(|state| matches!(state, PoolState::Consent { .. }));
        let stuck = (!stuck.is_empty()).then(|| view! { <ItemsSheet title=forge::STUCK_TITLE items=stuck /> });
        let waiting = (!waiting.is_empty()).then(|| view! { <ItemsSheet title=forge::WAITING_TITLE items=waiting /> });
        view! {
            <ItemsSheet title=forge::READY_TITLE items=ready />
            {waiting}
            {stuck}
        }
    })
}

#[component]
fn ItemsSheet(title: &'static str, items: Vec<PoolItem>) -> impl IntoView {
    let none = items.is_empty().then(|| view! { <Empty words=forge::READY_EMPTY /> });
    let item = |item: PoolItem| {
        let note = match &item.state {
            PoolState::Stuck { rejection } => text::rejection(rejection),
            PoolState::Consent { .. } => text::common::pool_state(&item.state),
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
        <Sheet title=title note=text::count(items.len() as u64, "transaction", "transactions")>
            {none}
            <ul class="list">{items.into_iter().map(item).collect_view()}</ul>
        </Sheet>
    }
}
