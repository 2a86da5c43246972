//! The form of a record. What is typed goes to the worker as text, and comes back with the name of a wrong field.

mod fields;
mod values;

pub use fields::PRESCRIPTION;
pub use values::Values;

use crate::ledger::rejection::Field;
use crate::protocol::Command;
use crate::text::submit;
use crate::ui::components::{Form, Sheet, SubmitButton, Takes, fault_note};
use crate::ui::state::{Act, Announcer};
use fields::{AboutFields, ContentFields};
use leptos::prelude::*;

/// The fields of the form, which show their own faults.
const FIELDS: &[Field] = &[
    Field::PatientId,
    Field::RecordId,
    Field::HospitalId,
    Field::RecordType,
    Field::InsuranceId,
    Field::Prescription,
    Field::Amount,
    Field::Note,
    Field::AuthoredOn,
];

/// The form.
#[component]
pub fn RecordSheet(
    /// What is typed.
    values: Values,
) -> impl IntoView {
    let act = Act::idle();
    let announcer = Announcer::get();
    let wrong_amount = RwSignal::new(false);
    let done = RwSignal::new(false);
    let send = move |()| {
        done.set(false);
        let record = values.record();
        wrong_amount.set(record.is_none());
        let Some(record) = record else {
            announcer.say(submit::amount_shape());
            return;
        };
        act.run(Command::SubmitRecord(record), move |_| {
            values.clear();
            done.set(true);
            act.done(submit::submitted());
        });
    };
    view! {
        <Sheet title=submit::content()>
            <p class="warning">{submit::pseudonyms()}</p>
            <Form on_submit=send>
                <AboutFields values=values act=act />
                <ContentFields values=values act=act wrong_amount=wrong_amount />
                {fault_note(act.beside(FIELDS))}
                <SubmitButton label=submit::submit() busy=act.busy() takes=Takes::OnceStill />
                <output>{move || done.get().then_some(submit::submitted())}</output>
            </Form>
        </Sheet>
    }
}
