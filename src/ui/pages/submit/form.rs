//! The form of a record. The worker receives the typed text and names the field that is wrong.

mod fields;
mod values;

pub use fields::PRESCRIPTION;
pub use values::Values;

use crate::ledger::rejection::Field;
use crate::text::submit;
use crate::ui::components::{Form, PressPolicy, Sheet, SubmitButton, fault_note};
use crate::ui::state::{CommandAction, Mistake};
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

/// Shows the form.
#[component]
pub fn RecordSheet(
    /// The values of the form.
    values: Values,
) -> impl IntoView {
    let action = CommandAction::idle();
    let mistake = Mistake::none();
    let done = RwSignal::new(false);
    let send = move |()| {
        done.set(false);
        let Some(record) = mistake.check(values.record()) else { return };
        action.run(record, move |_| {
            values.clear();
            done.set(true);
            action.done(submit::submitted());
        });
    };
    view! {
        <Sheet title=submit::content()>
            <p class="warning">{submit::pseudonyms()}</p>
            <Form on_submit=send>
                <AboutFields values=values action=action />
                <ContentFields values=values action=action mistake=mistake />
                {fault_note(action.beside(FIELDS))}
                <SubmitButton label=submit::submit() busy=action.busy() takes=PressPolicy::WhenStable />
                <output>{move || done.get().then_some(submit::submitted())}</output>
            </Form>
        </Sheet>
    }
}
