//! The rule of votes.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::rejection::{Reason, VoteFault};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;

/// The voter has staked tokens, and the candidate has an active candidacy.
pub fn fits(draft: &Draft<'_>, author: &UserId, action: &Action) -> Result<(), Reason> {
    let Action::Vote(it) = action else { return Ok(()) };
    let staked = draft.account(author).map_or(Tokens(0), |account| account.balance.staked());
    let fault = match &it.candidate {
        _ if staked == Tokens(0) => VoteFault::NothingStaked,
        Some(actual) if !draft.candidate(actual).standing => VoteFault::NotStanding { actual: actual.clone() },
        _ => return Ok(()),
    };
    Err(Reason::Vote { fault })
}
