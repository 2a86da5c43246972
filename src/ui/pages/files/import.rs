//! Reading a ledger out of a file: verified before it is kept, with progress, and to be cancelled at any time.

use crate::protocol::{Command, Import, Reply};
use crate::text::files;
use crate::ui::components::{Button, FileDrop, HashView, Look, ProgressNote, Sheet, fault_note};
use crate::ui::route::Route;
use crate::ui::state::{Act, Store, Worker};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// The place for a file, and what came of it.
#[component]
pub fn ImportSheet(
    /// The heading.
    title: &'static str,
    /// What happens to the file.
    lead: &'static str,
) -> impl IntoView {
    let (act, store, worker) = (Act::idle(), Store::get(), Worker::get());
    let outcome = RwSignal::new(None::<Import>);
    let read = move |file: File| {
        outcome.set(None);
        act.exchange(Command::ImportLedger, Some(file.into()), move |answer| {
            let Reply::Imported(import) = answer.reply else { return };
            act.done(files::imported(&import));
            outcome.set(Some(import));
        });
    };
    // The import itself answers that it was cancelled; this answer adds nothing.
    let cancel = move |()| {
        spawn_local(async move {
            let _ = worker.send(Command::Cancel).await;
        });
    };
    view! {
        <Sheet title=title>
            <p class="quiet">{lead}</p>
            <FileDrop id="import-file" label=files::CHOOSE on_file=read />
            <Show when=move || act.busy().get()>
                <ProgressNote progress=store.progress() cancel=files::CANCEL on_cancel=cancel />
            </Show>
            {fault_note(act.beside(&[]))}
            {move || outcome.get().map(|import| view! { <Outcome import=import /> })}
        </Sheet>
    }
}

#[component]
fn Outcome(import: Import) -> impl IntoView {
    let (act, store) = (Act::idle(), Store::get());
    let ledger = import.ledger;
    let is_open = Memo::new(move |_| store.ledger().get().is_some_and(|open| open.ledger == ledger));
    let evidence = (import.evidence > 0).then(|| {
        view! { <a href=Route::Delegates.href()>{files::TO_EVIDENCE}</a> }
    });
    let open = move |()| act.run(Command::OpenLedger { ledger }, |_| ());
    view! {
        <div class="done">
            <p>{files::imported(&import)}</p>
            <HashView digits=import.head.to_string() />
            {evidence}
            <Show when=move || !is_open.get()>
                <Button label=files::OPEN_IMPORTED on_press=open busy=act.busy() look=Look::First />
            </Show>
            {fault_note(act.beside(&[]))}
        </div>
    }
}
