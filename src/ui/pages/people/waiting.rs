//! The people who wait for registration and, for administrators, the answer.

use crate::ledger::id::Hash;
use crate::ledger::transaction::account::Role;
use crate::protocol::{Concern, Person, PoolState, Registration, command};
use crate::text::{common, concern, people, role};
use crate::ui::components::{Button, ButtonStyle, Dialog, Pill, PressPolicy, Sheet, Tone, fault_note};
use crate::ui::pages::reason::ReasonDialog;
use crate::ui::state::CommandAction;
use leptos::prelude::*;

/// Shows the list and the dialog for a refusal.
#[component]
pub fn WaitingSheet(
    /// The people who wait.
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
            command=|transaction, reason| command::Refuse { transaction, reason }
        />
    }
}

#[component]
fn Item(person: Person, refusing: RwSignal<Option<Hash>>) -> impl IntoView {
    let Person { user_id, name, role: asked, hospital_id, registration, .. } = person;
    let id = user_id.to_string();
    let (pill, answer, concerns) = match registration {
        Registration::Waiting { transaction, pool, for_me, concerns } => {
            let (id, named) = (id.clone(), concerns.clone());
            let answer =
                for_me.then(|| view! { <Answer transaction=transaction id=id concerns=named refusing=refusing /> });
            (Some(state(&pool)), answer, concerns)
        }
        Registration::Since { .. } => (None, None, Vec::new()),
    };
    let concerns = (!concerns.is_empty()).then(|| view! { <Concerns concerns=concerns /> });
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
            {concerns}
            {warning}
        </li>
    }
}

fn state(pool: &PoolState) -> impl IntoView + use<> {
    let tone = if matches!(pool, PoolState::Stuck { .. }) { Tone::Refused } else { Tone::Waiting };
    view! { <Pill tone=tone words=common::pool_state(pool) /> }
}

/// Shows the concerns about a registration as sentences.
#[component]
fn Concerns(concerns: Vec<Concern>) -> impl IntoView {
    let sentence = |one: Concern| view! { <li>{concern::sentence_of(&one)}</li> };
    view! {
        <div class="warning">
            <p><b>{concern::title()}</b></p>
            <ul class="sentences">{concerns.into_iter().map(sentence).collect_view()}</ul>
        </div>
    }
}

#[component]
fn Answer(transaction: Hash, id: String, concerns: Vec<Concern>, refusing: RwSignal<Option<Hash>>) -> impl IntoView {
    let action = CommandAction::idle();
    let confirming = RwSignal::new(false);
    let send = move |despite_concerns| {
        action.run(command::Approve { transaction, despite_concerns }, move |_| action.done(people::approved()));
    };
    let asks = !concerns.is_empty();
    let approve = move |()| if asks { confirming.set(true) } else { send(false) };
    let despite = move |()| {
        confirming.set(false);
        send(true);
    };
    let concerns = StoredValue::new(concerns);
    view! {
        <Dialog open=confirming title=people::approve(&id)>
            <Concerns concerns=concerns.get_value() />
            <Button label=concern::despite() on_press=despite busy=action.busy() look=ButtonStyle::First takes=PressPolicy::WhenStable />
        </Dialog>
        <div class="row">
            <Button label=people::approve(&id) on_press=approve busy=action.busy() look=ButtonStyle::First takes=PressPolicy::WhenStable />
            <Button label=people::refuse(&id) on_press=move |()| refusing.set(Some(transaction)) takes=PressPolicy::WhenStable />
        </div>
        {fault_note(action.beside(&[]))}
    }
}
