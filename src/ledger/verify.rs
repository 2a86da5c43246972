//! The rules, each a function with a name; and the columns of calls in which they are asked.
//!
//! The columns below read like PROTOCOL, section 10: the first failure wins; in a block the rules of the header stand
//! before those of the transactions. Signatures are the dear part, and it does not matter in which order they are
//! computed as long as the verdict is the same: so they are collected as claims, checked by the batch, and the first
//! that fails is rejected with the place at which it stood in the column.

mod account;
mod anchor;
mod claims;
mod effect;
mod envelope;
mod evidence;
mod founding;
mod grant;
mod header;
mod record;
mod token;
mod vote;
mod wording;

pub use claims::{Claims, Signatures};
pub use header::{MOST_ROUNDS, MOST_TRANSACTIONS};

use super::block::{Block, Unchecked, Verified};
use super::election::{self, Turns};
use super::id::Hash;
use super::number::{Height, Timestamp};
use super::rejection::{Reason, Rejection};
use super::state::{Changes, Draft, Place, State, Tip};
use super::transaction::Transaction;

/// What verification found: the block, and what it changes.
pub struct Outcome {
    /// The block. Its signatures are believed only once the claims are settled.
    pub block: Block<Verified>,
    /// What it changes.
    pub changes: Changes,
}

/// Verifies the block that founds a ledger.
///
/// # Errors
/// The first rule that it breaks. The claims that were collected before stand before it.
pub fn founding(block: Block<Unchecked>, claims: &mut Claims) -> Result<(Block<Verified>, State), Rejection> {
    let at = |reason| Rejection { height: Some(Height(0)), transaction: None, reason };
    let id = founding::first_id(&block).map_err(at)?;
    let inside = |reason| Rejection { height: Some(Height(0)), transaction: Some(id), reason };
    let header = &block.header;

    header::is_of_ledger(header, id).map_err(at)?;
    let create = founding::only_transaction(&block).map_err(at)?;
    founding::founder_is_author(create, &block).map_err(at)?;
    founding::parameters_in_range(&create.parameters).map_err(at)?;
    founding::header_is_first(header).map_err(at)?;
    founding::founder_forges(create, header).map_err(at)?;
    founding::nonce_is_zero(header).map_err(at)?;
    header::root_matches(&block).map_err(at)?;
    header::count_matches(&block).map_err(at)?;
    let hash = header.hash();
    claims.header(&block.signed_header(), hash, create.founder.public_key);

    let transaction = &block.transactions[0];
    founding::names_no_ledger(transaction).map_err(inside)?;
    envelope::times_in_order(transaction, Some(header.timestamp)).map_err(inside)?;
    claims.author(transaction, id, create.founder.public_key, Some(Height(0)));
    envelope::needs_no_approval(transaction).map_err(inside)?;
    wording::identifiers(&transaction.payload).map_err(inside)?;
    wording::texts(&transaction.payload).map_err(inside)?;
    founding::keys_are_good(create).map_err(inside)?;
    envelope::sealed_matches(transaction).map_err(inside)?;
    envelope::size_within(transaction).map_err(inside)?;

    let state = effect::found(create, id, header, hash);
    Ok((block.into_verified(hash, vec![id]), state))
}

/// Verifies a block on the state that its parent led to. Its time may not lie after `latest`, where that is given.
///
/// # Errors
/// The first rule that it breaks. The claims that were collected before stand before it.
pub fn block(
    state: &State,
    block: Block<Unchecked>,
    latest: Option<Timestamp>,
    claims: &mut Claims,
) -> Result<Outcome, Rejection> {
    let header = &block.header;
    let height = state.tip().height.next();
    let at = |reason| Rejection { height: Some(height), transaction: None, reason };

    header::is_of_ledger(header, state.founding().ledger).map_err(at)?;
    header::links(header, state.tip()).map_err(at)?;
    header::height_advances(header, state.tip()).map_err(at)?;
    header::slot_advances(header, state).map_err(at)?;
    header::time_advances(header, state.tip(), latest).map_err(at)?;
    let turns = election::turns_at(state, header.slot);
    header::delegate_is_scheduled(header, &turns, state).map_err(at)?;
    header::nonce_increments(header, state).map_err(at)?;
    header::root_matches(&block).map_err(at)?;
    header::count_matches(&block).map_err(at)?;
    let hash = header.hash();
    let delegate = state.account(&header.delegate_id).expect("only accounts stand for delegate");
    claims.header(&block.signed_header(), hash, delegate.public_key);
    header::transactions_within(&block).map_err(at)?;

    let (draft, ids) = transactions(state, &block, &turns, claims)?;
    let changes = close(draft, state, &block, hash, turns);
    Ok(Outcome { block: block.into_verified(hash, ids), changes })
}

/// Tries the transactions of a block one after the other.
fn transactions<'a>(
    state: &'a State,
    block: &Block<Unchecked>,
    turns: &Turns,
    claims: &mut Claims,
) -> Result<(Draft<'a>, Vec<Hash>), Rejection> {
    let mut draft = Draft::new(state, turns.round);
    let mut ids = Vec::with_capacity(block.transactions.len());
    for (index, it) in (0..).zip(&block.transactions) {
        let place = Place { height: block.header.height, index };
        let id = it.id();
        let broken = |reason| Rejection { height: Some(place.height), transaction: Some(id), reason };
        transaction(&draft, it, id, Some(block.header.timestamp), claims).map_err(broken)?;
        effect::apply(&mut draft, it, id, place);
        ids.push(id);
    }
    Ok((draft, ids))
}

/// Verifies a transaction on a draft, as one of a block of this time, and does what it says.
///
/// # Errors
/// The first rule that it breaks; then nothing was done.
pub fn apply(
    draft: &mut Draft<'_>,
    it: &Transaction,
    id: Hash,
    place: Place,
    block_time: Timestamp,
    claims: &mut Claims,
) -> Result<(), Reason> {
    transaction(draft, it, id, Some(block_time), claims)?;
    effect::apply(draft, it, id, place);
    Ok(())
}

/// Whether somebody must approve a transaction of this type.
pub const fn needs_approval(it: &Transaction) -> bool {
    envelope::needed(&it.payload.action).is_some()
}

/// Rewards the delegate, blames those who were passed over, and moves the tip.
fn close(mut draft: Draft<'_>, state: &State, block: &Block<Unchecked>, hash: Hash, turns: Turns) -> Changes {
    let header = &block.header;
    let reward = state.founding().parameters.block_reward;
    draft.change_account(&header.delegate_id, |account| account.purse.receive(reward));
    for delegate in header::passed_over(header, state) {
        draft.change_service(delegate, |service| service.missed += 1);
    }
    draft.change_service(header.delegate_id.clone(), |service| {
        service.forged += 1;
        service.newest = header.height;
    });
    draft.close(Tip::of(header, hash, state.tip().irreversible), turns);
    draft.into_changes()
}

/// Verifies one transaction on a draft. `block_time` is left out for one that is not in a block yet.
///
/// # Errors
/// The first rule that it breaks. The claims that were collected before stand before it.
pub fn transaction(
    draft: &Draft<'_>,
    it: &Transaction,
    id: Hash,
    block_time: Option<Timestamp>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let place = block_time.map(|_| draft.next_height());
    proposal(draft, it, id, block_time, claims)?;
    if let Some(approver) = envelope::approver(draft, it)? {
        claims.approval(it, id, approver, place);
    }
    envelope::is_new(draft, it, id)?;
    content(draft, it, id, place, claims)
}

/// Verifies what an approver is asked to approve: everything but the approval.
///
/// # Errors
/// The first rule that it breaks.
pub fn unapproved(draft: &Draft<'_>, it: &Transaction, id: Hash, claims: &mut Claims) -> Result<(), Reason> {
    proposal(draft, it, id, None, claims)?;
    envelope::is_new(draft, it, id)?;
    content(draft, it, id, None, claims)
}

/// The rules from the ledger to the author's signature.
fn proposal(
    draft: &Draft<'_>,
    it: &Transaction,
    id: Hash,
    block_time: Option<Timestamp>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let place = block_time.map(|_| draft.next_height());
    envelope::is_of_ledger(draft, it)?;
    founding::is_not_repeated(&it.payload.action)?;
    envelope::times_in_order(it, block_time)?;
    let author = envelope::author(draft, &it.payload)?;
    let proposed = envelope::inner_claim(draft, &it.payload.action)?;
    claims.author(it, id, author, place);
    if let Some((proposer, claim)) = proposed {
        claims.inside(|| claim, id, place, || Reason::Signature { author: proposer });
    }
    Ok(())
}

/// The rules from identifiers to sizes.
fn content(
    draft: &Draft<'_>,
    it: &Transaction,
    id: Hash,
    place: Option<Height>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let author = &it.payload.author;
    wording::identifiers(&it.payload)?;
    account::id_is_new(draft, &it.payload.action)?;
    token::recipient_exists(draft, &it.payload.action)?;
    wording::texts(&it.payload)?;
    account::keys_are_good(draft, &it.payload.action)?;
    record::fits(draft, &it.payload)?;
    envelope::sealed_matches(it)?;
    envelope::sealed_to_its_readers(it)?;
    grant::fits(draft, author, it)?;
    token::balance_suffices(draft, author, &it.payload.action)?;
    vote::fits(draft, author, &it.payload.action)?;
    evidence::convicts(draft, &it.payload.action)?;
    anchor::fits(draft, &it.payload, id, place, claims)?;
    envelope::size_within(it)
}
