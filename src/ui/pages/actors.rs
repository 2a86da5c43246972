//! The accounts of the demonstration, each with a button that signs in to it. Their password is no secret.

use crate::protocol::{LocalAccount, command};
use crate::text::{demonstration, role};
use crate::ui::components::{Button, ButtonStyle, fault_note};
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// Lists the accounts that a reader of the demonstration can change to; shows nothing in any other ledger.
#[component]
pub fn Actors(
    /// Called after the sign-in.
    #[prop(into, default = Callback::new(|()| ()))]
    on_done: Callback<()>,
) -> impl IntoView {
    let (action, password, others) = (CommandAction::idle(), shown_password(), others());
    let item = move |account: LocalAccount| {
        let user = account.user_id.to_string();
        let label = demonstration::act_as(&user, account.role.map_or("", role));
        let press = move |()| {
            let password = password.get_untracked().unwrap_or_default();
            let said = demonstration::acting(&user);
            action.run(command::SignIn { user_id: user.clone(), password: password.into() }, move |_| {
                action.done(said);
                // The owner of the callback may be gone by now.
                on_done.try_run(());
            });
        };
        view! {
            <li>
                <Button label=label on_press=press busy=action.busy() look=ButtonStyle::Plain />
            </li>
        }
    };
    view! {
        <Show when=move || password.with(Option::is_some)>
            <p class="quiet">{move || password.get().map(|password| demonstration::password(&password))}</p>
            <ul class="actors">
                <For each=move || others.get() key=|account| format!("{account:?}") children=item />
            </ul>
            {fault_note(action.beside(&[]))}
        </Show>
    }
}

/// Returns the password of all accounts if the open ledger is the demonstration.
pub fn shown_password() -> Memo<Option<String>> {
    let ledger = Store::get().ledger();
    Memo::new(move |_| ledger.with(|ledger| ledger.as_ref().and_then(|ledger| ledger.shown_password.clone())))
}

/// Returns the registered accounts of this device except the acting one.
fn others() -> Memo<Vec<LocalAccount>> {
    let store = Store::get();
    Memo::new(move |_| {
        let acting = store.session().with(|session| session.as_ref().map(|session| session.user_id.clone()));
        let accounts = store.status().get().map(|status| status.accounts).unwrap_or_default();
        let is_other = |it: &LocalAccount| it.role.is_some() && Some(&it.user_id) != acting.as_ref();
        accounts.into_iter().filter(is_other).collect()
    })
}
