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
use super::state::{Changes, Draft, State};
use super::transaction::Transaction;
use super::verify::{self, Claims, Outcome, Signatures};
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

    /// Tries the next block with all its signatures. Where it is refused, the replay is what it was before. Not to be mixed
    /// with `push`, whose blocks may still wait for their batch and would come out after this one.
    ///
    /// # Errors
    /// The first rule that the block breaks.
    pub fn push_whole(&mut self, block: Block<Unchecked>) -> Result<(), Rejection> {
        match &mut self.state {
            None => {
                let (block, state) = verify::founding(block, &mut self.claims).map_err(|it| self.claims.before(it))?;
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

    /// Verifies the signatures that wait, so that `take_verified` gives every block that was pushed.
    ///
    /// # Errors
    /// The first signature that is not valid.
    pub fn settle(&mut self) -> Result<(), Rejection> {
        self.claims.settle()?;
        self.verified.append(&mut self.waiting);
        Ok(())
    }
}

/// Verifies the block that follows a state, its signatures at once. Its time may not lie after `latest`, where that is
/// given. The state is as it was until `adopt`.
///
/// # Errors
/// The first rule that it breaks.
pub fn check(state: &State, block: Block<Unchecked>, latest: Option<Timestamp>) -> Result<Outcome, Rejection> {
    let mut claims = Claims::new(Signatures::Check);
    let outcome = verify::block(state, block, latest, &mut claims).map_err(|broken| claims.before(broken))?;
    claims.settle()?;
    Ok(outcome)
}

/// Follows a chain whose next block this device has verified before: every rule is asked but its signatures. The state
/// is as it was until `adopt`.
///
/// # Errors
/// The first rule that it breaks.
pub fn follow(state: &State, block: Block<Unchecked>) -> Result<Outcome, Rejection> {
    verify::block(state, block, None, &mut Claims::new(Signatures::Known))
}

/// Moves a state on by what a verified block changes.
pub fn adopt(state: &mut State, changes: Changes) {
    state.absorb(changes);
}

/// Judges a transaction that waits for a block, or for its approval: would it stand in the next one?
///
/// # Errors
/// The first rule that it breaks.
pub fn judge(state: &State, it: &Transaction, signatures: Signatures) -> Result<(), Rejection> {
    let next = Slot(state.tip().slot.0 + 1);
    let draft = Draft::new(state, election::round_of(next, state.founding().parameters.delegates));
    let mut claims = Claims::new(signatures);
    let id = it.id();
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
