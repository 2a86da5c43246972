//! The import of ledger files. Each file is verified and shown as a proposal, with progress and a button that cancels.

use super::proposal::ProposalView;
use super::undo::Undo;
use crate::protocol::{Import, command};
use crate::text::{files, proposal};
use crate::ui::components::{Button, ButtonStyle, FileDrop, HashView, ProgressNote, Sheet, fault_note};
use crate::ui::route::Route;
use crate::ui::state::{CommandAction, Importing, Store, Worker};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Shows the control that accepts files, the current proposal and the outcome of the last import.
#[component]
pub fn ImportSheet(
    /// The heading.
    title: &'static str,
    /// The effect of an import, in a sentence.
    lead: &'static str,
) -> impl IntoView {
    let importing = Importing::get();
    importing.tidy();
    let found = Memo::new(move |_| importing.found().get());
    let outcome = Memo::new(move |_| importing.outcome().get());
    view! {
        <Sheet title=title>
            <p class="quiet">{lead}</p>
            <FileDrop id="import-file" label=files::choose() several=true on_file=move |file| importing.take(file) />
            <Looking importing=importing />
            {fault_note(importing.action().beside(&[]))}
            <NextFile importing=importing />
            {move || found.get().map(|found| view! { <ProposalView proposal=found importing=importing /> })}
            {move || outcome.get().map(|import| view! { <Outcome import=import /> })}
            <Undo importing=importing />
        </Sheet>
    }
}

/// Shows the name of the file that is verified, and the progress.
#[component]
fn Looking(importing: Importing) -> impl IntoView {
    let (store, worker) = (Store::get(), Worker::get());
    let busy = importing.action().busy();
    let words = move || {
        let (name, left) = (importing.name().get(), importing.left().get());
        (!name.is_empty()).then(|| view! { <p class="quiet">{proposal::looks_at(&name, left)}</p> })
    };
    // The reply to the import reports the cancellation; this reply adds nothing.
    let cancel = move |()| {
        spawn_local(async move {
            let _ = worker.ask(command::Cancel {}).await;
        });
    };
    view! {
        {words}
        <Show when=move || busy.get()>
            <ProgressNote progress=store.progress() cancel=files::cancel() on_cancel=cancel />
        </Show>
    }
}

/// Shows the button for the next file after one that was not accepted.
#[component]
fn NextFile(importing: Importing) -> impl IntoView {
    let (busy, left) = (importing.action().busy(), importing.left());
    let stands = Memo::new(move |_| left.get() > 0 && !busy.get() && importing.found().with(Option::is_none));
    view! {
        <Show when=move || stands.get()>
            <Button label=proposal::next() on_press=move |()| importing.next() look=ButtonStyle::First />
        </Show>
    }
}

#[component]
fn Outcome(import: Import) -> impl IntoView {
    let (action, store) = (CommandAction::idle(), Store::get());
    let ledger = import.ledger;
    let is_open = Memo::new(move |_| store.ledger().get().is_some_and(|open| open.ledger == ledger));
    let evidence = (import.evidence > 0).then(|| {
        view! { <a href=Route::Delegates.href()>{files::to_evidence()}</a> }
    });
    let open = move |()| action.run(command::OpenLedger { ledger }, |_| ());
    view! {
        <div class="done">
            <p>{files::imported(&import)}</p>
            <HashView digits=import.head.to_string() />
            {evidence}
            <Show when=move || !is_open.get()>
                <Button label=files::open_imported() on_press=open busy=action.busy() look=ButtonStyle::First />
            </Show>
            {fault_note(action.beside(&[]))}
        </div>
    }
}
