//! Words of the page of one transaction.

use super::phrases;

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
}

/// The heading of a transaction.
pub fn title(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
