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

/// Whom and which record it is about.
#[component]
pub fn AboutFields(values: Values, act: Act) -> impl IntoView {
    let people = people();
    let is_patient = |person: &Person| person.role == Role::Patient;
    let patients = Signal::derive(move || people.get().into_iter().filter(is_patient).collect::<Vec<_>>());
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
            id="record-prescription"
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
