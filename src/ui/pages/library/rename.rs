//! The dialog that calls a ledger something else on this device.

use crate::ledger::rejection::Field;
use crate::protocol::{Command, LedgerCard};
use crate::text::library;
use crate::ui::components::{Dialog, Form, SubmitButton, TextField, fault_note, open_while};
use crate::ui::state::Act;
use leptos::prelude::*;

/// The dialog, open while there is a ledger to rename.
#[component]
pub fn RenameDialog(
    /// Which one.
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
    let act = Act::idle();
    let name = RwSignal::new(of.get_untracked().map(|card| card.name.to_string()).unwrap_or_default());
    let submit = move |()| {
        let Some(card) = of.get_untracked() else { return };
        let command = Command::RenameLedger { ledger: card.ledger, name: name.get_untracked() };
        act.run(command, move |_| {
            act.done(library::renamed());
            of.set(None);
        });
    };
    view! {
        <p class="quiet">{library::rename_lead()}</p>
        <Form on_submit=submit>
            <TextField id="ledger-name" label=library::new_name() value=name fault=act.at(Field::Name) />
            {fault_note(act.beside(&[Field::Name]))}
            <SubmitButton label=library::rename_label() busy=act.busy() />
        </Form>
    }
}
