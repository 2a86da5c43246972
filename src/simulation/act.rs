//! The execution of each simulated action.
//!
//! If an action is not possible now, because a person or an object is missing, the simulation tries another one. Each
//! transaction is valid after the chain and the ready transactions, so none is generated in vain.

mod records;
mod rights;
mod tokens;

use super::Simulation;
use super::people::PersonIndex;
use super::simulated_action::{self, SimulatedAction};
use super::waiting::ProposalOutcome;
use super::words::{REFUSALS, REJECTIONS, WITHDRAWALS, text};
use crate::ledger::number::Timestamp;
use crate::ledger::seal;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::{Refuse, Withdraw};
use crate::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};

/// The outcome of an action.
pub enum ActionResult {
    /// A transaction for the next block.
    Ready(Transaction),
    /// A proposal and its outcome.
    Proposal(Transaction, ProposalOutcome),
    /// No transaction yet.
    Intent,
}

impl Simulation {
    /// Advances the clock and returns the time.
    pub(super) fn tick(&mut self) -> Timestamp {
        self.clock.0 += self.random.between(500, 9_000);
        self.clock
    }

    /// Signs an action.
    fn sign_action(&mut self, who: PersonIndex, action: Action) -> Transaction {
        let (timestamp, salt) = (self.tick(), self.random.entropy().salt());
        let person = self.people.get(who);
        let ledger = Some(self.state.genesis().ledger);
        let payload = Payload { ledger, author: person.user_id.clone(), timestamp, salt, action };
        Transaction::signed(payload, &person.signing)
    }

    /// Picks an account with a role.
    fn random_person(&mut self, role: Role) -> Option<PersonIndex> {
        self.random.pick(self.people.in_role(role)).copied()
    }

    /// Generates actions until a number of transactions are ready.
    pub(super) fn run(&mut self, wanted: usize) {
        let tries = 4 * wanted + 8;
        for _ in 0..tries {
            if self.ready.len() >= wanted {
                return;
            }
            match self.act() {
                Some(ActionResult::Ready(transaction)) => self.ready.push_back(transaction),
                Some(ActionResult::Proposal(proposal, outcome)) => {
                    let due = self.state.tip().height.0 + self.random.between(1, 3);
                    self.waiting.put(due, proposal, outcome);
                }
                Some(ActionResult::Intent) | None => {}
            }
        }
    }

    /// Performs the next action: the first possible one of the script, or else a registration or a usual action.
    fn act(&mut self) -> Option<ActionResult> {
        for index in 0..self.script.len() {
            if let Some(made) = self.attempt(self.script[index]) {
                self.script.remove(index);
                return Some(made);
            }
        }
        if self.caught.is_some() && self.random.percent(30) {
            return self.attempt(SimulatedAction::SubmitEvidence);
        }
        if self.seats_are_empty() && self.random.percent(10) {
            return self.attempt(SimulatedAction::StartCandidacy);
        }
        let missing = self.plan.users.saturating_sub(self.people.made());
        let left = (self.plan.transactions / 10 * 6).saturating_sub(self.placed);
        if missing > 0 && self.random.below(left) < missing {
            let role = simulated_action::next_role(&mut self.random);
            return self.attempt(SimulatedAction::Join(role));
        }
        let everyday_action = simulated_action::everyday_action(&mut self.random);
        self.attempt(everyday_action)
    }

    fn attempt(&mut self, action: SimulatedAction) -> Option<ActionResult> {
        if self.fork.is_some() && !action.fits_a_branch() {
            return None;
        }
        match action {
            SimulatedAction::Join(role) => Some(ActionResult::Proposal(self.join(role), ProposalOutcome::Consent)),
            SimulatedAction::JoinInVain => {
                Some(ActionResult::Proposal(self.join(Role::Patient), ProposalOutcome::Refusal))
            }
            SimulatedAction::Add => self.add().map(|it| ActionResult::Proposal(it, self.outcome())),
            SimulatedAction::AddInVain => self.add().map(|it| ActionResult::Proposal(it, ProposalOutcome::Refusal)),
            SimulatedAction::AddByMistake => {
                self.add().map(|it| ActionResult::Proposal(it, ProposalOutcome::Withdrawal))
            }
            SimulatedAction::Update => self.update().map(|it| ActionResult::Proposal(it, self.outcome())),
            SimulatedAction::Share => self.share().map(|it| ActionResult::Proposal(it, self.outcome())),
            SimulatedAction::GrantAll => self.grant_all(None).map(ActionResult::Ready),
            SimulatedAction::GrantForAWhile => self.grant_for_a_while().map(ActionResult::Ready),
            SimulatedAction::GrantSome => self.grant_some().map(ActionResult::Ready),
            SimulatedAction::Revoke => self.revoke().map(ActionResult::Ready),
            SimulatedAction::Transfer => self.transfer().map(ActionResult::Ready),
            SimulatedAction::Stake => self.stake().map(ActionResult::Ready),
            SimulatedAction::Unstake => self.unstake().map(ActionResult::Ready),
            SimulatedAction::StartCandidacy => self.start_candidacy().map(ActionResult::Ready),
            SimulatedAction::EndCandidacy => self.end_candidacy().map(ActionResult::Ready),
            SimulatedAction::Vote => self.vote().map(ActionResult::Ready),
            SimulatedAction::WithdrawVote => self.withdraw_vote().map(ActionResult::Ready),
            SimulatedAction::SignTwice => self.choose_double_signer().then_some(ActionResult::Intent),
            SimulatedAction::SubmitEvidence => self.submit_evidence().map(ActionResult::Ready),
            SimulatedAction::Anchor => self.anchor().map(ActionResult::Ready),
        }
    }

    /// Draws the outcome of a usual proposal; proposals during the script are approved.
    fn outcome(&mut self) -> ProposalOutcome {
        match self.random.below(100) {
            _ if !self.script.is_empty() => ProposalOutcome::Consent,
            0..=2 => ProposalOutcome::Refusal,
            3..=4 => ProposalOutcome::Withdrawal,
            _ => ProposalOutcome::Consent,
        }
    }

    /// Creates a registration of a new person.
    fn join(&mut self, role: Role) -> Transaction {
        let who = self.people.make(role, self.hospitals, &mut self.random);
        let registration = self.people.get(who).registration();
        self.sign_action(who, Action::Register(registration))
    }

    /// Decides on the proposals that are due.
    pub(super) fn decide(&mut self) {
        let height = self.state.tip().height.next().0;
        while let Some((proposal, outcome)) = self.waiting.take_due(height) {
            let decided = match outcome {
                ProposalOutcome::Consent => self.consent(proposal),
                ProposalOutcome::Refusal => self.refuse(&proposal),
                ProposalOutcome::Withdrawal => self.withdraw(&proposal),
            };
            self.ready.push_back(decided);
        }
    }

    /// Returns the person who decides on a proposal.
    fn concerned(&mut self, proposal: &Transaction) -> PersonIndex {
        let patient = proposal.record().and_then(|record| self.people.of(&record.patient_id));
        let administrator = self.random_person(Role::Administrator);
        patient.or(administrator).expect("the first account is an administrator")
    }

    fn consent(&mut self, mut proposal: Transaction) -> Transaction {
        let who = self.concerned(&proposal);
        let enclosed = self.enclosed(&proposal, who);
        let (at, id) = (self.tick(), proposal.id());
        let person = self.people.get(who);
        proposal.approval = Some(Approval::signed(person.user_id.clone(), at, enclosed, id, &person.signing));
        proposal
    }

    /// Returns the members that the approval carries: the audit secret for a new administrator, the content keys for a
    /// share.
    fn enclosed(&mut self, proposal: &Transaction, who: PersonIndex) -> Enclosed {
        let person = self.people.get(who);
        match &proposal.payload.action {
            Action::Register(register) if register.role == Role::Administrator => {
                let account = self.state.account(&person.user_id);
                let own = account.and_then(|account| account.auditor_secret_sealed.as_ref());
                let own = own.expect("every administrator has the audit secret");
                let secret = seal::open_auditor(own, &person.opening_key()).expect("this person can open it");
                let sealed = seal::seal_auditor(&secret, register.sealing_key, self.random.entropy());
                Enclosed { auditor_secret_sealed: Some(sealed.expect("derived keys are valid")), keys: None }
            }
            Action::Record(record) => {
                let keys = record.target_id.as_ref().map(|target| self.shared_keys(who, &record.record_id, target));
                Enclosed { auditor_secret_sealed: None, keys }
            }
            _ => Enclosed::default(),
        }
    }

    fn refuse(&mut self, proposal: &Transaction) -> Transaction {
        self.give_up(proposal);
        let who = self.concerned(proposal);
        let reason = text(match proposal.record() {
            Some(_) => self.random.word(&REFUSALS),
            None => self.random.word(&REJECTIONS),
        });
        self.sign_action(who, Action::Refuse(Refuse { refused: Box::new(proposal.proposal()), reason }))
    }

    fn withdraw(&mut self, proposal: &Transaction) -> Transaction {
        self.give_up(proposal);
        let who = self.people.of(&proposal.payload.author).expect("the simulation created every account");
        let reason = text(self.random.word(&WITHDRAWALS));
        self.sign_action(who, Action::Withdraw(Withdraw { withdrawn: Box::new(proposal.proposal()), reason }))
    }

    /// Permits another version of a record whose last proposal has failed.
    fn give_up(&mut self, proposal: &Transaction) {
        if let Some(record) = proposal.record() {
            self.records.set_busy(&record.record_id, false);
        }
    }
}
