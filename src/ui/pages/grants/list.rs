//! The grants and shares that concern the acting account, and their revocation.

use super::revocation::preview;
use crate::ledger::id::Hash;
use crate::ledger::number::Timestamp;
use crate::ledger::transaction::account::Role;
use crate::protocol::{GrantLife, GrantView, command};
use crate::text::{common, counts, grants, people};
use crate::ui::components::{
    Button, ButtonStyle, Empty, HashView, Moment, NarrowLayout, Pill, PressPolicy, Sheet, TableFrame, Tone,
};
use crate::ui::pages::gate::missing;
use crate::ui::pages::reason::ReasonDialog;
use crate::ui::route::Route;
use crate::ui::state::load;
use leptos::prelude::*;

/// Shows the table and the dialog for a revocation.
#[component]
pub fn ListSheet(
    /// The role of the acting account.
    role: Role,
) -> impl IntoView {
    let loaded = load(|| Some(command::ListGrants {}));
    let all = Memo::new(move |_| loaded.value().unwrap_or_default());
    let is_empty = Memo::new(move |_| loaded.value().is_some_and(|all| all.is_empty()));
    let has_some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let revoking = RwSignal::new(None);
    let note = Signal::derive(move || loaded.value().map(|all| counts::entries(all.len() as u64)).unwrap_or_default());
    view! {
        <Sheet title=grants::list_title() note=note>
            {missing(loaded)}
            <Show when=move || is_empty.get()>{empty(role)}</Show>
            <Show when=move || has_some.get()>
                <TableFrame name=grants::list_title() columns=columns(role) narrow=NarrowLayout::Stacks>
                    <For
                        each=move || all.get()
                        key=|grant| format!("{grant:?}")
                        children=move |grant| row(grant, role, revoking)
                    />
                </TableFrame>
            </Show>
        </Sheet>
        <ReasonDialog
            of=revoking
            title=grants::revoke_title()
            before=preview
            label=grants::revoke_now()
            done=grants::revoked()
            command=|grant, reason| command::Revoke { grant, reason }
        />
    }
}

fn empty(role: Role) -> impl IntoView {
    let (words, next) = match role {
        Role::Patient => (grants::empty_patient(), grants::empty_patient_next()),
        Role::Doctor => (grants::empty_doctor(), grants::empty_doctor_next()),
        Role::Administrator => (grants::empty_administrator(), ""),
    };
    view! { <Empty words=words next=next /> }
}

fn columns(role: Role) -> Vec<&'static str> {
    let who = match role {
        Role::Patient => vec![grants::doctor()],
        Role::Doctor => vec![grants::patient()],
        Role::Administrator => vec![grants::patient(), grants::doctor()],
    };
    let what = [common::state(), grants::records(), grants::purpose_label(), grants::period(), grants::transaction()];
    let action = (role == Role::Patient).then_some("");
    who.into_iter().chain(what).chain(action).collect()
}

fn row(view: GrantView, role: Role, revoking: RwSignal<Option<Hash>>) -> impl IntoView {
    let GrantView { grant, patient_id, grantee, scope, purpose, not_before, not_after, state, .. } = view;
    let label = grants::revoke(grantee.as_str());
    let doctor = grantee.to_string();
    let history = people::history_of(patient_id.as_str());
    let patient = patient_id.to_string();
    let patient = view! { <a href=Route::History(patient_id).href() aria-label=history>{patient}</a> };
    let who = match role {
        Role::Patient => view! { <th scope="row">{doctor}</th> }.into_any(),
        Role::Doctor => view! { <th scope="row">{patient}</th> }.into_any(),
        Role::Administrator => {
            view! { <th scope="row">{patient}</th> <td data-label=grants::doctor()>{doctor}</td> }.into_any()
        }
    };
    let may_end = role == Role::Patient && matches!(state, GrantLife::Live | GrantLife::NotYet);
    let revoke = move |()| revoking.set(Some(grant));
    let button = may_end.then(|| view! { <Button label=label on_press=revoke look=ButtonStyle::Quiet takes=PressPolicy::WhenStable about=grant.to_string() /> });
    view! {
        <tr>
            {who}
            <td>
                <Pill tone=tone(state) words=grants::life(state) />
            </td>
            <td data-label=grants::records()>{grants::scope(&scope)}</td>
            <td data-label=grants::purpose_label()>{purpose.map_or(grants::share(), grants::purpose)}</td>
            <td data-label=grants::period()>{period(not_before, not_after)}</td>
            <td data-label=grants::transaction()>
                <HashView digits=grant.to_string() href=Route::Transaction(grant).href() />
            </td>
            {(role == Role::Patient).then(|| view! { <td>{button}</td> })}
        </tr>
    }
}

/// Shows the start and the end of a grant.
fn period(not_before: Timestamp, not_after: Option<Timestamp>) -> impl IntoView {
    let until = match not_after {
        Some(end) => view! { {grants::until()} " " <Moment at=end /> }.into_any(),
        None => grants::no_end().into_any(),
    };
    view! {
        <div>
            <p class="whole">{grants::from()} " " <Moment at=not_before /></p>
            <p class="whole">{until}</p>
        </div>
    }
}

const fn tone(life: GrantLife) -> Tone {
    match life {
        GrantLife::Live => Tone::Permitted,
        GrantLife::Waiting | GrantLife::NotYet => Tone::Waiting,
        GrantLife::Revoked => Tone::Refused,
        GrantLife::Ended => Tone::Neutral,
    }
}
