//! What can be asked of the worker.

use super::typed::{Founding, NewAccount, NewGrant, NewRecord};
use crate::file::snapshot::{Compression, Contents};
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Height, Slot};
use crate::ledger::secret::Password;
use crate::protocol::{LogFilter, Question};
use serde::{Deserialize, Serialize};

/// A request. Texts that a person typed are plain strings: the worker parses them and names the field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Where things stand. Reply: `Status`.
    Status,
    /// The ledgers of this device. Reply: `Ledgers`.
    ListLedgers,
    /// Founds a ledger, opens it and signs its founder in. Reply: `Status`.
    FoundLedger(Founding),
    /// Opens the demonstration and signs a doctor of it in; where it is not on this device yet, it is built and verified.
    /// Reply: `Status`.
    ExploreDemonstration,
    /// Opens a ledger of this device. Reply: `Status`.
    OpenLedger {
        /// Its id.
        ledger: Hash,
    },
    /// Closes the ledger, locking every account. Reply: `Status`.
    CloseLedger,
    /// Calls a ledger something else on this device. Reply: `Ledgers`.
    RenameLedger {
        /// Its id.
        ledger: Hash,
        /// What it is called here from now on.
        name: String,
    },
    /// Deletes a ledger from this device, for good. Reply: `Ledgers`.
    DeleteLedger {
        /// Its id.
        ledger: Hash,
        /// What it is called here, typed once more.
        confirmation: String,
    },
    /// Looks whether another tab has written, and takes over what it wrote. Reply: `Status`.
    Refresh,
    /// Makes keys, keeps them under the password, and proposes the account. Reply: `Submitted`.
    Register(NewAccount),
    /// Unlocks an account of this device and makes it the acting one. Reply: `Status`.
    SignIn {
        /// Who.
        user_id: String,
        /// That account's password.
        password: Password,
    },
    /// Locks the acting account. Reply: `Status`.
    SignOut,
    /// Unlocks an account of this device so that it can forge by itself; who acts stays the same. Reply: `Status`.
    Unlock {
        /// Who.
        user_id: String,
        /// That account's password.
        password: Password,
    },
    /// Locks an account of this device; the acting one is signed out. Reply: `Status`.
    Lock {
        /// Who.
        user_id: UserId,
    },
    /// Keeps an account of this device under another password. Reply: `Done`.
    ChangePassword {
        /// Whose.
        user_id: String,
        /// The password so far.
        password: Password,
        /// The new one.
        new_password: Password,
    },
    /// Writes an account file: the keys under their password. Reply: `Exported`, with the file attached.
    ExportAccount {
        /// Whose.
        user_id: UserId,
    },
    /// Takes in the attached account file of this ledger. Reply: `Status`.
    RestoreAccount {
        /// Set where it replaces another file of the same account that is kept here; left out: no.
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
        /// Where it was proposed; left out: where the doctor works.
        #[serde(default)]
        hospital_id: Option<String>,
    },
    /// Consents to what waits for the acting account. Reply: `Submitted`.
    Approve {
        /// The proposal.
        transaction: Hash,
        /// Set where a registration whose id or name gives reasons for concern is approved all the same; left out: no.
        #[serde(default)]
        despite_concerns: bool,
    },
    /// Refuses what waits for the acting account. Reply: `Submitted` with the id of the refusal.
    Refuse {
        /// The proposal.
        transaction: Hash,
        /// Why.
        reason: String,
    },
    /// Takes back an own proposal. Reply: `Submitted` with the id of the withdrawal.
    Withdraw {
        /// The proposal.
        transaction: Hash,
        /// Why.
        reason: String,
    },
    /// Lets a doctor read. Patients. Reply: `Submitted`.
    Grant(NewGrant),
    /// Ends a grant or a share. Patients. Reply: `Submitted`.
    Revoke {
        /// The transaction that granted or shared.
        grant: Hash,
        /// Why.
        reason: String,
    },
    /// The grants and shares that the acting account gave or was given; an administrator sees all. Reply: `Grants`.
    ListGrants,
    /// What the revocation of an own grant or share would stop, and what it cannot undo. Patients; it looks into the
    /// access log, and is logged so. Reply: `Revocation`.
    PreviewRevocation {
        /// The transaction that granted or shared.
        grant: Hash,
    },
    /// Moves free tokens to another account. Reply: `Submitted`.
    Transfer {
        /// Whose they are then.
        to: String,
        /// How many.
        amount: u64,
    },
    /// Stakes free tokens. Reply: `Submitted`.
    Stake {
        /// How many.
        amount: u64,
    },
    /// Lets staked tokens unlock. Reply: `Submitted`.
    Unstake {
        /// How many.
        amount: u64,
    },
    /// Stands for delegate, or steps down. Doctors and administrators. Reply: `Submitted`.
    Candidacy {
        /// Whether the acting account stands.
        standing: bool,
    },
    /// Votes with all staked tokens; left out: takes the vote back. Reply: `Submitted`.
    Vote {
        /// For whom.
        #[serde(default)]
        candidate: Option<String>,
    },
    /// Candidates, turns, and how the next election would end now. Reply: `Election`.
    ReadElection,
    /// Delegates of whom this device has seen two blocks for one slot. Reply: `Evidence`.
    ListEvidence,
    /// Submits such evidence. Reply: `Submitted`.
    SubmitEvidence {
        /// The delegate.
        delegate: UserId,
        /// The slot.
        slot: Slot,
    },
    /// Opens the content of a proposal or a record for the acting account. Reply: `Content`.
    ReadContent {
        /// The record transaction.
        transaction: Hash,
    },
    /// What waits. Reply: `Pool`.
    ListPool,
    /// Forges the next block, as the delegate whose turn it is: the acting account, or one that was unlocked to forge by
    /// itself. Reply: `Forged`.
    Forge {
        /// Whether delegates whose turn comes before are passed over; left out: no.
        #[serde(default)]
        pass_over: bool,
    },
    /// Lets the unlocked delegates of this device forge by themselves whenever there is something to forge.
    /// Reply: `Status`.
    Autopilot {
        /// The time between two blocks in milliseconds, 100 to 60,000; left out: they stop.
        #[serde(default)]
        pace: Option<u32>,
    },
    /// Says that the clock of this device is right, after it has jumped. Reply: `Status`.
    ConfirmClock,
    /// Locks accounts when nobody has asked for anything in so long. Reply: `Done`.
    LockWhenIdle {
        /// How many minutes, 1 to 60; 5 until this is sent.
        minutes: u32,
    },
    /// Blocks below `below` (left out: from the head down). Reply: `Blocks`, highest first.
    ListBlocks {
        /// The first height that is left out.
        #[serde(default)]
        below: Option<Height>,
        /// How many, at most 200.
        count: u32,
    },
    /// One block. Reply: `Block`.
    ReadBlock {
        /// Its height.
        height: Height,
    },
    /// One transaction of the chain or the pool. Reply: `Transaction`.
    ReadTransaction {
        /// Its id.
        transaction: Hash,
    },
    /// Finds blocks, transactions, people and records. Reply: `Found`.
    Search {
        /// A height; the first digits of a hash, at least 4; or a part of a name or an id.
        words: String,
    },
    /// One record: who wrote which version, and where it stands; never what it says. Reply: `Record`.
    ReadRecord {
        /// Its id.
        record_id: RecordId,
    },
    /// Works out once more why a value of the chain is what it is. Reply: `Explanation`.
    Explain {
        /// Which value.
        question: Question,
    },
    /// Everybody on the ledger. Reply: `People`.
    ListPeople,
    /// The acting doctor's own proposals. Reply: `Submissions`.
    ListSubmissions,
    /// The state of one proposed record, from the pool or the chain. Reply: `Submission`.
    ReadSubmission {
        /// The proposal.
        transaction: Hash,
    },
    /// A patient's records; logged before anything is shown. Reply: `History`.
    ReadHistory {
        /// The patient.
        patient_id: UserId,
    },
    /// The access log: administrators all of it, patients what is about them. Reply: `Log`.
    ReadLog {
        /// The first sequence number that is left out, counting down; left out: from the newest.
        #[serde(default)]
        below: Option<u64>,
        /// How many, at most 500.
        count: u32,
        /// The log's key, for a log that came with a file (administrators); left out: the log of this device.
        #[serde(default)]
        log: Option<PublicKey>,
        /// Which entries; left out: all.
        #[serde(default)]
        wanted: LogFilter,
    },
    /// Writes such entries as a table for spreadsheets. Reply: `Exported`, with the file attached.
    ExportLog {
        /// The log's key, for a log that came with a file (administrators); left out: the log of this device.
        #[serde(default)]
        log: Option<PublicKey>,
        /// Which entries; left out: all.
        #[serde(default)]
        wanted: LogFilter,
    },
    /// The logs that this device holds: its own, and those that came with files. Reply: `Logs`.
    ListLogs,
    /// Proves that an entry is in this device's log, and that the log goes on from what was anchored of it last.
    /// Administrators, and patients for entries about themselves. Reply: `LogProof`.
    ProveLog {
        /// The entry.
        sequence: u64,
    },
    /// Verifies the stored chain from its first block, all signatures. Reply: `Verified`.
    VerifyChain,
    /// Writes a snapshot. Reply: `Exported`, with the file attached.
    ExportLedger {
        /// Whether sealed contents are in it.
        contents: Contents,
        /// Whether it is gzipped.
        compression: Compression,
        /// Whether the accounts of this device are in it, each under its password; left out: no.
        #[serde(default)]
        accounts: bool,
    },
    /// Writes a receipt of one transaction. Reply: `Exported`, with the file attached.
    ExportReceipt {
        /// The transaction.
        transaction: Hash,
        /// Whether the content is disclosed in it; only for those who may see it.
        disclose: bool,
    },
    /// Reads and verifies the attached snapshot, and says what it would change. Reply: `Proposal`.
    PreviewImport,
    /// Takes in what was previewed last. Reply: `Imported`.
    AcceptImport {
        /// Whether a chain whose newest block is dated after this device's clock is taken in all the same; left out: no.
        #[serde(default)]
        ahead_of_clock: bool,
    },
    /// Forgets what was previewed last. Reply: `Done`.
    DiscardImport,
    /// Reads the attached snapshot and takes it in at once. Reply: `Imported`.
    ImportLedger {
        /// Whether a chain whose newest block is dated after this device's clock is taken in all the same; left out: no.
        #[serde(default)]
        ahead_of_clock: bool,
    },
    /// Brings back the chain as it was before the last import; once more, and the import is back. Reply: `Imported`.
    UndoImport,
    /// Ends a running import or verification before its time. Reply: `Done`.
    Cancel,
}

impl Command {
    /// Returns whether a ledger may come to this device by it.
    pub const fn begins_a_ledger(&self) -> bool {
        matches!(
            self,
            Self::FoundLedger(_) | Self::ExploreDemonstration | Self::ImportLedger { .. } | Self::AcceptImport { .. }
        )
    }

    /// Whether ledger, chain, pool and session are the same after it. The access log may have grown.
    pub const fn only_looks(&self) -> bool {
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
