//! The rules of block 0.

use crate::ledger::block::{Block, Header, Unchecked};
use crate::ledger::id::Hash;
use crate::ledger::key;
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Field, GenesisFault, KeyFault, Reason, Rejection};
use crate::ledger::transaction::Action;
use crate::ledger::transaction::account::{CreateLedger, Parameters};

/// The most delegates of a round.
const MOST_DELEGATES: u64 = 101;
/// The most tokens that a newcomer or a delegate is given at once.
const MOST_TOKENS: u64 = 1_000_000;
/// The most rounds to wait.
const MOST_ROUNDS: u64 = 1_000;

/// Block 0 holds one transaction, and it founds the ledger.
pub fn only_transaction(block: &Block<Unchecked>) -> Result<(&CreateLedger, Hash), Rejection> {
    if let [only] = block.transactions.as_slice()
        && let Action::CreateLedger(create) = &only.payload.action
    {
        if only.payload.ledger.is_none() {
            return Ok((create, only.id()));
        }
        let reason = Reason::Ledger { expected: None, found: only.payload.ledger };
        return Err(Rejection { height: Some(Height(0)), transaction: Some(only.id()), reason });
    }
    let reason = Reason::Genesis { fault: GenesisFault::Transactions };
    Err(Rejection { height: Some(Height(0)), transaction: None, reason })
}

/// Block 0 follows nothing: height, slot, nonce and link are zero.
pub fn header_is_first(header: &Header) -> Result<(), Reason> {
    if header.slot != Slot(0) || header.nonce != 0 {
        return Err(Reason::Genesis { fault: GenesisFault::Header });
    }
    if header.previous_hash != Hash::ZERO {
        return Err(Reason::Link { expected: Hash::ZERO, found: header.previous_hash });
    }
    if header.height != Height(0) {
        return Err(Reason::Height { expected: Height(0), found: header.height });
    }
    Ok(())
}

/// The founder says it and signs block 0.
pub fn founder_is_author(create: &CreateLedger, block: &Block<Unchecked>) -> Result<(), Reason> {
    let founder = &create.founder.user_id;
    if block.transactions[0].payload.author != *founder {
        return Err(Reason::Genesis { fault: GenesisFault::Founder });
    }
    if block.header.delegate_id != *founder {
        return Err(Reason::Delegate { expected: founder.clone(), found: block.header.delegate_id.clone() });
    }
    Ok(())
}

/// The parameters are within their ranges (PROTOCOL, section 5).
pub fn parameters_in_range(parameters: &Parameters) -> Result<(), Reason> {
    let Parameters { delegates, welcome_tokens, block_reward, unlock_rounds, bar_rounds } = *parameters;
    let in_range = (1..=MOST_DELEGATES).contains(&delegates)
        && welcome_tokens.0 <= MOST_TOKENS
        && block_reward.0 <= MOST_TOKENS
        && unlock_rounds <= MOST_ROUNDS
        && bar_rounds <= MOST_ROUNDS;
    if in_range { Ok(()) } else { Err(Reason::Genesis { fault: GenesisFault::Parameters }) }
}

/// The founder's keys and the audit key are good ones.
pub fn keys_are_good(create: &CreateLedger) -> Result<(), Reason> {
    let weak = |field| move |why| Reason::Key { field, fault: KeyFault::Weak { why } };
    key::accept(create.founder.public_key).map_err(weak(Field::PublicKey))?;
    key::accept_sealing(create.founder.sealing_key).map_err(weak(Field::SealingKey))?;
    key::accept_sealing(create.auditor_key).map_err(weak(Field::AuditorKey))
}

/// A ledger is founded once.
pub fn is_not_repeated(action: &Action) -> Result<(), Reason> {
    if let Action::CreateLedger(_) = action {
        return Err(Reason::Genesis { fault: GenesisFault::Repeated });
    }
    Ok(())
}
