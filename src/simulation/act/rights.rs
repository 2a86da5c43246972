//! The grants and revocations of patients.

use crate::ledger::number::Timestamp;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::{Grant, Purpose, Revoke, Scope};
use crate::ledger::transaction::{Action, Transaction};
use crate::simulation::Simulation;
use crate::simulation::people::PersonIndex;
use crate::simulation::words::{REVOCATIONS, text};

/// A day, in milliseconds.
const DAY: u64 = 86_400_000;

/// The purposes; the usual one occurs more than once.
const PURPOSES: [Purpose; 6] = [
    Purpose::Treatment,
    Purpose::Treatment,
    Purpose::Treatment,
    Purpose::Payment,
    Purpose::Operations,
    Purpose::PatientRequest,
];

impl Simulation {
    /// A patient grants a doctor all records, including future ones.
    pub(super) fn grant_all(&mut self, not_after: Option<Timestamp>) -> Option<Transaction> {
        let patient = self.random_person(Role::Patient).filter(|&patient| self.records.all_fit(patient))?;
        self.grant(patient, Scope::All, not_after)
    }

    /// A patient grants a doctor all records for one to sixty days.
    pub(super) fn grant_for_a_while(&mut self) -> Option<Transaction> {
        let end = Timestamp(self.clock.0 + self.random.between(1, 60) * DAY);
        self.grant_all(Some(end))
    }

    /// A patient grants a doctor one to three records, for 180 days or without an end.
    pub(super) fn grant_some(&mut self) -> Option<Transaction> {
        let patient = self.records.any(&mut self.random)?.patient;
        let count = usize::try_from(self.random.between(1, 3)).unwrap_or(1);
        let records = self.records.some_of(patient, count);
        let not_after = self.random.percent(50).then(|| Timestamp(self.clock.0 + 180 * DAY));
        self.grant(patient, Scope::Records(records), not_after)
    }

    fn grant(&mut self, patient: PersonIndex, scope: Scope, not_after: Option<Timestamp>) -> Option<Transaction> {
        let doctor = self.random_person(Role::Doctor).filter(|_| self.records.takes_a_grant(patient))?;
        let (opening, to) = (self.people.get(patient).opening_key(), self.people.get(doctor).sealing_key);
        let keys = self.records.wrap(patient, &scope, &opening, to, &mut self.random);
        let grant = Grant {
            grantee: self.people.get(doctor).user_id.clone(),
            scope,
            purpose: self.random.pick(&PURPOSES).copied().unwrap_or(Purpose::Treatment),
            not_before: self.clock,
            not_after,
            keys,
        };
        Some(self.sign_action(patient, Action::Grant(grant)))
    }

    /// A patient revokes a grant or a share.
    pub(super) fn revoke(&mut self) -> Option<Transaction> {
        let (patient, grant) = self.records.take_grant(&mut self.random)?;
        let reason = text(self.random.word(&REVOCATIONS));
        Some(self.sign_action(patient, Action::Revoke(Revoke { grant, reason })))
    }
}
