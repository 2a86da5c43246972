//! Patients grant and revoke.

use crate::ledger::number::Timestamp;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::{Grant, Purpose, Revoke, Scope};
use crate::ledger::transaction::{Action, Transaction};
use crate::simulation::Simulation;
use crate::simulation::people::Who;
use crate::simulation::words::{REVOCATIONS, text};

/// A day in milliseconds.
const DAY: u64 = 86_400_000;

/// The purposes, the usual one more than once.
const PURPOSES: [Purpose; 6] = [
    Purpose::Treatment,
    Purpose::Treatment,
    Purpose::Treatment,
    Purpose::Payment,
    Purpose::Operations,
    Purpose::PatientRequest,
];

impl Simulation {
    /// A patient lets a doctor read everything, also what is to come.
    pub(super) fn grant_all(&mut self, not_after: Option<Timestamp>) -> Option<Transaction> {
        let patient = self.somebody(Role::Patient).filter(|&patient| self.charts.all_fit(patient))?;
        self.grant(patient, Scope::All, not_after)
    }

    /// A patient lets a doctor read everything for one to sixty days.
    pub(super) fn grant_for_a_while(&mut self) -> Option<Transaction> {
        let end = Timestamp(self.clock.0 + self.dice.between(1, 60) * DAY);
        self.grant_all(Some(end))
    }

    /// A patient lets a doctor read one to three records, for half a year or until further notice.
    pub(super) fn grant_some(&mut self) -> Option<Transaction> {
        let patient = self.charts.any(&mut self.dice)?.patient;
        let count = usize::try_from(self.dice.between(1, 3)).unwrap_or(1);
        let records = self.charts.some_of(patient, count);
        let not_after = self.dice.percent(50).then(|| Timestamp(self.clock.0 + 180 * DAY));
        self.grant(patient, Scope::Records(records), not_after)
    }

    fn grant(&mut self, patient: Who, scope: Scope, not_after: Option<Timestamp>) -> Option<Transaction> {
        let doctor = self.somebody(Role::Doctor).filter(|_| self.charts.takes_a_right(patient))?;
        let (opening, to) = (self.people.get(patient).opening_key(), self.people.get(doctor).sealing_key);
        let keys = self.charts.wrap(patient, &scope, &opening, to, &mut self.dice);
        let grant = Grant {
            grantee: self.people.get(doctor).user_id.clone(),
            scope,
            purpose: self.dice.pick(&PURPOSES).copied().unwrap_or(Purpose::Treatment),
            not_before: self.clock,
            not_after,
            keys,
        };
        Some(self.say(patient, Action::Grant(grant)))
    }

    /// A patient takes a grant or a share back.
    pub(super) fn revoke(&mut self) -> Option<Transaction> {
        let (patient, grant) = self.charts.take_right(&mut self.dice)?;
        let reason = text(self.dice.word(&REVOCATIONS));
        Some(self.say(patient, Action::Revoke(Revoke { grant, reason })))
    }
}
