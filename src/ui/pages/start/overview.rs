//! The ledger at a glance: the newest blocks, whose turn it is, and what this person can do next.

use crate::ledger::transaction::account::Role;
use crate::protocol::{Command, LedgerStatus, Reply, Status};
use crate::text::start;
use crate::ui::components::{Empty, Heading, Sheet};
use crate::ui::draw::{ChainStrip, TurnRing};
use crate::ui::pages::gate::shown;
use crate::ui::pages::sign_in::SignIn;
use crate::ui::route::Route;
use crate::ui::state::{Store, load};
use leptos::prelude::*;

/// How many blocks the chain shows.
const BLOCKS: u32 = 12;

/// The overview.
#[component]
pub fn Overview() -> impl IntoView {
    let store = Store::get();
    let signed_in = Memo::new(move |_| store.session().with(Option::is_some));
    let ledger = Memo::new(move |_| store.ledger().get());
    let name = Signal::derive(move || ledger.get().map(|ledger| ledger.name.to_string()).unwrap_or_default());
    view! {
        <Heading title=name />
        <ChainSheet />
        <div class="columns">
            <Show when=move || signed_in.get() fallback=|| view! { <WhoSheet /> }>
                <NextSheet />
            </Show>
            {move || ledger.get().map(|ledger| view! { <TurnSheet ledger=ledger /> })}
        </div>
    }
}

#[component]
fn ChainSheet() -> impl IntoView {
    let ledger = Store::get().ledger();
    let blocks = load(
        || Some(Command::ListBlocks { below: None, count: BLOCKS }),
        |reply| if let Reply::Blocks(blocks) = reply { Some(blocks) } else { None },
    );
    let note = Signal::derive(move || blocks.value().map(|blocks| start::chain_note(blocks.len())).unwrap_or_default());
    let irreversible = Memo::new(move |_| ledger.get().map(|ledger| ledger.irreversible).unwrap_or_default());
    let chain = move |blocks| view! { <ChainStrip blocks=blocks irreversible=irreversible.get() /> };
    view! {
        <Sheet title=start::OVERVIEW_TITLE note=note>
            {shown(blocks, chain)}
        </Sheet>
    }
}

#[component]
fn TurnSheet(ledger: LedgerStatus) -> impl IntoView {
    let LedgerStatus { turn, delegates, ready, .. } = ledger;
    view! {
        <Sheet title=start::TURN_TITLE note=start::round(turn.round.0)>
            <TurnRing turn=turn delegates=delegates />
            <p class="quiet">{start::ready(u64::from(ready))}</p>
        </Sheet>
    }
}

#[component]
fn WhoSheet() -> impl IntoView {
    view! {
        <Sheet title=start::SIGN_IN_TITLE>
            <p class="quiet">{start::SIGN_IN_LEAD}</p>
            <SignIn />
            <p>
                <a href=Route::People.href()>{start::REGISTER_INSTEAD}</a>
            </p>
        </Sheet>
    }
}

#[component]
fn NextSheet() -> impl IntoView {
    let status = Store::get().status();
    let steps = Memo::new(move |_| status.with(|status| status.as_ref().map(steps).unwrap_or_default()));
    let step = |(route, words, count): (Route, &'static str, u64)| {
        let count = (count > 0).then(|| view! { <span class="count">{count}</span> });
        view! {
            <li>
                <a href=route.href()>{words}</a>
                " "
                {count}
            </li>
        }
    };
    view! {
        <Sheet title=start::NEXT_TITLE>
            <Show
                when=move || steps.with(|steps| !steps.is_empty())
                fallback=|| view! { <Empty words=start::EMPTY_NEXT /> }
            >
                <ul class="steps">{move || steps.get().into_iter().map(step).collect_view()}</ul>
            </Show>
        </Sheet>
    }
}

/// What the acting person can do next, the most pressing first.
fn steps(status: &Status) -> Vec<(Route, &'static str, u64)> {
    let (Some(ledger), Some(session)) = (&status.ledger, &status.session) else { return Vec::new() };
    let waiting = u64::from(ledger.waiting_for_me);
    let mut steps = match session.role {
        Role::Patient => vec![
            (Route::Consent, start::DO_CONSENT, waiting),
            (Route::History(session.user_id.clone()), start::DO_HISTORY, 0),
        ],
        Role::Doctor => vec![(Route::Submit, start::DO_SUBMIT, 0)],
        Role::Administrator if waiting > 0 => vec![(Route::People, start::DO_APPROVE, waiting)],
        Role::Administrator => vec![(Route::People, start::DO_REGISTER, 0)],
    };
    if ledger.turn.mine {
        steps.push((Route::Forge, start::DO_FORGE, u64::from(ledger.ready)));
    }
    steps.push((Route::Blocks, start::DO_BLOCKS, 0));
    if ledger.unexported > 0 {
        steps.push((Route::Files, start::DO_EXPORT, 0));
    }
    steps
}
