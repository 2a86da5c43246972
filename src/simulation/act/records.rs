//! The records of doctors: additions, updates and shares.

use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::seal::{self, Binding, Reader, ReaderName, WrappedKeys};
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::{Operation, Record};
use crate::ledger::transaction::{Action, Transaction};
use crate::simulation::Simulation;
use crate::simulation::people::PersonIndex;
use crate::simulation::words;

/// A record to write, with the version that it supersedes.
struct Draft {
    doctor: PersonIndex,
    patient: PersonIndex,
    record_id: RecordId,
    supersedes: Option<Hash>,
}

impl Simulation {
    /// A doctor writes a record.
    pub(super) fn add(&mut self) -> Option<Transaction> {
        let (doctor, patient) = (self.random_person(Role::Doctor)?, self.random_person(Role::Patient)?);
        self.written += 1;
        let record_id = RecordId::parse(&format!("r-{:06}", self.written)).expect("such an id is valid");
        Some(self.write(Draft { doctor, patient, record_id, supersedes: None }))
    }

    /// A doctor writes the next version of a record.
    pub(super) fn update(&mut self) -> Option<Transaction> {
        let record = self.records.any(&mut self.random).filter(|record| record.takes_a_version())?;
        let (patient, record_id, supersedes) = (record.patient, record.record_id.clone(), Some(record.newest()));
        let author = record.author;
        let doctor = if self.random.percent(80) { author } else { self.random_person(Role::Doctor)? };
        self.records.set_busy(&record_id, true);
        Some(self.write(Draft { doctor, patient, record_id, supersedes }))
    }

    /// Seals a content for its readers (docs/protocol.md, section 6), and signs the record.
    fn write(&mut self, Draft { doctor, patient, record_id, supersedes }: Draft) -> Transaction {
        let content = words::content(&mut self.random, patient as u64, self.clock);
        let (by, about) = (self.people.get(doctor), self.people.get(patient));
        let (doctor_id, patient_id) = (by.user_id.clone(), about.user_id.clone());
        let hospital_id = by.hospital_id.clone().expect("every doctor has a hospital");
        let binding = Binding {
            ledger: self.state.genesis().ledger,
            record_id: record_id.clone(),
            patient_id: patient_id.clone(),
            doctor_id: doctor_id.clone(),
        };
        let readers = self.readers(doctor, patient);
        let sealed = seal::seal(&content, &binding, &readers, self.random.entropy());
        let sealed = sealed.expect("derived keys are valid");
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
        let it = self.sign_action(doctor, Action::Record(record));
        Transaction { sealed: Some(sealed), ..it }
    }

    /// Returns the readers: the patient, the author, the audit key, and every doctor with a live grant for all records
    /// of the patient.
    fn readers(&self, doctor: PersonIndex, patient: PersonIndex) -> Vec<Reader> {
        let granted = self.records.readers_of_all(patient, self.clock);
        let granted = granted.iter().filter_map(|user| self.people.of(user)).filter(|&who| who != doctor);
        let people = [patient, doctor].into_iter().chain(granted).map(|who| self.people.get(who));
        let user = |user: &UserId, key| Reader { name: ReaderName::User(user.clone()), key };
        let mut readers: Vec<Reader> = people.map(|person| user(&person.user_id, person.sealing_key)).collect();
        readers.push(Reader { name: ReaderName::Auditor, key: self.state.genesis().auditor_key });
        readers
    }

    /// A doctor shares a record with another doctor.
    pub(super) fn share(&mut self) -> Option<Transaction> {
        let target = self.random_person(Role::Doctor)?;
        let record = self.records.any(&mut self.random)?;
        let (doctor, patient, record_id) = (record.author, record.patient, record.record_id.clone());
        if target == doctor || !self.records.takes_a_grant(patient) {
            return None;
        }
        let (by, about, to) = (self.people.get(doctor), self.people.get(patient), self.people.get(target));
        let record = Record {
            hospital_id: by.hospital_id.clone().expect("every doctor has a hospital"),
            doctor_id: by.user_id.clone(),
            patient_id: about.user_id.clone(),
            record_id,
            operation: Operation::Share,
            supersedes: None,
            target_id: Some(to.user_id.clone()),
            commitment: None,
            sealed_hash: None,
        };
        Some(self.sign_action(doctor, Action::Record(record)))
    }

    /// Returns the content keys of a record, wrapped by its patient for a doctor.
    pub(super) fn shared_keys(
        &mut self,
        patient: PersonIndex,
        record: &RecordId,
        target: &UserId,
    ) -> WrappedKeys<Hash> {
        let target = self.people.of(target).expect("the simulation created every account");
        let scope = Scope::Records(vec![record.clone()]);
        let (opening, to) = (self.people.get(patient).opening_key(), self.people.get(target).sealing_key);
        self.records.wrap(patient, &scope, &opening, to, &mut self.random)
    }
}
