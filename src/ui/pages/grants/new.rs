//! A new grant: its doctor, records, purpose and end.

use super::values::{PURPOSES, Values};
use crate::ledger::rejection::Field;
use crate::protocol::{History, RecordView, command};
use crate::text::{common, grants};
use crate::ui::components::{Choices, Empty, Form, PressPolicy, Select, Several, Sheet, SubmitButton, TextField};
use crate::ui::pages::gate::missing;
use crate::ui::pages::people_choices::{doctor_choices, people};
use crate::ui::pages::sending::Sending;
use crate::ui::state::{CommandAction, Mistake, Store, load_from_chain};
use leptos::prelude::*;

/// Shows the form.
#[component]
pub fn NewSheet() -> impl IntoView {
    let (sending, mistake, values) = (Sending::idle(), Mistake::none(), Values::new());
    let send = move |()| {
        if let Some(grant) = mistake.check(values.grant()) {
            sending.send(grant, grants::granted().to_owned(), move || values.clear());
        }
    };
    view! {
        <Sheet title=grants::new_title()>
            <p class="quiet">{grants::new_lead()}</p>
            <Form on_submit=send>
                <Fields values=values action=sending.action() mistake=mistake />
                {sending.note(&[Field::Grantee])}
                <SubmitButton label=grants::grant() busy=sending.action().busy() takes=PressPolicy::WhenStable />
            </Form>
        </Sheet>
    }
}

#[component]
fn Fields(values: Values, action: CommandAction, mistake: Mistake) -> impl IntoView {
    let doctors = doctor_choices(people());
    let purposes = PURPOSES.into_iter().map(grants::purpose_choice).collect();
    view! {
        <Select
            id="grant-doctor"
            label=grants::grantee()
            value=values.grantee
            choices=doctors
            fault=action.at(Field::Grantee)
        />
        <Choices id="grant-which" label=grants::which() value=values.which words=vec![grants::all(), grants::some()] />
        <Show when=move || values.which.get() == 1>
            <Records values=values mistake=mistake />
        </Show>
        <Choices id="grant-purpose" label=grants::purpose_label() value=values.purpose words=purposes />
        <Choices id="grant-end" label=grants::how_long() value=values.how_long words=vec![grants::never_ends(), grants::ends()] />
        <Show when=move || values.how_long.get() == 1>
            <TextField
                id="grant-last-day"
                label=grants::last_day()
                value=values.last_day
                kind="date"
                fault=mistake.at(grants::last_day_shape())
            />
        </Show>
    }
}

/// Shows the patient's own records. Each read is logged, so they are read only if the patient wants to choose some.
#[component]
fn Records(values: Values, mistake: Mistake) -> impl IntoView {
    let session = Store::get().session();
    let own =
        load_from_chain(move || session.get().map(|session| command::ReadHistory { patient_id: session.user_id }));
    let own = own.map(choices);
    let choices = Memo::new(move |_| own.value().unwrap_or_default());
    let is_empty = Memo::new(move |_| own.value().is_some_and(|own| own.is_empty()));
    view! {
        {missing(own)}
        <Show when=move || is_empty.get()>
            <Empty words=grants::no_records() />
        </Show>
        <Show when=move || choices.with(|choices| !choices.is_empty())>
            <Several
                id="grant-records"
                label=grants::choose_records()
                value=values.records
                choices=choices
                hint=grants::choose_hint()
                fault=mistake.at(grants::none_chosen())
            />
        </Show>
    }
}

/// Returns each record's id and label. The label names the type if the newest version can be decrypted.
fn choices(history: History) -> Vec<(String, String)> {
    let choice = |record: RecordView| {
        let id = record.record_id.to_string();
        let kind = record.versions.last().and_then(|version| version.content.as_ref().ok());
        let words = kind.map_or_else(|| id.clone(), |content| common::beside(&id, content.record_type.as_str()));
        (id, words)
    };
    history.records.into_iter().map(choice).collect()
}
