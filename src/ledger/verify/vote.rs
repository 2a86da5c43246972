//! The rules of votes and candidacies.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::rejection::{Reason, VoteFault};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;

/// A vote is for somebody who stands, by somebody who has staked; a candidacy changes something.
pub fn fits(draft: &Draft<'_>, author: &UserId, action: &Action) -> Result<(), Reason> {
    let outcome = match action {
        Action::Vote(it) => {
            let staked = draft.account(author).map_or(Tokens(0), |account| account.purse.staked());
            match &it.candidate {
                _ if staked == Tokens(0) => Err(VoteFault::NothingStaked),
                Some(found) if !draft.candidate(found).standing => Err(VoteFault::NotStanding { found: found.clone() }),
                _ => Ok(()),
            }
        }
        Action::Candidacy(it) if draft.candidate(author).standing == it.standing => Err(VoteFault::Unchanged),
        _ => Ok(()),
    };
    outcome.map_err(|fault| Reason::Vote { fault })
}
