//! Words of the page of one transaction.

use super::{count, phrases};
use crate::ledger::id::UserId;
use crate::ledger::transaction::grant::Scope;

phrases! {
    members_title = "What was signed";
    type_label = "Type";
    author = "Author";
    time = "When, by the author's clock";
    salt = "Salt";
    signature = "Signature of the author";
    approval_title = "Consent";
    approved_by = "Given by";
    approved_at = "When";
    approval_signature = "Signature";
    no_approval = "No consent has been given.";
    place_title = "Place in the chain";
    block = "Block";
    leaf_index = "Leaf";
    leaf = "Hash of the leaf";
    proof = "Hashes that prove it, lowest first";
    not_placed = "It waits outside the chain.";
    no_proof = "none: it is the only transaction of its block";
    patient = "Patient";
    doctor = "Doctor";
    hospital = "Hospital";
    record = "Record";
    operation = "What it does";
    supersedes = "Version before";
    commitment = "Commitment to the content";
    sealed_hash = "Hash of the sealed content";
    sealed = "Sealed content";
    sealed_here = "here, encrypted for its readers";
    sealed_missing = "not on this device";
    name = "Name";
    role = "Role";
    user = "User id";
    public_key = "Public key";
    sealing_key = "Sealing key";
    auditor_key = "Audit key";
    of = "Settles";
    reason = "Reason";
    target = "Shared with";
    raw = "The whole of it, as in a file";
    receipt_title = "Receipt";
    receipt_lead = "A small file that proves, to anybody who knows this ledger, that the transaction stands in this block.";
    disclose = "Disclose the content in the receipt";
    export = "Export the receipt";
    exported = "The receipt is written.";
    scope = "Which records";
    grantee = "Doctor who may read";
    purpose = "Purpose";
    not_before = "From";
    not_after = "Until before";
    no_end = "no end: until it is revoked";
    keys_label = "Content keys with it";
    ends = "Ends the grant or share";
    to = "Receiver";
    amount = "Tokens";
    candidacy = "Candidacy";
    candidate = "Votes for";
    vote_taken_back = "nobody any more";
    delegate = "Delegate";
    slot = "Slot";
    first_header = "One header's hash";
    second_header = "The other header's hash";
    log = "Log";
    log_size = "Entries fixed";
    log_root = "Root over them";
    log_signature = "Signature of the log's own key";
    stands = "stands for delegate";
    steps_down = "steps down";
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
