//! The rules of block 0.

use crate::ledger::block::{Block, Unchecked};
use crate::ledger::header::Header;
use crate::ledger::id::Hash;
use crate::ledger::key;
use crate::ledger::number::{Height, Slot};
use crate::ledger::rejection::{Field, GenesisFault, KeyFault, Reason};
use crate::ledger::schedule::MOST_ROUNDS;
use crate::ledger::transaction::account::{CreateLedger, Parameters};
use crate::ledger::transaction::{Action, Payload, Transaction};

/// The maximum number of delegates of a round.
const MOST_DELEGATES: u64 = 101;
/// The maximum of the welcome tokens and of the block reward.
const MOST_TOKENS: u64 = 1_000_000;

/// Returns the id of the first transaction of block 0, which is the ledger's id.
pub fn first_id(block: &Block<Unchecked>) -> Result<Hash, Reason> {
    block.transactions.first().map(Transaction::id).ok_or(Reason::Genesis { fault: GenesisFault::Transactions })
}

/// Block 0 contains one transaction, a `create_ledger`.
pub fn only_transaction(block: &Block<Unchecked>) -> Result<&CreateLedger, Reason> {
    match block.transactions.as_slice() {
        [Transaction { payload: Payload { action: Action::CreateLedger(create), .. }, .. }] => Ok(create),
        _ => Err(Reason::Genesis { fault: GenesisFault::Transactions }),
    }
}

/// The founder signs the transaction.
pub fn founder_is_author(create: &CreateLedger, block: &Block<Unchecked>) -> Result<(), Reason> {
    if block.transactions[0].payload.author == create.founder.user_id {
        return Ok(());
    }
    Err(Reason::Genesis { fault: GenesisFault::Founder })
}

/// Block 0 has no parent: its `previous_hash`, height and slot are zero.
pub fn header_is_first(header: &Header) -> Result<(), Reason> {
    if header.previous_hash != Hash::ZERO {
        return Err(Reason::Link { expected: Hash::ZERO, actual: header.previous_hash });
    }
    if header.height != Height(0) {
        return Err(Reason::Height { expected: Height(0), actual: header.height });
    }
    if header.slot != Slot(0) {
        return Err(Reason::Slot { at_least: Slot(0), at_most: Slot(0), actual: header.slot });
    }
    Ok(())
}

/// The founder forges block 0.
pub fn founder_forges(create: &CreateLedger, header: &Header) -> Result<(), Reason> {
    let expected = &create.founder.user_id;
    if header.delegate_id == *expected {
        return Ok(());
    }
    Err(Reason::Delegate { expected: expected.clone(), actual: header.delegate_id.clone() })
}

/// The nonce of block 0 is 0, because its delegate forged no block before.
pub fn nonce_is_zero(header: &Header) -> Result<(), Reason> {
    if header.nonce == 0 { Ok(()) } else { Err(Reason::Nonce { expected: 0, actual: header.nonce }) }
}

/// The `create_ledger` names no ledger, because its own id becomes the ledger's id.
pub fn names_no_ledger(create: &Transaction) -> Result<(), Reason> {
    match create.payload.ledger {
        None => Ok(()),
        actual => Err(Reason::Ledger { expected: None, actual }),
    }
}

/// The parameters are within their ranges (docs/protocol.md, section 5).
pub fn parameters_in_range(parameters: &Parameters) -> Result<(), Reason> {
    let Parameters { delegates, welcome_tokens, block_reward, unlock_rounds, bar_rounds } = *parameters;
    let in_range = (1..=MOST_DELEGATES).contains(&delegates)
        && welcome_tokens.0 <= MOST_TOKENS
        && block_reward.0 <= MOST_TOKENS
        && unlock_rounds <= MOST_ROUNDS
        && bar_rounds <= MOST_ROUNDS;
    if in_range { Ok(()) } else { Err(Reason::Genesis { fault: GenesisFault::Parameters }) }
}

/// The founder's keys and the audit key are not weak.
pub fn keys_are_good(create: &CreateLedger) -> Result<(), Reason> {
    let weak = |field| move |why| Reason::Key { field, fault: KeyFault::Weak { why } };
    key::accept(create.founder.public_key).map_err(weak(Field::PublicKey))?;
    key::accept_sealing(create.founder.sealing_key).map_err(weak(Field::SealingKey))?;
    key::accept_sealing(create.auditor_key).map_err(weak(Field::AuditorKey))
}

/// Only block 0 contains a `create_ledger`.
pub fn is_not_repeated(action: &Action) -> Result<(), Reason> {
    if let Action::CreateLedger(_) = action {
        return Err(Reason::Genesis { fault: GenesisFault::Repeated });
    }
    Ok(())
}
