//! The protocol between the page and the worker: plain data, without behaviour.
//!
//! The page sends a [`Command`] and gets one [`Reply`] or one [`Fault`]. The worker reports other changes as an
//! [`Event`]. In the console the same values are plain objects: `medchain.send({ command: "status" })`.

mod command;
mod concern;
mod election;
mod explain;
mod fault;
mod file_exchange;
mod grant;
mod help;
mod history;
mod log;
mod search;
mod status;
mod strict;
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
    Backer, BalanceView, CandidateView, ElectionPreview, ElectionView, EvidenceState, EvidenceView, Seat,
};
pub use election::{MOST_BACKERS, SlotState, SlotView, UnlockingView};
pub use explain::{Explanation, Question, SumInput, WorkStep};
pub use fault::Fault;
pub use file_exchange::{ChainCard, Contribution, FileCard, Import, ImportOutcome, NamedConcern, Proposal};
pub use grant::{GrantLife, GrantView, HeldKey, ReachedRecord, ReachedVersion, RevocationPreview};
pub use help::{COMMANDS, CommandHelp};
pub use history::{History, RecordView, VersionView};
pub use log::{LogCard, LogFilter, LogProof, LogView, ProofVerdict};
pub use search::{RecordCard, SearchHit, VersionCard};
pub use status::{ClockJump, LedgerCard, LedgerStatus, LocalAccount, ReadOnlyReason, Session, Status, Turn};
pub use strict::NotACommand;
pub use typed::{NewAccount, NewContent, NewGrant, NewLedger, NewRecord, RecordChange};
pub use view::*;

use crate::ledger::id::Hash;
use crate::ledger::rejection::Rejection;
use serde::{Deserialize, Serialize};

/// The answer to a command. Each command's documentation names its reply.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reply", content = "value", rename_all = "snake_case")]
pub enum Reply {
    /// The command was executed; its changes, if any, are on disk.
    Done,
    /// The status of the node.
    Status(Status),
    /// The ledgers of this device.
    Ledgers(Vec<LedgerCard>),
    /// A signed transaction was added to the pool.
    Submitted {
        /// Its id.
        transaction: Hash,
    },
    /// The pool, as the acting account sees it.
    Pool(Vec<PoolItem>),
    /// A decrypted content.
    Content(OpenedContent),
    /// A block was forged.
    Forged(BlockCard),
    /// Some blocks, highest first.
    Blocks(Vec<BlockCard>),
    /// One block.
    Block(Box<BlockView>),
    /// One transaction.
    Transaction(Box<TransactionView>),
    /// All accounts of the ledger and all registrations in the pool.
    People(Vec<Person>),
    /// The acting account's proposed records, newest first.
    Submissions(Vec<Submission>),
    /// One proposed record, and its state.
    Submission(Box<Submission>),
    /// The records of a patient.
    History(History),
    /// An access log, newest first.
    Log(LogView),
    /// The access logs of this device.
    Logs(Vec<LogCard>),
    /// Proofs about an entry of this device's log.
    LogProof(LogProof),
    /// Grants and shares, newest first.
    Grants(Vec<GrantView>),
    /// The effects of a revocation, and the limits of its effect.
    Revocation(RevocationPreview),
    /// Candidates, schedule, and a preview of the next election.
    Election(Box<ElectionView>),
    /// The evidence of double signing that this device has found.
    Evidence(Vec<EvidenceView>),
    /// A record, as every account can see it.
    Record(RecordCard),
    /// The hits of a search: persons, blocks, transactions, records.
    SearchHits(Vec<SearchHit>),
    /// The computation of a value of the chain.
    Explanation(Explanation),
    /// The whole chain was verified again.
    Verified(VerifiedChain),
    /// A file was written; it is attached.
    Exported(FileCard),
    /// The changes that the import of a verified file would make.
    Proposal(Box<Proposal>),
    /// A file was imported.
    Imported(Import),
}

/// A change that the worker reports without a command, or the progress of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", content = "value", rename_all = "snake_case")]
pub enum Event {
    /// Ledger, chain, pool or session have changed.
    Status(Box<Status>),
    /// The pool has changed.
    Pool(Vec<PoolItem>),
    /// A long command has made progress.
    Progress(Progress),
    /// Work without a command has failed.
    BackgroundFault(Fault),
}

/// The progress of a long command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The present stage.
    pub stage: Stage,
    /// The finished amount, in the stage's unit.
    pub done: u64,
    /// The total amount, if known.
    pub of: Option<u64>,
}

/// The stages of long commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Reading a file, in bytes, or the chain, in blocks.
    Reading,
    /// Comparing a file with this device's ledger.
    Comparing,
    /// Verifying blocks.
    Verifying,
    /// Writing blocks to the database.
    Storing,
    /// Writing blocks to a file.
    Writing,
    /// Deriving a key from a password.
    Password,
}

/// The result of verifying the chain from block 0 on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedChain {
    /// The number of blocks.
    pub blocks: u64,
    /// The number of transactions.
    pub transactions: u64,
    /// The number of signatures.
    pub signatures: u64,
    /// The first broken rule, if any.
    pub rejection: Option<Rejection>,
}
