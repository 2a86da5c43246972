//! Proposing a record; approval, refusal and withdrawal of a proposal.

use super::grants::GrantedKeys;
use super::open_ledger::Step;
use super::platform::Platform;
use super::pool::{self, Pending};
use super::{Actor, Node, input};
use crate::ledger::access_log;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::{Field, Reason, RecordFault, Rejection};
use crate::ledger::seal::{self, Binding, Content, Reader, ReaderName, Sealed};
use crate::ledger::state::State;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::grant::Scope;
use crate::ledger::transaction::record::{Operation, Record, Refuse, Withdraw};
use crate::ledger::transaction::{Action, Approval, Enclosed, Identified, Transaction};
use crate::protocol::{Fault, RecordChange, Submitted, command};
use crate::storage::Library;

impl<H: Library, P: Platform> Node<H, P> {
    /// Seals the content for its readers, signs the proposal and adds it to the pool.
    pub(super) async fn submit(&mut self, typed: command::SubmitRecord) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Doctor])?;
        let content = input::content(&typed.content, self.entropy.salt())?;
        let record = self.proposed(&typed, &actor, &content)?;
        let (record, sealed) = self.sealed(record, &content)?;
        let (patient, record_id) = (record.patient_id.clone(), record.record_id.clone());
        let mut transaction = self.sign(actor.user_id.clone(), &actor.seed, Action::Record(record))?;
        transaction.transaction.sealed = Some(sealed);
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id;
        let entry = actor.entry(access_log::Action::Submit).about(patient).of_records(vec![record_id]);
        self.write(Step { pooled: vec![transaction], entries: vec![entry], ..Step::default() }).await?;
        Ok(Submitted { transaction: id })
    }

    /// Returns the record that the doctor proposes, without its sealed content.
    fn proposed(&self, typed: &command::SubmitRecord, actor: &Actor, content: &Content) -> Result<Record, Fault> {
        let state = &self.ledger()?.state;
        let record_id = input::record_id(&typed.record_id)?;
        let hospital_id = actor.hospital(typed.hospital_id.as_deref())?;
        let newest = state.record(&record_id).and_then(|record| record.versions.last());
        let (operation, supersedes) = match typed.change {
            RecordChange::Add => (Operation::Add, None),
            RecordChange::Update => {
                let unknown = Rejection::from(Reason::Record { fault: RecordFault::Unknown });
                (Operation::Update, Some(newest.ok_or(unknown)?.transaction))
            }
        };
        Ok(Record {
            hospital_id,
            doctor_id: actor.user_id.clone(),
            patient_id: input::user_id(Field::PatientId, &typed.patient_id)?,
            record_id,
            operation,
            supersedes,
            target_id: None,
            commitment: Some(content.commitment()),
            sealed_hash: None,
        })
    }

    fn sealed(&mut self, record: Record, content: &Content) -> Result<(Record, Sealed), Fault> {
        let now = self.moment();
        let state = &self.opened.as_ref().ok_or(Fault::NoLedger)?.state;
        let binding = binding(state.genesis().ledger, &record);
        let readers = readers(state, &record, now)?;
        let sealed = seal::seal(content, &binding, &readers, &mut self.entropy)?;
        Ok((Record { sealed_hash: Some(sealed.hash()), ..record }, sealed))
    }

    /// Approves a proposal that waits for the acting account. A record's content is decrypted first: a content that
    /// does not open, or does not match its commitment, is not approved.
    pub(super) async fn approve(&mut self, id: Hash, despite_concerns: bool) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        let pending = self.awaiting(&actor, id)?;
        let opened = self.ledger()?;
        let concerns = opened.pool.concerns(&opened.state, id);
        if !concerns.is_empty() && !despite_concerns {
            return Err(Fault::Concerns { user_id: pending.transaction.payload.author.clone(), concerns });
        }
        if let Some(record) = pending.transaction.record().filter(|record| record.operation != Operation::Share) {
            opened.open_content(&actor, id, &pending.transaction, record, &GrantedKeys::default())?;
        }
        let mut transaction = pending.transaction.clone();
        let about = subject(&transaction);
        let approval = self.approval(&actor, &transaction, id).await?;
        transaction.approval = Some(approval);
        let transaction = Identified { id, transaction };
        pool::admit(&transaction, &self.ledger()?.state)?;
        let entry = with_subject(actor.entry(access_log::Action::Approve), about);
        self.write(Step { pooled: vec![transaction], entries: vec![entry], ..Step::default() }).await?;
        Ok(Submitted { transaction: id })
    }

    /// Returns the signed approval: for a new administrator with the audit secret sealed to that account, for a share
    /// with the keys of the record's versions, wrapped for the doctor.
    async fn approval(&mut self, actor: &Actor, it: &Transaction, id: Hash) -> Result<Approval, Fault> {
        let auditor_secret_sealed = match (&it.payload.action, &actor.account.auditor_secret_sealed) {
            (Action::Register(register), Some(own)) if register.role == Role::Administrator => {
                let secret = seal::open_auditor(own, &actor.seed.opening_key())?;
                Some(seal::seal_auditor(&secret, register.sealing_key, &mut self.entropy)?)
            }
            _ => None,
        };
        let timestamp = self.time_to_approve(it.payload.timestamp)?;
        let by = actor.user_id.clone();
        let keys = match it.record() {
            Some(Record { operation: Operation::Share, target_id: Some(target), record_id, .. }) => {
                let scope = Scope::Records(vec![record_id.clone()]);
                Some(self.wrapped_keys(actor, &scope, target).await?.into_iter().next().unwrap_or_default())
            }
            _ => None,
        };
        let enclosed = Enclosed { auditor_secret_sealed, keys };
        Ok(Approval::signed(by, timestamp, enclosed, id, &actor.seed.signing_key()))
    }

    pub(super) async fn refuse(&mut self, id: Hash, reason: &str) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        let reason = input::text(Field::Reason, reason)?;
        let refused = Box::new(self.awaiting(&actor, id)?.transaction.proposal());
        self.settle(&actor, id, Action::Refuse(Refuse { refused, reason })).await
    }

    /// Returns a proposal that waits for the acting account.
    fn awaiting(&self, actor: &Actor, id: Hash) -> Result<&Pending, Fault> {
        let opened = self.ledger()?;
        let pending = opened.pool.get(id).ok_or(Fault::NoSuchTransaction { transaction: id })?;
        let state = opened.pool.state_in(&opened.plan(self.moment()), id);
        let mine = pool::awaits(&state, &actor.user_id, actor.account.role);
        if mine { Ok(pending) } else { Err(Fault::NotYours { transaction: id }) }
    }

    pub(super) async fn withdraw(&mut self, id: Hash, reason: &str) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        let reason = input::text(Field::Reason, reason)?;
        let pending = self.ledger()?.pool.get(id).ok_or(Fault::NoSuchTransaction { transaction: id })?;
        if pending.transaction.payload.author != actor.user_id {
            return Err(Fault::NotYours { transaction: id });
        }
        let withdrawn = Box::new(pending.transaction.proposal());
        self.settle(&actor, id, Action::Withdraw(Withdraw { withdrawn, reason })).await
    }

    /// Replaces a proposal in the pool by its refusal or withdrawal.
    async fn settle(&mut self, actor: &Actor, proposal: Hash, action: Action) -> Result<Submitted, Fault> {
        let about = self.ledger()?.pool.get(proposal).and_then(|it| subject(&it.transaction));
        let logged = match &action {
            Action::Withdraw(_) => access_log::Action::Withdraw,
            _ => access_log::Action::Refuse,
        };
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, action)?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id;
        let entry = with_subject(actor.entry(logged), about);
        let (pooled, unpooled) = (vec![transaction], vec![proposal]);
        self.write(Step { pooled, unpooled, entries: vec![entry], ..Step::default() }).await?;
        Ok(Submitted { transaction: id })
    }
}

/// The patient and the record that a proposal concerns.
type About = Option<(UserId, crate::ledger::id::RecordId)>;

fn subject(it: &Transaction) -> About {
    it.record().map(|record| (record.patient_id.clone(), record.record_id.clone()))
}

fn with_subject(entry: super::log::NewEntry, about: About) -> super::log::NewEntry {
    match about {
        Some((patient, record)) => entry.about(patient).of_records(vec![record]),
        None => entry,
    }
}

/// Returns the associated data of a record's content.
pub fn binding(ledger: Hash, record: &Record) -> Binding {
    Binding {
        ledger,
        record_id: record.record_id.clone(),
        patient_id: record.patient_id.clone(),
        doctor_id: record.doctor_id.clone(),
    }
}

/// Returns the readers of a new content: the patient, the author, the audit key, and every doctor with a live grant for
/// all of the patient's records (docs/protocol.md, section 6).
fn readers(state: &State, record: &Record, at: Timestamp) -> Result<Vec<Reader>, Fault> {
    let patient = state.account(&record.patient_id).filter(|account| account.role == Role::Patient);
    let patient = patient.ok_or_else(|| Fault::NoSuchPatient { patient: record.patient_id.clone() })?;
    let user = |user: &UserId, key| Reader { name: ReaderName::User(user.clone()), key };
    let mut readers = vec![
        user(&record.patient_id, patient.sealing_key),
        Reader { name: ReaderName::Auditor, key: state.genesis().auditor_key },
    ];
    let granted = state
        .grants()
        .filter(|(_, grant)| grant.patient_id == record.patient_id && grant.scope == Scope::All && grant.is_live(at));
    let doctors = granted.map(|(_, grant)| &grant.grantee).chain([&record.doctor_id]);
    let accounts = doctors.filter_map(|doctor| Some((doctor, state.account(doctor)?)));
    readers.extend(accounts.map(|(doctor, account)| user(doctor, account.sealing_key)));
    Ok(readers)
}
