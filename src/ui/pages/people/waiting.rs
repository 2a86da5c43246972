//! Who waits to join, and, for administrators, the answer.

use crate::ledger::id::Hash;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Command, Person, PoolState, Registration};
use crate::text::{common, people, role};
use crate::ui::components::{Button, Look, Pill, Sheet, Takes, Tone, fault_note};
use crate::ui::pages::reason::ReasonDialog;
use crate::ui::state::Act;
use leptos::prelude::*;

/// The list, and the dialog for a refusal.
#[component]
pub fn WaitingSheet(
    /// Those who wait.
    people: Vec<Person>,
) -> impl IntoView {
    let refusing = RwSignal::new(None);
    let item = move |person| view! { <Item person=person refusing=refusing /> };
    view! {
        <Sheet title=people::waiting_title()>
            <ul class="list">{people.into_iter().map(item).collect_view()}</ul>
        </Sheet>
        <ReasonDialog
            of=refusing
            title=people::refuse_title()
            label=people::refuse_label()
            done=people::refused()
            command=|transaction, reason| Command::Refuse { transaction, reason }
        />
    }
}

#[component]
fn Item(person: Person, refusing: RwSignal<Option<Hash>>) -> impl IntoView {
    let Person { user_id, name, role: asked, hospital_id, registration, .. } = person;
    let id = user_id.to_string();
    let (pill, answer) = match registration {
        Registration::Waiting { transaction, pool, for_me } => {
            let answer = for_me.then(|| view! { <Answer transaction=transaction id=id.clone() refusing=refusing /> });
            (Some(state(&pool)), answer)
        }
        Registration::Since { .. } => (None, None),
    };
    let warning = (asked == Role::Administrator).then(|| view! { <p class="quiet">{people::administrator_note()}</p> });
    view! {
        <li class="stack">
            <div class="row between">
                <div>
                    <b>{id}</b>
                    " · "
                    {name.to_string()}
                    <p class="quiet">{role(asked)} {hospital_id.map(|hospital| format!(" · {hospital}"))}</p>
                    {pill}
                </div>
                {answer}
            </div>
            {warning}
        </li>
    }
}

fn state(pool: &PoolState) -> impl IntoView + use<> {
    let tone = if matches!(pool, PoolState::Stuck { .. }) { Tone::Refused } else { Tone::Waiting };
    view! { <Pill tone=tone words=common::pool_state(pool) /> }
}

#[component]
fn Answer(transaction: Hash, id: String, refusing: RwSignal<Option<Hash>>) -> impl IntoView {
    let act = Act::idle();
    let approve = move |()| act.run(Command::Approve { transaction }, move |_| act.done(people::approved()));
    view! {
        <div class="row">
            <Button label=people::approve(&id) on_press=approve busy=act.busy() look=Look::First takes=Takes::OnceStill />
            <Button label=people::refuse(&id) on_press=move |()| refusing.set(Some(transaction)) takes=Takes::OnceStill />
        </div>
        {fault_note(act.beside(&[]))}
    }
}
