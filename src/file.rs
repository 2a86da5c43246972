//! Files that travel: snapshots, accounts, receipts (PROTOCOL, section 9).

use crate::ledger::id::Hash;
use crate::ledger::rejection::Rejection;
use serde::{Deserialize, Serialize};

/// Why a file is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum FileFault {
    /// Not JSON, or not the JSON of such a file. `offset` counts bytes of the (unzipped) file.
    Format { offset: u64, message: String },
    /// Not a file of this format or version.
    Foreign { found: String },
    /// It ends in the middle.
    Truncated { offset: u64 },
    /// Larger than what is read: in bytes.
    TooLarge { most: u64 },
    /// Deeper than what is read.
    TooDeep { most: u32, offset: u64 },
    /// The gzip envelope is damaged.
    Gzip { offset: u64 },
    /// It could not be read at all.
    Unreadable { cause: String },
    /// The snapshot says it is of another ledger than its blocks.
    Ledger { expected: Hash, found: Hash },
    /// A block or a transaction breaks a rule.
    Rejected { rejection: Rejection },
    /// An account file does not open: a wrong password, or damage.
    DoesNotOpen,
    /// Settings for the password that are not accepted.
    ForeignKdf,
    /// A receipt does not prove what it says.
    Receipt { why: ReceiptFault },
}

/// Why a receipt proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptFault {
    /// The transaction is not under the header's root.
    Proof,
    /// The header is not signed by its delegate.
    HeaderSignature,
    /// The header is not in the ledger it is held against.
    Header,
    /// The disclosed content is not the one committed to.
    Content,
    /// The author did not sign it.
    Signature,
}
