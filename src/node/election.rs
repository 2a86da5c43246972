//! Delegates as the page shows them: the round, the candidates, and the next election as it would end now.

use super::Node;
use super::opened::Opened;
use super::platform::Platform;
use crate::ledger::election::{self, Turns};
use crate::ledger::id::UserId;
use crate::ledger::number::{Round, Slot, Tokens};
use crate::ledger::state::{Candidate, State};
use crate::protocol::{
    Backer, CandidateView, ElectionPreview, ElectionView, Fault, MOST_BACKERS, PurseView, Reply, Seat, SlotState,
    SlotView, UnlockingView,
};
use crate::storage::{Shelf, Store};
use std::collections::BTreeMap;

impl<H: Shelf, P: Platform> Node<H, P> {
    pub(super) async fn read_election(&self) -> Result<Reply, Fault> {
        let opened = self.ledger()?;
        let state = &opened.state;
        let seats = state.founding().parameters.delegates;
        let next = Slot(state.tip().slot.0 + 1);
        let turns = election::turns_at(state, next);
        let preview = preview(state, Round(turns.round.0 + 1), seats);
        Ok(Reply::Election(Box::new(ElectionView {
            seats,
            round: turns.round,
            slots: opened.slots(&turns, next, seats).await?,
            candidates: candidates(state, preview.round, seats),
            preview,
            purse: opened.acting.as_ref().and_then(|user| purse(state, user, turns.round)),
        })))
    }
}

impl<S: Store> Opened<S> {
    /// The slots of a round. Which of them brought a block, the blocks of the round tell: at most N, from the newest down.
    async fn slots(&self, turns: &Turns, next: Slot, seats: u64) -> Result<Vec<SlotView>, Fault> {
        let first = Slot(turns.round.0 * seats + 1);
        let tip = self.state.tip();
        let below = crate::ledger::number::Height((tip.height.0 + 1).saturating_sub(next.0 - first.0));
        let blocks = self.blocks(below..tip.height.next()).await?;
        let forged: BTreeMap<Slot, _> = blocks.iter().map(|block| (block.header.slot, block.header.height)).collect();
        let state = |slot: Slot| match forged.get(&slot) {
            Some(height) => SlotState::Forged { height: *height },
            None if slot < next => SlotState::PassedOver,
            None if slot == next => SlotState::Next,
            None => SlotState::Later,
        };
        let view = |slot| SlotView { slot, delegate: turns.delegate(slot, seats).clone(), state: state(slot) };
        Ok((first.0..first.0 + seats).map(Slot).map(view).collect())
    }
}

/// The election for a round, if no block came any more.
fn preview(state: &State, round: Round, seats: u64) -> ElectionPreview {
    let elected = election::elect(state.candidates(), round, seats);
    let stays = elected.is_empty();
    let turns = election::turns_at(state, Slot(round.0 * seats + 1));
    let (ledger, previous_hash) = (state.founding().ledger, state.tip().hash);
    let seat = |user_id: UserId| {
        let text = election::lot_text(ledger, round, previous_hash, &user_id);
        let text = String::from_utf8(text).expect("canonical JSON is UTF-8");
        Seat { lot: election::lot(ledger, round, previous_hash, &user_id), text, user_id }
    };
    ElectionPreview { round, previous_hash, stays, seats: turns.order.into_iter().map(seat).collect() }
}

/// Everybody who stands, stood or was voted for, the heaviest first.
fn candidates(state: &State, round: Round, seats: u64) -> Vec<CandidateView> {
    let elected = election::elect(state.candidates(), round, seats);
    let mut voters: BTreeMap<&UserId, Vec<Backer>> = BTreeMap::new();
    for (user_id, account) in state.accounts() {
        let Some(candidate) = &account.vote else { continue };
        let backer = Backer { user_id: user_id.clone(), staked: account.purse.staked() };
        voters.entry(candidate).or_default().push(backer);
    }
    let view = |(user_id, it): (&UserId, &Candidate)| {
        let service = state.service(user_id);
        let voters = voters.get(user_id).map(Vec::as_slice).unwrap_or_default();
        Some(CandidateView {
            user_id: user_id.clone(),
            name: state.account(user_id)?.name.clone(),
            standing: it.standing,
            weight: it.weight,
            voters: u32::try_from(voters.len()).unwrap_or(u32::MAX),
            backers: heaviest(voters),
            barred_until: it.barred_until,
            place: (0..).zip(&elected).find(|(_, one)| *one == user_id).map(|(place, _)| place),
            forged: service.forged,
            missed: service.missed,
        })
    };
    let mut all: Vec<_> = state.candidates().filter_map(view).collect();
    all.sort_by(|one, other| other.weight.cmp(&one.weight).then_with(|| one.user_id.cmp(&other.user_id)));
    all
}

/// Those with a stake, the heaviest first.
fn heaviest(voters: &[Backer]) -> Vec<Backer> {
    let mut backers: Vec<Backer> = voters.iter().filter(|it| it.staked > Tokens(0)).cloned().collect();
    backers.sort_by(|one, other| other.staked.cmp(&one.staked).then_with(|| one.user_id.cmp(&other.user_id)));
    backers.truncate(MOST_BACKERS);
    backers
}

fn purse(state: &State, user: &UserId, round: Round) -> Option<PurseView> {
    let account = state.account(user)?;
    Some(PurseView {
        free: account.purse.free(round),
        staked: account.purse.staked(),
        unlocking: account.purse.unlocking(round).map(|(round, amount)| UnlockingView { round, amount }).collect(),
        vote: account.vote.clone(),
        standing: state.candidate(user).standing,
    })
}
