//! Tokens, votes, candidacies, evidence and anchors.

use crate::ledger::access_log::{self, Entry, Outcome};
use crate::ledger::encode::Tag;
use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::transaction::account::Role;
use crate::ledger::transaction::anchor::AnchorLog;
use crate::ledger::transaction::token::{Stake, Transfer, Unstake};
use crate::ledger::transaction::vote::{Candidacy, Vote};
use crate::ledger::transaction::{Action, Transaction};
use crate::simulation::Simulation;
use crate::simulation::people::PersonIndex;

/// The actions in the access logs of devices.
const LOOKS: [access_log::Action; 5] = [
    access_log::Action::SignIn,
    access_log::Action::ViewHistory,
    access_log::Action::ViewRecord,
    access_log::Action::Submit,
    access_log::Action::Approve,
];

impl Simulation {
    /// Picks a person who meets a condition and whose tokens and votes no ready transaction changes, and marks the
    /// person.
    fn token_holder(&mut self, may: impl Fn(&Self, PersonIndex) -> bool) -> Option<PersonIndex> {
        let who = self.random.pick(self.people.registered()).copied()?;
        let free = !self.moved.contains(&who) && may(self, who);
        free.then(|| {
            self.moved.insert(who);
            who
        })
    }

    /// Returns the free and the staked tokens of a person.
    fn balance(&self, who: PersonIndex) -> (u64, u64) {
        let account = self.state.account(&self.people.get(who).user_id);
        let round = self.state.schedule().round;
        account.map_or((0, 0), |account| (account.balance.free(round).0, account.balance.staked().0))
    }

    /// A person transfers a few tokens to another one.
    pub(super) fn transfer(&mut self) -> Option<Transaction> {
        let to = self.random.pick(self.people.registered()).copied()?;
        let who = self.token_holder(|it, who| who != to && it.balance(who).0 > 0)?;
        let most = self.balance(who).0.min(40);
        let amount = Tokens(self.random.between(1, most));
        let to = self.people.get(to).user_id.clone();
        Some(self.sign_action(who, Action::Transfer(Transfer { to, amount })))
    }

    /// A person stakes up to half of the free tokens.
    pub(super) fn stake(&mut self) -> Option<Transaction> {
        let who = self.token_holder(|it, who| it.balance(who).0 > 1)?;
        let most = self.balance(who).0 / 2;
        let amount = Tokens(self.random.between(most.div_ceil(4), most));
        Some(self.sign_action(who, Action::Stake(Stake { amount })))
    }

    /// A person unstakes up to half of the staked tokens.
    pub(super) fn unstake(&mut self) -> Option<Transaction> {
        let who = self.token_holder(|it, who| it.balance(who).1 > 1)?;
        let most = self.balance(who).1 / 2;
        let amount = Tokens(self.random.between(1, most));
        Some(self.sign_action(who, Action::Unstake(Unstake { amount })))
    }

    /// A person with a stake votes for a candidate.
    pub(super) fn vote(&mut self) -> Option<Transaction> {
        let mut candidates = self.candidates();
        if self.random.percent(50) {
            // In half of the cases the vote goes to one of the two candidates with the least weight.
            candidates.sort_by_key(|user| self.state.candidate(user).weight);
            candidates.truncate(2);
        }
        let candidate = self.random.pick(&candidates)?.clone();
        let who = self.token_holder(|it, who| it.balance(who).1 > 0)?;
        Some(self.sign_action(who, Action::Vote(Vote { candidate: Some(candidate) })))
    }

    /// A person withdraws a vote.
    pub(super) fn withdraw_vote(&mut self) -> Option<Transaction> {
        let who = self.token_holder(|it, who| it.balance(who).1 > 0)?;
        Some(self.sign_action(who, Action::Vote(Vote { candidate: None })))
    }

    /// Returns the candidates without a ready transaction that could end the candidacy.
    fn candidates(&self) -> Vec<UserId> {
        let stays = |user: &UserId| self.people.of(user).is_some_and(|who| !self.moved.contains(&who));
        let standing = self.state.candidates().filter(|(_, candidate)| candidate.standing).map(|(user, _)| user);
        standing.filter(|user| stays(user)).cloned().collect()
    }

    /// Returns `true` if there are fewer candidates than seats.
    pub(super) fn seats_are_empty(&self) -> bool {
        let standing = self.state.candidates().filter(|(_, candidate)| candidate.standing).count();
        (standing as u64) < self.plan.delegates
    }

    /// One of the first doctors or administrators becomes a candidate. There are a few more candidates than seats.
    pub(super) fn start_candidacy(&mut self) -> Option<Transaction> {
        let role = if self.random.percent(20) { Role::Administrator } else { Role::Doctor };
        let most = usize::try_from(self.plan.delegates + 4).unwrap_or(usize::MAX);
        let group = self.people.in_role(role);
        let who = *self.random.pick(&group[..group.len().min(most)])?;
        let user_id = &self.people.get(who).user_id;
        let stands = self.state.candidates().any(|(user, candidate)| user == user_id && candidate.standing);
        if stands || !self.moved.insert(who) {
            return None;
        }
        Some(self.sign_action(who, Action::Candidacy(Candidacy { standing: true })))
    }

    /// A candidate ends the candidacy, if there are at least three candidates.
    pub(super) fn end_candidacy(&mut self) -> Option<Transaction> {
        let candidates = self.candidates();
        let candidate = self.random.pick(&candidates).filter(|_| candidates.len() > 2)?;
        let who = self.people.of(candidate)?;
        self.moved.insert(who);
        Some(self.sign_action(who, Action::Candidacy(Candidacy { standing: false })))
    }

    /// A person submits the evidence of a double signing.
    pub(super) fn submit_evidence(&mut self) -> Option<Transaction> {
        let who = self.random.pick(self.people.registered()).copied()?;
        let evidence = self.caught.take()?;
        Some(self.sign_action(who, Action::Evidence(Box::new(evidence))))
    }

    /// A hospital's device anchors its access log, which has grown.
    pub(super) fn anchor(&mut self) -> Option<Transaction> {
        let (who, index) = (self.random.pick(self.people.registered()).copied()?, self.random.below(self.hospitals));
        for _ in 0..self.random.between(1, 6) {
            let (timestamp, action) = (self.tick(), self.random.pick(&LOOKS).copied()?);
            let person = self.people.get(who);
            let device = self.devices.get_mut(usize::try_from(index).ok()?)?;
            let entry = Entry {
                sequence: device.tree.head().size,
                timestamp,
                actor: Some(person.user_id.clone()),
                role: Some(person.role),
                action,
                patient: None,
                records: None,
                outcome: Outcome::Permitted,
                rule: None,
                reason: None,
            };
            device.tree.push(entry.leaf());
        }
        let device = self.devices.get(usize::try_from(index).ok()?)?;
        let (head, log) = (device.tree.head(), device.key.public_key());
        let statement = AnchorLog::statement(self.state.genesis().ledger, log, head.size, head.root);
        let log_signature = device.key.sign(Tag::Anchor, statement);
        Some(
            self.sign_action(
                who,
                Action::AnchorLog(AnchorLog { log, size: head.size, root: head.root, log_signature }),
            ),
        )
    }
}
