//! Doctors write, update and share.

use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::seal::{self, Binding, Reader, ReaderName, WrappedKeys};
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::{Operation, Record};
use crate::ledger::transaction::{Action, Transaction};
use crate::simulation::Simulation;
use crate::simulation::people::Who;
use crate::simulation::words;

/// A record to be written, and what it supersedes.
struct Draft {
    doctor: Who,
    patient: Who,
    record_id: RecordId,
    supersedes: Option<Hash>,
}

impl Simulation {
    /// A doctor writes a record.
    pub(super) fn add(&mut self) -> Option<Transaction> {
        let (doctor, patient) = (self.somebody(Role::Doctor)?, self.somebody(Role::Patient)?);
        self.written += 1;
        let record_id = RecordId::parse(&format!("r-{:06}", self.written)).expect("a number makes an id");
        Some(self.write(Draft { doctor, patient, record_id, supersedes: None }))
    }

    /// A doctor writes the next version of a record.
    pub(super) fn update(&mut self) -> Option<Transaction> {
        let chart = self.charts.any(&mut self.dice).filter(|chart| chart.takes_a_version())?;
        let (patient, record_id, supersedes) = (chart.patient, chart.record_id.clone(), Some(chart.newest()));
        let author = chart.author;
        let doctor = if self.dice.percent(80) { author } else { self.somebody(Role::Doctor)? };
        self.charts.set_busy(&record_id, true);
        Some(self.write(Draft { doctor, patient, record_id, supersedes }))
    }

    /// Seals what a record says for its readers (PROTOCOL, section 6), and signs it.
    fn write(&mut self, Draft { doctor, patient, record_id, supersedes }: Draft) -> Transaction {
        let content = words::content(&mut self.dice, patient as u64, self.clock);
        let (by, about) = (self.people.get(doctor), self.people.get(patient));
        let (doctor_id, patient_id) = (by.user_id.clone(), about.user_id.clone());
        let hospital_id = by.hospital_id.clone().expect("doctors work somewhere");
        let binding = Binding {
            ledger: self.state.founding().ledger,
            record_id: record_id.clone(),
            patient_id: patient_id.clone(),
            doctor_id: doctor_id.clone(),
        };
        let readers = self.readers(doctor, patient);
        let sealed = seal::seal(&content, &binding, &readers, self.dice.entropy());
        let sealed = sealed.expect("all keys here are good ones");
        let operation = if supersedes.is_some() { Operation::Update } else { Operation::Add };
        let (commitment, sealed_hash) = (Some(content.commitment()), Some(sealed.hash()));
        let record = Record {
            hospital_id,
            doctor_id,
            patient_id,
            record_id,
            operation,
            supersedes,
            target_id: None,
            commitment,
            sealed_hash,
        };
        let it = self.say(doctor, Action::Record(record));
        Transaction { sealed: Some(sealed), ..it }
    }

    /// The patient, the author, the audit key, and every doctor with a live grant for all of the patient's records.
    fn readers(&self, doctor: Who, patient: Who) -> Vec<Reader> {
        let granted = self.charts.readers_of_all(patient, self.clock);
        let granted = granted.iter().filter_map(|user| self.people.of(user)).filter(|&who| who != doctor);
        let people = [patient, doctor].into_iter().chain(granted).map(|who| self.people.get(who));
        let user = |user: &UserId, key| Reader { name: ReaderName::User(user.clone()), key };
        let mut readers: Vec<Reader> = people.map(|person| user(&person.user_id, person.sealing_key)).collect();
        readers.push(Reader { name: ReaderName::Auditor, key: self.state.founding().auditor_key });
        readers
    }

    /// A doctor lets a colleague read a record, if the patient agrees.
    pub(super) fn share(&mut self) -> Option<Transaction> {
        let target = self.somebody(Role::Doctor)?;
        let chart = self.charts.any(&mut self.dice)?;
        let (doctor, patient, record_id) = (chart.author, chart.patient, chart.record_id.clone());
        if target == doctor || !self.charts.takes_a_right(patient) {
            return None;
        }
        let (by, about, to) = (self.people.get(doctor), self.people.get(patient), self.people.get(target));
        let record = Record {
            hospital_id: by.hospital_id.clone().expect("doctors work somewhere"),
            doctor_id: by.user_id.clone(),
            patient_id: about.user_id.clone(),
            record_id,
            operation: Operation::Share,
            supersedes: None,
            target_id: Some(to.user_id.clone()),
            commitment: None,
            sealed_hash: None,
        };
        Some(self.say(doctor, Action::Record(record)))
    }

    /// The content keys of a record, wrapped by its patient for a doctor.
    pub(super) fn shared_keys(&mut self, patient: Who, record: &RecordId, target: &UserId) -> WrappedKeys<Hash> {
        let target = self.people.of(target).expect("everybody was made here");
        let scope = Scope::Records(vec![record.clone()]);
        let (opening, to) = (self.people.get(patient).opening_key(), self.people.get(target).sealing_key);
        self.charts.wrap(patient, &scope, &opening, to, &mut self.dice)
    }
}
