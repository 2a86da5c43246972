//! The form to sign in with an account of this device and its password.

use crate::ledger::rejection::Field;
use crate::protocol::command;
use crate::text::{common, role};
use crate::ui::components::{Empty, Form, Select, SubmitButton, TextField, WaitNote, fault_note};
use crate::ui::pages::new_password::take;
use crate::ui::state::{CommandAction, Store, seconds_to_wait};
use leptos::prelude::*;

/// Shows the form, or the way to an account if this device has none.
#[component]
pub fn SignIn(
    /// The label of the button.
    #[prop(default = common::sign_in())]
    label: &'static str,
    /// Called after the sign-in.
    #[prop(into, default = Callback::new(|()| ()))]
    on_done: Callback<()>,
) -> impl IntoView {
    let choices = Memo::new(move |_| account_choices());
    view! {
        <Show
            when=move || choices.with(|choices| !choices.is_empty())
            fallback=|| view! { <Empty words=common::no_accounts() /> }
        >
            <SignInForm label=label choices=choices on_done=on_done />
        </Show>
    }
}

#[component]
fn SignInForm(label: &'static str, choices: Memo<Vec<(String, String)>>, on_done: Callback<()>) -> impl IntoView {
    let action = CommandAction::idle();
    let user_id = RwSignal::new(first_choice(&choices.get_untracked()));
    let password = RwSignal::new(String::new());
    let seconds = seconds_to_wait(user_id.into());
    let submit = move |()| {
        let command = command::SignIn { user_id: user_id.get_untracked(), password: take(password) };
        action.run(command, move |_| {
            // The owner of the callback may be gone by now.
            on_done.try_run(());
        });
    };
    view! {
        <Form on_submit=submit>
            <Select id="sign-in-account" label=common::sign_in_as() value=user_id choices=choices fault=action.at(Field::UserId) />
            <TextField
                id="sign-in-password"
                label=common::password()
                value=password
                kind="password"
                autocomplete="current-password"
                fault=action.at(Field::Password)
            />
            {fault_note(action.beside(&[Field::UserId, Field::Password]))}
            <WaitNote seconds=seconds />
            <SubmitButton label=label busy=action.busy() off=Signal::derive(move || { seconds.get() > 0 }) />
        </Form>
    }
}

/// Returns the accounts of this device with their roles, also those that wait for registration: a sign-in says so.
fn account_choices() -> Vec<(String, String)> {
    let status = Store::get().status().get();
    let accounts = status.map(|status| status.accounts).unwrap_or_default();
    let choice = |account: crate::protocol::LocalAccount| {
        let id = account.user_id.to_string();
        let words = account.role.map_or(common::waits_for_administrator(), role);
        (id.clone(), format!("{id} · {words}"))
    };
    accounts.into_iter().map(choice).collect()
}

/// Returns the first account that is not signed in, since a person opens the form to change; otherwise the first.
fn first_choice(choices: &[(String, String)]) -> String {
    let acting = Store::get().session().get_untracked().map(|session| session.user_id.to_string());
    let other = choices.iter().find(|(id, _)| Some(id) != acting.as_ref()).or_else(|| choices.first());
    other.map(|(id, _)| id.clone()).unwrap_or_default()
}
