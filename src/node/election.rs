//! The election as the page shows it: the round, the candidates, and a preview of the next election.

use super::Node;
use super::open_ledger::OpenLedger;
use super::platform::Platform;
use crate::ledger::election;
use crate::ledger::id::UserId;
use crate::ledger::number::{Round, Slot, Tokens};
use crate::ledger::schedule::Schedule;
use crate::ledger::state::{Candidate, State};
use crate::protocol::{
    Backer, BalanceView, CandidateView, ElectionPreview, ElectionView, Fault, MOST_BACKERS, Seat, SlotState, SlotView,
    UnlockingView,
};
use crate::storage::{Library, Store};
use std::collections::BTreeMap;

impl<H: Library, P: Platform> Node<H, P> {
    pub(super) async fn read_election(&self) -> Result<ElectionView, Fault> {
        let opened = self.ledger()?;
        let state = &opened.state;
        let seats = state.genesis().parameters.delegates;
        let next = Slot(state.tip().slot.0 + 1);
        let schedule = election::schedule_at(state, next);
        let preview = preview(state, Round(schedule.round.0 + 1), seats);
        Ok(ElectionView {
            seats,
            round: schedule.round,
            slots: opened.slots(&schedule, next, seats).await?,
            candidates: candidates(state, preview.round, seats),
            preview,
            balance: opened.acting.as_ref().and_then(|user| balance(state, user, schedule.round)),
        })
    }
}

impl<S: Store> OpenLedger<S> {
    /// Returns the slots of a round. The blocks of the round, at most N, tell which slots have one.
    async fn slots(&self, schedule: &Schedule, next: Slot, seats: u64) -> Result<Vec<SlotView>, Fault> {
        let first = Slot(schedule.round.0 * seats + 1);
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
        let view = |slot| SlotView { slot, delegate: schedule.delegate(slot, seats).clone(), state: state(slot) };
        Ok((first.0..first.0 + seats).map(Slot).map(view).collect())
    }
}

/// Returns the election for a round as if no further block came.
fn preview(state: &State, round: Round, seats: u64) -> ElectionPreview {
    let elected = election::elect(state.candidates(), round, seats);
    let stays = elected.is_empty();
    let schedule = election::schedule_at(state, Slot(round.0 * seats + 1));
    let (ledger, previous_hash) = (state.genesis().ledger, state.tip().hash);
    let seat = |user_id: UserId| {
        let text = election::shuffle_text(ledger, round, previous_hash, &user_id);
        let text = String::from_utf8(text).expect("canonical JSON is UTF-8");
        Seat { shuffle_hash: election::shuffle_hash(ledger, round, previous_hash, &user_id), text, user_id }
    };
    ElectionPreview { round, previous_hash, stays, seats: schedule.order.into_iter().map(seat).collect() }
}

/// Returns all present and former candidates and all accounts with a vote, by descending weight.
fn candidates(state: &State, round: Round, seats: u64) -> Vec<CandidateView> {
    let elected = election::elect(state.candidates(), round, seats);
    let mut voters: BTreeMap<&UserId, Vec<Backer>> = BTreeMap::new();
    for (user_id, account) in state.accounts() {
        let Some(candidate) = &account.vote else { continue };
        let backer = Backer { user_id: user_id.clone(), staked: account.balance.staked() };
        voters.entry(candidate).or_default().push(backer);
    }
    let view = |(user_id, it): (&UserId, &Candidate)| {
        let statistics = state.statistics(user_id);
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
            forged: statistics.forged,
            missed: statistics.missed,
        })
    };
    let mut all: Vec<_> = state.candidates().filter_map(view).collect();
    all.sort_by(|one, other| other.weight.cmp(&one.weight).then_with(|| one.user_id.cmp(&other.user_id)));
    all
}

/// Returns the voters with a stake, by descending stake, at most `MOST_BACKERS`.
fn heaviest(voters: &[Backer]) -> Vec<Backer> {
    let mut backers: Vec<Backer> = voters.iter().filter(|it| it.staked > Tokens(0)).cloned().collect();
    backers.sort_by(|one, other| other.staked.cmp(&one.staked).then_with(|| one.user_id.cmp(&other.user_id)));
    backers.truncate(MOST_BACKERS);
    backers
}

fn balance(state: &State, user: &UserId, round: Round) -> Option<BalanceView> {
    let account = state.account(user)?;
    Some(BalanceView {
        free: account.balance.free(round),
        staked: account.balance.staked(),
        unlocking: account.balance.unlocking(round).map(|(round, amount)| UnlockingView { round, amount }).collect(),
        vote: account.vote.clone(),
        standing: state.candidate(user).standing,
    })
}
