//! What can be asked of the worker.

use crate::file::snapshot::{Compression, Contents};
use crate::ledger::id::{Hash, UserId};
use crate::ledger::number::Height;
use crate::ledger::transaction::account::{Parameters, Role};
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
    /// Opens a ledger of this device. Reply: `Status`.
    OpenLedger {
        /// Its id.
        ledger: Hash,
    },
    /// Closes the ledger, locking every account. Reply: `Status`.
    CloseLedger,
    /// Makes keys, keeps them under the password, and proposes the account. Reply: `Submitted`.
    Register(NewAccount),
    /// Unlocks an account of this device and makes it the acting one. Reply: `Status`.
    SignIn {
        /// Who.
        user_id: String,
        /// That account's password.
        password: String,
    },
    /// Locks the acting account. Reply: `Status`.
    SignOut,
    /// Proposes a record. Doctors. Reply: `Submitted`.
    SubmitRecord(NewRecord),
    /// Consents to what waits for the acting account. Reply: `Submitted`.
    Approve {
        /// The proposal.
        transaction: Hash,
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
    /// Opens the content of a proposal or a record for the acting account. Reply: `Content`.
    ReadContent {
        /// The record transaction.
        transaction: Hash,
    },
    /// What waits. Reply: `Pool`.
    ListPool,
    /// Forges the next block, as the delegate whose turn it is. Reply: `Forged`.
    Forge,
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
    /// Everybody on the ledger. Reply: `People`.
    ListPeople,
    /// The acting doctor's own proposals. Reply: `Submissions`.
    ListSubmissions,
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
    },
    /// Verifies the stored chain from its first block, all signatures. Reply: `Verified`.
    VerifyChain,
    /// Writes a snapshot. Reply: `Exported`, with the file attached.
    ExportLedger {
        /// Whether sealed contents are in it.
        contents: Contents,
        /// Whether it is gzipped.
        compression: Compression,
    },
    /// Writes a receipt of one transaction. Reply: `Exported`, with the file attached.
    ExportReceipt {
        /// The transaction.
        transaction: Hash,
        /// Whether the content is disclosed in it; only for those who may see it.
        disclose: bool,
    },
    /// Reads the attached snapshot: opens it beside, or adds its newer blocks. Reply: `Imported`.
    ImportLedger,
    /// Ends a running import or verification before its time. Reply: `Done`.
    Cancel,
}

impl Command {
    /// Whether ledger, chain, pool or session may be others after it.
    pub const fn changes_something(&self) -> bool {
        match self {
            Self::FoundLedger(_)
            | Self::OpenLedger { .. }
            | Self::CloseLedger
            | Self::Register(_)
            | Self::SignIn { .. }
            | Self::SignOut
            | Self::SubmitRecord(_)
            | Self::Approve { .. }
            | Self::Refuse { .. }
            | Self::Withdraw { .. }
            | Self::Forge
            | Self::ExportLedger { .. }
            | Self::ImportLedger => true,
            Self::Status
            | Self::ListLedgers
            | Self::ReadContent { .. }
            | Self::ListPool
            | Self::ListBlocks { .. }
            | Self::ReadBlock { .. }
            | Self::ReadTransaction { .. }
            | Self::ListPeople
            | Self::ListSubmissions
            | Self::ReadHistory { .. }
            | Self::ReadLog { .. }
            | Self::VerifyChain
            | Self::ExportReceipt { .. }
            | Self::Cancel => false,
        }
    }
}

/// A new ledger and its founder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Founding {
    /// What the ledger is called.
    pub name: String,
    /// What its rules leave open.
    #[serde(default)]
    pub parameters: Parameters,
    /// The founder's id.
    pub user_id: String,
    /// The founder's name.
    pub founder_name: String,
    /// Where the founder works.
    pub hospital_id: String,
    /// What the founder's account is kept under.
    pub password: String,
}

/// A new account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// The id that it asks for.
    pub user_id: String,
    /// The person's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Where the person works; not for patients.
    #[serde(default)]
    pub hospital_id: Option<String>,
    /// What it is kept under on this device.
    pub password: String,
}

/// A proposal for a patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewRecord {
    /// Whom it is about.
    pub patient_id: String,
    /// Which record: a new id, or that of the record to update.
    pub record_id: String,
    /// Where it was made; left out: where the doctor works.
    #[serde(default)]
    pub hospital_id: Option<String>,
    /// Whether it is new.
    pub change: RecordChange,
    /// What it says.
    pub content: NewContent,
}

/// Whether a record is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordChange {
    /// A new record.
    Add,
    /// The next version of a record.
    Update,
}

/// What a record says, as a person typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewContent {
    /// What kind of record.
    pub record_type: String,
    /// The patient's number with the insurer; empty or left out: none.
    #[serde(default)]
    pub insurance_id: String,
    /// What is prescribed or found.
    pub prescription: String,
    /// What it costs, in cents.
    pub amount: u64,
    /// Anything else; empty or left out: nothing.
    #[serde(default)]
    pub note: String,
    /// The date on which it was written, as text.
    pub authored_on: String,
}
