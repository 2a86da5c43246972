//! The views of chain, pool and accounts for the page. Every account may see them: ids, times, signatures, no content.

use super::Node;
use super::forging::card;
use super::index::settlement;
use super::open_ledger::OpenLedger;
use super::platform::Platform;
use super::pool::{self, Pending};
use super::summary::summary;
use crate::ledger::election;
use crate::ledger::encode;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::merkle;
use crate::ledger::number::{Height, Slot, Timestamp, Tokens};
use crate::ledger::plan::Plan;
use crate::ledger::rejection::Settlement;
use crate::ledger::schedule;
use crate::ledger::transaction::Action;
use crate::ledger::transaction::account::Role;
use crate::protocol::{
    BlockCard, BlockView, Fault, LeafView, LedgerStatus, LocalAccount, Person, PoolItem, PoolState, Registration,
    Session, Status, Submission, SubmissionState, TransactionView, TreeNode, Turn,
};
use crate::simulation::demonstration::{self, Demonstration};
use crate::storage::{Library, Store};
use std::rc::Rc;

/// The most blocks in one reply.
const MOST_BLOCKS: u32 = 200;

impl<H: Library, P: Platform> Node<H, P> {
    /// Returns the status of the node.
    pub fn status(&self) -> Status {
        let clock = self.clock.jump();
        let Some(opened) = &self.opened else { return Status { clock, ..Status::default() } };
        let session = session(opened);
        let plan = opened.plan(self.moment());
        Status {
            ledger: Some(ledger_status(opened, &plan, session.as_ref())),
            accounts: opened.keyring.users().map(|user| local_account(opened, user, self.wait_of(user))).collect(),
            autopilot: self.autopilot,
            clock,
            session,
        }
    }

    pub(super) fn pool_items(&self) -> Vec<PoolItem> {
        let Some(opened) = &self.opened else { return Vec::new() };
        let shown = PoolContext { plan: opened.plan(self.moment()), session: session(opened) };
        opened.pool.iter().map(|(id, it)| opened.pool_item(id, it, &shown)).collect()
    }

    pub(super) async fn list_blocks(&self, below: Option<Height>, count: u32) -> Result<Vec<BlockCard>, Fault> {
        let opened = self.ledger()?;
        let tip = opened.state.tip();
        let end = below.unwrap_or(tip.height.next()).min(tip.height.next());
        let start = Height(end.0.saturating_sub(u64::from(count.min(MOST_BLOCKS))));
        let blocks = opened.blocks(start..end).await?;
        let cards = blocks.iter().rev().map(|block| card(&block.header, block.header.hash(), tip.irreversible));
        Ok(cards.collect())
    }

    pub(super) async fn read_block(&self, height: Height) -> Result<BlockView, Fault> {
        let opened = self.ledger()?;
        let block = opened.block(height).await?;
        let tip = opened.state.tip();
        let leaves = block.leaves();
        let shown = block.transactions.iter().zip(&leaves).map(|(it, leaf)| LeafView {
            transaction: it.id(),
            leaf: *leaf,
            summary: summary(&it.payload),
        });
        Ok(BlockView {
            card: card(&block.header, block.header.hash(), tip.irreversible),
            round: schedule::round_of(block.header.slot, opened.state.genesis().parameters.delegates),
            leaves: shown.collect(),
            tree: tree(&leaves),
            has_next: height < tip.height,
            signature: block.signature,
            header: block.header,
        })
    }

    pub(super) async fn read_transaction(&self, id: Hash) -> Result<TransactionView, Fault> {
        let opened = self.ledger()?;
        let place = opened.state.settled(id).filter(|it| it.how == Settlement::InBlock).map(|it| it.place);
        let (transaction, proof) = match place {
            Some(place) => {
                let mut block = opened.block(place.height).await?;
                let index = place.index as usize;
                let proof = merkle::prove_inclusion(&block.leaves(), index);
                (block.transactions.swap_remove(index), proof)
            }
            None => {
                let pending = opened.pool.get(id).ok_or(Fault::NoSuchTransaction { transaction: id })?;
                (pending.transaction.clone(), Vec::new())
            }
        };
        let (leaf, summary) = (transaction.leaf(), summary(&transaction.payload));
        Ok(TransactionView { id, leaf, place, proof, summary, transaction })
    }

    pub(super) fn list_people(&self) -> Result<Vec<Person>, Fault> {
        let opened = self.ledger()?;
        let shown = PoolContext { plan: opened.plan(self.moment()), session: session(opened) };
        let round = opened.state.schedule().round;
        let registered = opened.state.accounts().map(|(user, account)| Person {
            user_id: user.clone(),
            name: account.name.clone(),
            role: account.role,
            hospital_id: account.hospital_id.clone(),
            registration: Registration::Since { height: account.since },
            free: account.balance.free(round),
            local: opened.keyring.has(user),
        });
        let waiting = opened.pool.iter().filter_map(|(id, it)| {
            let Action::Register(register) = &it.transaction.payload.action else { return None };
            let PoolItem { state: pool, for_me, concerns, .. } = opened.pool_item(id, it, &shown);
            Some(Person {
                user_id: register.user_id.clone(),
                name: register.name.clone(),
                role: register.role,
                hospital_id: register.hospital_id.clone(),
                registration: Registration::Waiting { transaction: id, pool, for_me, concerns },
                free: Tokens::default(),
                local: opened.keyring.has(&register.user_id),
            })
        });
        Ok(registered.chain(waiting).collect())
    }

    /// Returns the acting account's own proposals, newest first.
    pub(super) fn list_submissions(&self) -> Result<Vec<Submission>, Fault> {
        let actor = self.actor()?;
        actor.must_be(&[Role::Doctor])?;
        let opened = self.ledger()?;
        let mut all: Vec<Submission> = opened.index.submissions(&actor.user_id).to_vec();
        let plan = opened.plan(self.moment());
        let state = |id| opened.pool.state_in(&plan, id);
        all.extend(opened.pool.iter().filter_map(|(id, it)| pooled_submission(id, it, state(id), &actor.user_id)));
        all.reverse();
        Ok(all)
    }

    /// Returns the state of one proposed record: in the pool, settled in the pool, or settled in the chain.
    pub(super) async fn read_submission(&self, id: Hash) -> Result<Submission, Fault> {
        let opened = self.ledger()?;
        let plan = opened.plan(self.moment());
        let state = |id| opened.pool.state_in(&plan, id);
        let mut pooled = opened.pool.iter().filter_map(|(pooled, it)| submission(pooled, it, state(pooled)));
        let found = match pooled.find(|(_, it)| it.transaction == id) {
            Some((_, found)) => Some(found),
            None => settled_submission(opened, id).await?,
        };
        let missing = Fault::NoSuchTransaction { transaction: id };
        found.ok_or(missing)
    }
}

/// Returns an author's proposal in the pool, or the one that a refusal or withdrawal in the pool settles.
fn pooled_submission(id: Hash, it: &Pending, pool: PoolState, author: &UserId) -> Option<Submission> {
    submission(id, it, pool).filter(|(by, _)| by == author).map(|(_, submission)| submission)
}

/// Returns the proposed record that a transaction of the pool is or settles, with its author.
fn submission(id: Hash, it: &Pending, pool: PoolState) -> Option<(UserId, Submission)> {
    let payload = &it.transaction.payload;
    let (payload, transaction, state) = match settlement(&payload.action, None) {
        Some((proposal, state)) => (&proposal.payload, proposal.payload.id(), state),
        None => (payload, id, SubmissionState::Pool { pool }),
    };
    let is_record = matches!(payload.action, Action::Record(_));
    is_record.then(|| (payload.author.clone(), Submission { transaction, summary: summary(payload), state }))
}

/// Returns a proposed record that is in the chain, or whose refusal or withdrawal is.
async fn settled_submission<S: Store>(opened: &OpenLedger<S>, id: Hash) -> Result<Option<Submission>, Fault> {
    let Some(settled) = opened.state.settled(id) else { return Ok(None) };
    let transaction = opened.transaction(settled.place).await?;
    let (payload, state) = match settlement(&transaction.payload.action, Some(settled.place)) {
        Some((proposal, state)) => (&proposal.payload, state),
        None => (&transaction.payload, SubmissionState::InChain { place: settled.place }),
    };
    let is_record = matches!(payload.action, Action::Record(_));
    Ok(is_record.then(|| Submission { transaction: id, summary: summary(payload), state }))
}

fn local_account<S>(opened: &OpenLedger<S>, user: &UserId, wait: u64) -> LocalAccount {
    LocalAccount {
        user_id: user.clone(),
        role: opened.state.account(user).map(|account| account.role),
        unlocked: opened.keyring.seed(user).is_some(),
        fault: match opened.account_file(user) {
            Err(Fault::ForeignAccount { fault, .. }) => Some(fault),
            _ => None,
        },
        wait,
    }
}

fn session<S>(opened: &OpenLedger<S>) -> Option<Session> {
    let user_id = opened.acting.clone()?;
    let account = opened.state.account(&user_id)?;
    let (name, role, hospital_id) = (account.name.clone(), account.role, account.hospital_id.clone());
    Some(Session { user_id, name, role, hospital_id })
}

fn ledger_status<S>(opened: &OpenLedger<S>, plan: &Plan, session: Option<&Session>) -> LedgerStatus {
    let (genesis, tip) = (opened.state.genesis(), opened.state.tip());
    let seats = genesis.parameters.delegates;
    let slot = Slot(tip.slot.0 + 1);
    let schedule = election::schedule_at(&opened.state, slot);
    let delegate = schedule.delegate(slot, seats).clone();
    let waiting = session.map_or(0, |it| opened.pool.waiting_for(plan, &it.user_id, it.role));
    let counts = pool::counts(plan);
    LedgerStatus {
        ledger: genesis.ledger,
        name: genesis.name.clone(),
        parameters: genesis.parameters,
        height: tip.height,
        head: tip.hash,
        slot: tip.slot,
        irreversible: tip.irreversible,
        turn: Turn {
            slot,
            round: schedule.round,
            mine: session.is_some_and(|it| it.user_id == delegate),
            stays: opened.keyring.stays(&delegate),
            delegate,
        },
        delegates: schedule.order,
        ready: u32::try_from(counts.ready).unwrap_or(u32::MAX),
        waiting: u32::try_from(counts.consent).unwrap_or(u32::MAX),
        waiting_for_me: u32::try_from(waiting).unwrap_or(u32::MAX),
        unexported: opened.unexported(),
        last_export: opened.exported_in_session(),
        read_only: opened.damage.clone().map(Box::new),
        can_undo: opened.former.is_some(),
        stuck: u32::try_from(counts.stuck).unwrap_or(u32::MAX),
        later: u32::try_from(counts.later).unwrap_or(u32::MAX),
        evidence: u32::try_from(opened.open_evidence()).unwrap_or(u32::MAX),
        shown_password: (genesis.ledger == Demonstration::ledger()).then(|| demonstration::PASSWORD.to_owned()),
    }
}

/// The values that the view of a pool transaction depends on.
struct PoolContext {
    plan: Rc<Plan>,
    session: Option<Session>,
}

impl<S> OpenLedger<S> {
    fn pool_item(&self, id: Hash, it: &Pending, shown: &PoolContext) -> PoolItem {
        let state = self.pool.state_in(&shown.plan, id);
        let session = shown.session.as_ref();
        PoolItem {
            transaction: id,
            for_me: session.is_some_and(|session| pool::awaits(&state, &session.user_id, session.role)),
            mine: session.is_some_and(|session| session.user_id == it.transaction.payload.author),
            approved_at: session.and_then(|session| approved_at(it, &session.user_id)),
            concerns: self.pool.concerns(&self.state, id),
            summary: summary(&it.transaction.payload),
            state,
        }
    }
}

/// Returns the time of an approval by an account.
fn approved_at(it: &Pending, user: &UserId) -> Option<Timestamp> {
    it.transaction.approval.as_ref().filter(|approval| approval.by == *user).map(|approval| approval.timestamp)
}

/// Returns every node of a block's tree once, leaves first, the root last (RFC 6962, section 2.1).
fn tree(leaves: &[Hash]) -> Vec<TreeNode> {
    let mut row: Vec<TreeNode> =
        (0..).zip(leaves).map(|(from, hash)| TreeNode { from, to: from + 1, hash: *hash }).collect();
    let mut nodes = row.clone();
    // Pairing from the left and moving an odd node up unchanged splits each list at the largest power of two below it.
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| if let [left, right] = pair { over(left, right) } else { pair[0] }).collect();
        nodes.extend(row.iter().filter(|node| !nodes.contains(node)).copied().collect::<Vec<_>>());
    }
    nodes
}

fn over(left: &TreeNode, right: &TreeNode) -> TreeNode {
    TreeNode { from: left.from, to: right.to, hash: encode::node(left.hash, right.hash) }
}
