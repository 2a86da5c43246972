//! What is typed into the form of a record.

use crate::ledger::id::{RecordId, UserId};
use crate::protocol::{NewContent, NewRecord, RecordChange};
use crate::text::submit;
use crate::ui::amount::cents;
use crate::ui::components::{day_today, moment_now};
use leptos::prelude::*;

/// The values of the fields.
#[derive(Clone, Copy)]
pub struct Values {
    /// 0 for a new record, 1 for a new version.
    pub change: RwSignal<usize>,
    /// Whom it is about.
    pub patient_id: RwSignal<String>,
    /// Which record.
    pub record_id: RwSignal<String>,
    /// Where; empty for the doctor's own.
    pub hospital_id: RwSignal<String>,
    /// What kind of record.
    pub record_type: RwSignal<String>,
    /// The number with the insurer.
    pub insurance_id: RwSignal<String>,
    /// What is prescribed or found.
    pub prescription: RwSignal<String>,
    /// In euros, as typed.
    pub amount: RwSignal<String>,
    /// Anything else.
    pub note: RwSignal<String>,
    /// As the browser's date field gives it.
    pub authored_on: RwSignal<String>,
}

impl Values {
    /// An empty form with its suggestions.
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
        }
    }

    /// Whether it is a new version.
    pub fn is_update(self) -> bool {
        self.change.get() == 1
    }

    /// Makes it a new version of this record.
    pub fn update(self, patient_id: &UserId, record_id: &RecordId) {
        self.change.set(1);
        self.patient_id.set(patient_id.to_string());
        self.record_id.set(record_id.to_string());
    }

    /// Ready for the next record of the same kind.
    pub fn clear(self) {
        self.change.set(0);
        self.record_id.set(suggestion());
        for value in [self.patient_id, self.insurance_id, self.prescription, self.amount, self.note] {
            value.set(String::new());
        }
    }

    /// The record as it is sent; nothing where the amount is not one.
    pub fn record(self) -> Option<NewRecord> {
        let amount = cents(&self.amount.get_untracked())?;
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
        Some(NewRecord { patient_id, record_id, hospital_id, change, content })
    }
}

/// An id that nobody has, most likely: the moment at which the form was opened. Whether it is free is for the worker to
/// say.
fn suggestion() -> String {
    format!("rec-{}", moment_now())
}
