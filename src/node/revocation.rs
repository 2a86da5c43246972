//! The preview of a revocation, before anything is signed: what it would end, and what it cannot undo.
//!
//! A revocation ends a permission (docs/protocol.md, section 7), but not the doctor's knowledge: this device's log
//! shows what was read, and a content key that was wrapped for the doctor stays in the chain, where any program with
//! the doctor's key can unwrap it (docs/protocol.md, section 6).

use super::Node;
use super::logs::STRETCH;
use super::open_ledger::{OpenLedger, Step};
use super::platform::Platform;
use crate::ledger::access::{self, Viewer};
use crate::ledger::access_log::{Action, Entry, Outcome};
use crate::ledger::id::{Hash, RecordId};
use crate::ledger::number::Timestamp;
use crate::ledger::state::{GrantState, RecordState, Version};
use crate::ledger::transaction::account::Role;
use crate::protocol::{Fault, HeldKey, ReachedRecord, ReachedVersion, RevocationPreview};
use crate::storage::{Library, Store};
use std::collections::BTreeMap;

/// The grant or share that contains the key of each version.
type DeliveredKeys = BTreeMap<Hash, Hash>;

/// The times at which a doctor has seen each record.
type ReadTimes = BTreeMap<RecordId, Vec<Timestamp>>;

impl<H: Library, P: Platform> Node<H, P> {
    /// Returns the effects of the revocation of an own grant.
    pub(super) async fn preview_revocation(&mut self, grant: Hash) -> Result<RevocationPreview, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Patient])?;
        let own = self.ledger()?.state.grant(grant).filter(|it| it.patient_id == actor.user_id).cloned();
        let it = own.ok_or(Fault::NoSuchGrant { grant })?;
        self.write(Step { entries: vec![actor.entry(Action::ViewLog)], ..Step::default() }).await?;
        let (moment, opened) = (self.moment(), self.ledger()?);
        let (handed, looks) = (opened.handed(grant, &it).await?, opened.looks(&it).await?);
        let viewer = Viewer { user_id: &it.grantee, role: Role::Doctor };
        let reached =
            |(id, record): &(&RecordId, &RecordState)| record.patient_id == it.patient_id && it.scope.covers(id);
        let mut records = Vec::new();
        for (record_id, record) in opened.state.records().filter(reached) {
            let remains = access::decide_without(&opened.state, &viewer, record_id, moment, grant);
            let looks = looks.get(record_id).map_or(&[][..], Vec::as_slice);
            let mut versions = Vec::with_capacity(record.versions.len());
            for version in &record.versions {
                versions.push(opened.reached(version, &it, &handed, looks).await?);
            }
            records.push(ReachedRecord { record_id: record_id.clone(), remains, versions });
        }
        records.sort_by_key(|record| std::cmp::Reverse(record.versions.last().map(|version| version.height)));
        let GrantState { grantee, scope, .. } = it;
        Ok(RevocationPreview { grant, grantee, scope, records })
    }
}

impl<S: Store> OpenLedger<S> {
    /// Returns the versions whose keys this patient's grants and shares contain for the doctor, ended ones too. If
    /// several contain a key, this grant counts.
    async fn handed(&self, grant: Hash, it: &GrantState) -> Result<DeliveredKeys, Fault> {
        let same = |other: &GrantState| other.grantee == it.grantee && other.patient_id == it.patient_id;
        let others = self.state.grants().filter(|(id, other)| *id != grant && same(other)).map(|(id, _)| id);
        let mut handed = DeliveredKeys::new();
        for id in std::iter::once(grant).chain(others) {
            for version in self.keys_of(id).await?.into_keys() {
                handed.entry(version).or_insert(id);
            }
        }
        Ok(handed)
    }

    /// Returns the times at which the doctor has seen this patient's records, by this device's log.
    async fn looks(&self, it: &GrantState) -> Result<ReadTimes, Fault> {
        let is_look = |entry: &Entry| {
            entry.actor.as_ref() == Some(&it.grantee)
                && entry.patient.as_ref() == Some(&it.patient_id)
                && entry.outcome == Outcome::Permitted
                && matches!(entry.action, Action::ViewHistory | Action::ViewRecord)
        };
        let size = self.log.head().size;
        let mut looks = ReadTimes::new();
        for from in (0..size).step_by(STRETCH) {
            for entry in self.entries(from..(from + STRETCH as u64).min(size)).await?.into_iter().filter(is_look) {
                for record in entry.records.into_iter().flatten() {
                    looks.entry(record).or_default().push(entry.timestamp);
                }
            }
        }
        Ok(looks)
    }

    /// Returns the doctor's key of a version, and the accesses to its record since its block.
    async fn reached(
        &self,
        version: &Version,
        it: &GrantState,
        handed: &DeliveredKeys,
        looks: &[Timestamp],
    ) -> Result<ReachedVersion, Fault> {
        let (transaction, height) = (version.transaction, version.place.height);
        let block = self.block(height).await?;
        let since = block.header.timestamp;
        let sealed = block.transactions.get(version.place.index as usize).and_then(|it| it.sealed.as_ref());
        let key = match (sealed, handed.get(&transaction)) {
            (Some(sealed), _) if sealed.is_for(&it.grantee) => HeldKey::Sealed,
            (_, Some(by)) => HeldKey::Handed { by: *by },
            (Some(_), None) => HeldKey::Nowhere,
            (None, None) => HeldKey::Unknown,
        };
        let seen: Vec<_> = looks.iter().copied().filter(|at| *at >= since).collect();
        Ok(ReachedVersion { transaction, height, key, looks: seen.len() as u64, last_look: seen.into_iter().max() })
    }
}
