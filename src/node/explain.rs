//! Explanations: computes a value of the chain again from its bytes, and shows every step.
//!
//! Nothing is taken from the verification of the block. Each result is compared with the value in the chain, by the
//! same functions that verify, so a wrong explanation would be a wrong verifier.

use super::Node;
use super::open_ledger::OpenLedger;
use super::platform::Platform;
use crate::ledger::block::{Block, Unchecked};
use crate::ledger::chain::Replay;
use crate::ledger::election;
use crate::ledger::encode::{self, Tag};
use crate::ledger::header::Header;
use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{Claim, PublicKey};
use crate::ledger::merkle;
use crate::ledger::number::Height;
use crate::ledger::schedule;
use crate::ledger::state::State;
use crate::ledger::transaction::{Action, Transaction};
use crate::ledger::verify::Signatures;
use crate::protocol::{Explanation, Fault, Question, Stage, SumInput, WorkStep};
use crate::storage::{Library, Store};
use serde::Serialize;

/// The number of blocks that a replay reads at once.
const STRETCH: u64 = 256;

impl<H: Library, P: Platform> Node<H, P> {
    pub(super) async fn explain(&self, question: Question) -> Result<Explanation, Fault> {
        let opened = self.ledger()?;
        let steps = match question {
            Question::BlockHash { height } => block_hash(&opened.block(height).await?.header),
            Question::PreviousHash { height } => opened.previous_hash(height).await?,
            Question::MerkleRoot { height, leaf } => merkle_root(&opened.block(height).await?, leaf),
            Question::TransactionCount { height } => {
                let block = opened.block(height).await?;
                let (actual, stated) = (block.transactions.len() as u64, block.header.transaction_count);
                vec![WorkStep::Count { actual, stated }]
            }
            Question::Slot { height } => opened.slot(height).await?,
            Question::Time { height } => opened.time(height).await?,
            Question::Turn { height } => self.turn(height).await?,
            Question::Nonce { height } => self.nonce(height).await?,
            Question::BlockSignature { height } => opened.block_signature(&opened.block(height).await?)?,
            Question::Ledger => opened.ledger_id().await?,
            Question::TransactionId { transaction } => {
                let found = opened.find(transaction).await?;
                vec![tagged(Tag::Transaction, &found.payload), compare(found.id(), transaction)]
            }
            Question::AuthorSignature { transaction } => opened.author_signature(&opened.find(transaction).await?)?,
            Question::ApprovalSignature { transaction } => opened.approval(&opened.find(transaction).await?)?,
        };
        let agrees = steps.iter().all(agrees);
        Ok(Explanation { steps, agrees })
    }

    /// Computes the delegates of the block's round from all blocks below.
    async fn turn(&self, height: Height) -> Result<Vec<WorkStep>, Fault> {
        let header = self.ledger()?.block(height).await?.header;
        let Some(state) = self.replayed_below(height).await? else { return Ok(Vec::new()) };
        let seats = state.genesis().parameters.delegates;
        let schedule = election::schedule_at(&state, header.slot);
        let place = (header.slot.0 - 1) % seats % schedule.order.len() as u64;
        let delegate = header.delegate_id;
        Ok(vec![WorkStep::Turn { slot: header.slot, seats, order: schedule.order, place, delegate }])
    }

    /// Counts the delegate's blocks below.
    async fn nonce(&self, height: Height) -> Result<Vec<WorkStep>, Fault> {
        let header = self.ledger()?.block(height).await?.header;
        let mut counted = 0;
        for from in (0..height.0).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
            self.check_cancelled()?;
            let blocks = self.ledger()?.blocks(Height(from)..Height((from + STRETCH).min(height.0))).await?;
            counted += blocks.iter().filter(|block| block.header.delegate_id == header.delegate_id).count() as u64;
            self.progress(Stage::Reading, from, Some(height.0));
        }
        Ok(vec![WorkStep::Forged { delegate: header.delegate_id, counted, stated: header.nonce }])
    }

    /// Replays the blocks below a height; `None` for block 0. Stored blocks have checked signatures.
    async fn replayed_below(&self, height: Height) -> Result<Option<State>, Fault> {
        if height == Height(0) {
            return Ok(None);
        }
        let mut replay = Replay::new(Signatures::Known, None);
        for from in (0..height.0).step_by(usize::try_from(STRETCH).unwrap_or(usize::MAX)) {
            self.check_cancelled()?;
            for block in self.ledger()?.blocks(Height(from)..Height((from + STRETCH).min(height.0))).await? {
                replay.push(block)?;
            }
            replay.settle()?;
            replay.take_verified();
            self.progress(Stage::Verifying, from, Some(height.0));
        }
        Ok(Some(replay.finish()?.0))
    }
}

impl<S: Store> OpenLedger<S> {
    async fn previous_hash(&self, height: Height) -> Result<Vec<WorkStep>, Fault> {
        let stated = self.block(height).await?.header.previous_hash;
        let Some(below) = height.0.checked_sub(1) else { return Ok(vec![compare(Hash::ZERO, stated)]) };
        let before = self.block(Height(below)).await?.header;
        Ok(vec![tagged(Tag::Header, &before), compare(before.hash(), stated)])
    }

    async fn slot(&self, height: Height) -> Result<Vec<WorkStep>, Fault> {
        let (header, before) = self.with_header_before(height).await?;
        let seats = self.state.genesis().parameters.delegates;
        let round = schedule::round_of(header.slot, seats);
        Ok(vec![WorkStep::Slot { slot: header.slot, before: before.map(|it| it.slot), seats, round }])
    }

    async fn time(&self, height: Height) -> Result<Vec<WorkStep>, Fault> {
        let (header, before) = self.with_header_before(height).await?;
        Ok(vec![WorkStep::Time { time: header.timestamp, before: before.map(|it| it.timestamp) }])
    }

    async fn with_header_before(&self, height: Height) -> Result<(Header, Option<Header>), Fault> {
        let header = self.block(height).await?.header;
        Ok(match height.0.checked_sub(1) {
            Some(below) => (header, Some(self.block(Height(below)).await?.header)),
            None => (header, None),
        })
    }

    /// Computes the id of the transaction that creates the ledger, which is the ledger's id.
    async fn ledger_id(&self) -> Result<Vec<WorkStep>, Fault> {
        let block = self.block(Height(0)).await?;
        let create = block.transactions.first().ok_or(Fault::NoLedger)?;
        Ok(vec![tagged(Tag::Transaction, &create.payload), compare(create.id(), self.state.genesis().ledger)])
    }

    fn block_signature(&self, block: &Block<Unchecked>) -> Result<Vec<WorkStep>, Fault> {
        let (hash, delegate) = (block.header.hash(), &block.header.delegate_id);
        let claim = block.signed_header().claim(hash, self.key_of(delegate)?);
        Ok(vec![tagged(Tag::Header, &block.header), signature(&claim, delegate.clone())])
    }

    fn author_signature(&self, it: &Transaction) -> Result<Vec<WorkStep>, Fault> {
        let author = &it.payload.author;
        let key = match &it.payload.action {
            Action::CreateLedger(create) => create.founder.public_key,
            Action::Register(register) => register.public_key,
            _ => self.key_of(author)?,
        };
        let claim = it.proposal().claim(it.id(), key);
        Ok(vec![tagged(Tag::Transaction, &it.payload), signature(&claim, author.clone())])
    }

    fn approval(&self, it: &Transaction) -> Result<Vec<WorkStep>, Fault> {
        let Some(approval) = &it.approval else { return Ok(Vec::new()) };
        let claim = approval.claim(it.id(), self.key_of(&approval.by)?);
        let input = SumInput::Tagged { tag: Tag::Approval.text().to_owned(), text: text(approval.stated(it.id())) };
        let sum = WorkStep::Sum { input, sum: approval.statement(it.id()) };
        Ok(vec![sum, signature(&claim, approval.by.clone())])
    }

    fn key_of(&self, user: &UserId) -> Result<PublicKey, Fault> {
        let account = self.state.account(user);
        account.map(|it| it.public_key).ok_or_else(|| Fault::NoSuchAccount { user_id: user.as_str().to_owned() })
    }
}

fn block_hash(header: &Header) -> Vec<WorkStep> {
    vec![tagged(Tag::Header, header), compare(header.hash(), header.hash())]
}

/// Follows the inclusion path of a leaf: each step hashes the node on the path with its sibling.
fn merkle_root(block: &Block<Unchecked>, leaf: u32) -> Vec<WorkStep> {
    let leaves = block.leaves();
    let index = usize::try_from(leaf).unwrap_or(usize::MAX);
    let Some(transaction) = block.transactions.get(index) else {
        let sum = merkle::root(&leaves);
        let nothing = WorkStep::Sum { input: SumInput::Nothing, sum };
        return vec![nothing, compare(sum, block.header.merkle_root)];
    };
    let mut sum = transaction.leaf();
    let mut steps = vec![WorkStep::Sum { input: SumInput::Leaf { text: text(transaction.open_bytes()) }, sum }];
    let (mut position, mut last) = (index, leaves.len() - 1);
    let mut beside = merkle::prove_inclusion(&leaves, index).into_iter();
    while last > 0 {
        let pair = match (position & 1 == 1, position < last) {
            (true, _) => beside.next().map(|left| (left, sum)),
            (false, true) => beside.next().map(|right| (sum, right)),
            (false, false) => None,
        };
        if let Some((left, right)) = pair {
            sum = encode::node(left, right);
            steps.push(WorkStep::Sum { input: SumInput::Node { left, right }, sum });
        }
        (position, last) = (position >> 1, last >> 1);
    }
    steps.push(compare(sum, block.header.merkle_root));
    steps
}

/// Returns `true` if the result of a step is as expected.
fn agrees(step: &WorkStep) -> bool {
    match step {
        WorkStep::Sum { .. } => true,
        WorkStep::Compare { computed, stated } => computed == stated,
        WorkStep::Signature { valid, .. } => *valid,
        WorkStep::Count { actual, stated } => actual == stated,
        WorkStep::Slot { slot, before, .. } => before.is_none_or(|before| before < *slot),
        WorkStep::Time { time, before } => before.is_none_or(|before| before <= *time),
        WorkStep::Turn { order, place, delegate, .. } => {
            usize::try_from(*place).ok().and_then(|place| order.get(place)) == Some(delegate)
        }
        WorkStep::Forged { counted, stated, .. } => counted == stated,
    }
}

fn tagged(tag: Tag, value: &impl Serialize) -> WorkStep {
    let input = SumInput::Tagged { tag: tag.text().to_owned(), text: text(encode::canonical(value)) };
    WorkStep::Sum { input, sum: encode::hash(tag, value) }
}

const fn compare(computed: Hash, stated: Hash) -> WorkStep {
    WorkStep::Compare { computed, stated }
}

fn signature(claim: &Claim, signer: UserId) -> WorkStep {
    WorkStep::Signature {
        message: const_hex::encode(&claim.message),
        signer,
        public_key: claim.key,
        signature: claim.signature,
        valid: claim.is_valid(),
    }
}

fn text(canonical: Vec<u8>) -> String {
    String::from_utf8(canonical).expect("canonical JSON is UTF-8")
}
