//! Grants and shares: a patient lets a doctor read, and takes it back.
//!
//! To grant is also to hand over: the content keys of the records so far are wrapped for the doctor, by the patient,
//! who alone can. Records to come are sealed to a doctor with a live grant for all records when they are written.

use super::opened::{Opened, Step};
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
use crate::protocol::{Fault, GrantLife, GrantView, NewGrant, Reply};
use crate::storage::{Shelf, Store};
use std::collections::BTreeMap;

/// The most keys that one transaction carries: each takes some 180 of its 16 KiB.
const MOST_KEYS: usize = 80;

/// Content keys that were wrapped for a doctor by grants and shares, by record transaction.
pub type GrantedKeys = BTreeMap<Hash, SealedBytes>;

impl<H: Shelf, P: Platform> Node<H, P> {
    /// Lets a doctor read. Where there are more keys than one transaction holds, the grant is several.
    pub(super) async fn grant(&mut self, typed: NewGrant) -> Result<Reply, Fault> {
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
        let first = transactions.first().map(Transaction::id).expect("there is a grant also where there are no keys");
        let note = actor.note(access_log::Action::Grant).about(actor.user_id.clone());
        let note = if let Scope::Records(records) = scope { note.of_records(records) } else { note };
        self.write(Step { pooled: transactions, notes: vec![note], ..Step::default() }).await?;
        Ok(Reply::Submitted { transaction: first })
    }

    /// The keys of the acting patient's versions within a scope, wrapped for a doctor, in lists that fit a transaction;
    /// at least one list. Versions whose content is not on this device have no key to hand over.
    pub(super) async fn wrapped_keys(
        &mut self,
        actor: &Actor,
        scope: &Scope,
        grantee: &UserId,
    ) -> Result<Vec<WrappedKeys<Hash>>, Fault> {
        let opened = self.opened.as_ref().ok_or(Fault::NoLedger)?;
        let no_doctor = || Rejection::from(Reason::Grant { fault: GrantFault::Grantee { found: grantee.clone() } });
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

    pub(super) async fn revoke(&mut self, grant: Hash, reason: &str) -> Result<Reply, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Patient])?;
        let reason = input::text(Field::Reason, reason)?;
        self.ledger()?.state.grant(grant).ok_or(Fault::NoSuchGrant { grant })?;
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, Action::Revoke(Revoke { grant, reason }))?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id();
        let note = actor.note(access_log::Action::Revoke).about(actor.user_id.clone());
        self.write(Step { pooled: vec![transaction], notes: vec![note], ..Step::default() }).await?;
        Ok(Reply::Submitted { transaction: id })
    }

    /// A doctor proposes that another one may read a record.
    pub(super) async fn share(&mut self, record: &str, target: &str, hospital: Option<&str>) -> Result<Reply, Fault> {
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
        let id = transaction.id();
        let note = actor.note(access_log::Action::Submit).about(patient_id).of_records(vec![record_id]);
        self.write(Step { pooled: vec![transaction], notes: vec![note], ..Step::default() }).await?;
        Ok(Reply::Submitted { transaction: id })
    }

    /// The grants and shares that concern the acting account, newest first; those that wait for a block before them.
    pub(super) fn list_grants(&self) -> Result<Reply, Fault> {
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
        Ok(Reply::Grants(waiting.chain(settled).filter(concerns).collect()))
    }
}

impl<S: Store> Opened<S> {
    /// The content keys that live grants and shares of a patient hand to a doctor.
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

    /// The content keys that a grant or a share carries, whether or not it is live.
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

/// The versions of a patient's records within a scope, newest first.
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

/// A grant that waits for a block.
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
