//! The fields: what the record is about, and what it says.

use super::Values;
use crate::ledger::rejection::Field;
use crate::ledger::transaction::account::Role;
use crate::protocol::Person;
use crate::text::submit;
use crate::ui::components::{Area, Choices, TextField};
use crate::ui::pages::person::{Suggestions, people};
use crate::ui::state::Act;
use leptos::prelude::*;

/// The id of the field for what is prescribed or found.
pub const PRESCRIPTION: &str = "record-prescription";

/// The fewest letters of a name that are no coincidence in an id.
const TELLING: usize = 3;

/// What an id says of the patient: a part of the name or of the user id that stands in it.
fn tells(record_id: &str, patient: &Person) -> Option<String> {
    let id = record_id.to_lowercase();
    let called = format!("{} {}", patient.name, patient.user_id).to_lowercase();
    let mut parts = called.split(|sign: char| !sign.is_alphanumeric());
    parts.find(|part| part.chars().count() >= TELLING && id.contains(part)).map(str::to_owned)
}

/// What is to be said of the typed id, where it is a new one.
fn telling(values: Values, people: &[Person]) -> Option<String> {
    let typed = values.patient_id.get();
    let patient = people.iter().find(|person| person.user_id.as_str() == typed.trim())?;
    let part = (!values.is_update()).then(|| tells(&values.record_id.get(), patient)).flatten()?;
    Some(submit::id_tells(&part))
}

/// Whom and which record it is about.
#[component]
pub fn AboutFields(values: Values, act: Act) -> impl IntoView {
    let people = people();
    let is_patient = |person: &Person| person.role == Role::Patient;
    let patients = Signal::derive(move || people.get().into_iter().filter(is_patient).collect::<Vec<_>>());
    let telling = Memo::new(move |_| telling(values, &people.get()));
    let hint = move || if values.is_update() { submit::update_hint() } else { submit::record_id_hint() };
    view! {
        <Choices id="record-change" label=submit::change() value=values.change words=vec![submit::add(), submit::update_label()] />
        <Suggestions id="patients" people=patients />
        <div class="pair">
            <TextField
                id="record-patient"
                label=submit::patient()
                value=values.patient_id
                hint=submit::patient_hint()
                list="patients"
                fault=act.at(Field::PatientId)
            />
            // Left after something was typed, the field holds an id that is typed to its end.
            <div on:change=move |_| values.settle()>
                {move || {
                    view! {
                        <TextField
                            id="record-id"
                            label=submit::record_id()
                            value=values.record_id
                            hint=hint()
                            fault=act.at(Field::RecordId)
                        />
                    }
                }}
            </div>
        </div>
        <p class="warning" role="status" hidden=move || telling.with(Option::is_none)>{telling}</p>
    }
}

/// What the record says.
#[component]
pub fn ContentFields(values: Values, act: Act, wrong_amount: RwSignal<bool>) -> impl IntoView {
    let amount = act.at(Field::Amount);
    let amount =
        Signal::derive(move || if wrong_amount.get() { Some(submit::amount_shape().to_owned()) } else { amount.get() });
    view! {
        <TextField id="record-kind" label=submit::kind() value=values.record_type hint=submit::kind_hint() fault=act.at(Field::RecordType) />
        <Area
            id=PRESCRIPTION
            label=submit::prescription()
            value=values.prescription
            fault=act.at(Field::Prescription)
        />
        <div class="pair">
            <TextField id="record-amount" label=submit::amount() value=values.amount hint=submit::amount_hint() fault=amount />
            <TextField
                id="record-date"
                label=submit::date()
                value=values.authored_on
                hint=submit::date_hint()
                kind="date"
                fault=act.at(Field::AuthoredOn)
            />
        </div>
        <LesserFields values=values act=act />
    }
}

/// What may be left empty.
#[component]
fn LesserFields(values: Values, act: Act) -> impl IntoView {
    view! {
        <div class="pair">
            <TextField
                id="record-insurance"
                label=submit::insurance()
                value=values.insurance_id
                hint=submit::insurance_hint()
                fault=act.at(Field::InsuranceId)
            />
            <TextField
                id="record-hospital"
                label=submit::hospital()
                value=values.hospital_id
                hint=submit::hospital_hint()
                fault=act.at(Field::HospitalId)
            />
        </div>
        <Area id="record-note" label=submit::note() value=values.note hint=submit::note_hint() fault=act.at(Field::Note) />
    }
}
