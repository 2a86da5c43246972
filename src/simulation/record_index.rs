//! The simulation's index of records and grants. It avoids searches, so the cost of a transaction does not depend on
//! the length of the ledger.

use super::people::PersonIndex;
use super::random::Random;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::{OpeningKey, SealingKey};
use crate::ledger::number::Timestamp;
use crate::ledger::seal::{self, ReaderName, SealedBytes, WrappedKeys};
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::{Operation, Record};
use std::collections::BTreeMap;

/// The maximum number of versions of a record, so that the keys of a grant fit the size of a transaction.
pub const MOST_VERSIONS: usize = 5;

/// The maximum number of versions whose keys a grant carries.
pub const MOST_KEYS: usize = 40;

/// The maximum number of grants and shares of a patient, so that a content has few readers.
const MOST_RIGHTS: usize = 4;

/// A version of a record, with the content key wrapped for the patient.
struct Version {
    transaction: Hash,
    key: SealedBytes,
}

/// A record on the chain.
pub struct ChainRecord {
    /// The id.
    pub record_id: RecordId,
    /// The patient.
    pub patient: PersonIndex,
    /// The author of the newest version.
    pub author: PersonIndex,
    /// Set while a proposal for the next version waits.
    pub busy: bool,
    versions: Vec<Version>,
}

impl ChainRecord {
    /// Returns the newest version.
    pub fn newest(&self) -> Hash {
        self.versions.last().expect("a record has at least one version").transaction
    }

    /// Returns `true` if a next version may be proposed.
    pub const fn takes_a_version(&self) -> bool {
        !self.busy && self.versions.len() < MOST_VERSIONS
    }
}

/// A grant or a share on the chain.
#[derive(Clone)]
pub struct ChainGrant {
    /// The id of its transaction.
    pub id: Hash,
    /// The doctor.
    pub grantee: UserId,
    /// Set if it covers all records.
    pub for_all: bool,
    /// The first time at which it is live.
    pub not_before: Timestamp,
    /// The end of the half-open period in which it is live.
    pub not_after: Option<Timestamp>,
}

/// The records and grants of a patient.
#[derive(Default)]
pub struct PatientRecords {
    records: Vec<usize>,
    grants: Vec<ChainGrant>,
    versions: usize,
}

/// All records and grants of the chain.
#[derive(Default)]
pub struct RecordIndex {
    all: Vec<ChainRecord>,
    by_record: BTreeMap<RecordId, usize>,
    patients: BTreeMap<PersonIndex, PatientRecords>,
    /// The grants and shares that no revocation names, pending or in a block.
    given: Vec<(PersonIndex, Hash)>,
}

impl RecordIndex {
    /// Returns a record, in most cases one of the newest, because people work on those.
    pub fn any(&self, random: &mut Random) -> Option<&ChainRecord> {
        let newest = &self.all[self.all.len().saturating_sub(200)..];
        if random.percent(80) { random.pick(newest) } else { random.pick(&self.all) }
    }

    /// Returns some records of a patient, each once, the newest first.
    pub fn some_of(&self, patient: PersonIndex, count: usize) -> Vec<RecordId> {
        let records = self.patients.get(&patient).map(|it| it.records.as_slice()).unwrap_or_default();
        records.iter().rev().take(count).map(|&index| self.all[index].record_id.clone()).collect()
    }

    /// Returns `true` if a patient may give another grant or share.
    pub fn takes_a_grant(&self, patient: PersonIndex) -> bool {
        self.patients.get(&patient).is_none_or(|it| it.grants.len() < MOST_RIGHTS)
    }

    /// Returns `true` if a grant for all records of a patient can carry all keys.
    pub fn all_fit(&self, patient: PersonIndex) -> bool {
        self.patients.get(&patient).is_none_or(|it| it.versions <= MOST_KEYS)
    }

    /// Returns the doctors who may read all records of a patient at a time, each once.
    pub fn readers_of_all(&self, patient: PersonIndex, at: Timestamp) -> Vec<UserId> {
        let Some(file) = self.patients.get(&patient) else { return Vec::new() };
        let live = |it: &&ChainGrant| it.for_all && it.not_before <= at && it.not_after.is_none_or(|end| at < end);
        let mut readers: Vec<UserId> = file.grants.iter().filter(live).map(|it| it.grantee.clone()).collect();
        readers.sort_unstable();
        readers.dedup();
        readers
    }

    /// Removes and returns a grant or share to revoke.
    pub fn take_grant(&mut self, random: &mut Random) -> Option<(PersonIndex, Hash)> {
        let index = usize::try_from(random.below(self.given.len() as u64)).ok()?;
        (index < self.given.len()).then(|| self.given.swap_remove(index))
    }

    /// Unwraps the content keys of a patient's records within a scope, and wraps them for a doctor.
    pub fn wrap(
        &self,
        patient: PersonIndex,
        scope: &Scope,
        opening: &OpeningKey,
        to: SealingKey,
        random: &mut Random,
    ) -> WrappedKeys<Hash> {
        let indices: Vec<usize> = match scope {
            Scope::All => self.patients.get(&patient).map(|it| it.records.clone()).unwrap_or_default(),
            Scope::Records(records) => records.iter().filter_map(|it| self.by_record.get(it).copied()).collect(),
        };
        let versions = indices.iter().flat_map(|&index| &self.all[index].versions);
        let mut rewrap = |version: &Version| {
            let key = seal::unwrap(&version.key, opening).expect("the key was wrapped for the patient");
            let wrapped = seal::wrap(&key, to, random.entropy()).expect("derived keys are valid");
            (version.transaction, wrapped)
        };
        WrappedKeys(versions.map(&mut rewrap).collect())
    }

    /// Sets or clears the mark of a proposed next version.
    pub fn set_busy(&mut self, record: &RecordId, busy: bool) {
        if let Some(&index) = self.by_record.get(record) {
            self.all[index].busy = busy;
        }
    }

    /// Adds a record that is in a block.
    pub fn keep(&mut self, it: &Transaction, id: Hash, record: &Record, (patient, author): (PersonIndex, PersonIndex)) {
        if record.operation == Operation::Share {
            let approved = it.approval.as_ref().map_or(it.payload.timestamp, |approval| approval.timestamp);
            let grantee = record.target_id.clone().expect("a share has a target");
            let grant = ChainGrant { id, grantee, for_all: false, not_before: approved, not_after: None };
            return self.give(patient, grant, approved);
        }
        let sealed = it.sealed.as_ref().expect("simulated records have a content");
        let key =
            sealed.keys.0.get(&ReaderName::User(record.patient_id.clone())).expect("the patient is a reader").clone();
        let index = self.by_record.get(&record.record_id).copied().unwrap_or_else(|| {
            let (record_id, index) = (record.record_id.clone(), self.all.len());
            self.by_record.insert(record_id.clone(), index);
            self.patients.entry(patient).or_default().records.push(index);
            self.all.push(ChainRecord { record_id, patient, author, busy: false, versions: Vec::new() });
            index
        });
        let record = &mut self.all[index];
        record.versions.push(Version { transaction: id, key });
        (record.busy, record.author) = (false, author);
        self.patients.entry(patient).or_default().versions += 1;
    }

    /// Adds a grant that is in a block, and removes the patient's expired grants.
    pub fn give(&mut self, patient: PersonIndex, grant: ChainGrant, at: Timestamp) {
        let file = self.patients.entry(patient).or_default();
        file.grants.retain(|it| it.not_after.is_none_or(|end| at < end));
        self.given.push((patient, grant.id));
        file.grants.push(grant);
    }

    /// Removes a grant whose revocation is in a block.
    pub fn revoke(&mut self, patient: PersonIndex, grant: Hash) {
        if let Some(file) = self.patients.get_mut(&patient) {
            file.grants.retain(|it| it.id != grant);
        }
    }
}
