//! The ledgers of this device, which a person can open, rename or delete.

mod delete;
mod rename;

pub use delete::{DeleteDialog, Deleting};

use crate::ledger::id::Hash;
use crate::protocol::{LedgerCard, command};
use crate::text::{library, short};
use crate::ui::components::{Button, ButtonStyle, Empty, Moment, Pill, PressPolicy, Sheet, Tone, fault_note};
use crate::ui::pages::gate::shown;
use crate::ui::state::{CommandAction, Store, load};
use leptos::prelude::*;
use rename::RenameDialog;

/// Lists the ledgers.
#[component]
pub fn LibrarySheet(
    /// The heading.
    title: &'static str,
) -> impl IntoView {
    let renamed = RwSignal::new(None::<LedgerCard>);
    let ledgers = load(|| Some(command::ListLedgers {}));
    view! {
        <Sheet title=title>
            {shown(ledgers, move |ledgers| library(ledgers, renamed))}
            <RenameDialog of=renamed />
        </Sheet>
    }
}

fn library(ledgers: Vec<LedgerCard>, renamed: RwSignal<Option<LedgerCard>>) -> AnyView {
    if ledgers.is_empty() {
        return view! { <Empty words=library::empty() next=library::empty_next() /> }.into_any();
    }
    let item = |card| view! { <Item card=card renamed=renamed /> };
    view! { <ul class="list">{ledgers.into_iter().map(item).collect_view()}</ul> }.into_any()
}

#[component]
fn Item(card: LedgerCard, renamed: RwSignal<Option<LedgerCard>>) -> impl IntoView {
    let state = card.height.is_none().then(|| view! { <Pill tone=Tone::Refused words=library::damaged() /> });
    view! {
        <li class="stack tight">
            <p class="row between">
                <b>{card.name.to_string()}</b>
                {state}
                <IfOpen ledger=card.ledger />
            </p>
            <p class="quiet">{library::measures(&card)}</p>
            <p class="quiet">{short(&card.ledger)} " · " {library::last_opened()} " " <Moment at=card.opened_at /></p>
            <Deeds card=card renamed=renamed />
        </li>
    }
}

/// Marks the open ledger.
#[component]
fn IfOpen(ledger: Hash) -> impl IntoView {
    let is_open = is_open(ledger);
    view! {
        <Show when=move || is_open.get()>
            <Pill tone=Tone::Neutral words=library::is_open() />
        </Show>
    }
}

#[component]
fn Deeds(card: LedgerCard, renamed: RwSignal<Option<LedgerCard>>) -> impl IntoView {
    let (action, deleting, ledger) = (CommandAction::idle(), Deleting::get(), card.ledger);
    let (is_open, opens) = (is_open(ledger), card.height.is_some());
    let name = card.name.to_string();
    let (label, rename, delete) = (library::open(&name), library::rename(&name), library::delete(&name));
    let open = move |()| action.run(command::OpenLedger { ledger }, |_| ());
    let other = card.clone();
    view! {
        <div class="row">
            <Show when=move || opens && !is_open.get()>
                <Button label=label.clone() on_press=open busy=action.busy() look=ButtonStyle::Plain />
            </Show>
            <Button label=rename on_press=move |()| renamed.set(Some(other.clone())) look=ButtonStyle::Plain />
            <Button
                label=delete
                on_press=move |()| deleting.ask(card.clone())
                look=ButtonStyle::Plain
                takes=PressPolicy::WhenStable
                about=ledger.to_string()
            />
        </div>
        {fault_note(action.beside(&[]))}
    }
}

fn is_open(ledger: Hash) -> Memo<bool> {
    let open = Store::get().ledger();
    Memo::new(move |_| open.with(|open| open.as_ref().is_some_and(|open| open.ledger == ledger)))
}
