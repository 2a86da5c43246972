//! The rule of tokens: nobody spends what is not there.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::rejection::{Field, IdentifierFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;

/// An amount is at least 1, and the author has it; a transfer goes to an account.
pub fn balance_suffices(draft: &Draft<'_>, author: &UserId, action: &Action) -> Result<(), Reason> {
    let purse = || &draft.account(author).expect("the author rule has seen this account").purse;
    let (needed, available) = match action {
        Action::Transfer(it) => {
            if draft.account(&it.to).is_none() {
                let found = it.to.as_str().to_owned();
                return Err(Reason::Identifier { field: Field::To, fault: IdentifierFault::Presence, found });
            }
            (it.amount, purse().free(draft.round()))
        }
        Action::Stake(it) => (it.amount, purse().free(draft.round())),
        Action::Unstake(it) => (it.amount, purse().staked()),
        _ => return Ok(()),
    };
    if Tokens(0) < needed && needed <= available { Ok(()) } else { Err(Reason::Balance { needed, available }) }
}
