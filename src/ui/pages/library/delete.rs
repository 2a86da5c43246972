//! The dialog that deletes a ledger from this device. It names the loss, offers an export and asks for the name.
//!
//! The dialog is outside the pages, since opening the ledger for an export changes the page.

use crate::protocol::{Compression, Contents, Fault, LedgerCard, command};
use crate::text::{self, files, library};
use crate::ui::components::{
    Button, ButtonStyle, Dialog, Form, PressPolicy, ProgressNote, SubmitButton, TextField, fault_note, open_while,
};
use crate::ui::pages::files::save::save;
use crate::ui::state::{CommandAction, Note, Store};
use leptos::prelude::*;

/// The ledger that the dialog would delete, if the dialog is open.
#[derive(Clone, Copy)]
pub struct Deleting(RwSignal<Option<LedgerCard>>);

impl Deleting {
    /// Provides the state as a context.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// Returns the state from the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Opens the dialog for a ledger.
    pub fn ask(self, card: LedgerCard) {
        self.0.set(Some(card));
    }
}

/// Shows the dialog.
#[component]
pub fn DeleteDialog() -> impl IntoView {
    let Deleting(of) = Deleting::get();
    let open = open_while(of);
    view! {
        <Dialog open=open title=library::delete_title()>
            {move || of.get().map(|card| view! { <Question card=card of=of /> })}
        </Dialog>
    }
}

#[component]
fn Question(card: LedgerCard, of: RwSignal<Option<LedgerCard>>) -> impl IntoView {
    view! {
        <p><b>{library::warning(&card)}</b></p>
        <p class="quiet">{library::delete_lost()}</p>
        <ExportFirst card=card.clone() />
        <hr />
        <Confirmation card=card of=of />
    }
}

#[component]
fn ExportFirst(card: LedgerCard) -> impl IntoView {
    if card.height.is_none() {
        return view! { <p class="quiet">{library::cannot_export()}</p> }.into_any();
    }
    let (action, store, ledger) = (CommandAction::idle(), Store::get(), card.ledger);
    let written = RwSignal::new(None::<String>);
    let command = command::ExportLedger { contents: Contents::Sealed, compression: Compression::None, accounts: true };
    let export = move || {
        action.exchange(command.clone(), None, move |answer| {
            let card = answer.reply;
            save(answer.attachment, &card.name);
            let words = files::exported(&card.name, card.size);
            action.done(words.clone());
            written.set(Some(words));
        });
    };
    let is_open = Memo::new(move |_| store.ledger().get().is_some_and(|open| open.ledger == ledger));
    let press = move |()| {
        let export = export.clone();
        if is_open.get_untracked() {
            export();
        } else {
            action.run(command::OpenLedger { ledger }, move |_| export());
        }
    };
    view! {
        <p class="quiet">{library::export_opens()}</p>
        <Button label=library::export_first() on_press=press busy=action.busy() look=ButtonStyle::Plain />
        <Show when=move || action.busy().get()>
            <ProgressNote progress=store.progress() />
        </Show>
        <output>{written}</output>
        {fault_note(action.beside(&[]))}
    }
    .into_any()
}

#[component]
fn Confirmation(card: LedgerCard, of: RwSignal<Option<LedgerCard>>) -> impl IntoView {
    let (action, note, typed) = (CommandAction::idle(), Note::get(), RwSignal::new(String::new()));
    let (ledger, name) = (card.ledger, StoredValue::new(card.name.to_string()));
    let submit = move |()| {
        action.run(command::DeleteLedger { ledger, confirmation: typed.get_untracked() }, move |_| {
            of.set(None);
            note.show(name.with_value(|name| library::deleted(name)));
        });
    };
    let is_about_name = |fault: &Fault| matches!(fault, Fault::NotConfirmed { .. });
    let at_field = Signal::derive(move || action.fault().get().filter(is_about_name).map(|fault| text::fault(&fault)));
    let beside =
        Signal::derive(move || action.fault().get().filter(|fault| !is_about_name(fault)).map(|it| text::fault(&it)));
    view! {
        <Form on_submit=submit>
            <TextField id="delete-name" label=library::confirm() value=typed fault=at_field />
            {fault_note(beside)}
            <SubmitButton label=library::delete_label() busy=action.busy() takes=PressPolicy::WhenStable />
        </Form>
    }
}
