//! The access log: each attempt with its rule and outcome, and the proof that the log contains the entry.

mod entries;
mod filter;
mod head;
mod proof;

use super::gate::{Gate, PageRequirement};
use crate::ledger::key::PublicKey;
use crate::ledger::transaction::account::Role;
use crate::protocol::{LogCard, command};
use crate::text::{log, short_id};
use crate::ui::components::{Heading, Select};
use crate::ui::state::{Store, load};
use entries::Entries;
use leptos::prelude::*;

/// Shows the log. A patient sees the entries about that patient's own data.
#[component]
pub fn Log() -> impl IntoView {
    let is_patient = Store::get().is_patient();
    let title = move || if is_patient.get() { log::title_patient() } else { log::title() }.to_owned();
    let lead = move || if is_patient.get() { log::lead_patient() } else { log::lead() }.to_owned();
    view! {
        <Heading title=Signal::derive(title) lead=Signal::derive(lead) />
        <Gate needs=PageRequirement::Session>
            <Parts />
        </Gate>
    }
}

#[component]
fn Parts() -> impl IntoView {
    let session = Store::get().session();
    let chooses =
        Memo::new(move |_| session.with(|session| session.as_ref().is_some_and(|who| who.role == Role::Administrator)));
    let logs = load(move || chooses.get().then_some(command::ListLogs {}));
    let logs = Memo::new(move |_| logs.value().unwrap_or_default());
    let chosen = RwSignal::new(String::new());
    let choices = Memo::new(move |_| logs.get().iter().map(choice).collect::<Vec<_>>());
    // A command without a key reads this device's log; every other log has its key.
    let foreign = Memo::new(move |_| {
        let digits = chosen.get();
        logs.with(|logs| logs.iter().find(|card| !card.own && card.log.to_string() == digits).map(|card| card.log))
    });
    view! {
        <Show when=move || choices.with(|choices| choices.len() > 1)>
            <div class="form">
                <Select id="log-which" label=log::which() value=chosen choices=choices />
            </div>
        </Show>
        {move || {
            let chosen: Option<PublicKey> = foreign.get();
            view! { <Entries log=chosen logs=logs /> }
        }}
    }
}

fn choice(card: &LogCard) -> (String, String) {
    let digits = card.log.to_string();
    let words = log::choice(card.own, &short_id(&digits), card.head.size);
    (if card.own { String::new() } else { digits }, words)
}
