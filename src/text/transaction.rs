//! Words of the page of one transaction.

use super::{count, phrases};
use crate::ledger::id::UserId;
use crate::ledger::transaction::grant::Scope;

phrases! {
    MEMBERS_TITLE = "What was signed";
    TYPE = "Type";
    AUTHOR = "Author";
    TIME = "When, by the author's clock";
    SALT = "Salt";
    SIGNATURE = "Signature of the author";
    APPROVAL_TITLE = "Consent";
    APPROVED_BY = "Given by";
    APPROVED_AT = "When";
    APPROVAL_SIGNATURE = "Signature";
    NO_APPROVAL = "No consent has been given.";
    PLACE_TITLE = "Place in the chain";
    BLOCK = "Block";
    LEAF_INDEX = "Leaf";
    LEAF = "Hash of the leaf";
    PROOF = "Hashes that prove it, lowest first";
    NOT_PLACED = "It waits outside the chain.";
    NO_PROOF = "none: it is the only transaction of its block";
    PATIENT = "Patient";
    DOCTOR = "Doctor";
    HOSPITAL = "Hospital";
    RECORD = "Record";
    OPERATION = "What it does";
    SUPERSEDES = "Version before";
    COMMITMENT = "Commitment to the content";
    SEALED_HASH = "Hash of the sealed content";
    SEALED = "Sealed content";
    SEALED_HERE = "here, encrypted for its readers";
    SEALED_MISSING = "not on this device";
    NAME = "Name";
    ROLE = "Role";
    USER = "User id";
    PUBLIC_KEY = "Public key";
    SEALING_KEY = "Sealing key";
    AUDITOR_KEY = "Audit key";
    OF = "Settles";
    REASON = "Reason";
    TARGET = "Shared with";
    RAW = "The whole of it, as in a file";
    RECEIPT_TITLE = "Receipt";
    RECEIPT_LEAD = "A small file that proves, to anybody who knows this ledger, that the transaction stands in this block.";
    DISCLOSE = "Disclose the content in the receipt";
    EXPORT = "Export the receipt";
    EXPORTED = "The receipt is written.";
    SCOPE = "Which records";
    GRANTEE = "Doctor who may read";
    PURPOSE = "Purpose";
    NOT_BEFORE = "From";
    NOT_AFTER = "Until before";
    NO_END = "no end: until it is revoked";
    KEYS = "Content keys with it";
    ENDS = "Ends the grant or share";
    TO = "Receiver";
    AMOUNT = "Tokens";
    CANDIDACY = "Candidacy";
    CANDIDATE = "Votes for";
    VOTE_TAKEN_BACK = "nobody any more";
    DELEGATE = "Delegate";
    SLOT = "Slot";
    FIRST_HEADER = "One header's hash";
    SECOND_HEADER = "The other header's hash";
    LOG = "Log";
    LOG_SIZE = "Entries fixed";
    LOG_ROOT = "Root over them";
    LOG_SIGNATURE = "Signature of the log's own key";
    STANDS = "stands for delegate";
    STEPS_DOWN = "steps down";
}

/// Whom a record is shared with, after what is said of it.
pub fn shared_with(doctor: &UserId) -> String {
    format!(", with {doctor}")
}

/// What a grant lets whom read.
pub fn granted(grantee: &str, scope: &Scope) -> String {
    match scope {
        Scope::All => format!("to {grantee}, all records"),
        Scope::Records(records) => format!("to {grantee}, {}", count(records.len() as u64, "record", "records")),
    }
}

/// How many tokens, and to whom.
pub fn tokens(amount: u64, to: Option<&UserId>) -> String {
    let amount = count(amount, "token", "tokens");
    to.map_or_else(|| amount.clone(), |to| format!("{amount} to {to}"))
}

/// How many content keys are wrapped for the reader.
pub fn keys(number: u64) -> String {
    count(number, "version, wrapped for that doctor", "versions, wrapped for that doctor")
}

/// For whom somebody votes.
pub fn voted(candidate: Option<&UserId>) -> String {
    candidate.map_or_else(|| "taken back".to_owned(), |candidate| format!("for {candidate}"))
}

/// Of what evidence convicts whom.
pub fn convicted(delegate: &str, slot: u64) -> String {
    format!("{delegate} signed two blocks for slot {slot}")
}

/// What an anchor fixes.
pub fn anchored(log: &str, size: u64) -> String {
    format!("{} of log {log}", count(size, "entry", "entries"))
}

/// The heading of a transaction.
pub fn title(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
