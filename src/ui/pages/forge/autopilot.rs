//! The autopilot, which forges blocks for the unlocked delegates of this device.

use super::switch::Switch;
use super::unlock::UnlockDialog;
use crate::ledger::id::UserId;
use crate::protocol::{LocalAccount, command};
use crate::text::{common, forge, role};
use crate::ui::components::{Button, ButtonStyle, NarrowLayout, Pill, Sheet, TableFrame, Tone, fault_note};
use crate::ui::state::{CommandAction, Store};
use leptos::prelude::*;

/// An account of this device with its present state.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    account: LocalAccount,
    /// Set if the account is a delegate of the round.
    delegate: bool,
    /// Set if the account is signed in.
    acts: bool,
}

/// Shows the state, the accounts and the switch of the autopilot.
#[component]
pub fn AutopilotSheet() -> impl IntoView {
    let status = Store::get().status();
    let pace = Memo::new(move |_| status.with(|status| status.as_ref().and_then(|status| status.autopilot)));
    let rows = Memo::new(move |_| rows());
    let unlocking = RwSignal::new(None::<UserId>);
    let idle = move || !rows.with(|rows| rows.iter().any(|row| row.account.unlocked && row.delegate));
    let state = move || match pace.get() {
        Some(pace) => view! { <Pill tone=Tone::Permitted words=forge::runs(pace) /> },
        None => view! { <Pill tone=Tone::Neutral words=forge::stopped() /> },
    };
    view! {
        <Sheet title=forge::autopilot_title()>
            <p>{state}</p>
            <p class="quiet">{forge::autopilot_lead()}</p>
            <TableFrame name=forge::accounts() columns=vec![forge::account(), forge::keys(), ""] narrow=NarrowLayout::Stacks>
                <For
                    each=move || rows.get()
                    key=|row| format!("{row:?}")
                    children=move |row| view! { <Account row=row unlocking=unlocking /> }
                />
            </TableFrame>
            <Show when=idle>
                <p class="quiet">{forge::no_delegate()}</p>
            </Show>
            <Switch pace=pace />
        </Sheet>
        <UnlockDialog of=unlocking />
    }
}

fn rows() -> Vec<Row> {
    let Some(status) = Store::get().status().get() else { return Vec::new() };
    let delegates = status.ledger.map(|ledger| ledger.delegates).unwrap_or_default();
    let acting = status.session.map(|session| session.user_id);
    let row = |account: LocalAccount| {
        let (delegate, acts) = (delegates.contains(&account.user_id), acting.as_ref() == Some(&account.user_id));
        Row { account, delegate, acts }
    };
    status.accounts.into_iter().map(row).collect()
}

#[component]
fn Account(row: Row, unlocking: RwSignal<Option<UserId>>) -> impl IntoView {
    let Row { account: LocalAccount { user_id, role: has, unlocked, .. }, delegate, acts } = row;
    let id = user_id.to_string();
    let action = CommandAction::idle();
    let has = has.map_or(common::waits_for_administrator(), role);
    let (tone, keys) =
        if unlocked { (Tone::Permitted, forge::unlocked_label()) } else { (Tone::Neutral, forge::locked_label()) };
    let button = if unlocked {
        let done = forge::locked(&id);
        let lock = move |()| {
            let done = done.clone();
            action.run(command::Lock { user_id: user_id.clone() }, move |_| action.done(done));
        };
        view! { <Button label=forge::lock(&id) on_press=lock busy=action.busy() look=ButtonStyle::Quiet /> }
    } else {
        let unlock = move |()| unlocking.set(Some(user_id.clone()));
        view! { <Button label=forge::unlock(&id) on_press=unlock look=ButtonStyle::Quiet /> }
    };
    let marks = [(delegate, forge::delegate()), (acts, forge::acts())];
    let marks = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark);
    let words = std::iter::once(has).chain(marks).collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <th scope="row">
                {id.clone()} <p class="quiet">{words}</p>
            </th>
            <td>
                <Pill tone=tone words=keys />
            </td>
            <td>{button} {fault_note(action.beside(&[]))}</td>
        </tr>
    }
}
