//! Settings: language and appearance, locks, storage, the accounts of this device, and the verification of the chain.

mod accounts;
mod appearance;
mod idle_lock;
mod password;
mod storage;

use crate::protocol::{VerifiedChain, command};
use crate::text::settings;
use crate::ui::components::{Button, ButtonStyle, Heading, Pill, ProgressNote, Sheet, Tone, fault_note};
use crate::ui::route::Route;
use crate::ui::state::{CommandAction, Store, Worker, go};
use accounts::{AccountsSheet, RestoreSheet};
use appearance::AppearanceSheet;
use idle_lock::{AutopilotSheet, IdleLockSheet};
use leptos::prelude::*;
use leptos::task::spawn_local;
use storage::StorageSheet;

/// Shows the settings.
#[component]
pub fn Settings() -> impl IntoView {
    let store = Store::get();
    let has_ledger = Memo::new(move |_| store.ledger().with(Option::is_some));
    view! {
        <Heading title=settings::title() />
        <div class="columns">
            <div class="stack">
                <AppearanceSheet />
                <IdleLockSheet />
                <StorageSheet />
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
    let (action, store, worker) = (CommandAction::idle(), Store::get(), Worker::get());
    let found = RwSignal::new(None::<VerifiedChain>);
    let verify = move |()| {
        found.set(None);
        action.run(command::VerifyChain {}, move |reply| {
            let chain = reply;
            action.done(settings::verified(&chain));
            found.set(Some(chain));
        });
    };
    // The reply to the verification reports the cancellation; this reply adds nothing.
    let cancel = move |()| {
        spawn_local(async move {
            let _ = worker.ask(command::Cancel {}).await;
        });
    };
    view! {
        <Sheet title=settings::verify_title()>
            <p class="quiet">{settings::verify_lead()}</p>
            <Button label=settings::verify() on_press=verify busy=action.busy() look=ButtonStyle::Plain />
            <Show when=move || action.busy().get()>
                <ProgressNote progress=store.progress() cancel=settings::cancel() on_cancel=cancel />
            </Show>
            {fault_note(action.beside(&[]))}
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
    let action = CommandAction::idle();
    let close = move |()| {
        action.run(command::CloseLedger {}, move |_| {
            action.done(settings::closed());
            go(&Route::Start);
        });
    };
    view! {
        <Sheet title=settings::close_title()>
            <p class="quiet">{settings::close_lead()}</p>
            <Button label=settings::close() on_press=close busy=action.busy() look=ButtonStyle::Plain />
            {fault_note(action.beside(&[]))}
        </Sheet>
    }
}
