//! Growing a chain: from nothing, from a stored one, by a block.
//!
//! A [`Replay`] takes blocks one after the other and keeps the state that they lead to. It verifies signatures in
//! batches, so a block may have been tried and yet wait for its signatures; only what came out of `take_verified` or
//! `finish` is believed.

use super::block::{Block, SignedHeader, Unchecked, Verified};
use super::election;
use super::id::Hash;
use super::key::SigningKey;
use super::number::{Height, Slot, Timestamp};
use super::rejection::{GenesisFault, Reason, Rejection};
use super::state::State;
use super::transaction::Transaction;
use super::verify::{self, Claims, Signatures};
use super::{block::Header, encode::Tag, merkle};

/// A chain that is being verified.
pub struct Replay {
    state: Option<State>,
    claims: Claims,
    latest: Option<Timestamp>,
    waiting: Vec<Block<Verified>>,
    verified: Vec<Block<Verified>>,
}

impl Replay {
    /// A chain without a block. Blocks may not lie after `latest`, where that is given.
    pub const fn new(signatures: Signatures, latest: Option<Timestamp>) -> Self {
        Self { state: None, claims: Claims::new(signatures), latest, waiting: Vec::new(), verified: Vec::new() }
    }

    /// A chain that goes on from a state.
    pub fn from(state: State, signatures: Signatures, latest: Option<Timestamp>) -> Self {
        let empty = Self::new(signatures, latest);
        Self { state: Some(state), ..empty }
    }

    /// Where the chain stands, its last signatures perhaps not verified yet. None before block 0.
    pub const fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// How many signatures were verified.
    pub const fn signatures(&self) -> u64 {
        self.claims.checked()
    }

    /// Tries the next block.
    ///
    /// # Errors
    /// The first rule that the chain breaks; then the whole replay is of no use any more.
    pub fn push(&mut self, block: Block<Unchecked>) -> Result<(), Rejection> {
        let block = match &mut self.state {
            None => {
                let (block, state) = verify::founding(block, &mut self.claims).map_err(|it| self.claims.before(it))?;
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

    /// The blocks that are verified whole and were not taken before.
    pub fn take_verified(&mut self) -> Vec<Block<Verified>> {
        std::mem::take(&mut self.verified)
    }

    /// Verifies what waits, and gives the state with the blocks that were not taken before.
    ///
    /// # Errors
    /// The first rule that the chain breaks; `genesis` where there was no block at all.
    pub fn finish(mut self) -> Result<(State, Vec<Block<Verified>>), Rejection> {
        self.settle()?;
        let missing = || Rejection::from(Reason::Genesis { fault: GenesisFault::Missing });
        Ok((self.state.ok_or_else(missing)?, self.verified))
    }

    fn settle(&mut self) -> Result<(), Rejection> {
        self.claims.settle()?;
        self.verified.append(&mut self.waiting);
        Ok(())
    }
}

/// Appends one block, its signatures checked at once. Where it is rejected the state is as it was.
///
/// # Errors
/// The first rule that it breaks.
pub fn append(state: &mut State, block: Block<Unchecked>) -> Result<Block<Verified>, Rejection> {
    let mut claims = Claims::new(Signatures::Check);
    let outcome = verify::block(state, block, None, &mut claims).map_err(|broken| claims.before(broken))?;
    claims.settle()?;
    state.absorb(outcome.changes);
    Ok(outcome.block)
}

/// Puts together and signs the block that follows a state, in a slot that is the delegate's.
pub fn forge(
    state: &State,
    slot: Slot,
    timestamp: Timestamp,
    transactions: Vec<Transaction>,
    key: &SigningKey,
) -> Block<Unchecked> {
    let tip = state.tip();
    let seats = state.founding().parameters.delegates;
    let delegate_id = election::turns_at(state, slot).delegate(slot, seats).clone();
    let leaves: Vec<_> = transactions.iter().map(Transaction::leaf).collect();
    let header = Header {
        ledger: state.founding().ledger,
        height: tip.height.next(),
        slot,
        timestamp: timestamp.max(tip.timestamp),
        previous_hash: tip.hash,
        merkle_root: merkle::root(&leaves),
        transaction_count: transactions.len() as u64,
        nonce: state.service(&delegate_id).forged,
        delegate_id,
    };
    sign(header, transactions, key)
}

/// Puts together and signs block 0 around the transaction that founds the ledger. Its author forges it.
pub fn found(create: Transaction, timestamp: Timestamp, key: &SigningKey) -> Block<Unchecked> {
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

/// Signs a header and puts its block together.
pub fn sign(header: Header, transactions: Vec<Transaction>, key: &SigningKey) -> Block<Unchecked> {
    let signature = key.sign(Tag::Header, header.hash());
    Block::new(SignedHeader { header, signature }, transactions)
}
