//! The dialog that unlocks another account of this device for the autopilot.

use crate::ledger::id::UserId;
use crate::ledger::rejection::Field;
use crate::protocol::command;
use crate::text::{common, forge};
use crate::ui::components::{Dialog, Form, ProgressNote, SubmitButton, TextField, WaitNote, fault_note, open_while};
use crate::ui::pages::new_password::take;
use crate::ui::state::{CommandAction, Store, seconds_to_wait};
use leptos::prelude::*;

/// Shows the dialog while `of` contains an account.
#[component]
pub fn UnlockDialog(
    /// The account to unlock.
    of: RwSignal<Option<UserId>>,
) -> impl IntoView {
    let open = open_while(of);
    view! {
        <Dialog open=open title=forge::unlock_title()>
            <UnlockForm of=of />
        </Dialog>
    }
}

#[component]
fn UnlockForm(of: RwSignal<Option<UserId>>) -> impl IntoView {
    let action = CommandAction::idle();
    let password = RwSignal::new(String::new());
    let wanted = Signal::derive(move || of.get().map(|user_id| user_id.to_string()).unwrap_or_default());
    let seconds = seconds_to_wait(wanted);
    let submit = move |()| {
        let Some(user_id) = of.get_untracked() else { return };
        let done = forge::unlocked(user_id.as_str());
        let command = command::Unlock { user_id: user_id.to_string(), password: take(password) };
        action.run(command, move |_| {
            of.set(None);
            action.done(done);
        });
    };
    view! {
        <p><b>{move || of.get().map(|user_id| user_id.to_string())}</b></p>
        <p class="quiet">{forge::unlock_lead()}</p>
        <Form on_submit=submit>
            <TextField
                id="unlock-password"
                label=common::password()
                value=password
                kind="password"
                autocomplete="current-password"
                fault=action.at(Field::Password)
            />
            {fault_note(action.beside(&[Field::Password]))}
            <WaitNote seconds=seconds />
            <SubmitButton
                label=forge::unlock_now()
                busy=action.busy()
                off=Signal::derive(move || { seconds.get() > 0 })
            />
            <Show when=move || action.busy().get()>
                <ProgressNote progress=Store::get().progress() />
            </Show>
        </Form>
    }
}
