//! Reading sealed contents: decides, then logs, and only then decrypts (docs/protocol.md, section 7).

use super::consent::binding;
use super::grants::GrantedKeys;
use super::open_ledger::{OpenLedger, Step};
use super::platform::Platform;
use super::{Actor, Node};
use crate::ledger::access::{self, Decision, Permission, Viewer};
use crate::ledger::access_log;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::Timestamp;
use crate::ledger::rejection::Settlement;
use crate::ledger::seal::{self, Content, ContentKey, ReaderName, SealFault, Sealed};
use crate::ledger::state::{GrantState, RecordState, State};
use crate::ledger::transaction::Transaction;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::Record;
use crate::protocol::{Fault, History, OpenedContent, RecordView, VersionView};
use crate::storage::{Library, Store, StoreError};

impl<S: Store> OpenLedger<S> {
    /// Decrypts the content of a record for an account that may see it, and checks it against the commitment.
    ///
    /// # Errors
    /// The reason why it cannot be decrypted.
    pub(super) fn open_content(
        &self,
        actor: &Actor,
        id: Hash,
        it: &Transaction,
        record: &Record,
        granted: &GrantedKeys,
    ) -> Result<Content, SealFault> {
        let sealed = it.sealed.as_ref().ok_or(SealFault::Withheld)?;
        let commitment = record.commitment.ok_or(SealFault::Withheld)?;
        let key = match granted.get(&id) {
            Some(wrapped) => seal::unwrap(wrapped, &actor.seed.opening_key())?,
            None => content_key(actor, sealed)?,
        };
        seal::open(sealed, &key, &binding(self.state.genesis().ledger, record), commitment)
    }
}

/// Returns the key of a content: wrapped for the reader, or for the audit key that an administrator holds.
fn content_key(actor: &Actor, sealed: &Sealed) -> Result<ContentKey, SealFault> {
    let opening = actor.seed.opening_key();
    match &actor.account.auditor_secret_sealed {
        Some(secret) => seal::content_key(sealed, &ReaderName::Auditor, &seal::open_auditor(secret, &opening)?),
        None => seal::content_key(sealed, &ReaderName::User(actor.user_id.clone()), &opening),
    }
}

impl<H: Library, P: Platform> Node<H, P> {
    /// Decrypts a content of the chain or of a proposal in the pool.
    pub(super) async fn read_content(&mut self, id: Hash) -> Result<OpenedContent, Fault> {
        let actor = self.actor()?;
        let opened = self.ledger()?;
        let missing = Fault::NoSuchTransaction { transaction: id };
        let transaction = match opened.pool.get(id) {
            Some(pending) => pending.transaction.clone(),
            None => {
                let settled =
                    opened.state.settled(id).filter(|it| it.how == Settlement::InBlock).ok_or(missing.clone())?;
                opened.transaction(settled.place).await?
            }
        };
        let record = transaction.record().ok_or(missing)?;
        let decision = self.decide_content(&actor, record)?;
        let Decision::Permitted { by, grant } = decision else {
            return Err(Fault::Denied { patient: record.patient_id.clone() });
        };
        let entry = actor.entry(access_log::Action::ViewRecord).about(record.patient_id.clone());
        let entry = entry.of_records(vec![record.record_id.clone()]).decided(by, grant);
        let moment = self.moment();
        self.write(Step { entries: vec![entry], ..Step::default() }).await?;
        let opened = self.ledger()?;
        let granted = opened.granted_keys(&actor.user_id, &record.patient_id, moment).await?;
        let content = opened.open_content(&actor, id, &transaction, record, &granted)?;
        let commitment = content.commitment();
        Ok(OpenedContent { transaction: id, content, commitment, decision })
    }

    /// Decides about a content. A proposal is not a record yet: patient, administrators and author may see it.
    fn decide_content(&self, actor: &Actor, record: &Record) -> Result<Decision, Fault> {
        let state = &self.ledger()?.state;
        let permitted = |by| Decision::Permitted { by, grant: None };
        Ok(if record.patient_id == actor.user_id {
            permitted(Permission::Patient)
        } else if actor.account.role == Role::Administrator {
            permitted(Permission::Administrator)
        } else if record.doctor_id == actor.user_id {
            permitted(Permission::Author)
        } else {
            access::decide(state, &viewer(actor), &record.record_id, self.moment())
        })
    }

    /// Returns the records of a patient that the acting account may see.
    pub(super) async fn read_history(&mut self, patient_id: UserId) -> Result<History, Fault> {
        let actor = self.actor()?;
        let moment = self.moment();
        let state = &self.ledger()?.state;
        let patient = state.account(&patient_id).filter(|account| account.role == Role::Patient);
        let name = patient.ok_or_else(|| Fault::NoSuchPatient { patient: patient_id.clone() })?.name.clone();
        let own: Vec<_> = state.records().filter(|(_, it)| it.patient_id == patient_id).collect();
        let all = own.len();
        let decided = own.into_iter().map(|(id, it)| (id, it, access::decide(state, &viewer(&actor), id, moment)));
        let seen: Vec<_> = decided
            .filter(|(_, _, decision)| *decision != Decision::Denied)
            .map(|(id, it, decision)| (id.clone(), it.clone(), decision))
            .collect();
        let (by, grant) = history_rule(state, &actor, &patient_id, &seen, moment)?;
        let records = seen.iter().map(|(id, ..)| id.clone()).collect();
        let entry = actor.entry(access_log::Action::ViewHistory).about(patient_id.clone());
        let entry = entry.of_records(records).decided(by, grant);
        self.write(Step { entries: vec![entry], ..Step::default() }).await?;
        let hidden = u32::try_from(all - seen.len()).unwrap_or(u32::MAX);
        let granted = self.ledger()?.granted_keys(&actor.user_id, &patient_id, moment).await?;
        let mut records = Vec::with_capacity(seen.len());
        for (record_id, it, decision) in seen {
            records.push(self.record_view(&actor, record_id, &it, decision, &granted).await?);
        }
        records.sort_by_key(|record| std::cmp::Reverse(record.versions.last().map(|version| version.place.height)));
        Ok(History { patient: patient_id, name, records, hidden })
    }

    async fn record_view(
        &self,
        actor: &Actor,
        record_id: RecordId,
        it: &RecordState,
        decision: Decision,
        granted: &GrantedKeys,
    ) -> Result<RecordView, Fault> {
        let opened = self.ledger()?;
        let mut versions = Vec::with_capacity(it.versions.len());
        for version in &it.versions {
            let transaction = opened.transaction(version.place).await?;
            let lost = || StoreError::Damaged { store: "blocks".to_owned(), key: version.place.height.to_string() };
            let record = transaction.record().ok_or_else(lost)?;
            let approved = transaction.approval.as_ref().map(|approval| approval.timestamp);
            versions.push(VersionView {
                transaction: version.transaction,
                place: version.place,
                doctor_id: record.doctor_id.clone(),
                hospital_id: record.hospital_id.clone(),
                timestamp: transaction.payload.timestamp,
                approved_at: approved.unwrap_or(transaction.payload.timestamp),
                content: opened.open_content(actor, version.transaction, &transaction, record, granted),
            });
        }
        Ok(RecordView { record_id, decision, versions })
    }
}

fn viewer(actor: &Actor) -> Viewer<'_> {
    Viewer { user_id: &actor.user_id, role: actor.account.role }
}

/// Returns the reason for access to a history, and the grant if that is the reason. The patient, administrators and
/// doctors with a live grant may see an empty history; other accounts need a record that they may see.
fn history_rule(
    state: &State,
    actor: &Actor,
    patient: &UserId,
    seen: &[(RecordId, RecordState, Decision)],
    at: Timestamp,
) -> Result<(Permission, Option<Hash>), Fault> {
    if actor.user_id == *patient {
        return Ok((Permission::Patient, None));
    }
    if actor.account.role == Role::Administrator {
        return Ok((Permission::Administrator, None));
    }
    if let Some(Decision::Permitted { by, grant }) = seen.first().map(|(.., decision)| decision) {
        return Ok((*by, *grant));
    }
    let live = |it: &GrantState| it.grantee == actor.user_id && it.patient_id == *patient && it.is_live(at);
    let grant = state.grants().find(|(_, it)| live(it)).map(|(id, _)| id);
    grant.map(|id| (Permission::Grant, Some(id))).ok_or_else(|| Fault::Denied { patient: patient.clone() })
}
