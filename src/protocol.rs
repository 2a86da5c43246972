//! All that crosses the border between the page and the worker: data only.
//!
//! The page sends a [`Command`] and gets one [`Reply`] or one [`Fault`]. What changes without being asked for arrives as
//! an [`Event`]. In the console the same values are plain objects: `medchain.send({ command: "status" })`.

mod command;
mod concern;
mod election;
mod explain;
mod fault;
mod grant;
mod help;
mod history;
mod log;
mod search;
mod status;
mod strict;
mod travel;
mod typed;
mod view;

pub use crate::file::access_log::LogFault;
pub use crate::file::account::AccountFault;
pub use crate::file::left_out::{AccountLeftOut, LeftOut, LogLeftOut};
pub use crate::file::snapshot::{Compression, Contents};
pub use crate::file::verified::ContentCount;
pub use command::Command;
pub use concern::{Concern, NamePart};
pub use election::{
    Backer, CandidateView, ElectionPreview, ElectionView, EvidenceState, EvidenceView, PurseView, Seat,
};
pub use election::{MOST_BACKERS, SlotState, SlotView, UnlockingView};
pub use explain::{Explanation, Question, SumInput, WorkStep};
pub use fault::Fault;
pub use grant::{GrantLife, GrantView, HeldKey, ReachedRecord, ReachedVersion, RevocationPreview};
pub use help::{COMMANDS, CommandHelp};
pub use history::{History, RecordView, VersionView};
pub use log::{LogCard, LogFilter, LogProof, LogView, ProofVerdict};
pub use search::{Found, RecordCard, VersionCard};
pub use status::{ClockJump, Damage, LedgerCard, LedgerStatus, LocalAccount, Session, Status, Turn};
pub use strict::NotACommand;
pub use travel::{ChainCard, Contribution, FileCard, Import, ImportOutcome, NamedConcern, Proposal};
pub use typed::{Founding, NewAccount, NewContent, NewGrant, NewRecord, RecordChange};
pub use view::*;

use crate::ledger::id::Hash;
use crate::ledger::rejection::Rejection;
use serde::{Deserialize, Serialize};

/// What a command is answered with. Each command's documentation names its reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reply", content = "value", rename_all = "snake_case")]
pub enum Reply {
    /// It is done, and on disk where there was something to keep.
    Done,
    /// Where things stand.
    Status(Status),
    /// The ledgers of this device.
    Ledgers(Vec<LedgerCard>),
    /// A transaction was made and is in the pool.
    Submitted {
        /// Its id.
        transaction: Hash,
    },
    /// The pool, as the one who asks may see it.
    Pool(Vec<PoolItem>),
    /// A content, opened for the one who asks.
    Content(OpenedContent),
    /// A block was forged.
    Forged(BlockCard),
    /// Some blocks, highest first.
    Blocks(Vec<BlockCard>),
    /// One block.
    Block(Box<BlockView>),
    /// One transaction.
    Transaction(Box<TransactionView>),
    /// Everybody on the ledger.
    People(Vec<Person>),
    /// The records that the one who asks has proposed, newest first.
    Submissions(Vec<Submission>),
    /// One proposed record, and its state.
    Submission(Box<Submission>),
    /// A patient's records.
    History(History),
    /// An access log, newest first.
    Log(LogView),
    /// The access logs of this device.
    Logs(Vec<LogCard>),
    /// Proofs about an entry of this device's log.
    LogProof(LogProof),
    /// Grants and shares, newest first.
    Grants(Vec<GrantView>),
    /// What a revocation would stop, and what it cannot undo.
    Revocation(RevocationPreview),
    /// Candidates, turns, and how the next election would end now.
    Election(Box<ElectionView>),
    /// Delegates of whom this device has seen two blocks for one slot.
    Evidence(Vec<EvidenceView>),
    /// A record, as everybody can see it.
    Record(RecordCard),
    /// What a search has found, the most likely first.
    Found(Vec<Found>),
    /// A value was worked out once more.
    Explanation(Explanation),
    /// The whole chain was verified again.
    Verified(VerifiedChain),
    /// A file was written; it is attached.
    Exported(FileCard),
    /// A file was verified; this is what it would change.
    Proposal(Box<Proposal>),
    /// A file was taken in.
    Imported(Import),
}

/// What happened without being asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", content = "value", rename_all = "snake_case")]
pub enum Event {
    /// Ledger, chain, pool or session are not what they were.
    Status(Box<Status>),
    /// The pool is not what it was.
    Pool(Vec<PoolItem>),
    /// A long command has come so far.
    Progress(Progress),
    /// Something that the worker does by itself failed.
    Trouble(Fault),
}

/// How far a long command has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done, in the stage's unit.
    pub done: u64,
    /// How much there is, where that is known.
    pub of: Option<u64>,
}

/// The stages of long commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Reading a file; in bytes.
    Reading,
    /// Comparing with what is here.
    Comparing,
    /// Verifying; in blocks.
    Verifying,
    /// Writing to the database; in blocks.
    Storing,
    /// Writing a file; in blocks.
    Writing,
    /// Working on a password.
    Password,
}

/// The chain was verified from its first block on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedChain {
    /// How many blocks.
    pub blocks: u64,
    /// How many transactions.
    pub transactions: u64,
    /// How many signatures.
    pub signatures: u64,
    /// The first thing that is wrong, if any.
    pub rejection: Option<Rejection>,
}
