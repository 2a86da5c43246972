//! Building a chain: from block 0, from a stored state, block by block.
//!
//! A [`Replay`] takes blocks in order and keeps the state after them. It verifies signatures in batches, so a block can
//! pass all other rules while its signatures wait. Only blocks from `take_verified` and `finish` are verified.

use super::block::{Block, Unchecked, Verified};
use super::election;
use super::header::SignedHeader;
use super::id::Hash;
use super::key::SigningKey;
use super::number::{Height, Slot, Timestamp};
use super::rejection::{GenesisFault, Reason, Rejection};
use super::schedule;
use super::state::{Changes, Draft, State};
use super::transaction::{Identified, Transaction};
use super::verify::{self, Claims, Outcome, Signatures};
use super::{encode::Tag, header::Header, merkle};

/// A chain that is being verified.
pub struct Replay {
    state: Option<State>,
    claims: Claims,
    latest: Option<Timestamp>,
    waiting: Vec<Block<Verified>>,
    verified: Vec<Block<Verified>>,
}

impl Replay {
    /// Creates a replay without a block. No block may be dated after `latest`, if that is given.
    pub const fn new(signatures: Signatures, latest: Option<Timestamp>) -> Self {
        Self { state: None, claims: Claims::new(signatures), latest, waiting: Vec::new(), verified: Vec::new() }
    }

    /// Creates a replay that continues from a state.
    pub fn from(state: State, signatures: Signatures, latest: Option<Timestamp>) -> Self {
        let empty = Self::new(signatures, latest);
        Self { state: Some(state), ..empty }
    }

    /// Returns the state after the last block, whose signatures may not be verified yet; `None` before block 0.
    pub const fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// Returns the number of verified signatures.
    pub const fn signatures(&self) -> u64 {
        self.claims.checked()
    }

    /// Applies the next block.
    ///
    /// # Errors
    /// Returns the first rule that the chain breaks. The replay cannot be used after an error.
    pub fn push(&mut self, block: Block<Unchecked>) -> Result<(), Rejection> {
        let block = match &mut self.state {
            None => {
                let (block, state) = verify::genesis(block, &mut self.claims).map_err(|it| self.claims.before(it))?;
                self.state = Some(state);
                block
            }
            Some(state) => {
                let outcome = verify::block(state, block, self.latest, &mut self.claims)
                    .map_err(|broken| self.claims.before(broken))?;
                state.absorb(outcome.changes);
                outcome.block
            }
        };
        self.waiting.push(block);
        if self.claims.waiting() >= Claims::BATCH { self.settle() } else { Ok(()) }
    }

    /// Applies the next block and verifies all its signatures. After an error the replay is unchanged. Do not mix with
    /// `push`: blocks from `push` may still wait for their batch and would be returned after this one.
    ///
    /// # Errors
    /// Returns the first rule that the block breaks.
    pub fn push_whole(&mut self, block: Block<Unchecked>) -> Result<(), Rejection> {
        match &mut self.state {
            None => {
                let (block, state) = verify::genesis(block, &mut self.claims).map_err(|it| self.claims.before(it))?;
                self.claims.settle()?;
                self.state = Some(state);
                self.verified.push(block);
            }
            Some(state) => {
                let outcome = verify::block(state, block, self.latest, &mut self.claims);
                let outcome = outcome.map_err(|broken| self.claims.before(broken))?;
                self.claims.settle()?;
                state.absorb(outcome.changes);
                self.verified.push(outcome.block);
            }
        }
        Ok(())
    }

    /// Returns the verified blocks that were not taken before.
    pub fn take_verified(&mut self) -> Vec<Block<Verified>> {
        std::mem::take(&mut self.verified)
    }

    /// Verifies the waiting signatures, and returns the state and the blocks that were not taken before.
    ///
    /// # Errors
    /// Returns the first rule that the chain breaks; `genesis` if there was no block.
    pub fn finish(mut self) -> Result<(State, Vec<Block<Verified>>), Rejection> {
        self.settle()?;
        let missing = || Rejection::from(Reason::Genesis { fault: GenesisFault::Missing });
        Ok((self.state.ok_or_else(missing)?, self.verified))
    }

    /// Verifies the waiting signatures, so that `take_verified` returns every block that was pushed.
    ///
    /// # Errors
    /// Returns the rejection of the first invalid signature.
    pub fn settle(&mut self) -> Result<(), Rejection> {
        self.claims.settle()?;
        self.verified.append(&mut self.waiting);
        Ok(())
    }
}

/// Verifies the block that follows a state, including its signatures. The block may not be dated after `latest`, if
/// that is given. The state does not change until [`adopt`].
///
/// # Errors
/// Returns the first rule that the block breaks.
pub fn check(state: &State, block: Block<Unchecked>, latest: Option<Timestamp>) -> Result<Outcome, Rejection> {
    let mut claims = Claims::new(Signatures::Check);
    let outcome = verify::block(state, block, latest, &mut claims).map_err(|broken| claims.before(broken))?;
    claims.settle()?;
    Ok(outcome)
}

/// Verifies the next block of a chain that this device has verified before: every rule except the signatures. The state
/// does not change until [`adopt`].
///
/// # Errors
/// Returns the first rule that the block breaks.
pub fn follow(state: &State, block: Block<Unchecked>) -> Result<Outcome, Rejection> {
    verify::block(state, block, None, &mut Claims::new(Signatures::Known))
}

/// Applies the changes of a verified block to a state.
pub fn adopt(state: &mut State, changes: Changes) {
    state.absorb(changes);
}

/// Verifies that a transaction of the pool, with its approval or without, would be valid in the next block.
///
/// # Errors
/// Returns the first rule that the transaction breaks.
pub fn check_pooled(state: &State, it: &Identified, signatures: Signatures) -> Result<(), Rejection> {
    let Identified { id, transaction: it } = it;
    let id = *id;
    let next = Slot(state.tip().slot.0 + 1);
    let draft = Draft::new(state, schedule::round_of(next, state.genesis().parameters.delegates));
    let mut claims = Claims::new(signatures);
    let waits = it.approval.is_none() && verify::needs_approval(it);
    let verdict = if waits {
        verify::unapproved(&draft, it, id, &mut claims)
    } else {
        verify::transaction(&draft, it, id, None, &mut claims)
    };
    let broken = |reason| Rejection { height: None, transaction: Some(id), reason };
    verdict.map_err(|reason| claims.before(broken(reason)))?;
    claims.settle()
}

/// Creates and signs the block that follows a state. `key` is the key of the slot's delegate.
pub fn forge(
    state: &State,
    slot: Slot,
    timestamp: Timestamp,
    transactions: Vec<Transaction>,
    key: &SigningKey,
) -> Block<Unchecked> {
    let tip = state.tip();
    let seats = state.genesis().parameters.delegates;
    let delegate_id = election::schedule_at(state, slot).delegate(slot, seats).clone();
    let leaves: Vec<_> = transactions.iter().map(Transaction::leaf).collect();
    let header = Header {
        ledger: state.genesis().ledger,
        height: tip.height.next(),
        slot,
        timestamp: timestamp.max(tip.timestamp),
        previous_hash: tip.hash,
        merkle_root: merkle::root(&leaves),
        transaction_count: transactions.len() as u64,
        nonce: state.statistics(&delegate_id).forged,
        delegate_id,
    };
    sign(header, transactions, key)
}

/// Creates and signs block 0 with its `create_ledger` transaction. `key` is the key of the transaction's author.
pub fn forge_genesis(create: Transaction, timestamp: Timestamp, key: &SigningKey) -> Block<Unchecked> {
    let header = Header {
        ledger: create.id(),
        height: Height(0),
        slot: Slot(0),
        timestamp,
        previous_hash: Hash::ZERO,
        merkle_root: create.leaf(),
        transaction_count: 1,
        delegate_id: create.payload.author.clone(),
        nonce: 0,
    };
    sign(header, vec![create], key)
}

/// Signs a header and creates its block.
pub fn sign(header: Header, transactions: Vec<Transaction>, key: &SigningKey) -> Block<Unchecked> {
    let signature = key.sign(Tag::Header, header.hash());
    Block::new(SignedHeader { header, signature }, transactions)
}
