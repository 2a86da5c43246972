//! The dialog that changes the password of an account.

use crate::ledger::id::UserId;
use crate::ledger::rejection::Field;
use crate::protocol::{Fault, command};
use crate::text::{self, accounts};
use crate::ui::components::{Dialog, Form, ProgressNote, SubmitButton, TextField, WaitNote, fault_note, open_while};
use crate::ui::pages::new_password::{Names, NewPassword, judge, take};
use crate::ui::state::{CommandAction, Note, Store, seconds_to_wait};
use leptos::prelude::*;

/// Shows the dialog while `of` contains an account.
#[component]
pub fn PasswordDialog(
    /// The account to change.
    of: RwSignal<Option<UserId>>,
) -> impl IntoView {
    let open = open_while(of);
    view! {
        <Dialog open=open title=accounts::password_title()>
            <PasswordForm of=of />
        </Dialog>
    }
}

#[component]
fn PasswordForm(of: RwSignal<Option<UserId>>) -> impl IntoView {
    let (action, note) = (CommandAction::idle(), Note::get());
    let (present, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wanted = Signal::derive(move || of.get().map(|user_id| user_id.to_string()).unwrap_or_default());
    let seconds = seconds_to_wait(wanted);
    let ledger = Store::get().ledger();
    let ledger_name = move || ledger.with(|ledger| ledger.as_ref().map(|ledger| ledger.name.as_str().to_owned()));
    let names = Signal::derive(move || ledger_name().into_iter().chain([wanted.get()]).collect::<Vec<String>>());
    let submit = move |()| {
        let Some(user_id) = of.get_untracked() else { return };
        if let Err(weak) = untrack(|| new.with(|typed| judge(typed, names))) {
            return action.fail(weak);
        }
        let (password, new_password) = (take(present), take(new));
        let command = command::ChangePassword { user_id: user_id.to_string(), password, new_password };
        action.run(command, move |()| {
            of.set(None);
            note.show(accounts::changed().to_owned());
        });
    };
    view! {
        <p><b>{move || of.get().map(|user_id| user_id.to_string())}</b></p>
        <p class="quiet">{accounts::password_lead()}</p>
        <Form on_submit=submit>
            <Passwords present=present new=new names=names action=action />
            <WaitNote seconds=seconds />
            <SubmitButton
                label=accounts::change_label()
                busy=action.busy()
                off=Signal::derive(move || { seconds.get() > 0 })
            />
            <Show when=move || action.busy().get()>
                <ProgressNote progress=Store::get().progress() />
            </Show>
        </Form>
    }
}

/// Shows both passwords, each with the faults that concern it.
#[component]
fn Passwords(present: RwSignal<String>, new: RwSignal<String>, names: Names, action: CommandAction) -> impl IntoView {
    let words_of = move |which: fn(&Fault) -> bool| {
        Signal::derive(move || action.fault().get().filter(which).map(|fault| text::fault(&fault)))
    };
    let wrong = words_of(|fault| matches!(fault, Fault::WrongPassword | Fault::TooManyTries { .. }));
    let weak = words_of(|fault| matches!(fault, Fault::WeakPassword { .. }));
    let other = words_of(|fault| text::field_of(fault) != Some(Field::Password));
    view! {
        <TextField
            id="present-password"
            label=accounts::present()
            value=present
            kind="password"
            autocomplete="current-password"
            fault=wrong
        />
        <NewPassword id="new-password" value=new names=names fault=weak />
        {fault_note(other)}
    }
}
