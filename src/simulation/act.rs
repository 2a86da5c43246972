//! How each deed is done.
//!
//! A deed that cannot be done now (nobody to do it, nothing to do it with) is none: another one is tried. What is made
//! fits the chain as it is and what is ready for the next block, so nothing is made in vain.

mod records;
mod rights;
mod tokens;

use super::Simulation;
use super::deed::{self, Deed};
use super::people::Who;
use super::waiting::Fate;
use super::words::{REFUSALS, REJECTIONS, WITHDRAWALS, text};
use crate::ledger::number::Timestamp;
use crate::ledger::seal;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::record::{Refuse, Withdraw};
use crate::ledger::transaction::{Action, Approval, Enclosed, Payload, Transaction};

/// What a deed leads to.
pub enum Made {
    /// A transaction that can go into the next block.
    Ready(Transaction),
    /// A proposal, and how it will end.
    Proposal(Transaction, Fate),
    /// Nothing that is signed yet.
    Intent,
}

impl Simulation {
    /// The next moment.
    pub(super) fn tick(&mut self) -> Timestamp {
        self.clock.0 += self.dice.between(500, 9_000);
        self.clock
    }

    /// What somebody says, signed.
    fn say(&mut self, who: Who, action: Action) -> Transaction {
        let (timestamp, salt) = (self.tick(), self.dice.entropy().salt());
        let person = self.people.get(who);
        let ledger = Some(self.state.founding().ledger);
        let payload = Payload { ledger, author: person.user_id.clone(), timestamp, salt, action };
        Transaction::signed(payload, &person.signing)
    }

    /// Somebody on the ledger in a role.
    fn somebody(&mut self, role: Role) -> Option<Who> {
        self.dice.pick(self.people.in_role(role)).copied()
    }

    /// People act until so many transactions are ready.
    pub(super) fn live(&mut self, wanted: usize) {
        let tries = 4 * wanted + 8;
        for _ in 0..tries {
            if self.ready.len() >= wanted {
                return;
            }
            match self.act() {
                Some(Made::Ready(transaction)) => self.ready.push_back(transaction),
                Some(Made::Proposal(proposal, fate)) => {
                    let due = self.state.tip().height.0 + self.dice.between(1, 3);
                    self.waiting.put(due, proposal, fate);
                }
                Some(Made::Intent) | None => {}
            }
        }
    }

    /// The next deed: the first of the script that can be done, or else a newcomer or a habit.
    fn act(&mut self) -> Option<Made> {
        for index in 0..self.script.len() {
            if let Some(made) = self.attempt(self.script[index]) {
                self.script.remove(index);
                return Some(made);
            }
        }
        if self.caught.is_some() && self.dice.percent(30) {
            return self.attempt(Deed::Accuse);
        }
        if self.seats_are_empty() && self.dice.percent(10) {
            return self.attempt(Deed::Stand);
        }
        let missing = self.plan.users.saturating_sub(self.people.made());
        let left = (self.plan.transactions / 10 * 6).saturating_sub(self.placed);
        if missing > 0 && self.dice.below(left) < missing {
            let role = deed::next_role(&mut self.dice);
            return self.attempt(Deed::Join(role));
        }
        let habit = deed::habit(&mut self.dice);
        self.attempt(habit)
    }

    fn attempt(&mut self, deed: Deed) -> Option<Made> {
        if self.parting.is_some() && !deed.fits_a_branch() {
            return None;
        }
        match deed {
            Deed::Join(role) => Some(Made::Proposal(self.join(role), Fate::Consent)),
            Deed::JoinInVain => Some(Made::Proposal(self.join(Role::Patient), Fate::Refusal)),
            Deed::Add => self.add().map(|it| Made::Proposal(it, self.fate())),
            Deed::AddInVain => self.add().map(|it| Made::Proposal(it, Fate::Refusal)),
            Deed::AddByMistake => self.add().map(|it| Made::Proposal(it, Fate::Withdrawal)),
            Deed::Update => self.update().map(|it| Made::Proposal(it, self.fate())),
            Deed::Share => self.share().map(|it| Made::Proposal(it, self.fate())),
            Deed::GrantAll => self.grant_all(None).map(Made::Ready),
            Deed::GrantForAWhile => self.grant_for_a_while().map(Made::Ready),
            Deed::GrantSome => self.grant_some().map(Made::Ready),
            Deed::Revoke => self.revoke().map(Made::Ready),
            Deed::Transfer => self.transfer().map(Made::Ready),
            Deed::Stake => self.stake().map(Made::Ready),
            Deed::Unstake => self.unstake().map(Made::Ready),
            Deed::Stand => self.stand().map(Made::Ready),
            Deed::StepDown => self.step_down().map(Made::Ready),
            Deed::Vote => self.vote().map(Made::Ready),
            Deed::Abstain => self.abstain().map(Made::Ready),
            Deed::SignTwice => self.be_tempted().then_some(Made::Intent),
            Deed::Accuse => self.accuse().map(Made::Ready),
            Deed::Anchor => self.anchor().map(Made::Ready),
        }
    }

    /// How an everyday proposal ends; the first ones, well.
    fn fate(&mut self) -> Fate {
        match self.dice.below(100) {
            _ if !self.script.is_empty() => Fate::Consent,
            0..=2 => Fate::Refusal,
            3..=4 => Fate::Withdrawal,
            _ => Fate::Consent,
        }
    }

    /// A newcomer asks for an account.
    fn join(&mut self, role: Role) -> Transaction {
        let who = self.people.make(role, self.hospitals, &mut self.dice);
        let registration = self.people.get(who).registration();
        self.say(who, Action::Register(registration))
    }

    /// Whoever is concerned decides on what is due.
    pub(super) fn decide(&mut self) {
        let height = self.state.tip().height.next().0;
        while let Some((proposal, fate)) = self.waiting.take_due(height) {
            let decided = match fate {
                Fate::Consent => self.consent(proposal),
                Fate::Refusal => self.refuse(&proposal),
                Fate::Withdrawal => self.withdraw(&proposal),
            };
            self.ready.push_back(decided);
        }
    }

    /// Who decides on a proposal.
    fn concerned(&mut self, proposal: &Transaction) -> Who {
        let patient = proposal.record().and_then(|record| self.people.of(&record.patient_id));
        let administrator = self.somebody(Role::Administrator);
        patient.or(administrator).expect("the founder is an administrator")
    }

    fn consent(&mut self, mut proposal: Transaction) -> Transaction {
        let who = self.concerned(&proposal);
        let enclosed = self.enclosed(&proposal, who);
        let (at, id) = (self.tick(), proposal.id());
        let person = self.people.get(who);
        proposal.approval = Some(Approval::signed(person.user_id.clone(), at, enclosed, id, &person.signing));
        proposal
    }

    /// What the consent carries: the audit secret for a new administrator, the content keys for a share.
    fn enclosed(&mut self, proposal: &Transaction, who: Who) -> Enclosed {
        let person = self.people.get(who);
        match &proposal.payload.action {
            Action::Register(register) if register.role == Role::Administrator => {
                let account = self.state.account(&person.user_id);
                let own = account.and_then(|account| account.auditor_secret_sealed.as_ref());
                let own = own.expect("every administrator was handed the audit secret");
                let secret = seal::open_auditor(own, &person.opening_key()).expect("it was sealed to this person");
                let sealed = seal::seal_auditor(&secret, register.sealing_key, self.dice.entropy());
                Enclosed { auditor_secret_sealed: Some(sealed.expect("all keys here are good ones")), keys: None }
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
            Some(_) => self.dice.word(&REFUSALS),
            None => self.dice.word(&REJECTIONS),
        });
        self.say(who, Action::Refuse(Refuse { refused: Box::new(proposal.proposal()), reason }))
    }

    fn withdraw(&mut self, proposal: &Transaction) -> Transaction {
        self.give_up(proposal);
        let who = self.people.of(&proposal.payload.author).expect("everybody was made here");
        let reason = text(self.dice.word(&WITHDRAWALS));
        self.say(who, Action::Withdraw(Withdraw { withdrawn: Box::new(proposal.proposal()), reason }))
    }

    /// A record whose next version came to nothing may have another one.
    fn give_up(&mut self, proposal: &Transaction) {
        if let Some(record) = proposal.record() {
            self.charts.set_busy(&record.record_id, false);
        }
    }
}
