//! The protocol between the page and the worker: plain data, without behaviour.
//!
//! The page sends a [`Command`] and gets one [`Reply`] or one [`Fault`]. The worker reports other changes as an
//! [`Event`]. In the console the same values are plain objects: `medchain.send({ command: "status" })`.

pub mod command;
mod concern;
mod declare;
mod election;
mod explain;
mod fault;
mod file_exchange;
mod grant;
mod history;
mod log;
mod malformed;
mod reply;
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
pub use command::{Ask, COMMANDS, Command};
pub use concern::{Concern, NamePart};
pub use declare::CommandHelp;
pub use election::{
    Backer, BalanceView, CandidateView, ElectionPreview, ElectionView, EvidenceState, EvidenceView, Seat,
};
pub use election::{MOST_BACKERS, SlotState, SlotView, UnlockingView};
pub use explain::{Explanation, Question, SumInput, WorkStep};
pub use fault::Fault;
pub use file_exchange::{Adoption, ChainCard, Contribution, FileCard, Import, ImportOutcome, NamedConcern, Proposal};
pub use grant::{GrantLife, GrantView, HeldKey, ReachedRecord, ReachedVersion, RevocationPreview};
pub use history::{History, RecordView, VersionView};
pub use log::{LogCard, LogFilter, LogProof, LogView, ProofVerdict};
pub use malformed::{MalformedMessage, ValueFault};
pub use reply::{FromReply, Reply, Submitted};
pub use search::{RecordCard, SearchHit, VersionCard};
pub use status::{ClockJump, LedgerCard, LedgerStatus, LocalAccount, ReadOnlyReason, Session, Status, Turn};
pub use typed::{NewContent, RecordChange};
pub use view::*;

use crate::ledger::rejection::Rejection;
use serde::{Deserialize, Serialize};

/// A change that the worker reports without a command, or the progress of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", content = "value", rename_all = "snake_case")]
pub enum Event {
    /// Ledger, chain, pool or session have changed: one event for each change.
    Status(Box<Status>),
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
