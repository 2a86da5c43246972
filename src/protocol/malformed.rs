//! The defects of a message that is not a command. A script can send any value.

use serde::{Deserialize, Serialize};

/// The defect of a message, or of the file beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MalformedMessage {
    /// A value in the message is not plain, exceeds a limit, or cannot be read. `place` has the names of the members
    /// that lead to it, with a dot between them.
    Value { place: String, fault: ValueFault },
    /// The message is not an object.
    NotAnObject,
    /// The command has no member at this place, or not in this form.
    Unknown { place: String },
    /// The decoder has rejected the message. `message` is the decoder's.
    Undecodable { message: String },
    /// The message has no id that an answer could repeat.
    NoId,
    /// The browser could not read the message.
    Unreadable,
    /// The value that was passed as a file is not a file.
    NotAFile,
    /// The browser cannot read the file.
    UnreadableFile { cause: String },
}

/// The defect of a value in a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ValueFault {
    /// There are more than `most` values.
    TooMany { most: u64 },
    /// Lists and objects are nested in more than `most` levels.
    TooDeep { most: u64 },
    /// All texts and names together have more than `most` characters.
    TooLong { most: u64 },
    /// The value is not a text, a number, `true`, `false`, `null`, a list or a plain object.
    NotPlain,
    /// The number is not whole, or is beyond 2^53 - 1.
    NotWhole,
    /// The text has one half of a surrogate pair without the other.
    HalfCharacter,
    /// The name of a member is a symbol.
    SymbolName,
    /// `Array.isArray` is not a function.
    NoIsArray,
    /// The value throws when it is read.
    Threw { cause: String },
}
