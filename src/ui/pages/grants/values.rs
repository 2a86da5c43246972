//! The values of the form for a grant.

use crate::ledger::transaction::grant::Purpose;
use crate::protocol::command;
use crate::text::grants;
use crate::ui::components::{day_today, end_of_day};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The purposes, in the order of the form.
pub const PURPOSES: [Purpose; 4] = [Purpose::Treatment, Purpose::Payment, Purpose::Operations, Purpose::PatientRequest];

/// The values of the form.
#[derive(Clone, Copy)]
pub struct Values {
    /// The doctor's user id.
    pub grantee: RwSignal<String>,
    /// 0 for all records, 1 for some.
    pub which: RwSignal<usize>,
    /// The ids of the chosen records.
    pub records: RwSignal<BTreeSet<String>>,
    /// An index into `PURPOSES`.
    pub purpose: RwSignal<usize>,
    /// 0 for no end, 1 for a last day.
    pub how_long: RwSignal<usize>,
    /// The last day, in the format of the browser's date field.
    pub last_day: RwSignal<String>,
}

impl Values {
    /// Makes the values of an empty form.
    pub fn new() -> Self {
        Self {
            grantee: RwSignal::new(String::new()),
            which: RwSignal::new(0),
            records: RwSignal::new(BTreeSet::new()),
            purpose: RwSignal::new(0),
            how_long: RwSignal::new(0),
            last_day: RwSignal::new(day_today()),
        }
    }

    /// Returns the grant to send.
    ///
    /// # Errors
    /// Returns the sentence about the first mistake.
    pub fn grant(self) -> Result<command::Grant, &'static str> {
        let records: Vec<String> = self.records.get_untracked().into_iter().collect();
        let records = match self.which.get_untracked() {
            0 => None,
            _ if records.is_empty() => return Err(grants::none_chosen()),
            _ => Some(records),
        };
        let not_after = match self.how_long.get_untracked() {
            0 => None,
            _ => Some(end_of_day(&self.last_day.get_untracked()).ok_or(grants::last_day_shape())?),
        };
        let purpose = PURPOSES[self.purpose.get_untracked()];
        Ok(command::Grant { grantee: self.grantee.get_untracked(), records, purpose, not_before: None, not_after })
    }

    /// Empties the form for another grant; the purpose and the last day stay.
    pub fn clear(self) {
        self.grantee.set(String::new());
        self.which.set(0);
        self.records.set(BTreeSet::new());
        self.how_long.set(0);
    }
}
