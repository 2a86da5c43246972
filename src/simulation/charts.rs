//! What the generator remembers of records and grants, so that nothing is searched for: a transaction costs the same
//! however long the ledger is.

use super::dice::Dice;
use super::people::Who;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::{OpeningKey, SealingKey};
use crate::ledger::number::Timestamp;
use crate::ledger::seal::{self, ReaderName, SealedBytes, WrappedKeys};
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::{Operation, Record};
use std::collections::BTreeMap;

/// The most versions of a record, so that the keys of a grant stay within the size of a transaction.
pub const MOST_VERSIONS: usize = 5;

/// The most versions whose keys a grant carries.
pub const MOST_KEYS: usize = 40;

/// The most rights that a patient gives, so that a content has few readers.
const MOST_RIGHTS: usize = 4;

/// A version of a record, with the content key as it is wrapped for the patient.
struct Version {
    transaction: Hash,
    key: SealedBytes,
}

/// A record on the chain.
pub struct Chart {
    /// Which.
    pub record_id: RecordId,
    /// Whom it is about.
    pub patient: Who,
    /// Who wrote the newest version.
    pub author: Who,
    /// Whether a next version waits.
    pub busy: bool,
    versions: Vec<Version>,
}

impl Chart {
    /// The newest version.
    pub fn newest(&self) -> Hash {
        self.versions.last().expect("a chart begins with a version").transaction
    }

    /// Whether a next version may be proposed.
    pub const fn takes_a_version(&self) -> bool {
        !self.busy && self.versions.len() < MOST_VERSIONS
    }
}

/// A grant or a share on the chain.
#[derive(Clone)]
pub struct Right {
    /// The transaction that gave it.
    pub id: Hash,
    /// The doctor.
    pub grantee: UserId,
    /// Whether it is for all records.
    pub for_all: bool,
    /// The first moment at which it is live.
    pub not_before: Timestamp,
    /// The first moment at which it is not any more.
    pub not_after: Option<Timestamp>,
}

/// What is known of a patient.
#[derive(Default)]
pub struct Folder {
    charts: Vec<usize>,
    rights: Vec<Right>,
    versions: usize,
}

/// All records and grants of the chain.
#[derive(Default)]
pub struct Charts {
    all: Vec<Chart>,
    by_record: BTreeMap<RecordId, usize>,
    folders: BTreeMap<Who, Folder>,
    /// What was given and nobody has begun to revoke.
    given: Vec<(Who, Hash)>,
}

impl Charts {
    /// One of all records; mostly one of the newest, since those are being worked on.
    pub fn any(&self, dice: &mut Dice) -> Option<&Chart> {
        let newest = &self.all[self.all.len().saturating_sub(200)..];
        if dice.percent(80) { dice.pick(newest) } else { dice.pick(&self.all) }
    }

    /// Some of a patient's records, each once; the newest first.
    pub fn some_of(&self, patient: Who, count: usize) -> Vec<RecordId> {
        let charts = self.folders.get(&patient).map(|folder| folder.charts.as_slice()).unwrap_or_default();
        charts.iter().rev().take(count).map(|&index| self.all[index].record_id.clone()).collect()
    }

    /// Whether a patient has so few rights given that one more may be.
    pub fn takes_a_right(&self, patient: Who) -> bool {
        self.folders.get(&patient).is_none_or(|folder| folder.rights.len() < MOST_RIGHTS)
    }

    /// Whether a grant for all records of a patient can carry the keys of all of them.
    pub fn all_fit(&self, patient: Who) -> bool {
        self.folders.get(&patient).is_none_or(|folder| folder.versions <= MOST_KEYS)
    }

    /// The doctors who may read everything of a patient at a moment, each once.
    pub fn readers_of_all(&self, patient: Who, at: Timestamp) -> Vec<UserId> {
        let Some(folder) = self.folders.get(&patient) else { return Vec::new() };
        let live = |it: &&Right| it.for_all && it.not_before <= at && it.not_after.is_none_or(|end| at < end);
        let mut readers: Vec<UserId> = folder.rights.iter().filter(live).map(|it| it.grantee.clone()).collect();
        readers.sort_unstable();
        readers.dedup();
        readers
    }

    /// A grant or a share that nobody has begun to revoke; from now on somebody has.
    pub fn take_right(&mut self, dice: &mut Dice) -> Option<(Who, Hash)> {
        let index = usize::try_from(dice.below(self.given.len() as u64)).ok()?;
        (index < self.given.len()).then(|| self.given.swap_remove(index))
    }

    /// The content keys of a patient's records within a scope, unwrapped by the patient and wrapped for a doctor.
    pub fn wrap(
        &self,
        patient: Who,
        scope: &Scope,
        opening: &OpeningKey,
        to: SealingKey,
        dice: &mut Dice,
    ) -> WrappedKeys<Hash> {
        let indices: Vec<usize> = match scope {
            Scope::All => self.folders.get(&patient).map(|folder| folder.charts.clone()).unwrap_or_default(),
            Scope::Records(records) => records.iter().filter_map(|it| self.by_record.get(it).copied()).collect(),
        };
        let versions = indices.iter().flat_map(|&index| &self.all[index].versions);
        let mut rewrap = |version: &Version| {
            let key = seal::unwrap(&version.key, opening).expect("it was sealed to the patient");
            let wrapped = seal::wrap(&key, to, dice.entropy()).expect("all keys here are good ones");
            (version.transaction, wrapped)
        };
        WrappedKeys(versions.map(&mut rewrap).collect())
    }

    /// Says that a next version of a record waits, or waits no more.
    pub fn set_busy(&mut self, record: &RecordId, busy: bool) {
        if let Some(&index) = self.by_record.get(record) {
            self.all[index].busy = busy;
        }
    }

    /// Takes in a record that was placed in a block.
    pub fn keep(&mut self, it: &Transaction, id: Hash, record: &Record, (patient, author): (Who, Who)) {
        if record.operation == Operation::Share {
            let approved = it.approval.as_ref().map_or(it.payload.timestamp, |approval| approval.timestamp);
            let grantee = record.target_id.clone().expect("a share has a target");
            let right = Right { id, grantee, for_all: false, not_before: approved, not_after: None };
            return self.give(patient, right, approved);
        }
        let sealed = it.sealed.as_ref().expect("the generator leaves no content out");
        let key =
            sealed.keys.0.get(&ReaderName::User(record.patient_id.clone())).expect("the patient is a reader").clone();
        let index = self.by_record.get(&record.record_id).copied().unwrap_or_else(|| {
            let (record_id, index) = (record.record_id.clone(), self.all.len());
            self.by_record.insert(record_id.clone(), index);
            self.folders.entry(patient).or_default().charts.push(index);
            self.all.push(Chart { record_id, patient, author, busy: false, versions: Vec::new() });
            index
        });
        let chart = &mut self.all[index];
        chart.versions.push(Version { transaction: id, key });
        (chart.busy, chart.author) = (false, author);
        self.folders.entry(patient).or_default().versions += 1;
    }

    /// Takes in a right that was placed in a block. The patient's rights that had run out are forgotten.
    pub fn give(&mut self, patient: Who, right: Right, at: Timestamp) {
        let folder = self.folders.entry(patient).or_default();
        folder.rights.retain(|it| it.not_after.is_none_or(|end| at < end));
        self.given.push((patient, right.id));
        folder.rights.push(right);
    }

    /// Forgets a right that was revoked in a block.
    pub fn revoke(&mut self, patient: Who, grant: Hash) {
        if let Some(folder) = self.folders.get_mut(&patient) {
            folder.rights.retain(|it| it.id != grant);
        }
    }
}
