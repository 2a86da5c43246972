//! The commands of the worker, a row each.

use super::declare::{CommandHelp, commands};
use super::reply::FromReply;
use super::{
    BlockCard, BlockView, Compression, Contents, ElectionView, EvidenceView, Explanation, FileCard, GrantView, History,
    Import, LedgerCard, LogCard, LogFilter, LogProof, LogView, NewContent, OpenedContent, Person, PoolItem, Proposal,
    Question, RecordCard, RecordChange, RevocationPreview, SearchHit, Status, Submission, Submitted, TransactionView,
    VerifiedChain,
};
use crate::ledger::id::{Hash, RecordId, UserId};
use crate::ledger::key::PublicKey;
use crate::ledger::number::{Height, Slot, Timestamp};
use crate::ledger::secret::Password;
use crate::ledger::transaction::account::{Parameters, Role};
use crate::ledger::transaction::grant::Purpose;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

const TRANSACTION: &str = "transaction: its id";
const REASON: &str = "reason: a text";
const WANTED: &str = "wanted?: { words?, outcome?: permitted, denied or failed }";
const AHEAD: &str = "ahead_of_clock?: true to import a file dated after this device's clock";
const CONTENT: &str = "content: { record_type, prescription, amount, authored_on, insurance_id?, note? }";

commands! {
    /// Commands about the ledgers of this device.
    Library(LibraryCommand) {
        /// Shows the ledger, the session and the accounts.
        query ReadStatus = "status" {} -> Status;
        /// Lists the ledgers of this device.
        query ListLedgers = "list_ledgers" {} -> Vec<LedgerCard>;
        /// Creates a ledger, opens it and signs in its first administrator.
        change CreateLedger = "create_ledger" {
            /// The name of the ledger.
            name: String = "name",
            /// The first administrator's id.
            user_id: String = "user_id",
            /// The first administrator's name.
            founder_name: String = "founder_name",
            /// The first administrator's hospital.
            hospital_id: String = "hospital_id",
            /// The password of the first administrator's account.
            password: Password = "password",
            /// The parameters of the ledger.
            #[serde(default)] parameters: Parameters = "parameters?",
        } -> Status;
        /// Creates the demonstration hospital, or opens it if it exists, and signs in a doctor.
        change ExploreDemonstration = "explore_demonstration" {} -> Status;
        /// Opens a ledger of this device.
        change OpenLedger = "open_ledger" {
            /// Its id.
            ledger: Hash = "ledger: its id",
        } -> Status;
        /// Closes the ledger and locks every account.
        change CloseLedger = "close_ledger" {} -> Status;
        /// Changes the name of a ledger on this device.
        change RenameLedger = "rename_ledger" {
            /// Its id.
            ledger: Hash = "ledger: its id",
            /// Its new name on this device.
            name: String = "name",
        } -> Vec<LedgerCard>;
        /// Deletes a ledger from this device permanently.
        change DeleteLedger = "delete_ledger" {
            /// Its id.
            ledger: Hash = "ledger: its id",
            /// Its name on this device, typed again.
            confirmation: String = "confirmation: its name on this device",
        } -> Vec<LedgerCard>;
        /// Reads the changes that another tab has written.
        change Refresh = "refresh" {} -> Status;
    }
    /// Commands about the accounts of this device.
    Account(AccountCommand) {
        /// Creates keys, encrypts them with the password and proposes the account.
        change Register = "register" {
            /// The requested id.
            user_id: String = "user_id",
            /// The person's name.
            name: String = "name",
            /// The role.
            role: Role = "role: patient, doctor or administrator",
            /// The password of the account on this device.
            password: Password = "password",
            /// The person's hospital; absent for patients.
            hospital_id: Option<String> = "hospital_id?: not for patients",
        } -> Submitted;
        /// Unlocks an account of this device and signs it in.
        change SignIn = "sign_in" {
            /// The account.
            user_id: String = "user_id",
            /// The account's password.
            password: Password = "password",
        } -> Status;
        /// Locks the account that is signed in.
        change SignOut = "sign_out" {} -> Status;
        /// Unlocks an account so that it can forge automatically.
        change Unlock = "unlock" {
            /// The account.
            user_id: String = "user_id",
            /// The account's password.
            password: Password = "password",
        } -> Status;
        /// Locks an account, and signs it out if it is signed in.
        change Lock = "lock" {
            /// The account.
            user_id: UserId = "user_id",
        } -> Status;
        /// Changes the password of an account of this device.
        change ChangePassword = "change_password" {
            /// The account.
            user_id: String = "user_id",
            /// The present password.
            password: Password = "password",
            /// The new password.
            new_password: Password = "new_password",
        } -> ();
        /// Writes an account's keys, encrypted with its password. The file is attached to the reply.
        query ExportAccount = "export_account" {
            /// The account.
            user_id: UserId = "user_id",
        } -> FileCard;
        /// Imports the account file that is given as the file.
        change RestoreAccount = "restore_account" {
            /// Permits the file to replace another file of the same account; if absent: no.
            #[serde(default)] replace: bool = "replace?: true to replace another file of the account",
        } -> Status;
    }
    /// Commands about records, consent and permissions.
    Consent(ConsentCommand) {
        /// Proposes a record; doctors only.
        change SubmitRecord = "submit_record" {
            /// The patient.
            patient_id: String = "patient_id",
            /// The record: a new id, or that of the record to update.
            record_id: String = "record_id",
            /// The kind of change: a new record or a new version.
            change: RecordChange = "change: add or update",
            /// The content.
            content: NewContent = CONTENT,
            /// The hospital of the proposal; if absent: the doctor's own.
            hospital_id: Option<String> = "hospital_id?",
        } -> Submitted;
        /// Proposes to share a record with another doctor; doctors only.
        change ShareRecord = "share_record" {
            /// The record.
            record_id: String = "record_id",
            /// The doctor who may read it once the patient has approved.
            target_id: String = "target_id: a doctor",
            /// The hospital of the proposal; if absent: the doctor's own.
            hospital_id: Option<String> = "hospital_id?",
        } -> Submitted;
        /// Approves a proposal that waits for the account signed in.
        change Approve = "approve" {
            /// The proposal.
            transaction: Hash = TRANSACTION,
            /// Permits the approval of a registration whose id or name raises concerns; if absent: no.
            #[serde(default)] despite_concerns: bool = "despite_concerns?: true to approve a name that can be confused",
        } -> Submitted;
        /// Refuses a proposal that waits for the account signed in.
        change Refuse = "refuse" {
            /// The proposal.
            transaction: Hash = TRANSACTION,
            /// The reason, for the chain.
            reason: String = REASON,
        } -> Submitted;
        /// Withdraws a proposal of the account signed in.
        change Withdraw = "withdraw" {
            /// The proposal.
            transaction: Hash = TRANSACTION,
            /// The reason, for the chain.
            reason: String = REASON,
        } -> Submitted;
        /// Grants a doctor access; patients only.
        change Grant = "grant" {
            /// The doctor.
            grantee: String = "grantee: a doctor",
            /// The purpose.
            purpose: Purpose = "purpose: treatment, payment, operations or patient_request",
            /// The records; if absent: all, later ones too.
            records: Option<Vec<String>> = "records?: a list of ids; without it, all",
            /// The first time at which it is live; if absent: now.
            not_before: Option<Timestamp> = "not_before?: milliseconds since 1970; without it, now",
            /// The first time at which it is no longer live; if absent: it has no end.
            not_after: Option<Timestamp> = "not_after?: milliseconds since 1970; without it, no end",
        } -> Submitted;
        /// Ends a grant or a share; patients only.
        change Revoke = "revoke" {
            /// The transaction of the grant or share.
            grant: Hash = "grant: its id",
            /// The reason, for the chain.
            reason: String = REASON,
        } -> Submitted;
        /// Lists the grants and shares that concern the account signed in.
        query ListGrants = "list_grants" {} -> Vec<GrantView>;
        /// Shows what the revocation of an own grant would stop, and what it cannot undo.
        query PreviewRevocation = "preview_revocation" {
            /// The transaction of the grant or share.
            grant: Hash = "grant: its id",
        } -> RevocationPreview;
    }
    /// Commands about tokens, votes and delegates.
    Token(TokenCommand) {
        /// Transfers free tokens to another account.
        change Transfer = "transfer" {
            /// The account that receives them.
            to: String = "to",
            /// The number of tokens.
            amount: u64 = "amount",
        } -> Submitted;
        /// Stakes free tokens.
        change Stake = "stake" {
            /// The number of tokens.
            amount: u64 = "amount",
        } -> Submitted;
        /// Unstakes tokens; they are free after some rounds.
        change Unstake = "unstake" {
            /// The number of tokens.
            amount: u64 = "amount",
        } -> Submitted;
        /// Becomes a candidate, or withdraws the candidacy.
        change Candidacy = "candidacy" {
            /// `true` to begin it, `false` to end it.
            standing: bool = "standing: true to be a candidate, false to withdraw",
        } -> Submitted;
        /// Votes with all staked tokens.
        change Vote = "vote" {
            /// The candidate; if absent, the vote is withdrawn.
            candidate: Option<String> = "candidate?: a user id; without it, the vote is withdrawn",
        } -> Submitted;
        /// Shows the candidates, the turns, and the result that the next election would have now.
        query ReadElection = "read_election" {} -> ElectionView;
        /// Lists delegates who signed two blocks for one slot.
        query ListEvidence = "list_evidence" {} -> Vec<EvidenceView>;
        /// Submits the evidence of such a double signing.
        change SubmitEvidence = "submit_evidence" {
            /// The delegate.
            delegate: UserId = "delegate",
            /// The slot.
            slot: Slot = "slot",
        } -> Submitted;
    }
    /// Commands about the pool, forging and this device.
    Forging(ForgingCommand) {
        /// Decrypts the content of a record.
        query ReadContent = "read_content" {
            /// The record transaction.
            transaction: Hash = TRANSACTION,
        } -> OpenedContent;
        /// Lists the transactions that wait for consent or for a block.
        query ListPool = "list_pool" {} -> Vec<PoolItem>;
        /// Forges the next block, in the current slot or in a later one.
        change Forge = "forge" {
            /// Permits skipping the slots of delegates before the own one; if absent: no.
            #[serde(default)] pass_over: bool = "pass_over?: true to skip the slots before the own one",
        } -> BlockCard;
        /// Lets the unlocked delegates of this device forge automatically.
        change Autopilot = "autopilot" {
            /// The time between two blocks in milliseconds, 100 to 60,000; if absent, the autopilot stops.
            pace: Option<u32> = "pace?: milliseconds between blocks, 100 to 60000; without it, the autopilot stops",
        } -> Status;
        /// Confirms that this device's clock is right, after it has jumped.
        change ConfirmClock = "confirm_clock" {} -> Status;
        /// Locks the accounts after this time without a command.
        query LockWhenIdle = "lock_when_idle" {
            /// The minutes, 1 to 60; 5 before the first such command.
            minutes: u32 = "minutes: 1 to 60",
        } -> ();
    }
    /// Queries about the chain and the pool.
    Chain(ChainCommand) {
        /// Lists blocks, highest first.
        query ListBlocks = "list_blocks" {
            /// The most blocks, up to 200.
            count: u32 = "count: at most 200",
            /// The height above the first block; if absent, the list begins at the head.
            below: Option<Height> = "below?: a height",
        } -> Vec<BlockCard>;
        /// Shows one block.
        query ReadBlock = "read_block" {
            /// Its height.
            height: Height = "height",
        } -> BlockView;
        /// Shows a transaction of the chain or the pool.
        query ReadTransaction = "read_transaction" {
            /// Its id.
            transaction: Hash = TRANSACTION,
        } -> TransactionView;
        /// Finds blocks, transactions, people and records.
        query Search = "search" {
            /// A height; the first digits of a hash, at least 4; or a part of a name or an id.
            words: String = "words",
        } -> Vec<SearchHit>;
        /// Shows who wrote which version of a record.
        query ReadRecord = "read_record" {
            /// Its id.
            record_id: RecordId = "record_id",
        } -> RecordCard;
        /// Recomputes a value of the chain, step by step.
        query Explain = "explain" {
            /// The value.
            question: Question = "question: { of, height or transaction, leaf for a Merkle root }",
        } -> Explanation;
        /// Lists the people on the ledger.
        query ListPeople = "list_people" {} -> Vec<Person>;
        /// Lists the proposals of the doctor signed in.
        query ListSubmissions = "list_submissions" {} -> Vec<Submission>;
        /// Shows the state of one proposed record.
        query ReadSubmission = "read_submission" {
            /// The proposal.
            transaction: Hash = TRANSACTION,
        } -> Submission;
        /// Shows a patient's records, after an entry in the access log.
        query ReadHistory = "read_history" {
            /// The patient.
            patient_id: UserId = "patient_id",
        } -> History;
    }
    /// Commands about the access logs.
    Log(LogCommand) {
        /// Shows the access log.
        query ReadLog = "read_log" {
            /// The most entries, up to 500.
            count: u32 = "count: at most 500",
            /// The sequence number above the first entry; if absent, the list begins at the newest.
            below: Option<u64> = "below?: a sequence number",
            /// The key of a log from an imported file (administrators); if absent: this device's log.
            log: Option<PublicKey> = "log?: the key of a log that came with a file",
            /// The filter; if absent: all entries.
            #[serde(default)] wanted: LogFilter = WANTED,
        } -> LogView;
        /// Writes the access log as a table for spreadsheets. The file is attached to the reply.
        query ExportLog = "export_log" {
            /// The key of a log from an imported file (administrators); if absent: this device's log.
            log: Option<PublicKey> = "log?: the key of a log that came with a file",
            /// The filter; if absent: all entries.
            #[serde(default)] wanted: LogFilter = WANTED,
        } -> FileCard;
        /// Lists the access logs that this device holds.
        query ListLogs = "list_logs" {} -> Vec<LogCard>;
        /// Proves that an entry is in the log, and that the log only grew.
        query ProveLog = "prove_log" {
            /// The entry.
            sequence: u64 = "sequence",
        } -> LogProof;
    }
    /// Commands about files and long work.
    File(FileCommand) {
        /// Verifies the whole chain again, with all signatures.
        query VerifyChain = "verify_chain" {} -> VerifiedChain;
        /// Writes a snapshot. The file is attached to the reply.
        change ExportLedger = "export_ledger" {
            /// The sealed contents: included or not.
            contents: Contents = "contents: sealed or withheld",
            /// The compression.
            compression: Compression = "compression: none or gzip",
            /// Includes the accounts of this device, each encrypted with its password; if absent: no.
            #[serde(default)] accounts: bool = "accounts?: true or false",
        } -> FileCard;
        /// Writes a receipt of one transaction. The file is attached to the reply.
        query ExportReceipt = "export_receipt" {
            /// The transaction.
            transaction: Hash = TRANSACTION,
            /// Includes the decrypted content, which the acting account must be allowed to see.
            disclose: bool = "disclose: true or false",
        } -> FileCard;
        /// Verifies the snapshot that is given as the file, and shows the changes that it would make.
        query PreviewImport = "preview_import" {} -> Proposal;
        /// Makes the changes that were previewed last.
        change AcceptImport = "accept_import" {
            /// Permits a chain whose newest block is dated after this device's clock; if absent: no.
            #[serde(default)] ahead_of_clock: bool = AHEAD,
        } -> Import;
        /// Discards the import that was previewed last.
        query DiscardImport = "discard_import" {} -> ();
        /// Verifies the snapshot that is given as the file, and stores it.
        change ImportLedger = "import_ledger" {
            /// Permits a chain whose newest block is dated after this device's clock; if absent: no.
            #[serde(default)] ahead_of_clock: bool = AHEAD,
        } -> Import;
        /// Restores the chain from before the last import.
        change UndoImport = "undo_import" {} -> Import;
        /// Cancels a running import or verification.
        query Cancel = "cancel" {} -> ();
    }
}

#[cfg(test)]
mod tests;
