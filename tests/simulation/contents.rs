//! The readers of the contents in a simulated ledger.

use medchain::ledger::id::{Hash, UserId};
use medchain::ledger::key::OpeningKey;
use medchain::ledger::number::Timestamp;
use medchain::ledger::seal::{self, Binding, ReaderName, Sealed};
use medchain::ledger::transaction::account::Role;
use medchain::ledger::transaction::grant::Scope;
use medchain::ledger::transaction::record::Record;
use medchain::ledger::transaction::{Action, Transaction};
use medchain::simulation::{Plan, Simulation};
use std::collections::{BTreeMap, BTreeSet};

/// A grant, as the test reads it from the blocks.
struct Given {
    patient: UserId,
    grantee: UserId,
    /// The time of the block that includes the grant.
    known: Timestamp,
    until: Option<Timestamp>,
    /// The time of the block that includes the revocation.
    revoked: Option<Timestamp>,
}

/// The data that the test gathers from the blocks in order.
struct Reading {
    ledger: Hash,
    keys: BTreeMap<ReaderName, OpeningKey>,
    given: BTreeMap<Hash, Given>,
    contents: BTreeMap<Hash, (Record, Sealed)>,
    opened: u64,
    handed_on: u64,
}

impl Reading {
    /// Decrypts a content with a key and with the associated data of its record.
    fn open(&self, id: Hash, key: &seal::ContentKey) -> bool {
        let (record, sealed) = &self.contents[&id];
        let binding = Binding {
            ledger: self.ledger,
            record_id: record.record_id.clone(),
            patient_id: record.patient_id.clone(),
            doctor_id: record.doctor_id.clone(),
        };
        seal::open(sealed, key, &binding, record.commitment.unwrap()).is_ok()
    }

    /// Checks that a content is sealed exactly to the patient, the author, the auditors, and the doctors with a grant
    /// for all.
    fn content(&mut self, id: Hash, at: Timestamp) {
        let (record, sealed) = &self.contents[&id];
        let live = |it: &&Given| {
            let over = it.until.is_some_and(|until| until <= at) || it.revoked.is_some_and(|revoked| revoked <= at);
            it.patient == record.patient_id && it.known <= at && !over
        };
        let granted = self.given.values().filter(live).map(|it| it.grantee.clone());
        let people = granted.chain([record.patient_id.clone(), record.doctor_id.clone()]).map(ReaderName::User);
        let expected: BTreeSet<ReaderName> = people.chain([ReaderName::Auditor]).collect();
        assert!(sealed.keys.0.keys().eq(&expected), "{expected:?} should read {record:?}");
        for reader in expected {
            let key = seal::content_key(sealed, &reader, &self.keys[&reader]).unwrap();
            assert!(self.open(id, &key), "{reader}");
            self.opened += 1;
        }
    }

    /// Checks that each key in a grant or share decrypts its content.
    fn keys(&mut self, keys: &seal::WrappedKeys<Hash>, grantee: &UserId) {
        for (id, wrapped) in &keys.0 {
            let key = seal::unwrap(wrapped, &self.keys[&ReaderName::User(grantee.clone())]).unwrap();
            assert!(self.open(*id, &key), "{grantee}");
            self.handed_on += 1;
        }
    }
}

#[test]
fn every_content_opens_for_exactly_its_readers() {
    for seed in 0..6 {
        let plan = Plan { users: 10 + 8 * seed, ..Plan::new(seed, 400) };
        let mut ledger = Simulation::new(plan);
        let blocks: Vec<_> = ledger.by_ref().collect();
        let mut keys: BTreeMap<_, _> =
            ledger.accounts().map(|(user, seed)| (ReaderName::User(user.clone()), seed.opening_key())).collect();
        keys.insert(ReaderName::Auditor, ledger.auditor().clone());
        let (given, contents) = (BTreeMap::new(), BTreeMap::new());
        let ledger = ledger.state().genesis().ledger;
        let mut reading = Reading { ledger, keys, given, contents, opened: 0, handed_on: 0 };
        for block in &blocks {
            let written = block.transactions.iter().zip(block.ids());
            read(&mut reading, written, block.header.timestamp);
        }
        println!("seed {seed}: {} keys opened, {} handed on", reading.opened, reading.handed_on);
        assert!(reading.opened > 300 && reading.handed_on > 20);
    }
}

fn read<'a>(reading: &mut Reading, written: impl Iterator<Item = (&'a Transaction, &'a Hash)>, forged: Timestamp) {
    for (it, id) in written {
        match &it.payload.action {
            Action::Record(record) => match (&it.sealed, &record.target_id) {
                (Some(sealed), None) => {
                    reading.contents.insert(*id, (record.clone(), sealed.clone()));
                    reading.content(*id, it.payload.timestamp);
                }
                (None, Some(target)) => reading.keys(it.approval.as_ref().unwrap().keys.as_ref().unwrap(), target),
                other => panic!("{other:?}"),
            },
            Action::Grant(grant) => {
                reading.keys(&grant.keys, &grant.grantee);
                if grant.scope == Scope::All {
                    let (patient, grantee) = (it.payload.author.clone(), grant.grantee.clone());
                    reading
                        .given
                        .insert(*id, Given { patient, grantee, known: forged, until: grant.not_after, revoked: None });
                }
            }
            Action::Revoke(revoke) => {
                if let Some(given) = reading.given.get_mut(&revoke.grant) {
                    given.revoked = Some(forged);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_audit_secret_is_handed_on_to_every_administrator() {
    let mut ledger = Simulation::new(Plan { users: 200, ..Plan::new(4, 1_200) });
    ledger.by_ref().for_each(drop);
    let mut administrators = 0;
    for (user, seed) in ledger.accounts() {
        let sealed = ledger.state().account(user).unwrap().auditor_secret_sealed.as_ref();
        assert_eq!(sealed.is_some(), ledger.state().account(user).unwrap().role == Role::Administrator);
        if let Some(sealed) = sealed {
            let secret = seal::open_auditor(sealed, &seed.opening_key()).unwrap();
            assert_eq!(secret.sealing_key(), ledger.state().genesis().auditor_key, "{user}");
            administrators += 1;
        }
    }
    assert!(administrators >= 2);
}
