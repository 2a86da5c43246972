//! The reasons why a command was not executed. Ledger, chain and pool are unchanged; the access log, the count of
//! password attempts and the found evidence may have grown.

use super::concern::Concern;
use super::malformed::MalformedMessage;
use super::status::{ClockJump, ReadOnlyReason};
use crate::file::FileFault;
use crate::file::account::AccountFault;
use crate::ledger::free_text::{Name, TextFault};
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::password::WeakPassword;
use crate::ledger::rejection::{Field, Rejection};
use crate::ledger::seal::SealFault;
use crate::ledger::transaction::account::Role;
use crate::storage::StoreError;
use serde::{Deserialize, Serialize};

/// The answer to a command that was not executed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fault {
    /// No ledger is open.
    NoLedger,
    /// No account is signed in.
    NotSignedIn,
    /// The acting account's role does not permit the command.
    Role { needed: Vec<Role>, actual: Role },
    /// The account is not on the ledger yet: its registration waits for an administrator and a block.
    NotYetRegistered { user_id: UserId },
    /// There is no account of this id on this device.
    NoSuchAccount { user_id: String },
    /// There is an account of this id on this device.
    AccountExists { user_id: UserId },
    /// The password is wrong or the account file is corrupt; the two cannot be distinguished.
    WrongPassword,
    /// After too many wrong passwords, the next one is accepted in `wait` milliseconds.
    TooManyTries { user_id: UserId, wait: u64 },
    /// The new password is one of those that are guessed first.
    WeakPassword { fault: WeakPassword },
    /// A typed text is empty, too long, or has a forbidden character.
    Text { field: Field, fault: TextFault },
    /// A typed identifier is malformed.
    Identifier { field: Field, actual: String },
    /// The id is reserved.
    ReservedId { field: Field, actual: String },
    /// A name mixes scripts, so that it could pass for another one (UTS 39).
    Confusable { field: Field },
    /// A name shows no letter and no digit.
    Blank { field: Field },
    /// The id or name of a registration raises concerns, and the command does not permit the approval despite them.
    Concerns { user_id: UserId, concerns: Vec<Concern> },
    /// A typed number is out of range.
    Number { field: Field, most: u64 },
    /// A required field is absent, or an unused one is present.
    Presence { field: Field },
    /// The transaction, block or chain breaks a rule of the ledger.
    Rejected { rejection: Rejection },
    /// The acting account may not see this: it is not the patient, an administrator, the author, or under a live grant.
    Denied { patient: UserId },
    /// No patient of the ledger has this id.
    NoSuchPatient { patient: UserId },
    /// The transaction is neither in the chain nor in the pool.
    NoSuchTransaction { transaction: Hash },
    /// The record is not in the chain.
    NoSuchRecord { record_id: RecordId },
    /// There is no block at this height.
    NoSuchBlock { height: Height, head: Height },
    /// The transaction does not wait for the acting account, or is not its own.
    NotYours { transaction: Hash },
    /// The next slot is another delegate's.
    NotYourTurn { slot: Slot, delegate: UserId },
    /// The acting account has no slot that the next block can have.
    NoTurn { delegate: UserId },
    /// The grant or share does not exist.
    NoSuchGrant { grant: Hash },
    /// This device has no evidence against this delegate for this slot.
    NoSuchEvidence { delegate: UserId, slot: Slot },
    /// This device has no such access log, or the log has no such entry.
    NoSuchEntry { sequence: Option<u64> },
    /// This delegate has already signed this slot or a later one.
    SlotSigned { slot: Slot, highest: Slot },
    /// The clock of this device has jumped and was not confirmed, so nothing is signed.
    Clock { jump: ClockJump },
    /// The newest block is dated too far after this device's clock: other devices would reject a block after it.
    HeadAhead { head: Timestamp, now: Timestamp },
    /// The proposal is dated too far after this device's clock: other devices would reject the approval.
    ProposalAhead { dated: Timestamp, now: Timestamp },
    /// The newest block of a file is dated too far after this device's clock, and the command does not permit that.
    FileAhead { head: Timestamp, now: Timestamp },
    /// The content cannot be decrypted, or is absent.
    Sealed { fault: SealFault },
    /// The file is invalid or unreadable.
    File { fault: FileFault },
    /// The typed text is not the name of the ledger to be deleted.
    NotConfirmed { expected: Name },
    /// No previewed file is available: none was previewed, or it was imported or discarded.
    NoProposal,
    /// No import can be undone: there was none, or the chain has grown since.
    NothingToUndo,
    /// The ledger is read-only: its database is corrupt, unreachable, or newer than this program.
    ReadOnly { damage: Box<ReadOnlyReason> },
    /// The account file does not belong to the open ledger, or would replace another file of the account.
    ForeignAccount { user_id: UserId, fault: AccountFault },
    /// The command needs a file attached.
    NoAttachment,
    /// The command was cancelled.
    Cancelled,
    /// The store has failed.
    Store { fault: StoreError },
    /// The message is not a command.
    Malformed { fault: MalformedMessage },
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

impl From<MalformedMessage> for Fault {
    fn from(fault: MalformedMessage) -> Self {
        Self::Malformed { fault }
    }
}

impl From<SealFault> for Fault {
    fn from(fault: SealFault) -> Self {
        Self::Sealed { fault }
    }
}
