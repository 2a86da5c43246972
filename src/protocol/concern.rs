//! Concerns about the id or the name of a registration, for the administrator who approves it.

use crate::ledger::id::UserId;
use serde::{Deserialize, Serialize};

/// A concern about an id or a name. The rules of the ledger allow both; the approving administrator decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "concern", rename_all = "snake_case")]
pub enum Concern {
    /// The name shows no letter and no digit.
    Blank,
    /// The name has a character that is invisible or that devices draw differently.
    Invisible {
        /// Its code point.
        code_point: u32,
    },
    /// The name mixes scripts, or has letters that no name uses (above *highly restrictive* of UTS 39).
    MixedScripts,
    /// It looks like a reserved id.
    LikeReserved {
        /// The part of the account that looks like it.
        part: NamePart,
        /// The reserved id.
        reserved: String,
    },
    /// It looks like the id or the name of another account, on the ledger or in a registration.
    LikeAnother {
        /// The part of the account that looks like the other.
        part: NamePart,
        /// The other account.
        other: UserId,
        /// The part of the other account.
        like: NamePart,
        /// The other's id or name.
        text: String,
    },
}

/// An id or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamePart {
    /// The user id.
    Id,
    /// The name.
    Name,
}
