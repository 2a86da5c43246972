//! The accounts of this device: lock, backup, restore, and change of password.

use super::password::PasswordDialog;
use crate::ledger::id::UserId;
use crate::protocol::{AccountFault, Fault, LocalAccount, command};
use crate::text::{accounts, common, files, left_out, role, shell};
use crate::ui::components::{Button, ButtonStyle, Empty, FileDrop, Pill, PressPolicy, Sheet, Tone, fault_note};
use crate::ui::pages::files::save::save;
use crate::ui::state::{Announcer, CommandAction, IdleLockSetting, Store, Worker};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

/// Lists the accounts.
#[component]
pub fn AccountsSheet() -> impl IntoView {
    let status = Store::get().status();
    let all = Memo::new(move |_| status.get().map(|status| status.accounts).unwrap_or_default());
    let changed = RwSignal::new(None::<UserId>);
    let item = move |account| view! { <Item account=account changed=changed /> };
    view! {
        <Sheet title=accounts::title()>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=|| view! { <Empty words=accounts::empty() next=accounts::empty_next() /> }
            >
                <ul class="list">
                    <For each=move || all.get() key=|account| format!("{account:?}") children=item />
                </ul>
                <LockAll all=all />
            </Show>
            <p class="quiet">{move || shell::idle(IdleLockSetting::get().minutes().get())}</p>
            <p class="quiet">{accounts::backup_lead()}</p>
            <PasswordDialog of=changed />
        </Sheet>
    }
}

#[component]
fn Item(account: LocalAccount, changed: RwSignal<Option<UserId>>) -> impl IntoView {
    let LocalAccount { user_id, role: its_role, unlocked, wait: _, fault } = account;
    let fault = fault.map(|fault| view! { <p class="warning">{left_out::account(&user_id, fault)}</p> });
    let words = its_role.map_or(common::waits_for_administrator(), role);
    let (tone, state) =
        if unlocked { (Tone::Permitted, accounts::unlocked()) } else { (Tone::Neutral, accounts::locked()) };
    let change = accounts::change(user_id.as_str());
    let of_change = user_id.clone();
    view! {
        <li class="stack tight">
            <p class="row between"><b>{user_id.to_string()}</b> <Pill tone=tone words=state /></p>
            <p class="quiet">{words}</p>
            {fault}
            <div class="row">
                {unlocked.then(|| view! { <Lock user_id=user_id.clone() /> })}
                <BackUp user_id=user_id.clone() />
                <Button label=change on_press=move |()| changed.set(Some(of_change.clone())) look=ButtonStyle::Plain />
            </div>
        </li>
    }
}

#[component]
fn Lock(user_id: UserId) -> impl IntoView {
    let action = CommandAction::idle();
    let label = accounts::lock(user_id.as_str());
    let lock = move |()| {
        let done = accounts::is_locked(user_id.as_str());
        action.run(command::Lock { user_id: user_id.clone() }, move |_| action.done(done));
    };
    view! {
        <Button label=label on_press=lock busy=action.busy() look=ButtonStyle::Plain />
        {fault_note(action.beside(&[]))}
    }
}

#[component]
fn BackUp(user_id: UserId) -> impl IntoView {
    let (action, written) = (CommandAction::idle(), RwSignal::new(None::<String>));
    let label = accounts::back_up(user_id.as_str());
    let back_up = move |()| {
        action.exchange(command::ExportAccount { user_id: user_id.clone() }, None, move |answer| {
            let card = answer.reply;
            save(answer.attachment, &card.name);
            let words = files::exported(&card.name, card.size);
            action.done(words.clone());
            written.set(Some(words));
        });
    };
    view! {
        <Button label=label on_press=back_up busy=action.busy() look=ButtonStyle::Plain takes=PressPolicy::WhenStable />
        {fault_note(action.beside(&[]))}
        <output>{written}</output>
    }
}

/// Shows the button that locks all unlocked accounts, one after the other.
#[component]
fn LockAll(all: Memo<Vec<LocalAccount>>) -> impl IntoView {
    let (worker, store, announcer) = (Worker::get(), Store::get(), Announcer::get());
    let is_any = Memo::new(move |_| all.with(|all| all.iter().any(|account| account.unlocked)));
    let lock = move |()| {
        let unlocked = all.get_untracked().into_iter().filter(|account| account.unlocked);
        spawn_local(async move {
            for account in unlocked {
                if let Err(fault) = worker.ask(command::Lock { user_id: account.user_id }).await {
                    return store.fail(fault);
                }
            }
            announcer.announce(accounts::all_locked());
        });
    };
    view! {
        <Show when=move || is_any.get()>
            <Button label=accounts::lock_all() on_press=lock look=ButtonStyle::Plain />
        </Show>
    }
}

/// Shows the control that accepts an account file.
#[component]
pub fn RestoreSheet() -> impl IntoView {
    let (action, said) = (CommandAction::idle(), RwSignal::new(None::<&'static str>));
    // The last file, which the person can send again to replace an account.
    let asked = StoredValue::new_local(None::<File>);
    let send = move |file: File, replace| {
        said.set(None);
        asked.set_value(Some(file.clone()));
        action.exchange(command::RestoreAccount { replace }, Some(file.into()), move |_| {
            asked.set_value(None);
            action.done(accounts::restored());
            said.set(Some(accounts::restored()));
        });
    };
    let would_replace = Memo::new(move |_| {
        action
            .fault()
            .with(|fault| matches!(fault, Some(Fault::ForeignAccount { fault: AccountFault::AlreadyHere, .. })))
    });
    let replace = move |()| {
        if let Some(file) = asked.get_value() {
            send(file, true);
        }
    };
    view! {
        <Sheet title=accounts::restore_title()>
            <p class="quiet">{accounts::restore_lead()}</p>
            <FileDrop id="restore-file" label=accounts::choose() on_file=move |file| send(file, false) />
            {fault_note(action.beside(&[]))}
            <Show when=move || would_replace.get()>
                <Button label=accounts::replace() on_press=replace busy=action.busy() look=ButtonStyle::Plain takes=PressPolicy::WhenStable />
            </Show>
            <output>{said}</output>
        </Sheet>
    }
}
