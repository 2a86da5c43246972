//! Writing the ledger into a file.

use super::save::save;
use crate::protocol::{Command, Compression, Contents, Reply};
use crate::text::files;
use crate::ui::components::{Check, Form, ProgressNote, Sheet, SubmitButton, fault_note};
use crate::ui::state::{Act, Store};
use leptos::prelude::*;

/// The form.
#[component]
pub fn ExportSheet() -> impl IntoView {
    let (act, store) = (Act::idle(), Store::get());
    let (contents, gzip) = (RwSignal::new(true), RwSignal::new(false));
    let written = RwSignal::new(None::<String>);
    let unexported = Memo::new(move |_| store.ledger().get().map(|ledger| files::unexported(ledger.unexported)));
    let export = move |()| {
        let contents = if contents.get_untracked() { Contents::Sealed } else { Contents::Withheld };
        let compression = if gzip.get_untracked() { Compression::Gzip } else { Compression::None };
        act.exchange(Command::ExportLedger { contents, compression, accounts: false }, None, move |answer| {
            let Reply::Exported(card) = answer.reply else { return };
            let words = files::exported(&card.name, card.size);
            save(answer.attachment, &card.name);
            act.done(words.clone());
            written.set(Some(words));
        });
    };
    view! {
        <Sheet title=files::EXPORT_TITLE>
            <p class="quiet">{unexported}</p>
            <Form on_submit=export>
                <Check id="export-contents" label=files::CONTENTS value=contents hint=files::CONTENTS_HINT />
                <Check id="export-gzip" label=files::GZIP value=gzip />
                {fault_note(act.beside(&[]))}
                <SubmitButton label=files::EXPORT busy=act.busy() />
                <output>{written}</output>
                <Show when=move || act.busy().get()>
                    <ProgressNote progress=store.progress() />
                </Show>
            </Form>
        </Sheet>
    }
}
