//! The values of the form of a record.

use crate::ledger::id::{RecordId, UserId};
use crate::ledger::seal::Content;
use crate::protocol::{NewContent, RecordChange, command};
use crate::text::submit;
use crate::ui::amount::cents;
use crate::ui::components::{day_today, euros, moment_now};
use crate::ui::pages::history::content::ContentLines;
use crate::ui::record_input::RecordInput;
use leptos::prelude::*;

/// The values of the fields.
#[derive(Clone, Copy)]
pub struct Values {
    /// 0 for a new record, 1 for a new version.
    pub change: RwSignal<usize>,
    /// The patient's user id.
    pub patient_id: RwSignal<String>,
    /// The id of the record.
    pub record_id: RwSignal<String>,
    /// The id of the hospital; empty for the doctor's own hospital.
    pub hospital_id: RwSignal<String>,
    /// The type of the record.
    pub record_type: RwSignal<String>,
    /// The patient's number with the insurer.
    pub insurance_id: RwSignal<String>,
    /// The prescription or the finding.
    pub prescription: RwSignal<String>,
    /// The amount in euros, as typed.
    pub amount: RwSignal<String>,
    /// A free remark.
    pub note: RwSignal<String>,
    /// The date, in the format of the browser's date field.
    pub authored_on: RwSignal<String>,
    /// The id of the record, once the person has left the field: an incomplete id must not open a record.
    settled: RwSignal<Option<RecordId>>,
    /// The input from before a version filled in the form.
    typed_before: RwSignal<Option<RecordInput>>,
}

impl Values {
    /// Makes the values of an empty form, with suggestions.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            change: RwSignal::new(0),
            patient_id: empty(),
            record_id: RwSignal::new(suggestion()),
            hospital_id: empty(),
            record_type: RwSignal::new(submit::kind_default().to_owned()),
            insurance_id: empty(),
            prescription: empty(),
            amount: empty(),
            note: empty(),
            authored_on: RwSignal::new(day_today()),
            settled: RwSignal::new(None),
            typed_before: RwSignal::new(None),
        }
    }

    /// Returns `true` if the form is for a new version.
    pub fn is_update(self) -> bool {
        self.change.get() == 1
    }

    /// Prepares the form for a new version of this record.
    pub fn update(self, patient_id: &UserId, record_id: &RecordId) {
        self.change.set(1);
        self.patient_id.set(patient_id.to_string());
        self.record_id.set(record_id.to_string());
        self.settle();
    }

    /// Notes that the id of the record is complete.
    pub fn settle(self) {
        self.settled.set(RecordId::parse(self.record_id.get_untracked().trim()).ok());
    }

    /// Returns the record of which the form writes a new version.
    pub fn former(self) -> Option<RecordId> {
        let typed = self.record_id.get();
        self.settled.get().filter(|record_id| self.is_update() && record_id.as_str() == typed.trim())
    }

    /// Returns `true` if there is input from before a version filled in the form.
    pub fn can_go_back(self) -> bool {
        self.typed_before.with(Option::is_some)
    }

    /// Restores the input from before a version filled in the form.
    pub fn go_back(self) {
        if let Some(before) = self.typed_before.try_update(Option::take).flatten() {
            self.fill_in(before);
        }
    }

    /// Fills in the content of a version. The date remains that of the new version.
    pub fn start_from(self, patient_id: &UserId, content: &Content) {
        let (before, version) = (self.input(), RecordInput::of(patient_id, content));
        // A second start from the same version loses nothing, and the input from before the first can still be restored.
        if before.is_lost_to(&version) {
            self.typed_before.set(Some(before));
        }
        self.fill_in(version);
    }

    /// Returns the input in the fields that a version fills in.
    fn input(self) -> RecordInput {
        RecordInput {
            patient_id: self.patient_id.get_untracked(),
            record_type: self.record_type.get_untracked(),
            insurance_id: self.insurance_id.get_untracked(),
            prescription: self.prescription.get_untracked(),
            amount: self.amount.get_untracked(),
            note: self.note.get_untracked(),
        }
    }

    fn fill_in(self, input: RecordInput) {
        let RecordInput { patient_id, record_type, insurance_id, prescription, amount, note } = input;
        self.patient_id.set(patient_id);
        self.record_type.set(record_type);
        self.insurance_id.set(insurance_id);
        self.prescription.set(prescription);
        self.amount.set(amount);
        self.note.set(note);
    }

    /// Returns the input as lines, which can be compared with those of a version.
    pub fn lines(self) -> ContentLines {
        let line = |value: RwSignal<String>| Some(value.get().trim().to_owned()).filter(|line| !line.is_empty());
        let amount = line(self.amount);
        ContentLines {
            prescription: line(self.prescription),
            kind: line(self.record_type),
            amount: amount.map(|typed| cents(&typed).map_or(typed, euros)),
            date: line(self.authored_on),
            insurance: line(self.insurance_id),
            note: line(self.note),
        }
    }

    /// Empties the form for the next record of the same type.
    pub fn clear(self) {
        self.change.set(0);
        self.settled.set(None);
        self.typed_before.set(None);
        self.record_id.set(suggestion());
        for value in [self.patient_id, self.insurance_id, self.prescription, self.amount, self.note] {
            value.set(String::new());
        }
    }

    /// Returns the record to send.
    ///
    /// # Errors
    /// Returns the sentence about the form of an amount.
    pub fn record(self) -> Result<command::SubmitRecord, &'static str> {
        let amount = cents(&self.amount.get_untracked()).ok_or_else(submit::amount_shape)?;
        let hospital_id = Some(self.hospital_id.get_untracked()).filter(|hospital| !hospital.is_empty());
        let change = if untrack(|| self.is_update()) { RecordChange::Update } else { RecordChange::Add };
        let content = NewContent {
            record_type: self.record_type.get_untracked(),
            insurance_id: self.insurance_id.get_untracked(),
            prescription: self.prescription.get_untracked(),
            amount,
            note: self.note.get_untracked(),
            authored_on: self.authored_on.get_untracked(),
        };
        let (patient_id, record_id) = (self.patient_id.get_untracked(), self.record_id.get_untracked());
        Ok(command::SubmitRecord { patient_id, record_id, change, content, hospital_id })
    }
}

/// Returns an id from the current time, which is most likely unused. The worker checks that it is.
fn suggestion() -> String {
    format!("rec-{}", moment_now())
}
