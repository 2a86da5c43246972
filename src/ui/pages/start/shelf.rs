//! The ledgers of this device, to go on with.

use crate::protocol::{Command, LedgerCard, Reply};
use crate::text::{short, start};
use crate::ui::components::{Button, Empty, Look, Moment, Sheet, fault_note};
use crate::ui::pages::gate::shown;
use crate::ui::state::{Act, load};
use leptos::prelude::*;

/// The list.
#[component]
pub fn ShelfSheet() -> impl IntoView {
    let ledgers = load(
        || Some(Command::ListLedgers),
        |reply| if let Reply::Ledgers(ledgers) = reply { Some(ledgers) } else { None },
    );
    view! { <Sheet title=start::CONTINUE_TITLE>{shown(ledgers, shelf)}</Sheet> }
}

fn shelf(ledgers: Vec<LedgerCard>) -> AnyView {
    if ledgers.is_empty() {
        return view! { <Empty words=start::CONTINUE_EMPTY /> }.into_any();
    }
    let item = |card| view! { <Item card=card /> };
    view! { <ul class="list">{ledgers.into_iter().map(item).collect_view()}</ul> }.into_any()
}

#[component]
fn Item(card: LedgerCard) -> impl IntoView {
    let act = Act::idle();
    let LedgerCard { ledger, name, opened_at, .. } = card;
    let open = move |()| act.run(Command::OpenLedger { ledger }, |_| ());
    view! {
        <li class="row between">
            <div>
                <b>{name.to_string()}</b>
                <p class="quiet">{short(&ledger)} " · " {start::LAST_OPENED} " " <Moment at=opened_at /></p>
            </div>
            <Button label=start::open(name.as_str()) on_press=open busy=act.busy() look=Look::Plain />
            {fault_note(act.beside(&[]))}
        </li>
    }
}
