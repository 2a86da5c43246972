//! Why a command was not done. Whatever its kind, nothing was changed.

use super::concern::Concern;
use super::status::{ClockJump, Damage};
use crate::file::FileFault;
use crate::file::account::AccountFault;
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::password::WeakPassword;
use crate::ledger::rejection::{Field, Rejection};
use crate::ledger::seal::SealFault;
use crate::ledger::transaction::account::Role;
use crate::ledger::words::{Name, TextFault};
use crate::storage::StoreError;
use serde::{Deserialize, Serialize};

/// The answer to a command that was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// No ledger is open.
    NoLedger,
    /// Nobody has signed in.
    NotSignedIn,
    /// The acting account's role may not do this.
    Role { needed: Vec<Role>, found: Role },
    /// The account is not on the ledger yet: its registration waits for an administrator and a block.
    NotYetRegistered { user_id: UserId },
    /// There is no account of this id on this device.
    NoSuchAccount { user_id: String },
    /// There is an account of this id on this device.
    AccountExists { user_id: UserId },
    /// The password is wrong, or the account is damaged: the two are told apart by nobody.
    WrongPassword,
    /// There were so many wrong passwords that the next one may only be tried in `wait` milliseconds.
    TooManyTries { user_id: UserId, wait: u64 },
    /// The new password is one that a guesser tries first.
    WeakPassword { fault: WeakPassword },
    /// A text that somebody typed is empty, too long, or has a forbidden character.
    Text { field: Field, fault: TextFault },
    /// An identifier that somebody typed is malformed.
    Identifier { field: Field, found: String },
    /// No account may have this id.
    ReservedId { field: Field, found: String },
    /// A name mixes scripts so that it could pass for another one (UTS 39).
    Confusable { field: Field },
    /// A name shows no letter and no digit.
    Blank { field: Field },
    /// A registration is to be approved whose id or name gives reasons for concern, and the command does not say that it
    /// is approved all the same.
    Concerns { user_id: UserId, concerns: Vec<Concern> },
    /// A number that somebody typed is out of its range.
    Number { field: Field, most: u64 },
    /// A member is missing or may not be there.
    Presence { field: Field },
    /// The rules of the ledger forbid it.
    Rejected { rejection: Rejection },
    /// The acting account may not see this: neither patient, administrator, author, nor under a live grant.
    Denied { patient: UserId },
    /// There is no such patient.
    NoSuchPatient { patient: UserId },
    /// There is no such transaction in the chain or the pool.
    NoSuchTransaction { transaction: Hash },
    /// There is no such record in the chain.
    NoSuchRecord { record_id: RecordId },
    /// There is no block at this height.
    NoSuchBlock { height: Height, head: Height },
    /// The transaction does not wait for the acting account.
    NotYours { transaction: Hash },
    /// It is another delegate's turn.
    NotYourTurn { slot: Slot, delegate: UserId },
    /// The acting account has no turn in any round that a block may reach from here.
    NoTurn { delegate: UserId },
    /// There is no such grant or share.
    NoSuchGrant { grant: Hash },
    /// No two blocks of this delegate for this slot were seen here.
    NoSuchEvidence { delegate: UserId, slot: Slot },
    /// There is no such access log on this device, or no such entry in it.
    NoSuchEntry { sequence: Option<u64> },
    /// This delegate has signed this slot, or a later one, before.
    SlotSigned { slot: Slot, highest: Slot },
    /// The clock of this device has jumped, and was not confirmed: nothing is signed.
    Clock { jump: ClockJump },
    /// The newest block is dated after this device's clock: a block behind it would be refused by every other device.
    HeadAhead { head: Timestamp, now: Timestamp },
    /// What is to be approved is dated after this device's clock: every other device would refuse the approval.
    ProposalAhead { dated: Timestamp, now: Timestamp },
    /// The newest block of a file is dated after this device's clock, and the command does not say that it is taken in all
    /// the same.
    FileAhead { head: Timestamp, now: Timestamp },
    /// The content does not open, or is not there.
    Sealed { fault: SealFault },
    /// The file is not accepted.
    File { fault: FileFault },
    /// What was typed is not the name of the ledger that is to be deleted.
    NotConfirmed { expected: Name },
    /// Nothing was previewed, or it was taken in or forgotten since.
    NoProposal,
    /// No import can be undone: there was none, or the chain was built upon since.
    NothingToUndo,
    /// The ledger is open for reading alone: its database is damaged.
    ReadOnly { damage: Box<Damage> },
    /// The account file does not belong to the open ledger, or would replace another one that is kept here.
    ForeignAccount { user_id: UserId, fault: AccountFault },
    /// The command needs a file attached.
    NoAttachment,
    /// It was cancelled.
    Cancelled,
    /// The store did not take it or give it.
    Store { fault: StoreError },
    /// The message is not a command. `message` is the decoder's own.
    Malformed { message: String },
    /// The worker could not be started, or has ended.
    Worker { cause: String },
}

impl From<Rejection> for Fault {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected { rejection }
    }
}

impl From<StoreError> for Fault {
    fn from(fault: StoreError) -> Self {
        Self::Store { fault }
    }
}

impl From<FileFault> for Fault {
    fn from(fault: FileFault) -> Self {
        Self::File { fault }
    }
}

impl From<SealFault> for Fault {
    fn from(fault: SealFault) -> Self {
        Self::Sealed { fault }
    }
}
