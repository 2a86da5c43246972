//! People move tokens, vote, stand, accuse, and their devices anchor what was read.

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
use crate::simulation::people::Who;

/// What is looked at on a device.
const LOOKS: [access_log::Action; 5] = [
    access_log::Action::SignIn,
    access_log::Action::ViewHistory,
    access_log::Action::ViewRecord,
    access_log::Action::Submit,
    access_log::Action::Approve,
];

impl Simulation {
    /// Somebody whose tokens and votes nothing that is ready touches; from now on something does.
    fn mover(&mut self, may: impl Fn(&Self, Who) -> bool) -> Option<Who> {
        let who = self.dice.pick(self.people.registered()).copied()?;
        let free = !self.moved.contains(&who) && may(self, who);
        free.then(|| {
            self.moved.insert(who);
            who
        })
    }

    /// The free and the staked tokens of somebody.
    fn purse(&self, who: Who) -> (u64, u64) {
        let account = self.state.account(&self.people.get(who).user_id);
        let round = self.state.turns().round;
        account.map_or((0, 0), |account| (account.purse.free(round).0, account.purse.staked().0))
    }

    /// A few tokens go to somebody else.
    pub(super) fn transfer(&mut self) -> Option<Transaction> {
        let to = self.dice.pick(self.people.registered()).copied()?;
        let who = self.mover(|it, who| who != to && it.purse(who).0 > 0)?;
        let most = self.purse(who).0.min(40);
        let amount = Tokens(self.dice.between(1, most));
        let to = self.people.get(to).user_id.clone();
        Some(self.say(who, Action::Transfer(Transfer { to, amount })))
    }

    /// Somebody stakes up to half of what is free.
    pub(super) fn stake(&mut self) -> Option<Transaction> {
        let who = self.mover(|it, who| it.purse(who).0 > 1)?;
        let most = self.purse(who).0 / 2;
        let amount = Tokens(self.dice.between(most.div_ceil(4), most));
        Some(self.say(who, Action::Stake(Stake { amount })))
    }

    /// Somebody unstakes up to half of what is staked.
    pub(super) fn unstake(&mut self) -> Option<Transaction> {
        let who = self.mover(|it, who| it.purse(who).1 > 1)?;
        let most = self.purse(who).1 / 2;
        let amount = Tokens(self.dice.between(1, most));
        Some(self.say(who, Action::Unstake(Unstake { amount })))
    }

    /// Somebody who has staked votes for a candidate.
    pub(super) fn vote(&mut self) -> Option<Transaction> {
        let mut candidates = self.candidates();
        if self.dice.percent(50) {
            // Somebody new gets a chance.
            candidates.sort_by_key(|user| self.state.candidate(user).weight);
            candidates.truncate(2);
        }
        let candidate = self.dice.pick(&candidates)?.clone();
        let who = self.mover(|it, who| it.purse(who).1 > 0)?;
        Some(self.say(who, Action::Vote(Vote { candidate: Some(candidate) })))
    }

    /// Somebody takes a vote back.
    pub(super) fn abstain(&mut self) -> Option<Transaction> {
        let who = self.mover(|it, who| it.purse(who).1 > 0)?;
        Some(self.say(who, Action::Vote(Vote { candidate: None })))
    }

    /// Those who stand, and of whom nothing says that they are about to step down.
    fn candidates(&self) -> Vec<UserId> {
        let stays = |user: &UserId| self.people.of(user).is_some_and(|who| !self.moved.contains(&who));
        let standing = self.state.candidates().filter(|(_, candidate)| candidate.standing).map(|(user, _)| user);
        standing.filter(|user| stays(user)).cloned().collect()
    }

    /// Whether there are fewer candidates than seats.
    pub(super) fn seats_are_empty(&self) -> bool {
        let standing = self.state.candidates().filter(|(_, candidate)| candidate.standing).count();
        (standing as u64) < self.plan.delegates
    }

    /// One of the first doctors or administrators stands for delegate. There are a few more candidates than seats.
    pub(super) fn stand(&mut self) -> Option<Transaction> {
        let role = if self.dice.percent(20) { Role::Administrator } else { Role::Doctor };
        let most = usize::try_from(self.plan.delegates + 4).unwrap_or(usize::MAX);
        let group = self.people.in_role(role);
        let who = *self.dice.pick(&group[..group.len().min(most)])?;
        let user_id = &self.people.get(who).user_id;
        let stands = self.state.candidates().any(|(user, candidate)| user == user_id && candidate.standing);
        if stands || !self.moved.insert(who) {
            return None;
        }
        Some(self.say(who, Action::Candidacy(Candidacy { standing: true })))
    }

    /// A candidate steps down, where enough others stand.
    pub(super) fn step_down(&mut self) -> Option<Transaction> {
        let candidates = self.candidates();
        let candidate = self.dice.pick(&candidates).filter(|_| candidates.len() > 2)?;
        let who = self.people.of(candidate)?;
        self.moved.insert(who);
        Some(self.say(who, Action::Candidacy(Candidacy { standing: false })))
    }

    /// Somebody shows that a delegate signed twice.
    pub(super) fn accuse(&mut self) -> Option<Transaction> {
        let who = self.dice.pick(self.people.registered()).copied()?;
        let evidence = self.caught.take()?;
        Some(self.say(who, Action::Evidence(Box::new(evidence))))
    }

    /// A hospital's device anchors its access log, which has grown.
    pub(super) fn anchor(&mut self) -> Option<Transaction> {
        let (who, index) = (self.dice.pick(self.people.registered()).copied()?, self.dice.below(self.hospitals));
        for _ in 0..self.dice.between(1, 6) {
            let (timestamp, action) = (self.tick(), self.dice.pick(&LOOKS).copied()?);
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
        let statement = AnchorLog::statement(self.state.founding().ledger, log, head.size, head.root);
        let log_signature = device.key.sign(Tag::Anchor, statement);
        Some(self.say(who, Action::AnchorLog(AnchorLog { log, size: head.size, root: head.root, log_signature })))
    }
}
