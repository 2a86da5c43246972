//! The rules of tokens: a transfer goes to an account, and no account spends more than it has.

use crate::ledger::id::UserId;
use crate::ledger::number::Tokens;
use crate::ledger::rejection::{Field, IdentifierFault, Reason};
use crate::ledger::state::Draft;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::token::{Stake, Transfer};

/// The recipient of a transfer has an account.
pub fn recipient_exists(draft: &Draft<'_>, action: &Action) -> Result<(), Reason> {
    let Action::Transfer(it) = action else { return Ok(()) };
    if draft.account(&it.to).is_some() {
        return Ok(());
    }
    let actual = it.to.as_str().to_owned();
    Err(Reason::Identifier { field: Field::To, fault: IdentifierFault::Presence, actual })
}

/// An amount is at least 1, and the author has enough tokens.
pub fn balance_suffices(draft: &Draft<'_>, author: &UserId, action: &Action) -> Result<(), Reason> {
    let balance = || &draft.account(author).expect("the author rule has checked that the account exists").balance;
    let (needed, available) = match action {
        Action::Transfer(Transfer { amount, .. }) | Action::Stake(Stake { amount }) => {
            (*amount, balance().free(draft.round()))
        }
        Action::Unstake(it) => (it.amount, balance().staked()),
        _ => return Ok(()),
    };
    if Tokens(0) < needed && needed <= available { Ok(()) } else { Err(Reason::Balance { needed, available }) }
}
