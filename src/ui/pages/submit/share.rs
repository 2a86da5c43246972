//! The proposal to share a record with another doctor.

use super::field::go_to;
use crate::ledger::id::RecordId;
use crate::ledger::rejection::Field;
use crate::protocol::command;
use crate::text::submit;
use crate::ui::components::{Form, PressPolicy, Select, Sheet, SubmitButton, TextField};
use crate::ui::pages::people_choices::{doctor_choices, people};
use crate::ui::pages::sending::Sending;
use leptos::prelude::*;

/// The values of the form.
#[derive(Clone, Copy, Default)]
pub struct Share {
    record_id: RwSignal<String>,
    target_id: RwSignal<String>,
}

impl Share {
    /// Prepares the form for this record and moves the focus there.
    pub fn of(self, record_id: &RecordId) {
        self.record_id.set(record_id.to_string());
        go_to(DOCTOR);
    }

    fn command(self) -> command::ShareRecord {
        let (record_id, target_id) = (self.record_id.get_untracked(), self.target_id.get_untracked());
        command::ShareRecord { record_id, target_id, hospital_id: None }
    }

    fn clear(self) {
        self.record_id.set(String::new());
        self.target_id.set(String::new());
    }
}

/// The id of the field in which the doctor is chosen.
const DOCTOR: &str = "share-doctor";

/// Shows the form.
#[component]
pub fn ShareSheet(
    /// The values of the form.
    share: Share,
) -> impl IntoView {
    let sending = Sending::idle();
    let action = sending.action();
    let send = move |()| sending.send(share.command(), submit::shared().to_owned(), move || share.clear());
    let doctors = doctor_choices(people());
    view! {
        <Sheet title=submit::share_title()>
            <p class="quiet">{submit::share_lead()}</p>
            <Form on_submit=send>
                <TextField
                    id="share-record"
                    label=submit::share_record()
                    value=share.record_id
                    hint=submit::share_record_hint()
                    fault=action.at(Field::RecordId)
                />
                <Select
                    id=DOCTOR
                    label=submit::share_with()
                    value=share.target_id
                    choices=doctors
                    fault=action.at(Field::TargetId)
                />
                {sending.note(&[Field::RecordId, Field::TargetId])}
                <SubmitButton label=submit::share_label() busy=action.busy() takes=PressPolicy::WhenStable />
            </Form>
        </Sheet>
    }
}
