//! The rules, each as a named function, and the sequences in which they are checked.
//!
//! The sequences follow docs/protocol.md, section 10: the first failure wins, and the rules of the header precede those
//! of the transactions. Signatures are the expensive part. They are collected as claims and verified in batches, out of
//! order, without changing the verdict: a failed claim is rejected with the place that its rule has in the sequence.

mod account;
mod anchor;
mod claims;
mod effect;
mod envelope;
mod evidence;
mod fields;
mod genesis;
mod grant;
mod header;
mod record;
mod token;
mod vote;

pub use super::schedule::MOST_ROUNDS;
pub use claims::{Claims, Signatures};
pub use header::MOST_TRANSACTIONS;

use super::block::{Block, Unchecked, Verified};
use super::election;
use super::id::Hash;
use super::number::{Height, Timestamp};
use super::rejection::{Reason, Rejection};
use super::schedule::Schedule;
use super::state::{Changes, Draft, Place, State, Tip};
use super::transaction::Transaction;

/// The result of a verification: the block, and the changes that it makes.
pub struct Outcome {
    /// The block. Its signatures are verified only after [`Claims::settle`].
    pub block: Block<Verified>,
    /// The changes that the block makes.
    pub changes: Changes,
}

/// Verifies block 0.
///
/// # Errors
/// Returns the first rule that it breaks. The claims that were collected before take precedence over it.
pub fn genesis(block: Block<Unchecked>, claims: &mut Claims) -> Result<(Block<Verified>, State), Rejection> {
    let at = |reason| Rejection { height: Some(Height(0)), transaction: None, reason };
    let id = genesis::first_id(&block).map_err(at)?;
    let inside = |reason| Rejection { height: Some(Height(0)), transaction: Some(id), reason };
    let header = &block.header;

    header::is_of_ledger(header, id).map_err(at)?;
    let create = genesis::only_transaction(&block).map_err(at)?;
    genesis::founder_is_author(create, &block).map_err(at)?;
    genesis::parameters_in_range(&create.parameters).map_err(at)?;
    genesis::header_is_first(header).map_err(at)?;
    genesis::founder_forges(create, header).map_err(at)?;
    genesis::nonce_is_zero(header).map_err(at)?;
    header::root_matches(&block).map_err(at)?;
    header::count_matches(&block).map_err(at)?;
    let hash = header.hash();
    claims.header(&block.signed_header(), hash, create.founder.public_key);

    let transaction = &block.transactions[0];
    genesis::names_no_ledger(transaction).map_err(inside)?;
    envelope::times_in_order(transaction, Some(header.timestamp)).map_err(inside)?;
    claims.author(transaction, id, create.founder.public_key, Some(Height(0)));
    envelope::needs_no_approval(transaction).map_err(inside)?;
    fields::identifiers(&transaction.payload).map_err(inside)?;
    fields::texts(&transaction.payload).map_err(inside)?;
    genesis::keys_are_good(create).map_err(inside)?;
    envelope::sealed_matches(transaction).map_err(inside)?;
    envelope::size_within(transaction).map_err(inside)?;

    let state = effect::apply_genesis(create, id, header, hash);
    Ok((block.into_verified(hash, vec![id]), state))
}

/// Verifies a block on the state after its parent. The block may not be dated after `latest`, if that is given.
///
/// # Errors
/// Returns the first rule that it breaks. The claims that were collected before take precedence over it.
pub fn block(
    state: &State,
    block: Block<Unchecked>,
    latest: Option<Timestamp>,
    claims: &mut Claims,
) -> Result<Outcome, Rejection> {
    let header = &block.header;
    let height = state.tip().height.next();
    let at = |reason| Rejection { height: Some(height), transaction: None, reason };

    header::is_of_ledger(header, state.genesis().ledger).map_err(at)?;
    header::links(header, state.tip()).map_err(at)?;
    header::height_advances(header, state.tip()).map_err(at)?;
    header::slot_advances(header, state).map_err(at)?;
    header::time_advances(header, state.tip(), latest).map_err(at)?;
    let schedule = election::schedule_at(state, header.slot);
    header::delegate_is_scheduled(header, &schedule, state).map_err(at)?;
    header::nonce_increments(header, state).map_err(at)?;
    header::root_matches(&block).map_err(at)?;
    header::count_matches(&block).map_err(at)?;
    let hash = header.hash();
    let delegate = state.account(&header.delegate_id).expect("every delegate has an account");
    claims.header(&block.signed_header(), hash, delegate.public_key);
    header::transactions_within(&block).map_err(at)?;

    let (draft, ids) = transactions(state, &block, &schedule, claims)?;
    let changes = close(draft, state, &block, hash, schedule);
    Ok(Outcome { block: block.into_verified(hash, ids), changes })
}

/// Verifies and applies the transactions of a block in order.
fn transactions<'a>(
    state: &'a State,
    block: &Block<Unchecked>,
    schedule: &Schedule,
    claims: &mut Claims,
) -> Result<(Draft<'a>, Vec<Hash>), Rejection> {
    let mut draft = Draft::new(state, schedule.round);
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

/// Verifies a transaction on a draft, as one of a block with this time, and applies its effect.
///
/// # Errors
/// Returns the first rule that it breaks; the draft is then unchanged.
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

/// Returns `true` if a transaction of this type needs an approval.
pub const fn needs_approval(it: &Transaction) -> bool {
    envelope::needed(&it.payload.action).is_some()
}

/// Rewards the delegate, counts the missed slots and moves the tip.
fn close(mut draft: Draft<'_>, state: &State, block: &Block<Unchecked>, hash: Hash, schedule: Schedule) -> Changes {
    let header = &block.header;
    let reward = state.genesis().parameters.block_reward;
    draft.change_account(&header.delegate_id, |account| account.balance.receive(reward));
    for delegate in header::passed_over(header, state) {
        draft.change_statistics(delegate, |statistics| statistics.missed += 1);
    }
    draft.change_statistics(header.delegate_id.clone(), |statistics| {
        statistics.forged += 1;
        statistics.newest = header.height;
    });
    draft.close(Tip::of(header, hash, state.tip().irreversible), schedule);
    draft.into_changes()
}

/// Verifies one transaction on a draft. `block_time` is `None` if it is not in a block yet.
///
/// # Errors
/// Returns the first rule that it breaks. The claims that were collected before take precedence over it.
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

/// Verifies a transaction that waits for its approval: every rule except those of the approval.
///
/// # Errors
/// Returns the first rule that it breaks.
pub fn unapproved(draft: &Draft<'_>, it: &Transaction, id: Hash, claims: &mut Claims) -> Result<(), Reason> {
    proposal(draft, it, id, None, claims)?;
    envelope::is_new(draft, it, id)?;
    content(draft, it, id, None, claims)
}

/// Checks the rules from the ledger to the author's signature.
fn proposal(
    draft: &Draft<'_>,
    it: &Transaction,
    id: Hash,
    block_time: Option<Timestamp>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let place = block_time.map(|_| draft.next_height());
    envelope::is_of_ledger(draft, it)?;
    genesis::is_not_repeated(&it.payload.action)?;
    envelope::times_in_order(it, block_time)?;
    let author = envelope::author(draft, &it.payload)?;
    let proposed = envelope::inner_claim(draft, &it.payload.action)?;
    claims.author(it, id, author, place);
    if let Some((proposer, claim)) = proposed {
        claims.inside(|| claim, id, place, || Reason::Signature { author: proposer });
    }
    Ok(())
}

/// Checks the rules from identifiers to sizes.
fn content(
    draft: &Draft<'_>,
    it: &Transaction,
    id: Hash,
    place: Option<Height>,
    claims: &mut Claims,
) -> Result<(), Reason> {
    let author = &it.payload.author;
    fields::identifiers(&it.payload)?;
    account::id_is_new(draft, &it.payload.action)?;
    token::recipient_exists(draft, &it.payload.action)?;
    fields::texts(&it.payload)?;
    account::keys_are_good(draft, &it.payload.action)?;
    record::fits(draft, &it.payload)?;
    envelope::sealed_matches(it)?;
    envelope::sealed_to_its_readers(it)?;
    grant::fits(draft, author, it)?;
    token::balance_suffices(draft, author, &it.payload.action)?;
    vote::fits(draft, author, &it.payload.action)?;
    evidence::proves_double_signing(draft, &it.payload.action)?;
    anchor::fits(draft, &it.payload, id, place, claims)?;
    envelope::size_within(it)
}
