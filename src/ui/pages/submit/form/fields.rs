//! The fields of a record: its ids and its content.

use super::Values;
use crate::ledger::rejection::Field;
use crate::ledger::transaction::account::Role;
use crate::protocol::Person;
use crate::text::submit;
use crate::ui::components::{Area, Choices, TextField};
use crate::ui::pages::people_choices::{Suggestions, people};
use crate::ui::state::{CommandAction, Mistake};
use leptos::prelude::*;

/// The id of the field for the prescription or the finding.
pub const PRESCRIPTION: &str = "record-prescription";

/// The shortest part of a name, in characters, that is unlikely to be in an id by chance.
const TELLING: usize = 3;

/// Returns the part of the patient's name or user id that the record id contains, if any.
fn tells(record_id: &str, patient: &Person) -> Option<String> {
    let id = record_id.to_lowercase();
    let called = format!("{} {}", patient.name, patient.user_id).to_lowercase();
    let mut parts = called.split(|sign: char| !sign.is_alphanumeric());
    parts.find(|part| part.chars().count() >= TELLING && id.contains(part)).map(str::to_owned)
}

/// Returns the warning about the id of a new record that identifies the patient.
fn telling(values: Values, people: &[Person]) -> Option<String> {
    let typed = values.patient_id.get();
    let patient = people.iter().find(|person| person.user_id.as_str() == typed.trim())?;
    let part = (!values.is_update()).then(|| tells(&values.record_id.get(), patient)).flatten()?;
    Some(submit::id_tells(&part))
}

/// Shows the fields for the patient and the record.
#[component]
pub fn AboutFields(values: Values, action: CommandAction) -> impl IntoView {
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
                fault=action.at(Field::PatientId)
            />
            // The browser sends `change` when the person leaves the field, so the id is then complete.
            <div on:change=move |_| values.settle()>
                {move || {
                    view! {
                        <TextField
                            id="record-id"
                            label=submit::record_id()
                            value=values.record_id
                            hint=hint()
                            fault=action.at(Field::RecordId)
                        />
                    }
                }}
            </div>
        </div>
        <p class="warning" role="status" hidden=move || telling.with(Option::is_none)>{telling}</p>
    }
}

/// Shows the fields of the content.
#[component]
pub fn ContentFields(values: Values, action: CommandAction, mistake: Mistake) -> impl IntoView {
    view! {
        <TextField id="record-kind" label=submit::kind() value=values.record_type hint=submit::kind_hint() fault=action.at(Field::RecordType) />
        <Area
            id=PRESCRIPTION
            label=submit::prescription()
            value=values.prescription
            fault=action.at(Field::Prescription)
        />
        <div class="pair">
            <TextField
                id="record-amount"
                label=submit::amount()
                value=values.amount
                hint=submit::amount_hint()
                fault=mistake.or(action.at(Field::Amount))
            />
            <TextField
                id="record-date"
                label=submit::date()
                value=values.authored_on
                hint=submit::date_hint()
                kind="date"
                fault=action.at(Field::AuthoredOn)
            />
        </div>
        <LesserFields values=values action=action />
    }
}

/// Shows the optional fields.
#[component]
fn LesserFields(values: Values, action: CommandAction) -> impl IntoView {
    view! {
        <div class="pair">
            <TextField
                id="record-insurance"
                label=submit::insurance()
                value=values.insurance_id
                hint=submit::insurance_hint()
                fault=action.at(Field::InsuranceId)
            />
            <TextField
                id="record-hospital"
                label=submit::hospital()
                value=values.hospital_id
                hint=submit::hospital_hint()
                fault=action.at(Field::HospitalId)
            />
        </div>
        <Area id="record-note" label=submit::note() value=values.note hint=submit::note_hint() fault=action.at(Field::Note) />
    }
}
