//! Settings: how it speaks and looks, when accounts are locked, where the data lives, the accounts whose keys are here, whether the chain is right.

mod accounts;
mod idle;
mod look;
mod password;
mod place;

use crate::protocol::{Command, Reply, VerifiedChain};
use crate::text::settings;
use crate::ui::components::{Button, Heading, Look, Pill, ProgressNote, Sheet, Tone, fault_note};
use crate::ui::route::Route;
use crate::ui::state::{Act, Store, Worker, go};
use accounts::{AccountsSheet, RestoreSheet};
use idle::{AutopilotSheet, IdleSheet};
use leptos::prelude::*;
use leptos::task::spawn_local;
use look::LookSheet;
use place::PlaceSheet;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let store = Store::get();
    let has_ledger = Memo::new(move |_| store.ledger().with(Option::is_some));
    view! {
        <Heading title=settings::title() />
        <div class="columns">
            <div class="stack">
                <LookSheet />
                <IdleSheet />
                <PlaceSheet />
                <Show when=move || has_ledger.get()>
                    <AutopilotSheet />
                    <VerifySheet />
                    <CloseSheet />
                </Show>
            </div>
            <Show when=move || has_ledger.get()>
                <div class="stack">
                    <AccountsSheet />
                    <RestoreSheet />
                </div>
            </Show>
        </div>
    }
}

#[component]
fn VerifySheet() -> impl IntoView {
    let (act, store, worker) = (Act::idle(), Store::get(), Worker::get());
    let found = RwSignal::new(None::<VerifiedChain>);
    let verify = move |()| {
        found.set(None);
        act.run(Command::VerifyChain, move |reply| {
            let Reply::Verified(chain) = reply else { return };
            act.done(settings::verified(&chain));
            found.set(Some(chain));
        });
    };
    // The verification itself answers that it was cancelled; this answer adds nothing.
    let cancel = move |()| {
        spawn_local(async move {
            let _ = worker.send(Command::Cancel).await;
        });
    };
    view! {
        <Sheet title=settings::verify_title()>
            <p class="quiet">{settings::verify_lead()}</p>
            <Button label=settings::verify() on_press=verify busy=act.busy() look=Look::Plain />
            <Show when=move || act.busy().get()>
                <ProgressNote progress=store.progress() cancel=settings::cancel() on_cancel=cancel />
            </Show>
            {fault_note(act.beside(&[]))}
            <output>{move || found.get().map(verdict)}</output>
        </Sheet>
    }
}

fn verdict(chain: VerifiedChain) -> impl IntoView {
    let (tone, word) = if chain.rejection.is_none() {
        (Tone::Permitted, settings::valid())
    } else {
        (Tone::Refused, settings::invalid())
    };
    view! { <p><Pill tone=tone words=word /> " " {settings::verified(&chain)}</p> }
}

#[component]
fn CloseSheet() -> impl IntoView {
    let act = Act::idle();
    let close = move |()| {
        act.run(Command::CloseLedger, move |_| {
            act.done(settings::closed());
            go(&Route::Start);
        });
    };
    view! {
        <Sheet title=settings::close_title()>
            <p class="quiet">{settings::close_lead()}</p>
            <Button label=settings::close() on_press=close busy=act.busy() look=Look::Plain />
            {fault_note(act.beside(&[]))}
        </Sheet>
    }
}
