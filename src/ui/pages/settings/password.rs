//! The dialog that keeps an account under another password.

use crate::ledger::id::UserId;
use crate::protocol::{Command, Fault};
use crate::text::{self, accounts, people};
use crate::ui::components::{Dialog, Form, ProgressNote, SubmitButton, TextField, fault_note, open_while};
use crate::ui::state::{Act, Note, Store};
use leptos::prelude::*;

/// The dialog, open while there is an account to change.
#[component]
pub fn PasswordDialog(
    /// Which account.
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
    let (act, note) = (Act::idle(), Note::get());
    let (present, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let submit = move |()| {
        let Some(user_id) = of.get_untracked() else { return };
        let (password, new_password) = (present.get_untracked(), new.get_untracked());
        let command = Command::ChangePassword { user_id: user_id.to_string(), password, new_password };
        act.run(command, move |_| {
            of.set(None);
            note.show(accounts::changed().to_owned());
        });
    };
    view! {
        <p><b>{move || of.get().map(|user_id| user_id.to_string())}</b></p>
        <p class="quiet">{accounts::password_lead()}</p>
        <Form on_submit=submit>
            <Passwords present=present new=new act=act />
            <SubmitButton label=accounts::change_label() busy=act.busy() />
            <Show when=move || act.busy().get()>
                <ProgressNote progress=Store::get().progress() />
            </Show>
        </Form>
    }
}

/// Which of both passwords a fault is about.
#[component]
fn Passwords(present: RwSignal<String>, new: RwSignal<String>, act: Act) -> impl IntoView {
    let words_of = move |which: fn(&Fault) -> bool| {
        Signal::derive(move || act.fault().get().filter(which).map(|fault| text::fault(&fault)))
    };
    let wrong = words_of(|fault| matches!(fault, Fault::WrongPassword));
    let short = words_of(|fault| matches!(fault, Fault::ShortPassword { .. }));
    let other = words_of(|fault| !matches!(fault, Fault::WrongPassword | Fault::ShortPassword { .. }));
    view! {
        <TextField
            id="present-password"
            label=accounts::present()
            value=present
            kind="password"
            autocomplete="current-password"
            fault=wrong
        />
        <TextField
            id="new-password"
            label=people::new_password()
            value=new
            hint=people::password_hint()
            kind="password"
            autocomplete="new-password"
            fault=short
        />
        {fault_note(other)}
    }
}
