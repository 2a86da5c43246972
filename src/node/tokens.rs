//! Token transactions, candidacies and votes: signed by the acting account and added to the pool.

use super::open_ledger::Step;
use super::platform::Platform;
use super::{Node, input, pool};
use crate::ledger::access_log;
use crate::ledger::number::{GREATEST, Tokens};
use crate::ledger::rejection::Field;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::token::{Stake, Transfer, Unstake};
use crate::ledger::transaction::vote::{Candidacy, Vote};
use crate::protocol::{Fault, Submitted};
use crate::storage::Library;

impl<H: Library, P: Platform> Node<H, P> {
    /// Moves free tokens to another account.
    pub(super) async fn transfer(&mut self, to: &str, amount: u64) -> Result<Submitted, Fault> {
        let transfer = Transfer { to: input::user_id(Field::To, to)?, amount: tokens(amount)? };
        self.submit_action(Action::Transfer(transfer), access_log::Action::Transfer).await
    }

    /// Stakes free tokens.
    pub(super) async fn stake(&mut self, amount: u64) -> Result<Submitted, Fault> {
        let stake = Stake { amount: tokens(amount)? };
        self.submit_action(Action::Stake(stake), access_log::Action::Stake).await
    }

    /// Starts unlocking staked tokens.
    pub(super) async fn unstake(&mut self, amount: u64) -> Result<Submitted, Fault> {
        let unstake = Unstake { amount: tokens(amount)? };
        self.submit_action(Action::Unstake(unstake), access_log::Action::Unstake).await
    }

    /// Begins or ends the acting account's candidacy.
    pub(super) async fn change_candidacy(&mut self, standing: bool) -> Result<Submitted, Fault> {
        self.submit_action(Action::Candidacy(Candidacy { standing }), access_log::Action::Candidacy).await
    }

    /// Votes for a candidate, or withdraws the vote.
    pub(super) async fn vote(&mut self, candidate: Option<&str>) -> Result<Submitted, Fault> {
        let typed = candidate.filter(|it| !it.trim().is_empty());
        let candidate = typed.map(|typed| input::user_id(Field::Candidate, typed)).transpose()?;
        self.submit_action(Action::Vote(Vote { candidate }), access_log::Action::Vote).await
    }

    /// Signs an action of the acting account, checks it, and adds it to the pool.
    pub(super) async fn submit_action(
        &mut self,
        action: Action,
        logged: access_log::Action,
    ) -> Result<Submitted, Fault> {
        let actor = self.actor()?;
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, action)?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id;
        let step = Step { pooled: vec![transaction], entries: vec![actor.entry(logged)], ..Step::default() };
        self.write(step).await?;
        Ok(Submitted { transaction: id })
    }
}

fn tokens(typed: u64) -> Result<Tokens, Fault> {
    if typed > GREATEST { Err(Fault::Number { field: Field::Amount, most: GREATEST }) } else { Ok(Tokens(typed)) }
}
