//! Reasons to look twice at the id and the name of a registration before it is approved.

use crate::ledger::id::UserId;
use serde::{Deserialize, Serialize};

/// A reason for concern about an id or a name. The rules of the ledger allow both; who approves decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "concern", rename_all = "snake_case")]
pub enum Concern {
    /// The name shows no letter and no digit.
    Blank,
    /// The name has a character that shows nothing, or not the same on every device.
    Invisible {
        /// Its code point.
        code_point: u32,
    },
    /// The name mixes scripts, or has letters that are for no names (above *highly restrictive* of UTS 39).
    MixedScripts,
    /// It reads like an id that no account may have.
    LikeReserved {
        /// Which of the two.
        part: NamePart,
        /// The reserved id.
        reserved: String,
    },
    /// It reads like the id or the name of another account, on the ledger or waiting to join.
    LikeAnother {
        /// Which of the two.
        part: NamePart,
        /// The other account.
        other: UserId,
        /// Which of the other's it reads like.
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
