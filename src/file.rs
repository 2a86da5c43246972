//! The file formats: snapshots, accounts, receipts (docs/protocol.md, section 9).
//!
//! Browsers exchange ledgers without a server, so they exchange files: the whole chain (a snapshot), the keys of one
//! person (an account), the proof of one transaction (a receipt). The sender may be an attacker. So a reader accepts
//! only what it verified, keeps one element in memory at a time, and reports the position of each fault.
//!
//! - [`stream`]: JSON as a stream of bytes, gzipped or plain, split into the parts of its top-level object.
//! - [`document`]: the reading and writing of small files, which are read whole.
//! - [`snapshot`], [`account`], [`receipt`], [`access_log`]: the formats.
//! - [`verified`]: a snapshot that is read and verified in one pass.

pub mod access_log;
pub mod account;
pub mod document;
pub mod left_out;
pub mod name;
pub mod receipt;
pub mod snapshot;
pub mod stream;
pub mod table;
pub mod verified;

use crate::ledger::free_text::TextFault;
use crate::ledger::id::Hash;
use crate::ledger::rejection::Rejection;
use serde::{Deserialize, Serialize};

/// The reason why a file is not accepted. Offsets count bytes of JSON from 0; in a gzipped file, after unzipping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum FileFault {
    /// The outline of the file is not JSON.
    Syntax { offset: u64, why: SyntaxFault },
    /// A value does not have the type that the format requires. `message` is the parser's own.
    Format { offset: u64, message: String },
    /// A member of the top-level object is repeated, unknown or missing. `name` is cut to 64 characters.
    Member { name: String, why: MemberFault },
    /// The file has another format. `actual` is its name, cut to 64 characters, or empty if the file names none.
    Foreign { actual: String },
    /// The file has a version of the format that this program does not know.
    Version { actual: u64, known: u64 },
    /// The file ends before its JSON is complete.
    Truncated { offset: u64 },
    /// The JSON has more bytes than `most`.
    TooLarge { most: u64 },
    /// One element, such as a block, has more bytes than `most`. `member` is empty if the element is a name.
    ElementTooLarge { member: String, most: u64, offset: u64 },
    /// The JSON has more levels of objects and arrays than `most`.
    TooDeep { most: u32, offset: u64 },
    /// The gzip data is corrupt. `offset` counts bytes of the gzipped file, with an error of up to 4,096.
    Gzip { offset: u64 },
    /// The platform could not read the file.
    Unreadable { cause: String },
    /// The name of the snapshot's ledger is empty, too long, or has a forbidden character.
    Name { why: TextFault },
    /// The snapshot names the ledger `expected`, but its block 0 creates `actual`.
    Ledger { expected: Hash, actual: Hash },
    /// A block or a transaction breaks a rule.
    Rejected { rejection: Rejection },
    /// An account file does not decrypt: the password is wrong, or the file was changed.
    DoesNotOpen,
    /// An access log does not decrypt: it is sealed to another audit key, or size and root do not match its entries.
    ClosedLog,
    /// An account file has a KDF cost that is not accepted.
    ForeignKdf,
    /// A receipt is not valid.
    Receipt { why: ReceiptFault },
}

/// The fault in the outline of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyntaxFault {
    /// The file begins with a byte-order mark.
    ByteOrderMark,
    /// The file does not begin with `{`.
    Object,
    /// The name of a member was expected.
    Name,
    /// A `:` was expected.
    Colon,
    /// A value was expected.
    Value,
    /// A list was expected.
    List,
    /// A `,` or the closing bracket was expected.
    Comma,
    /// The file has more bytes after its end.
    Trailing,
}

/// The fault of a member of the top-level object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberFault {
    /// The object contains it twice. `offset` is that of the second one.
    Repeated { offset: u64 },
    /// The format has no member of this name.
    Unknown { offset: u64 },
    /// The object lacks it.
    Missing,
}

/// The reason why a receipt is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptFault {
    /// The receipt, its header or its transaction is of another ledger than the one that it is compared with.
    Ledger,
    /// The ledger that it is compared with has another header at this height.
    Header,
    /// The delegate did not sign the header.
    HeaderSignature,
    /// The transaction is not under the header's Merkle root.
    Proof,
    /// The author did not sign the transaction.
    Signature,
    /// The approver did not sign the approval.
    Approval,
    /// The transaction names another sealed part.
    Sealed,
    /// The transaction commits to another content.
    Content,
}

/// Returns the beginning of an untrusted text, short enough for a message.
fn excerpt(text: &str) -> String {
    text.chars().take(64).collect()
}
