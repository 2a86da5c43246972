//! Files that travel: snapshots, accounts, receipts (PROTOCOL, section 9).
//!
//! A ledger lives in browsers that have no server between them, so everything it gives to somebody else is a file: the
//! whole chain (a snapshot), one person's keys (an account), the proof of one transaction (a receipt). Whoever sends a
//! file may wish the reader ill. So nothing is believed that was not checked, no file can make memory grow beyond one
//! element of it, and each fault says where it stands.
//!
//! - [`stream`]: JSON as a stream of bytes, gzipped or plain, split into the parts of its top-level object.
//! - [`document`]: what the small files have in common: they are read whole.
//! - [`snapshot`], [`account`], [`receipt`], [`access_log`]: the formats.
//! - [`verified`]: a snapshot, read and held against the rules in one pass.

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

use crate::ledger::id::Hash;
use crate::ledger::rejection::Rejection;
use crate::ledger::words::TextFault;
use serde::{Deserialize, Serialize};

/// Why a file is not accepted. Offsets count bytes from 0, of the JSON: in a gzipped file, of what was zipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum FileFault {
    /// Not JSON, already from its outline.
    Syntax { offset: u64, why: SyntaxFault },
    /// A value is not what this place of the format asks for. `message` is the parser's own.
    Format { offset: u64, message: String },
    /// A member at the top of the file is repeated, unknown or missing. `name` is cut to 64 characters.
    Member { name: String, why: MemberFault },
    /// A file of another format. `found` is what it says it is, cut to 64 characters; empty where it says nothing.
    Foreign { found: String },
    /// The format in a version that this program does not know.
    Version { found: u64, known: u64 },
    /// It ends in the middle.
    Truncated { offset: u64 },
    /// More JSON than is read: in bytes.
    TooLarge { most: u64 },
    /// One element, a block for example, takes more bytes than is read. `member` is empty where it is a name.
    ElementTooLarge { member: String, most: u64, offset: u64 },
    /// Deeper than what is read.
    TooDeep { most: u32, offset: u64 },
    /// The gzip envelope is damaged. `offset` counts bytes of the gzipped file, and is exact to a few thousand.
    Gzip { offset: u64 },
    /// It could not be read at all.
    Unreadable { cause: String },
    /// The name of the snapshot's ledger is empty, too long, or has a forbidden character.
    Name { why: TextFault },
    /// The snapshot says it is of the ledger `expected`, and its block 0 founds `found`.
    Ledger { expected: Hash, found: Hash },
    /// A block or a transaction breaks a rule.
    Rejected { rejection: Rejection },
    /// An account file does not open: a wrong password, or damage.
    DoesNotOpen,
    /// An access log does not open: it is sealed to another audit key, or what it says of itself is not what is in it.
    ClosedLog,
    /// Settings for the password that are not accepted.
    ForeignKdf,
    /// A receipt does not prove what it says.
    Receipt { why: ReceiptFault },
}

/// What is wrong with the outline of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyntaxFault {
    /// It begins with a byte-order mark.
    ByteOrderMark,
    /// It does not begin with `{`.
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
    /// Something stands after the end.
    Trailing,
}

/// What is wrong with a member at the top of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberFault {
    /// It stands there twice. `offset` is where the second one begins.
    Repeated { offset: u64 },
    /// The format has none of this name.
    Unknown { offset: u64 },
    /// It is not there.
    Missing,
}

/// Why a receipt proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptFault {
    /// It is of another ledger than the one it is held against, or its parts are of different ones.
    Ledger,
    /// The header is not in the ledger it is held against.
    Header,
    /// The header is not signed by its delegate.
    HeaderSignature,
    /// The transaction is not under the header's root.
    Proof,
    /// The author did not sign it.
    Signature,
    /// The approval is not signed by whom it names.
    Approval,
    /// The sealed part is not the one that the transaction names.
    Sealed,
    /// The disclosed content is not the one committed to.
    Content,
}

/// The beginning of a text that a stranger wrote, short enough for a message.
fn excerpt(text: &str) -> String {
    text.chars().take(64).collect()
}
