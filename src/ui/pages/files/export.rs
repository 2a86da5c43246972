//! The export of the ledger to a file.

use super::save::save;
use crate::protocol::{Compression, Contents, command};
use crate::text::files;
use crate::ui::components::{Check, Form, ProgressNote, Sheet, SubmitButton, fault_note};
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// The choices of the form.
#[derive(Clone, Copy)]
struct Choice {
    contents: RwSignal<bool>,
    gzip: RwSignal<bool>,
    accounts: RwSignal<bool>,
}

impl Choice {
    fn command(self) -> command::ExportLedger {
        let contents = if self.contents.get_untracked() { Contents::Sealed } else { Contents::Withheld };
        let compression = if self.gzip.get_untracked() { Compression::Gzip } else { Compression::None };
        command::ExportLedger { contents, compression, accounts: self.accounts.get_untracked() }
    }
}

/// Shows the form.
#[component]
pub fn ExportSheet() -> impl IntoView {
    let (action, store) = (CommandAction::idle(), Store::get());
    let choice = Choice { contents: RwSignal::new(true), gzip: RwSignal::new(false), accounts: RwSignal::new(false) };
    let written = RwSignal::new(None::<String>);
    let unexported = Memo::new(move |_| store.ledger().with(|ledger| ledger.as_ref().map(files::unexported)));
    let export = move |()| {
        action.exchange(choice.command(), None, move |answer| {
            let card = answer.reply;
            let words = files::exported(&card.name, card.size);
            save(answer.attachment, &card.name);
            action.done(words.clone());
            written.set(Some(words));
        });
    };
    view! {
        <Sheet title=files::export_title()>
            <p class="quiet">{unexported}</p>
            <Form on_submit=export>
                <Check id="export-contents" label=files::contents() value=choice.contents hint=files::contents_hint() />
                <Check id="export-gzip" label=files::gzip() value=choice.gzip />
                <Check id="export-accounts" label=files::accounts() value=choice.accounts />
                <Show when=move || choice.accounts.get()>
                    <p class="warning" role="alert">{files::accounts_warning()}</p>
                </Show>
                {fault_note(action.beside(&[]))}
                <SubmitButton label=files::export() busy=action.busy() />
                <output>{written}</output>
                <Show when=move || action.busy().get()>
                    <ProgressNote progress=store.progress() />
                </Show>
            </Form>
            <p class="quiet">{files::shortcut()}</p>
        </Sheet>
    }
}
