//! The dialog that changes the name of a ledger on this device.

use crate::ledger::rejection::Field;
use crate::protocol::{LedgerCard, command};
use crate::text::library;
use crate::ui::components::{Dialog, Form, SubmitButton, TextField, fault_note, open_while};
use crate::ui::state::CommandAction;
use leptos::prelude::*;

/// Shows the dialog while `of` contains a ledger.
#[component]
pub fn RenameDialog(
    /// The ledger to rename.
    of: RwSignal<Option<LedgerCard>>,
) -> impl IntoView {
    let open = open_while(of);
    view! {
        <Dialog open=open title=library::rename_title()>
            <RenameForm of=of />
        </Dialog>
    }
}

#[component]
fn RenameForm(of: RwSignal<Option<LedgerCard>>) -> impl IntoView {
    let action = CommandAction::idle();
    let name = RwSignal::new(of.get_untracked().map(|card| card.name.to_string()).unwrap_or_default());
    let submit = move |()| {
        let Some(card) = of.get_untracked() else { return };
        let command = command::RenameLedger { ledger: card.ledger, name: name.get_untracked() };
        action.run(command, move |_| {
            action.done(library::renamed());
            of.set(None);
        });
    };
    view! {
        <p class="quiet">{library::rename_lead()}</p>
        <Form on_submit=submit>
            <TextField id="ledger-name" label=library::new_name() value=name fault=action.at(Field::Name) />
            {fault_note(action.beside(&[Field::Name]))}
            <SubmitButton label=library::rename_label() busy=action.busy() />
        </Form>
    }
}
