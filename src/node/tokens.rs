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
use crate::protocol::{Command, Fault, Reply};
use crate::storage::Library;

impl<H: Library, P: Platform> Node<H, P> {
    /// Executes a command about tokens, a candidacy or a vote.
    pub(super) async fn move_tokens_or_vote(&mut self, command: Command) -> Result<Reply, Fault> {
        let (action, logged) = match command {
            Command::Transfer { to, amount } => {
                let to = input::user_id(Field::To, &to)?;
                (Action::Transfer(Transfer { to, amount: tokens(amount)? }), access_log::Action::Transfer)
            }
            Command::Stake { amount } => (Action::Stake(Stake { amount: tokens(amount)? }), access_log::Action::Stake),
            Command::Unstake { amount } => {
                (Action::Unstake(Unstake { amount: tokens(amount)? }), access_log::Action::Unstake)
            }
            Command::Candidacy { standing } => {
                (Action::Candidacy(Candidacy { standing }), access_log::Action::Candidacy)
            }
            Command::Vote { candidate } => {
                let typed = candidate.as_deref().filter(|it| !it.trim().is_empty());
                let candidate = typed.map(|typed| input::user_id(Field::Candidate, typed)).transpose()?;
                (Action::Vote(Vote { candidate }), access_log::Action::Vote)
            }
            other => return Err(super::not_here(&other)),
        };
        self.submit_action(action, logged).await
    }

    /// Signs an action of the acting account, checks it, and adds it to the pool.
    pub(super) async fn submit_action(&mut self, action: Action, logged: access_log::Action) -> Result<Reply, Fault> {
        let actor = self.actor()?;
        let transaction = self.sign(actor.user_id.clone(), &actor.seed, action)?;
        pool::admit(&transaction, &self.ledger()?.state)?;
        let id = transaction.id();
        let step = Step { pooled: vec![transaction], entries: vec![actor.entry(logged)], ..Step::default() };
        self.write(step).await?;
        Ok(Reply::Submitted { transaction: id })
    }
}

fn tokens(typed: u64) -> Result<Tokens, Fault> {
    if typed > GREATEST { Err(Fault::Number { field: Field::Amount, most: GREATEST }) } else { Ok(Tokens(typed)) }
}
