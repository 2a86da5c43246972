//! The rules of block 0.

use crate::ledger::block::{Block, Header, Unchecked};
use crate::ledger::id::Hash;
use crate::ledger::key;
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Field, GenesisFault, KeyFault, Reason};
use crate::ledger::transaction::account::{CreateLedger, Parameters};
use crate::ledger::transaction::{Action, Payload, Transaction};

/// The most delegates of a round.
const MOST_DELEGATES: u64 = 101;
/// The most tokens that a newcomer or a delegate is given at once.
const MOST_TOKENS: u64 = 1_000_000;
/// The most rounds to wait.
const MOST_ROUNDS: u64 = 1_000;

/// The id of the first transaction of block 0, which is the ledger's.
pub fn first_id(block: &Block<Unchecked>) -> Result<Hash, Reason> {
    block.transactions.first().map(Transaction::id).ok_or(Reason::Genesis { fault: GenesisFault::Transactions })
}

/// Block 0 holds one transaction, and it founds the ledger.
pub fn only_transaction(block: &Block<Unchecked>) -> Result<&CreateLedger, Reason> {
    match block.transactions.as_slice() {
        [Transaction { payload: Payload { action: Action::CreateLedger(create), .. }, .. }] => Ok(create),
        _ => Err(Reason::Genesis { fault: GenesisFault::Transactions }),
    }
}

/// The founder says it.
pub fn founder_is_author(create: &CreateLedger, block: &Block<Unchecked>) -> Result<(), Reason> {
    if block.transactions[0].payload.author == create.founder.user_id {
        return Ok(());
    }
    Err(Reason::Genesis { fault: GenesisFault::Founder })
}

/// Block 0 follows nothing: link, height and slot are zero.
pub fn header_is_first(header: &Header) -> Result<(), Reason> {
    if header.previous_hash != Hash::ZERO {
        return Err(Reason::Link { expected: Hash::ZERO, found: header.previous_hash });
    }
    if header.height != Height(0) {
        return Err(Reason::Height { expected: Height(0), found: header.height });
    }
    if header.slot != Slot(0) {
        return Err(Reason::Slot { at_least: Slot(0), at_most: Slot(0), found: header.slot });
    }
    Ok(())
}

/// The founder forges block 0.
pub fn founder_forges(create: &CreateLedger, header: &Header) -> Result<(), Reason> {
    let expected = &create.founder.user_id;
    if header.delegate_id == *expected {
        return Ok(());
    }
    Err(Reason::Delegate { expected: expected.clone(), found: header.delegate_id.clone() })
}

/// Nobody has forged a block before block 0.
pub fn nonce_is_zero(header: &Header) -> Result<(), Reason> {
    if header.nonce == 0 { Ok(()) } else { Err(Reason::Nonce { expected: 0, found: header.nonce }) }
}

/// The founding names no ledger: its id is only just being made.
pub fn names_no_ledger(create: &Transaction) -> Result<(), Reason> {
    match create.payload.ledger {
        None => Ok(()),
        found => Err(Reason::Ledger { expected: None, found }),
    }
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
