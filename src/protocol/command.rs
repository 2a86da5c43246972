//! The commands of the worker.

use super::typed::{NewAccount, NewGrant, NewLedger, NewRecord};
use crate::file::snapshot::{Compression, Contents};
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Height, Slot};
use crate::ledger::secret::Password;
use crate::protocol::{LogFilter, Question};
use serde::{Deserialize, Serialize};

/// A request. Text that a person typed is a plain string: the worker parses it and names the field with a fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Returns the status of the node. Reply: `Status`.
    Status,
    /// Lists the ledgers of this device. Reply: `Ledgers`.
    ListLedgers,
    /// Creates a ledger, opens it and signs its first administrator in. Reply: `Status`.
    CreateLedger(NewLedger),
    /// Opens the demonstration and signs one of its doctors in; first generates and imports it if this device lacks it.
    /// Reply: `Status`.
    ExploreDemonstration,
    /// Opens a ledger of this device. Reply: `Status`.
    OpenLedger {
        /// Its id.
        ledger: Hash,
    },
    /// Closes the ledger and locks every account. Reply: `Status`.
    CloseLedger,
    /// Renames a ledger on this device. Reply: `Ledgers`.
    RenameLedger {
        /// Its id.
        ledger: Hash,
        /// Its new name on this device.
        name: String,
    },
    /// Deletes a ledger from this device. This cannot be undone. Reply: `Ledgers`.
    DeleteLedger {
        /// Its id.
        ledger: Hash,
        /// Its name on this device, typed again.
        confirmation: String,
    },
    /// Reads the writes of other tabs. Reply: `Status`.
    Refresh,
    /// Creates keys, encrypts the seed with the password, and proposes the account. Reply: `Submitted`.
    Register(NewAccount),
    /// Unlocks an account of this device and makes it the acting one. Reply: `Status`.
    SignIn {
        /// The account.
        user_id: String,
        /// That account's password.
        password: Password,
    },
    /// Locks the acting account. Reply: `Status`.
    SignOut,
    /// Unlocks an account of this device to forge without a command; the acting account stays. Reply: `Status`.
    Unlock {
        /// The account.
        user_id: String,
        /// That account's password.
        password: Password,
    },
    /// Locks an account of this device; the acting one is signed out. Reply: `Status`.
    Lock {
        /// The account.
        user_id: UserId,
    },
    /// Encrypts an account of this device with another password. Reply: `Done`.
    ChangePassword {
        /// The account.
        user_id: String,
        /// The present password.
        password: Password,
        /// The new password.
        new_password: Password,
    },
    /// Exports an account file: the seed, encrypted with the password. Reply: `Exported`, with the file attached.
    ExportAccount {
        /// The account.
        user_id: UserId,
    },
    /// Imports the attached account file of this ledger. Reply: `Status`.
    RestoreAccount {
        /// Permits the file to replace another file of the same account; if absent: no.
        #[serde(default)]
        replace: bool,
    },
    /// Proposes a record. Doctors. Reply: `Submitted`.
    SubmitRecord(NewRecord),
    /// Proposes that another doctor may read a record. Doctors. Reply: `Submitted`.
    ShareRecord {
        /// The record.
        record_id: String,
        /// The doctor who may read it once the patient has approved.
        target_id: String,
        /// The hospital of the proposal; if absent: the doctor's own.
        #[serde(default)]
        hospital_id: Option<String>,
    },
    /// Approves a proposal that waits for the acting account. Reply: `Submitted`.
    Approve {
        /// The proposal.
        transaction: Hash,
        /// Permits the approval of a registration whose id or name raises concerns; if absent: no.
        #[serde(default)]
        despite_concerns: bool,
    },
    /// Refuses a proposal that waits for the acting account. Reply: `Submitted` with the id of the refusal.
    Refuse {
        /// The proposal.
        transaction: Hash,
        /// The reason, for the chain.
        reason: String,
    },
    /// Withdraws an own proposal. Reply: `Submitted` with the id of the withdrawal.
    Withdraw {
        /// The proposal.
        transaction: Hash,
        /// The reason, for the chain.
        reason: String,
    },
    /// Grants a doctor access. Patients. Reply: `Submitted`.
    Grant(NewGrant),
    /// Ends a grant or a share. Patients. Reply: `Submitted`.
    Revoke {
        /// The transaction of the grant or share.
        grant: Hash,
        /// The reason, for the chain.
        reason: String,
    },
    /// Lists the grants and shares by or for the acting account; an administrator sees all. Reply: `Grants`.
    ListGrants,
    /// Previews the revocation of an own grant or share: its effects and their limits. Patients. Reads the access log,
    /// and is logged as such. Reply: `Revocation`.
    PreviewRevocation {
        /// The transaction of the grant or share.
        grant: Hash,
    },
    /// Moves free tokens to another account. Reply: `Submitted`.
    Transfer {
        /// The account that receives them.
        to: String,
        /// The number of tokens.
        amount: u64,
    },
    /// Stakes free tokens. Reply: `Submitted`.
    Stake {
        /// The number of tokens.
        amount: u64,
    },
    /// Starts unlocking staked tokens. Reply: `Submitted`.
    Unstake {
        /// The number of tokens.
        amount: u64,
    },
    /// Begins or ends a candidacy for delegate. Doctors and administrators. Reply: `Submitted`.
    Candidacy {
        /// `true` to begin it, `false` to end it.
        standing: bool,
    },
    /// Votes with all staked tokens. Reply: `Submitted`.
    Vote {
        /// The candidate; if absent, the vote is withdrawn.
        #[serde(default)]
        candidate: Option<String>,
    },
    /// Returns candidates, schedule, and a preview of the next election. Reply: `Election`.
    ReadElection,
    /// Lists the evidence of double signing that this device has found. Reply: `Evidence`.
    ListEvidence,
    /// Submits such evidence. Reply: `Submitted`.
    SubmitEvidence {
        /// The delegate.
        delegate: UserId,
        /// The slot.
        slot: Slot,
    },
    /// Decrypts the content of a proposal or a record for the acting account. Reply: `Content`.
    ReadContent {
        /// The record transaction.
        transaction: Hash,
    },
    /// Lists the pool. Reply: `Pool`.
    ListPool,
    /// Forges the next block as its delegate: the acting account, or one that was unlocked to forge without a command.
    /// Reply: `Forged`.
    Forge {
        /// Permits skipping the slots of delegates before the own one; if absent: no.
        #[serde(default)]
        pass_over: bool,
    },
    /// Lets the unlocked delegates of this device forge without a command whenever there is something to forge. Reply:
    /// `Status`.
    Autopilot {
        /// The time between two blocks in milliseconds, 100 to 60,000; if absent, the autopilot stops.
        #[serde(default)]
        pace: Option<u32>,
    },
    /// Confirms that the clock of this device is right, after it has jumped. Reply: `Status`.
    ConfirmClock,
    /// Sets the time without a command after which accounts are locked. Reply: `Done`.
    LockWhenIdle {
        /// The minutes, 1 to 60; 5 before the first such command.
        minutes: u32,
    },
    /// Lists blocks. Reply: `Blocks`, highest first.
    ListBlocks {
        /// The height above the first block; if absent, the list begins at the head.
        #[serde(default)]
        below: Option<Height>,
        /// The most blocks, up to 200.
        count: u32,
    },
    /// Returns one block. Reply: `Block`.
    ReadBlock {
        /// Its height.
        height: Height,
    },
    /// Returns one transaction of the chain or the pool. Reply: `Transaction`.
    ReadTransaction {
        /// Its id.
        transaction: Hash,
    },
    /// Finds blocks, transactions, people and records. Reply: `SearchHits`.
    Search {
        /// A height; the first digits of a hash, at least 4; or a part of a name or an id.
        words: String,
    },
    /// Returns a record: the author and block of each version, without its content. Reply: `Record`.
    ReadRecord {
        /// Its id.
        record_id: RecordId,
    },
    /// Computes a value of the chain again and shows the steps. Reply: `Explanation`.
    Explain {
        /// The value.
        question: Question,
    },
    /// Lists the accounts of the ledger and the registrations in the pool. Reply: `People`.
    ListPeople,
    /// Lists the acting doctor's own proposals. Reply: `Submissions`.
    ListSubmissions,
    /// Returns the state of one proposed record, from the pool or the chain. Reply: `Submission`.
    ReadSubmission {
        /// The proposal.
        transaction: Hash,
    },
    /// Returns a patient's records; the access is logged first. Reply: `History`.
    ReadHistory {
        /// The patient.
        patient_id: UserId,
    },
    /// Reads the access log: administrators all entries, patients those about themselves. Reply: `Log`.
    ReadLog {
        /// The sequence number above the first entry; if absent, the list begins at the newest.
        #[serde(default)]
        below: Option<u64>,
        /// The most entries, up to 500.
        count: u32,
        /// The key of a log from an imported file (administrators); if absent: this device's log.
        #[serde(default)]
        log: Option<PublicKey>,
        /// The filter; if absent: all entries.
        #[serde(default)]
        wanted: LogFilter,
    },
    /// Exports such entries as a table for spreadsheets. Reply: `Exported`, with the file attached.
    ExportLog {
        /// The key of a log from an imported file (administrators); if absent: this device's log.
        #[serde(default)]
        log: Option<PublicKey>,
        /// The filter; if absent: all entries.
        #[serde(default)]
        wanted: LogFilter,
    },
    /// Lists the logs of this device: its own, and those from imported files. Reply: `Logs`.
    ListLogs,
    /// Proves that an entry is in this device's log, and that the log only grew since its last anchor. Administrators,
    /// and patients for entries about themselves. Reply: `LogProof`.
    ProveLog {
        /// The entry.
        sequence: u64,
    },
    /// Verifies the stored chain from block 0 on, with all signatures. Reply: `Verified`.
    VerifyChain,
    /// Exports a snapshot. Reply: `Exported`, with the file attached.
    ExportLedger {
        /// The sealed contents: included or not.
        contents: Contents,
        /// The compression.
        compression: Compression,
        /// Includes the accounts of this device, each encrypted with its password; if absent: no.
        #[serde(default)]
        accounts: bool,
    },
    /// Exports a receipt of one transaction. Reply: `Exported`, with the file attached.
    ExportReceipt {
        /// The transaction.
        transaction: Hash,
        /// Includes the decrypted content, which the acting account must be allowed to see.
        disclose: bool,
    },
    /// Verifies the attached snapshot, and previews its import. Reply: `Proposal`.
    PreviewImport,
    /// Imports the file that was previewed last. Reply: `Imported`.
    AcceptImport {
        /// Permits a chain whose newest block is dated after this device's clock; if absent: no.
        #[serde(default)]
        ahead_of_clock: bool,
    },
    /// Discards the file that was previewed last. Reply: `Done`.
    DiscardImport,
    /// Verifies the attached snapshot and imports it at once. Reply: `Imported`.
    ImportLedger {
        /// Permits a chain whose newest block is dated after this device's clock; if absent: no.
        #[serde(default)]
        ahead_of_clock: bool,
    },
    /// Restores the chain before the last import; a second time, restores the import. Reply: `Imported`.
    UndoImport,
    /// Cancels a running import, export, verification or explanation. Reply: `Done`.
    Cancel,
}

impl Command {
    /// Returns `true` if the command can add a ledger to this device.
    pub const fn may_add_a_ledger(&self) -> bool {
        matches!(
            self,
            Self::CreateLedger(_) | Self::ExploreDemonstration | Self::ImportLedger { .. } | Self::AcceptImport { .. }
        )
    }

    /// Returns `true` if the command changes no ledger, chain, pool or session. It may add to the access log.
    pub const fn is_read_only(&self) -> bool {
        matches!(
            self,
            Self::Status
                | Self::ListLedgers
                | Self::ListGrants
                | Self::PreviewRevocation { .. }
                | Self::ReadElection
                | Self::ListEvidence
                | Self::ReadContent { .. }
                | Self::ListPool
                | Self::ListBlocks { .. }
                | Self::ReadBlock { .. }
                | Self::ReadTransaction { .. }
                | Self::Search { .. }
                | Self::ReadRecord { .. }
                | Self::Explain { .. }
                | Self::ListPeople
                | Self::ListSubmissions
                | Self::ReadSubmission { .. }
                | Self::ReadHistory { .. }
                | Self::ReadLog { .. }
                | Self::ExportLog { .. }
                | Self::ListLogs
                | Self::ProveLog { .. }
                | Self::VerifyChain
                | Self::ExportReceipt { .. }
                | Self::ExportAccount { .. }
                | Self::LockWhenIdle { .. }
                | Self::PreviewImport
                | Self::DiscardImport
                | Self::Cancel
        )
    }
}
