//! Evidence of double signing that this device has found, and its state.

use super::open_ledger::{OpenLedger, Step};
use super::platform::Platform;
use super::{Node, pool};
use crate::ledger::id::UserId;
use crate::ledger::number::Slot;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::evidence::Evidence;
use crate::protocol::{EvidenceState, EvidenceView, Fault, Submitted};
use crate::storage::Library;

impl<S> OpenLedger<S> {
    /// Returns the state of evidence.
    fn state_of(&self, (delegate, slot): &(UserId, Slot)) -> EvidenceState {
        if self.state.is_punished(delegate, *slot) {
            let until = self.state.candidate(delegate).barred_until;
            return EvidenceState::Punished { until };
        }
        let about = |evidence: &Evidence| {
            let header = &evidence.first.header;
            header.delegate_id == *delegate && header.slot == *slot
        };
        let waiting = self
            .pool
            .iter()
            .find(|(_, it)| matches!(&it.transaction.payload.action, Action::Evidence(evidence) if about(evidence)));
        waiting.map_or(EvidenceState::Open, |(transaction, _)| EvidenceState::Submitted { transaction })
    }

    /// Returns the number of double signings found here for which no evidence was submitted.
    pub(super) fn open_evidence(&self) -> usize {
        self.evidence.keys().filter(|double_signing| self.state_of(double_signing) == EvidenceState::Open).count()
    }
}

impl<H: Library, P: Platform> Node<H, P> {
    pub(super) fn list_evidence(&self) -> Result<Vec<EvidenceView>, Fault> {
        let opened = self.ledger()?;
        let view = |(double_signing, it): (&(UserId, Slot), &Evidence)| EvidenceView {
            delegate: double_signing.0.clone(),
            slot: double_signing.1,
            first: it.first.header.hash(),
            second: it.second.header.hash(),
            state: opened.state_of(double_signing),
        };
        Ok(opened.evidence.iter().map(view).collect())
    }

    /// Submits the evidence against a delegate for a slot, signed by the acting account.
    pub(super) async fn submit_evidence(&mut self, delegate: UserId, slot: Slot) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        let found = self.ledger()?.evidence.get(&(delegate.clone(), slot));
        let evidence = found.cloned().ok_or(Fault::NoSuchEvidence { delegate, slot })?;
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, Action::Evidence(Box::new(evidence)))?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id;
        self.write(Step { pooled: vec![transaction], ..Step::default() }).await?;
        Ok(Submitted { transaction: id })
    }
}
