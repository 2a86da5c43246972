//! The background faults, above every page until they are dismissed. If the storage is full, the note offers to export
//! the ledger.

use crate::protocol::{Compression, Contents, command};
use crate::text::{self, files, shell};
use crate::ui::components::{Button, ButtonStyle, fault_note};
use crate::ui::pages::files::save::save;
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// The note.
#[component]
pub fn Trouble() -> impl IntoView {
    let store = Store::get();
    let words = move || store.trouble().get().map(|fault| text::fault(&fault));
    let is_full =
        Memo::new(move |_| store.trouble().with(|trouble| trouble.as_ref().is_some_and(text::exporting_helps)));
    let can_export = Memo::new(move |_| is_full.get() && store.ledger().with(Option::is_some));
    view! {
        <Show when=move || store.trouble().with(Option::is_some)>
            <section class="background-fault" role="alert">
                <p>
                    <b>{move || if is_full.get() { shell::full() } else { shell::trouble() }}</b> " " {words}
                </p>
                <Show when=move || can_export.get()>
                    <ExportNow />
                </Show>
                <Button label=shell::dismiss() look=ButtonStyle::Quiet on_press=move |()| store.dismiss_background_fault() />
            </section>
        </Show>
    }
}

/// Writes the open ledger into a file.
#[component]
fn ExportNow() -> impl IntoView {
    let action = CommandAction::idle();
    let written = RwSignal::new(None::<String>);
    let command =
        || command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts: false };
    let export = move |()| {
        action.exchange(command(), None, move |answer| {
            let card = answer.reply;
            let words = files::exported(&card.name, card.size);
            save(answer.attachment, &card.name);
            action.done(words.clone());
            written.set(Some(words));
        });
    };
    view! {
        <Button label=shell::export_now() look=ButtonStyle::First on_press=export busy=action.busy() />
        <output>{written}</output>
        {fault_note(action.beside(&[]))}
    }
}
