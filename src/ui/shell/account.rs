//! The acting account, and the dialog that changes it.

use crate::ledger::id::UserId;
use crate::protocol::{Session, command};
use crate::text::{accounts, common, role, shell};
use crate::ui::components::{Button, ButtonStyle, Dialog, fault_note};
use crate::ui::pages::actors::{Actors, shown_password};
use crate::ui::pages::sign_in::SignIn;
use crate::ui::route::Route;
use crate::ui::state::{CommandAction, IdleLockSetting, Store, SwitchAccount};
use leptos::prelude::*;

/// The acting account, at the end of the bar.
#[component]
pub fn Account() -> impl IntoView {
    let store = Store::get();
    let open = SwitchAccount::get().is_open();
    let session = Memo::new(move |_| store.session().get());
    let has_ledger = Memo::new(move |_| store.ledger().with(Option::is_some));
    let who = move || match session.get() {
        Some(session) => view! { <Face session=session open=open /> }.into_any(),
        None if has_ledger.get() => view! { <a class="who" href=Route::Start.href()>{shell::nobody()}</a> }.into_any(),
        None => ().into_any(),
    };
    view! {
        {who}
        <Dialog open=open title=shell::account_dialog()>
            <Switch open=open />
        </Dialog>
    }
}

#[component]
fn Face(session: Session, open: RwSignal<bool>) -> impl IntoView {
    let id = session.user_id.to_string();
    let initials: String = id.split('_').filter_map(|part| part.chars().next()).take(2).collect();
    let others = others_unlocked();
    let others = Memo::new(move |_| others.with(|others| others.len() as u64));
    let label = {
        let id = id.clone();
        move || shell::account_button(&id, others.get())
    };
    view! {
        <button type="button" class="who" aria-label=label on:click=move |_| open.set(true)>
            <span class="face" aria-hidden="true">{initials.to_uppercase()}</span>
            <Show when=move || others.get() != 0>
                <span class="others" aria-hidden="true">"+" {others}</span>
            </Show>
            <span class="name" aria-hidden="true">{id} " · " {role(session.role)}</span>
        </button>
    }
}

#[component]
fn Switch(open: RwSignal<bool>) -> impl IntoView {
    let action = CommandAction::idle();
    let lock = move |()| {
        action.run(command::SignOut {}, move |_| {
            open.set(false);
            action.done(shell::locked());
        });
    };
    let person = Store::get().session().get_untracked().map(|session| session.name.to_string());
    view! {
        <p>{person}</p>
        <Button label=shell::lock() on_press=lock busy=action.busy() look=ButtonStyle::Plain />
        {fault_note(action.beside(&[]))}
        <hr />
        <Show
            when=move || shown_password().with(Option::is_some)
            fallback=move || view! { <SignIn label=shell::switch() on_done=move |()| open.set(false) /> }
        >
            <Actors on_done=move |()| open.set(false) />
        </Show>
        <p class="row">
            <a href=Route::People.href() on:click=move |_| open.set(false)>{common::to_people()}</a>
            <a href=Route::Settings.href() on:click=move |_| open.set(false)>{shell::to_accounts()}</a>
        </p>
        <hr />
        <OthersUnlocked />
        <p class="quiet">{move || shell::idle(IdleLockSetting::get().minutes().get())}</p>
    }
}

/// Returns the other unlocked accounts, which can forge automatically.
fn others_unlocked() -> Memo<Vec<UserId>> {
    let status = Store::get().status();
    Memo::new(move |_| {
        let status = status.get().unwrap_or_default();
        let acting = status.session.map(|session| session.user_id);
        let unlocked = status.accounts.into_iter().filter(|account| account.unlocked).map(|account| account.user_id);
        unlocked.filter(|user| Some(user) != acting.as_ref()).collect()
    })
}

/// The other unlocked accounts, each with a lock button.
#[component]
fn OthersUnlocked() -> impl IntoView {
    let others = others_unlocked();
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <h3>{shell::unlocked_here()}</h3>
            <ul class="list">
                <For each=move || others.get() key=ToString::to_string children=|user| view! { <Unlocked user=user /> } />
            </ul>
        </Show>
    }
}

#[component]
fn Unlocked(user: UserId) -> impl IntoView {
    let action = CommandAction::idle();
    let (name, label) = (user.to_string(), accounts::lock(user.as_str()));
    let lock = move |()| {
        let done = accounts::is_locked(user.as_str());
        action.run(command::Lock { user_id: user.clone() }, move |_| action.done(done));
    };
    view! {
        <li class="row between">
            {name} <Button label=label on_press=lock busy=action.busy() look=ButtonStyle::Plain /> {fault_note(action.beside(&[]))}
        </li>
    }
}
