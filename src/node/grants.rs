//! Grants and shares: a patient permits a doctor to read, and revokes the permission.
//!
//! A grant also contains the content keys of the existing records, which the patient wraps for the doctor. Later
//! records are sealed to each doctor with a live grant for all records when they are written.

use super::open_ledger::{OpenLedger, Step};
use super::platform::Platform;
use super::{Actor, Node, input, pool};
use crate::ledger::access_log;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::{Field, GrantFault, Reason, RecordFault, Rejection};
use crate::ledger::seal::{self, ReaderName, SealedBytes, WrappedKeys};
use crate::ledger::state::{GrantState, State};
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::{Grant, Revoke, Scope};
use crate::ledger::transaction::record::{Operation, Record};
use crate::ledger::transaction::{Action, Transaction};
use crate::protocol::{Fault, GrantLife, GrantView, Submitted, command};
use crate::storage::{Library, Store};
use std::collections::BTreeMap;

/// The most keys in one transaction: each takes about 180 bytes of its 16 KiB.
const MOST_KEYS: usize = 80;

/// The content keys that grants and shares have wrapped for a doctor, by record transaction.
pub type GrantedKeys = BTreeMap<Hash, SealedBytes>;

impl<H: Library, P: Platform> Node<H, P> {
    /// Grants a doctor access. If the keys do not fit into one transaction, the grant becomes several.
    pub(super) async fn grant(&mut self, typed: command::Grant) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Patient])?;
        let grantee = input::user_id(Field::Grantee, &typed.grantee)?;
        let scope = scope(typed.records.as_deref())?;
        let not_before = typed.not_before.unwrap_or_else(|| self.moment());
        let mut transactions = Vec::new();
        for keys in self.wrapped_keys(&actor, &scope, &grantee).await? {
            let grant = Grant {
                grantee: grantee.clone(),
                scope: scope.clone(),
                purpose: typed.purpose,
                not_before,
                not_after: typed.not_after,
                keys,
            };
            let transaction = self.sign(actor.user_id.clone(), &actor.seed, Action::Grant(grant))?;
            pool::admit(&transaction, &self.ledger()?.state)?;
            transactions.push(transaction);
        }
        let first = transactions.first().map(|it| it.id).expect("wrapped_keys returns at least one list");
        let entry = actor.entry(access_log::Action::Grant).about(actor.user_id.clone());
        let entry = if let Scope::Records(records) = scope { entry.of_records(records) } else { entry };
        self.write(Step { pooled: transactions, entries: vec![entry], ..Step::default() }).await?;
        Ok(Submitted { transaction: first })
    }

    /// Wraps the keys of the acting patient's versions within a scope for a doctor, in lists that fit a transaction; at
    /// least one list. It leaves out versions whose content is not on this device.
    pub(super) async fn wrapped_keys(
        &mut self,
        actor: &Actor,
        scope: &Scope,
        grantee: &UserId,
    ) -> Result<Vec<WrappedKeys<Hash>>, Fault> {
        let opened = self.opened.as_ref().ok_or(Fault::NoLedger)?;
        let no_doctor = || Rejection::from(Reason::Grant { fault: GrantFault::Grantee { actual: grantee.clone() } });
        let to = opened.state.account(grantee).ok_or_else(no_doctor)?.sealing_key;
        let mut keys = Vec::new();
        for (id, place) in versions(&opened.state, &actor.user_id, scope) {
            let transaction = opened.transaction(place).await?;
            let Some(sealed) = &transaction.sealed else { continue };
            let patient = ReaderName::User(actor.user_id.clone());
            let key = seal::content_key(sealed, &patient, &actor.seed.opening_key())?;
            keys.push((id, seal::wrap(&key, to, &mut self.entropy)?));
        }
        let lists = keys.chunks(MOST_KEYS).map(|list| WrappedKeys(list.iter().cloned().collect()));
        let lists: Vec<_> = lists.collect();
        Ok(if lists.is_empty() { vec![WrappedKeys::default()] } else { lists })
    }

    pub(super) async fn revoke(&mut self, grant: Hash, reason: &str) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Patient])?;
        let reason = input::text(Field::Reason, reason)?;
        self.ledger()?.state.grant(grant).ok_or(Fault::NoSuchGrant { grant })?;
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, Action::Revoke(Revoke { grant, reason }))?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id;
        let entry = actor.entry(access_log::Action::Revoke).about(actor.user_id.clone());
        self.write(Step { pooled: vec![transaction], entries: vec![entry], ..Step::default() }).await?;
        Ok(Submitted { transaction: id })
    }

    /// Proposes that another doctor may read a record.
    pub(super) async fn share(
        &mut self,
        record: &str,
        target: &str,
        hospital: Option<&str>,
    ) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Doctor])?;
        let record_id = input::record_id(record)?;
        let unknown = Rejection::from(Reason::Record { fault: RecordFault::Unknown });
        let patient_id = self.ledger()?.state.record(&record_id).ok_or(unknown)?.patient_id.clone();
        let record = Record {
            hospital_id: actor.hospital(hospital)?,
            doctor_id: actor.user_id.clone(),
            patient_id: patient_id.clone(),
            record_id: record_id.clone(),
            operation: Operation::Share,
            supersedes: None,
            target_id: Some(input::user_id(Field::TargetId, target)?),
            commitment: None,
            sealed_hash: None,
        };
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, Action::Record(record))?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id;
        let entry = actor.entry(access_log::Action::Submit).about(patient_id).of_records(vec![record_id]);
        self.write(Step { pooled: vec![transaction], entries: vec![entry], ..Step::default() }).await?;
        Ok(Submitted { transaction: id })
    }

    /// Lists the grants and shares that concern the acting account: first those in no block yet, then newest first.
    pub(super) fn list_grants(&self) -> Result<Vec<GrantView>, Fault> {
        let actor = self.actor()?;
        let opened = self.ledger()?;
        let now = self.moment();
        let concerns = |view: &GrantView| {
            actor.account.role == Role::Administrator
                || view.patient_id == actor.user_id
                || view.grantee == actor.user_id
        };
        let waiting = opened.pool.iter().filter_map(|(id, it)| pending(id, &it.transaction));
        let mut settled: Vec<_> = opened.state.grants().map(|(id, it)| view(&opened.state, id, it, now)).collect();
        settled.sort_by_key(|view| std::cmp::Reverse((view.height, view.not_before)));
        Ok(waiting.chain(settled).filter(concerns).collect())
    }
}

impl<S: Store> OpenLedger<S> {
    /// Returns the content keys in a patient's live grants and shares for a doctor.
    pub(super) async fn granted_keys(
        &self,
        doctor: &UserId,
        patient: &UserId,
        at: Timestamp,
    ) -> Result<GrantedKeys, Fault> {
        let live = |grant: &GrantState| grant.grantee == *doctor && grant.patient_id == *patient && grant.is_live(at);
        let mut keys = GrantedKeys::new();
        for (id, _) in self.state.grants().filter(|(_, grant)| live(grant)) {
            keys.extend(self.keys_of(id).await?);
        }
        Ok(keys)
    }

    /// Returns the content keys in a grant or a share, live or not.
    pub(super) async fn keys_of(&self, grant: Hash) -> Result<GrantedKeys, Fault> {
        let Some(settled) = self.state.settled(grant) else { return Ok(GrantedKeys::new()) };
        let it = self.transaction(settled.place).await?;
        Ok(match (it.payload.action, it.approval.and_then(|approval| approval.keys)) {
            (Action::Grant(grant), _) => grant.keys.0,
            (_, Some(shared)) => shared.0,
            _ => GrantedKeys::new(),
        })
    }
}

/// Returns the versions of a patient's records within a scope, newest first.
fn versions(state: &State, patient: &UserId, scope: &Scope) -> Vec<(Hash, crate::ledger::state::Place)> {
    let own = state.records().filter(|(id, record)| record.patient_id == *patient && scope.covers(id));
    let mut versions: Vec<_> = own
        .flat_map(|(_, record)| record.versions.iter().map(|version| (version.transaction, version.place)))
        .collect();
    versions.sort_by_key(|(_, place)| std::cmp::Reverse((place.height, place.index)));
    versions
}

fn scope(typed: Option<&[String]>) -> Result<Scope, Fault> {
    let Some(typed) = typed else { return Ok(Scope::All) };
    let records: Result<Vec<RecordId>, Fault> = typed.iter().map(|record| input::record_id(record)).collect();
    records.map(Scope::Records)
}

fn view(state: &State, grant: Hash, it: &GrantState, now: Timestamp) -> GrantView {
    let life = match it {
        GrantState { revoked: true, .. } => GrantLife::Revoked,
        it if it.is_live(now) => GrantLife::Live,
        it if now < it.not_before => GrantLife::NotYet,
        _ => GrantLife::Ended,
    };
    GrantView {
        grant,
        patient_id: it.patient_id.clone(),
        grantee: it.grantee.clone(),
        scope: it.scope.clone(),
        purpose: it.purpose,
        not_before: it.not_before,
        not_after: it.not_after,
        state: life,
        height: state.settled(grant).map(|settled| settled.place.height),
    }
}

/// Returns the view of a grant that is in no block yet.
fn pending(grant: Hash, it: &Transaction) -> Option<GrantView> {
    let Action::Grant(granted) = &it.payload.action else { return None };
    Some(GrantView {
        grant,
        patient_id: it.payload.author.clone(),
        grantee: granted.grantee.clone(),
        scope: granted.scope.clone(),
        purpose: Some(granted.purpose),
        not_before: granted.not_before,
        not_after: granted.not_after,
        state: GrantLife::Waiting,
        height: None,
    })
}
