//! Signing in: which account of this device, and its password.

use crate::ledger::rejection::Field;
use crate::protocol::Command;
use crate::text::{common, role};
use crate::ui::components::{Empty, Form, Select, SubmitButton, TextField, WaitNote, fault_note};
use crate::ui::pages::new_password::take;
use crate::ui::state::{Act, Store, seconds_to_wait};
use leptos::prelude::*;

/// The form. With no account on this device it says how to get one.
#[component]
pub fn SignIn(
    /// What the button says.
    #[prop(default = common::sign_in())]
    label: &'static str,
    /// What happens then.
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
    let act = Act::idle();
    let user_id = RwSignal::new(first_choice(&choices.get_untracked()));
    let password = RwSignal::new(String::new());
    let seconds = seconds_to_wait(user_id.into());
    let submit = move |()| {
        let command = Command::SignIn { user_id: user_id.get_untracked(), password: take(password) };
        act.run(command, move |_| {
            // The page may have moved on already: then nobody waits for this.
            on_done.try_run(());
        });
    };
    view! {
        <Form on_submit=submit>
            <Select id="sign-in-account" label=common::sign_in_as() value=user_id choices=choices fault=act.at(Field::UserId) />
            <TextField
                id="sign-in-password"
                label=common::password()
                value=password
                kind="password"
                autocomplete="current-password"
                fault=act.at(Field::Password)
            />
            {fault_note(act.beside(&[Field::UserId, Field::Password]))}
            <WaitNote seconds=seconds />
            <SubmitButton label=label busy=act.busy() off=Signal::derive(move || { seconds.get() > 0 }) />
        </Form>
    }
}

/// The accounts of this device, with their roles. Those that wait to be registered are among them: signing in says so.
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

/// Somebody else than who acts now, where there is somebody: whoever opens the form wants to change.
fn first_choice(choices: &[(String, String)]) -> String {
    let acting = Store::get().session().get_untracked().map(|session| session.user_id.to_string());
    let other = choices.iter().find(|(id, _)| Some(id) != acting.as_ref()).or_else(|| choices.first());
    other.map(|(id, _)| id.clone()).unwrap_or_default()
}
